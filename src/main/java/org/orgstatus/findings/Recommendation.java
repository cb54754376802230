package org.orgstatus.findings;

import java.util.List;
import org.orgstatus.base.LocalText;

/**
 * What follows from a finding. It may be empty; one that is begun says what is to be done.
 *
 * @param problem that the finding shows
 * @param measure against it
 * @param who takes it
 * @param when by which day or occasion
 */
public record Recommendation(LocalText problem, LocalText measure, LocalText who, LocalText when) {

  /** Characters of a part at the most. */
  public static final int LONGEST = 600;

  public static final Recommendation NONE =
      new Recommendation(LocalText.EMPTY, LocalText.EMPTY, LocalText.EMPTY, LocalText.EMPTY);

  public boolean isEmpty() {
    return parts().stream().allMatch(LocalText::isEmpty);
  }

  /** Problem, measure, who and when, in this order. */
  public List<LocalText> parts() {
    return List.of(problem, measure, who, when);
  }
}
