/**
 * The few words every stage shares: languages and bilingual texts, places in files, problems found
 * there, definition files read as YAML with positions, and the event by which early stages leave a
 * trace without knowing who keeps the record. Imports no other room.
 */
@NullMarked
package org.orgstatus.base;

import org.jspecify.annotations.NullMarked;
