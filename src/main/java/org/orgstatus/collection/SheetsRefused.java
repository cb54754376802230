package org.orgstatus.collection;

import java.util.LinkedHashMap;
import java.util.Map;

/** Sheets sent together of which one or more cannot be taken: none was. */
public class SheetsRefused extends RuntimeException {

  private static final long serialVersionUID = 1;
  private final transient Map<String, RuntimeException> refused;

  SheetsRefused(Map<String, RuntimeException> refused) {
    super(refused.size() + " sheets cannot be taken: " + refused.keySet());
    this.refused = new LinkedHashMap<>(refused);
  }

  /**
   * What stops each, by unit code in the order in which they were sent: as if the sheet had been
   * sent alone.
   */
  public Map<String, RuntimeException> refused() {
    return new LinkedHashMap<>(refused);
  }
}
