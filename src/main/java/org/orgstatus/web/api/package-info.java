/**
 * The JSON door: what each definition file produces without a line of code. Definitions and
 * schemas, drafts, checks and submissions, and look-ups in the register. Faults leave through the
 * one mapper of {@code web}; the OpenAPI description names every questionnaire with its own schema
 * and an example. Reads from questionnaire, collection, sampling and registry.
 */
@NullMarked
package org.orgstatus.web.api;

import org.jspecify.annotations.NullMarked;
