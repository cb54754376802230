package org.orgstatus.registry;

import java.util.Locale;
import org.orgstatus.base.LocalText;

/** The kinds of unit that answer a form. */
public enum UnitKind {
  INSTITUTION("高校", "Institution"),
  REPORTING_UNIT("省级单位", "Reporting unit"),
  ALLIANCE("联盟", "Alliance");

  private final LocalText text;

  UnitKind(String zh, String en) {
    text = LocalText.of(zh, en);
  }

  public LocalText text() {
    return text;
  }

  /** {@code institution}, {@code reporting_unit} or {@code alliance}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
