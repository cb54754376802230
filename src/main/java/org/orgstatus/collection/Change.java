package org.orgstatus.collection;

import jakarta.json.JsonValue;
import org.orgstatus.questionnaire.ItemPath;

/**
 * One item changed by somebody.
 *
 * @param value as on the wire; null takes the answer away
 * @param basis revision of the item that the change was made on; 0 for never answered
 */
public record Change(ItemPath path, JsonValue value, long basis) {}
