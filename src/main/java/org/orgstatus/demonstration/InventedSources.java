package org.orgstatus.demonstration;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.orgstatus.collection.Sources;
import org.orgstatus.questionnaire.expression.Value;

/**
 * What the checks of forms C and D read beside the form itself, as collection will find it.
 *
 * @param roster rows of the roster in force, where one was loaded
 * @param accepted accepted answers of the province's institutions, by status
 * @param listed the row in which the province lists the alliance, where it has sent its form
 */
record InventedSources(
    OptionalInt roster, Map<String, Integer> accepted, Optional<InventedProvince.Listed> listed)
    implements Sources {

  @Override
  public Value roster(String what) {
    return what.equals("rows") && roster.isPresent()
        ? new Value.Number(roster.getAsInt())
        : Value.EMPTY;
  }

  @Override
  public Value otherForm(String formId, String item) {
    return item.equals("ca_members")
        ? listed.<Value>map(row -> new Value.Number(row.members())).orElse(Value.EMPTY)
        : Value.EMPTY;
  }

  @Override
  public Value answers(String item, String value) {
    return item.equals("g_status")
        ? new Value.Number(accepted.getOrDefault(value, 0))
        : Value.EMPTY;
  }
}
