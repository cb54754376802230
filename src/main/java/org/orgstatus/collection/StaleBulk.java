package org.orgstatus.collection;

import java.util.List;

/** Institutions began themselves after their answers were previewed; nothing was stored. */
public class StaleBulk extends RuntimeException {

  private static final long serialVersionUID = 1;
  private final transient List<String> unitCodes;

  StaleBulk(List<String> unitCodes) {
    super("begun meanwhile: " + unitCodes);
    this.unitCodes = List.copyOf(unitCodes);
  }

  public List<String> unitCodes() {
    return unitCodes;
  }
}
