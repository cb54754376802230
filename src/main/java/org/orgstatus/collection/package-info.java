/**
 * Collection: waves, invitations, drafts and submission. A response belongs to one unit in one
 * wave; it starts as a draft and only this package changes it. Personal items are split off here
 * into an encrypted contact table, so that no sheet, revision or hash holds them. Reads from
 * registry and sampling (who is asked), questionnaire (what may be answered) and accounts (who
 * answers). Read by dataset, export and web.
 */
@NullMarked
package org.orgstatus.collection;

import org.jspecify.annotations.NullMarked;
