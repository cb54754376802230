/**
 * The province's workbook: which cell of it is which answer, and what a workbook that comes back
 * holds. Pure; what is done with the answers is for {@code collection}. Reads from questionnaire
 * and from registry, which reads files.
 */
@NullMarked
package org.orgstatus.collection.bulk;

import org.jspecify.annotations.NullMarked;
