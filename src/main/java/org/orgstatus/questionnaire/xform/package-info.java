/**
 * A form as an XForm, and the sheet that an OpenRosa client (ODK Collect, Enketo) fills in with it:
 * definition to document, document to answers. What XPath cannot say is left to the server, which
 * checks every sheet anyway. Reads questionnaire and its expressions; read by collection and web.
 */
@NullMarked
package org.orgstatus.questionnaire.xform;

import org.jspecify.annotations.NullMarked;
