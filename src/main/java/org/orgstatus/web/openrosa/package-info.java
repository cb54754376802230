/**
 * The door for OpenRosa clients (ODK Collect, Enketo): the forms of visits as XForms, and the
 * sheets that come back. Reads from questionnaire, collection and accounts.
 */
@NullMarked
package org.orgstatus.web.openrosa;

import org.jspecify.annotations.NullMarked;
