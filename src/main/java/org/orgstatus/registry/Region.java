package org.orgstatus.registry;

import org.orgstatus.base.LocalText;

/** The four economic regions of national statistics. The names are the codes of the data files. */
public enum Region {
  EAST("东部地区", "East"),
  CENTRAL("中部地区", "Central"),
  WEST("西部地区", "West"),
  NORTHEAST("东北地区", "Northeast");

  private final LocalText text;

  Region(String zh, String en) {
    text = LocalText.of(zh, en);
  }

  public LocalText text() {
    return text;
  }
}
