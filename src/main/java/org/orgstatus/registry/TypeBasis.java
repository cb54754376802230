package org.orgstatus.registry;

import java.util.Locale;

/** Where an institution's type comes from. Files write the names in lower case. */
public enum TypeBasis {
  PUBLISHED_LISTING,
  NAME_RULE,
  /** The type is not known yet; the institution gives it in form G. */
  UNCONFIRMED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
