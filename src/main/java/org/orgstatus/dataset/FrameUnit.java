package org.orgstatus.dataset;

import java.util.List;
import java.util.Map;

/**
 * A unit as the frame of a wave froze it.
 *
 * @param code code of the institution or reporting unit, or id of the alliance
 * @param facts value of each frame column by its name (see {@link FrameColumns}); empty text where
 *     the register has none
 * @param members of an alliance: codes of institutions, in order
 */
public record FrameUnit(String code, Map<String, String> facts, List<String> members) {

  public FrameUnit {
    facts = Map.copyOf(facts);
    members = List.copyOf(members);
    for (String name : facts.keySet()) {
      if (!FrameColumns.NAMES.contains(name)) {
        throw new IllegalArgumentException("not a frame column: " + name);
      }
    }
  }

  public FrameUnit(String code, Map<String, String> facts) {
    this(code, facts, List.of());
  }

  public String fact(String column) {
    return facts.getOrDefault(column, "");
  }
}
