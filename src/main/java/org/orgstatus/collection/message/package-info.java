/**
 * Message: what the study writes to institutions. Standard texts as a wave words them, the contact
 * lines that stand in them, addresses, an outbox that mails in the background, reminders, notices
 * of returns, and the log of it all. Addresses and messages are kept encrypted. Reads from
 * collection, sampling, registry, questionnaire and accounts; read by web.
 */
@NullMarked
package org.orgstatus.collection.message;

import org.jspecify.annotations.NullMarked;
