package org.orgstatus.registry;

import org.orgstatus.base.LocalText;

/**
 * The twelve types of institution of higher-education statistics. The names are the codes of the
 * data files.
 */
public enum InstitutionType {
  COMP("综合", "Comprehensive", true, BroadGroup.COMPREHENSIVE),
  SCI_ENG("理工", "Science and engineering", true, BroadGroup.SCIENCE_ENGINEERING),
  AGRI("农业", "Agriculture", true, BroadGroup.AGRICULTURE_FORESTRY),
  FOREST("林业", "Forestry", true, BroadGroup.AGRICULTURE_FORESTRY),
  MED("医药", "Medicine", true, BroadGroup.MEDICINE),
  NORMAL("师范", "Teacher training", false, BroadGroup.TEACHER_TRAINING),
  LANG("语文", "Languages", false, BroadGroup.OTHER),
  FIN_ECON("财经", "Finance and economics", false, BroadGroup.OTHER),
  LAW("政法", "Politics and law", false, BroadGroup.OTHER),
  SPORT("体育", "Sport", false, BroadGroup.OTHER),
  ART("艺术", "Art", false, BroadGroup.OTHER),
  ETHNIC("民族", "Ethnic", false, BroadGroup.OTHER);

  /** The six groups by which types are compared. */
  public enum BroadGroup {
    COMPREHENSIVE("综合", "Comprehensive"),
    SCIENCE_ENGINEERING("理工", "Science and engineering"),
    AGRICULTURE_FORESTRY("农林", "Agriculture and forestry"),
    MEDICINE("医药", "Medicine"),
    TEACHER_TRAINING("师范", "Teacher training"),
    OTHER("其他", "Other");

    private final LocalText text;

    BroadGroup(String zh, String en) {
      text = LocalText.of(zh, en);
    }

    public LocalText text() {
      return text;
    }
  }

  private final LocalText text;
  private final boolean target;
  private final BroadGroup broadGroup;

  InstitutionType(String zh, String en, boolean target, BroadGroup broadGroup) {
    this.text = LocalText.of(zh, en);
    this.target = target;
    this.broadGroup = broadGroup;
  }

  public LocalText text() {
    return text;
  }

  /** Whether the type counts in the denominator of the 50% target. */
  public boolean target() {
    return target;
  }

  public BroadGroup broadGroup() {
    return broadGroup;
  }
}
