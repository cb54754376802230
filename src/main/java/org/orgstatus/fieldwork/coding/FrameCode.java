package org.orgstatus.fieldwork.coding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.orgstatus.base.LocalText;

/**
 * A code of the frame.
 *
 * @param code as people write it, for example {@code ORG.form}
 * @param parent the heading above it; empty for a heading and for codes that stand alone
 * @param guidance what to mind; empty where nothing is said
 * @param example words that the code fits; empty where none are given
 * @param indicators ids that it speaks to
 * @param closed from this day on nobody can use it
 */
public record FrameCode(
    String code,
    String parent,
    LocalText label,
    LocalText definition,
    LocalText guidance,
    LocalText example,
    List<String> indicators,
    Optional<LocalDate> since,
    Optional<LocalDate> closed) {

  public FrameCode {
    indicators = List.copyOf(indicators);
  }

  /** The heading that it counts under: its parent, or itself. */
  public String heading() {
    return parent.isEmpty() ? code : parent;
  }

  /** Whether it may be given on that day. */
  public boolean isOpen(LocalDate day) {
    return closed.filter(c -> !day.isBefore(c)).isEmpty() && since.filter(day::isBefore).isEmpty();
  }
}
