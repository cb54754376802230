/**
 * The respondent's door: activation, the list of sections, one section a page, the check page, the
 * receipt and its verification, what to do about a return. Pages are made from whatever
 * questionnaires the wave holds; no form has code of its own.
 */
@NullMarked
package org.orgstatus.web.respond;

import org.jspecify.annotations.NullMarked;
