package org.orgstatus.dataset;

import java.util.Map;

/**
 * An institution as the frame of a wave froze it.
 *
 * @param code institution code, text of ten digits
 * @param facts value of each frame column by its name (see {@link FrameColumns}); empty text where
 *     the register has none
 */
public record FrameUnit(String code, Map<String, String> facts) {

  public FrameUnit {
    facts = Map.copyOf(facts);
    for (String name : facts.keySet()) {
      if (!FrameColumns.NAMES.contains(name)) {
        throw new IllegalArgumentException("not a frame column: " + name);
      }
    }
  }

  public String fact(String column) {
    return facts.getOrDefault(column, "");
  }
}
