/**
 * The demonstration study: an invented register and invented answers with planted differences, so
 * that anyone can try the system and every analysis can be checked against what was planted. The
 * same generator makes the sheets of benchmarks. Reads from base, registry, questionnaire, accounts
 * and collection. Read by web only.
 */
@NullMarked
package org.orgstatus.demonstration;

import org.jspecify.annotations.NullMarked;
