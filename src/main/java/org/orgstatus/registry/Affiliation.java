package org.orgstatus.registry;

import java.util.List;
import org.orgstatus.base.LocalText;

/** Under whom an institution stands. The names are the codes of the data files. */
public enum Affiliation {
  MOE("教育部直属", "Ministry of Education"),
  OTHER_CENTRAL("其他中央部门属", "Other central authority"),
  PROV_GOV("省级人民政府属", "Provincial government"),
  PROV_EDU("省级教育行政部门主管", "Provincial education authority"),
  XPCC("新疆生产建设兵团属", "Xinjiang Production and Construction Corps");

  /** The three groups by which affiliations are compared and standardized. */
  public enum Group {
    CENTRAL("中央部属", "Central"),
    LOCAL_PUBLIC("地方公办", "Local public"),
    PRIVATE("民办及合作办学", "Private and cooperative");

    private final LocalText text;

    Group(String zh, String en) {
      text = LocalText.of(zh, en);
    }

    public LocalText text() {
      return text;
    }
  }

  private final LocalText text;

  Affiliation(String zh, String en) {
    text = LocalText.of(zh, en);
  }

  public LocalText text() {
    return text;
  }

  /** The group of an institution with this affiliation and the given ownership. */
  public Group group(Ownership ownership) {
    if (this == MOE || this == OTHER_CENTRAL) {
      return Group.CENTRAL;
    }
    return ownership == Ownership.PUBLIC ? Group.LOCAL_PUBLIC : Group.PRIVATE;
  }

  /**
   * The affiliation that a list without attributes implies; agrees with the attributes of every
   * institution of the list of 2017.
   *
   * @param authority as printed; of two authorities joined by 、 the first decides
   */
  static Affiliation implied(String authority, String provinceName, Ownership ownership) {
    String first = List.of(authority.split("、", -1)).get(0);
    if (first.equals("新疆生产建设兵团")) {
      return XPCC;
    }
    if (first.equals("教育部")) {
      return MOE;
    }
    if (ownership != Ownership.PUBLIC) {
      return PROV_EDU;
    }
    return first.equals(provinceName) ? PROV_GOV : OTHER_CENTRAL;
  }
}
