/**
 * The papers of the study in every format, the basket of single results, and whether a paper that
 * was given out still holds. For policy writers and analysts.
 */
@NullMarked
package org.orgstatus.web.document;

import org.jspecify.annotations.NullMarked;
