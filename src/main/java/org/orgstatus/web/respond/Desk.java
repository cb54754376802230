package org.orgstatus.web.respond;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.orgstatus.questionnaire.ItemPath;

/**
 * What stands around a section on its page.
 *
 * @param home address of the list of sections; null where there is none
 * @param address where the section's form is sent
 * @param previous address of the section before; null where there is none
 * @param known which answers the page may know of
 * @param told which answers of the server the page may know of, by the key of the question
 */
record Desk(
    @Nullable String home,
    String address,
    @Nullable String previous,
    Wire wire,
    Predicate<ItemPath> known,
    Predicate<String> told) {}
