/**
 * Coding of what was said and written: the frame of codes, passages of open answers with the codes
 * that people gave them, texts that two code apart with their agreement, decisions on what they see
 * otherwise, the lock that closes it, and quotations with their clearance. The texts themselves are
 * answers that {@code collection} keeps; here stands only what people make of them.
 */
@NullMarked
package org.orgstatus.fieldwork.coding;

import org.jspecify.annotations.NullMarked;
