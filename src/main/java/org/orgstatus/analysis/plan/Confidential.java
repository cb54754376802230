package org.orgstatus.analysis.plan;

import org.orgstatus.base.LocalText;

/**
 * What is not shown to everybody, whatever a plan says: the study's rules on what is never
 * published. The plan of a table to which one applies must say so; the reason stands where the rows
 * would stand.
 */
public enum Confidential {
  /** Rows are single institutions. */
  INSTITUTIONS(
      OpenTo.INTERNAL,
      "名单只供办公室内部工作使用，发布的版本都不列单个学校。",
      "For work inside the office only; no released edition names an institution."),
  /** Rows are single alliances, with what they and others say of them. */
  ALLIANCES(
      OpenTo.INTERNAL,
      "逐个联盟的情况只供办公室内部工作使用，发布的版本都不列。",
      "Single alliances are for work inside the office only; no released edition shows them."),
  /** Places of reporting units among each other, in more than coverage. */
  PLACES(
      OpenTo.PROVINCE,
      "各单位所处的位置只供内部工作使用，公开版不列：除覆盖率外，各省不排名次。",
      "Where units stand is for internal work only and not part of a public edition: apart from"
          + " coverage, provinces are not ranked."),
  /** Texts as they were written. */
  WORDS(
      OpenTo.PROVINCE,
      "各单位所写的文字只供内部工作使用，公开版不列。",
      "What units wrote is for internal work only and not part of a public edition."),
  /** Groups crossed so often that most cells are of a few institutions. */
  SMALL_CELLS(
      OpenTo.INTERNAL,
      "三项交叉的格太小，发布的版本都不列；两项交叉见上表。",
      "Crossed three ways the cells are too small for a released edition; two ways, see above.");

  private final OpenTo openTo;
  private final LocalText reason;

  Confidential(OpenTo openTo, String zh, String en) {
    this.openTo = openTo;
    this.reason = LocalText.of(zh, en);
  }

  /** How far it may go at most. */
  public OpenTo openTo() {
    return openTo;
  }

  /** Why no more is shown, in a sentence. */
  public LocalText reason() {
    return reason;
  }
}
