package org.orgstatus.export;

import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.text.PaperFont;

/** Whether pages can be printed here at all. */
public final class Printing {

  private Printing() {}

  /** What is missing or broken and what to do; empty where pages can be printed. */
  public static Optional<LocalText> fault() {
    return PaperFont.fault();
  }
}
