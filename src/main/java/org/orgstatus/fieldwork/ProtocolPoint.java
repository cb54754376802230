package org.orgstatus.fieldwork;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.orgstatus.base.LocalText;

/** The points of the field protocol that a pair ticks off, in the order of the visit. */
public enum ProtocolPoint {
  FILE_READ(
      When.BEFORE,
      "已阅读丁表、丙表相关条目、成员名单和待核实事项",
      "Form D, the entries of form C, the member list and the open points have been read"),
  DOCUMENTS_FIRST(When.ON_DAY, "先到秘书处并核查材料", "Secretariat and documents came first"),
  ORDER(
      When.ON_DAY,
      "依次访谈负责人、牵头高校、两所不同类型的成员，省科协在最后；教育部门可另约或视频",
      "Then the head, the lead institution, two members of different kinds, the provincial"
          + " association last; the education authority by appointment or video"),
  FIVE_INTERVIEWS(
      When.ON_DAY,
      "访谈不少于5人，覆盖不少于4类对象",
      "At least five interviews of at least four kinds of respondent"),
  ONE_BY_ONE(
      When.ON_DAY, "逐个访谈，受访者的上级不在场", "One respondent at a time; superiors were not in the room"),
  CONSENT_READ(When.ON_DAY, "知情同意逐字读出", "The consent was read word by word"),
  PROBED(
      When.ON_DAY,
      "按提纲原文提问并追问，询问最近实例，索看材料",
      "Questions asked as printed, then probed; the latest real case and a document asked for"),
  FROM_DOCUMENTS(
      When.ON_DAY, "观察表依据所见材料填写", "The observation sheet was filled in from documents seen"),
  NOTES_COMPLETED(When.EVENING, "当晚补全笔记", "Notes were completed the same evening"),
  RATED_ALONE(When.EVENING, "两人各自评定后再商定", "Both rated alone before they agreed"),
  CONTRADICTIONS(
      When.AFTER,
      "与丁表不一致之处已写入戊表，丁表退回联盟更正",
      "Contradictions with form D stand in form E, and form D went back to the alliance");

  /** Part of the visit. */
  public enum When {
    BEFORE(LocalText.of("出发前", "Before")),
    ON_DAY(LocalText.of("当天", "On the day")),
    EVENING(LocalText.of("当晚", "The same evening")),
    AFTER(LocalText.of("之后", "Afterwards"));

    private final LocalText label;

    When(LocalText label) {
      this.label = label;
    }

    public LocalText label() {
      return label;
    }
  }

  private final When when;
  private final LocalText text;

  ProtocolPoint(When when, String zh, String en) {
    this.when = when;
    this.text = LocalText.of(zh, en);
  }

  public When when() {
    return when;
  }

  public LocalText text() {
    return text;
  }

  /** Its name in entries, for example {@code file_read}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<ProtocolPoint> ofWord(String word) {
    return Arrays.stream(values()).filter(point -> point.word().equals(word)).findFirst();
  }
}
