package org.orgstatus.analysis.definition;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** Of what an indicator says something. */
public enum MeasuredUnit {
  INSTITUTION("institution", LocalText.of("高校", "Institution"), UnitKind.INSTITUTION, ""),
  ASSOCIATION("association", LocalText.of("高校科协", "Association"), UnitKind.INSTITUTION, ""),
  PROVINCE(
      "province",
      LocalText.of("填报单位（省、兵团）", "Reporting unit"),
      UnitKind.REPORTING_UNIT,
      "reporting_unit"),
  ALLIANCE("alliance", LocalText.of("联盟", "Alliance"), UnitKind.ALLIANCE, "a_all_id"),
  VISIT("visit", LocalText.of("走访", "Visit"), UnitKind.VISIT, ""),
  NATION("nation", LocalText.of("全国", "Nation"), null, ""),
  REGION("region", LocalText.of("地区", "Region"), null, "region"),
  TYPE("type", LocalText.of("科类", "Institution type"), null, "inst_type");

  private final String word;
  private final LocalText label;
  private final Optional<UnitKind> table;
  private final String variable;

  MeasuredUnit(String word, LocalText label, @Nullable UnitKind table, String variable) {
    this.word = word;
    this.label = label;
    this.table = Optional.ofNullable(table);
    this.variable = variable;
  }

  /** As definition files write it. */
  public String word() {
    return word;
  }

  public LocalText label() {
    return label;
  }

  /** The table that has a row for each; empty for units that exist as groups only. */
  public Optional<UnitKind> table() {
    return table;
  }

  /**
   * The variable of institutions by which estimates are made for each such unit; empty where they
   * are made for all together.
   */
  public String variable() {
    return variable;
  }

  /** How definition files write a kind of unit. */
  static String word(UnitKind unit) {
    return Stream.of(values())
        .filter(u -> u.table.filter(t -> t == unit).isPresent())
        .findFirst()
        .map(MeasuredUnit::word)
        .orElseThrow();
  }

  /** The words of units that have rows. */
  static List<String> wordsWithRows() {
    return Stream.of(values()).filter(u -> u.table.isPresent()).map(MeasuredUnit::word).toList();
  }

  static Optional<MeasuredUnit> ofWord(String word) {
    return Stream.of(values()).filter(u -> u.word.equals(word)).findFirst();
  }
}
