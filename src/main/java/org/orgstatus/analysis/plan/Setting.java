package org.orgstatus.analysis.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * A setting that a method takes from the plans that use it: required and of one value, unless said
 * otherwise.
 *
 * @param name as plans write it
 * @param takes what each value may be
 * @param required whether a plan must give it
 * @param many whether it may have more than one value, or none
 * @param elsewhere the kind of unit that its indicators are about, where that is not the plan's
 */
public record Setting(
    String name, Takes takes, boolean required, boolean many, Optional<UnitKind> elsewhere) {

  /** Kinds of unit whose open answers a plan may take. */
  public static final List<UnitKind> OPEN_ANSWERS_OF =
      List.of(UnitKind.INSTITUTION, UnitKind.REPORTING_UNIT, UnitKind.ALLIANCE);

  /** What a value may be; reports one that it may not. */
  @FunctionalInterface
  interface Takes {
    void check(DefinitionText value, SettingCheck check);
  }

  /**
   * An indicator, or a norm or index.
   *
   * @param kinds those that the method can use; all with a value to compare if none is named
   */
  public static Setting indicator(String name, Indicator.Kind... kinds) {
    Set<Indicator.Kind> fitting = Set.of(kinds);
    return one(name, (value, check) -> check.indicator(value, fitting));
  }

  /** An indicator, a norm or an index whose values have a smallest and a largest possible one. */
  public static Setting ranged(String name) {
    return one(name, (value, check) -> check.ranged(value));
  }

  /** An indicator of other units than those that the plan counts. */
  public static Setting indicatorOf(UnitKind unit, String name, Indicator.Kind... kinds) {
    Set<Indicator.Kind> fitting = Set.of(kinds);
    Takes takes = (value, check) -> check.indicator(value, unit, fitting);
    return new Setting(name, takes, true, false, Optional.of(unit));
  }

  /** An index of norms. */
  static Setting index(String name) {
    return indicator(name, Indicator.Kind.INDEX);
  }

  /** A norm, whatever the indicator of the same id measures. */
  public static Setting norm(String name) {
    return one(name, (value, check) -> check.norm(value));
  }

  /** A norm, or an index of norms. */
  public static Setting norms(String name) {
    return one(name, (value, check) -> check.norms(value));
  }

  /** A typology: an indicator whose types are found from its inputs. */
  public static Setting typology(String name) {
    return one(name, (value, check) -> check.typology(value));
  }

  /** An indicator of several codes, of whatever kind of unit. */
  public static Setting codesOfAnyUnit(String name) {
    return one(name, (value, check) -> check.codesOfAnyUnit(value));
  }

  public static Setting group(String name) {
    return one(name, (value, check) -> check.group(value));
  }

  public static Setting base(String name) {
    return one(name, (value, check) -> check.base(value));
  }

  /** Anything that an expression may read: a column, a derived variable or an indicator. */
  public static Setting variable(String name) {
    return one(name, (value, check) -> check.variable(value));
  }

  /** The same in the table of another kind of unit than the plan's. */
  public static Setting variableOf(UnitKind unit, String name) {
    Takes takes = (value, check) -> check.variable(value, unit);
    return new Setting(name, takes, true, false, Optional.of(unit));
  }

  /** An item of whatever kind of unit, such as an open question. */
  public static Setting itemOfAnyUnit(String name) {
    return one(name, (value, check) -> check.itemOfAnyUnit(value));
  }

  /**
   * A code that the variable or indicator can hold which another setting names.
   *
   * @param of name of that setting
   */
  public static Setting codeOf(String name, String of) {
    return one(name, (value, check) -> check.codeOf(value, of));
  }

  /** A whole number from 0 to 100. */
  public static Setting percent(String name) {
    return number(name, 0, 100);
  }

  public static Setting year(String name) {
    return number(name, 1900, 2100);
  }

  /** A whole number in a range, limits included. */
  public static Setting number(String name, int low, int high) {
    return one(name, (value, check) -> check.number(value, low, high));
  }

  /** A whole number, not below that of another setting. */
  public static Setting numberFrom(String name, String least, int high) {
    return one(name, (value, check) -> check.numberFrom(value, least, high));
  }

  public static Setting yesNo(String name) {
    return one(name, (value, check) -> check.yesNo(value));
  }

  private static Setting one(String name, Takes takes) {
    return new Setting(name, takes, true, false, Optional.empty());
  }

  public Setting optional() {
    return new Setting(name, takes, false, many, elsewhere);
  }

  public Setting several() {
    return new Setting(name, takes, required, true, elsewhere);
  }
}
