package org.orgstatus.dataset;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.Sensitivity;

/**
 * A column of the dataset as the codebook describes it.
 *
 * @param name column name; an item's name or a name of the frame. Where two responses of a unit
 *     have an item of one name, the later one's column is {@code form.name}
 * @param form id of the form that asks it; empty for columns of the frame
 * @param repeat name of the repeat it stands in, so that it is a column of a child table; or empty
 * @param values codes with their labels, in order; empty where the values are free
 * @param missing reasons for which a value may be missing; empty where there always is one
 * @param refersTo kind of unit whose codes the values are, as in {@link UnitKind#code}; the column
 *     is a key to that kind's table. Empty for all other columns
 */
public record Variable(
    String name,
    LocalText label,
    Role role,
    Type type,
    String form,
    String repeat,
    List<ValueLabel> values,
    Set<MissingReason> missing,
    Sensitivity sensitivity,
    String refersTo) {

  /** Suffix of the column that says why a value is missing. */
  public static final String MISSING = "__missing";

  public Variable {
    values = List.copyOf(values);
    missing = Set.copyOf(missing);
    if (name.isEmpty() || name.endsWith(MISSING)) {
      throw new IllegalArgumentException("not a variable name: " + name);
    }
  }

  /** Value of a column that says no more than that something was given. */
  static final String GIVEN = "yes";

  /** Whether it says no more than that something was given: a file, or words of a person. */
  boolean isWhetherGiven() {
    return type == Type.TEXT && values.size() == 1 && values.get(0).code().equals(GIVEN);
  }

  /** What a column is for. */
  public enum Role {
    IDENTIFIER,
    STRATUM,
    WEIGHT,
    GROUP,
    MEASURE,
    TEXT,
    PARADATA
  }

  /** How a column holds its values. */
  public enum Type {
    NUMBER,
    /** One code. */
    CHOICE,
    /** Codes in the order of their list, one space between them. */
    CHOICES,
    TEXT,
    /** ISO date, or YYYY-MM where only the month is asked. */
    DATE
  }

  /** A code and what it means. */
  public record ValueLabel(String code, LocalText label) {}

  public Optional<LocalText> labelOf(String code) {
    return values.stream().filter(v -> v.code().equals(code)).map(ValueLabel::label).findFirst();
  }

  public boolean isItem() {
    return !form.isEmpty();
  }

  public boolean isInRepeat() {
    return !repeat.isEmpty();
  }

  /** Whether the column {@code name__missing} stands beside it. */
  public boolean hasMissing() {
    return !missing.isEmpty();
  }

  public String missingColumn() {
    return name + MISSING;
  }

  /** Name of the item in the form that asks it. */
  String item() {
    return bare(name);
  }

  /** Name of the repeat in the form that asks it; empty outside repeats. */
  String itemOfRepeat() {
    return bare(repeat);
  }

  private String bare(String of) {
    return isItem() && of.startsWith(form + ".") ? of.substring(form.length() + 1) : of;
  }

  /** The same column under names that no other response has. */
  Variable named(String ownName, String ownRepeat) {
    return new Variable(
        ownName, label, role, type, form, ownRepeat, values, missing, sensitivity, refersTo);
  }
}
