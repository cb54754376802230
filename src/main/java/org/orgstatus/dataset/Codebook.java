package org.orgstatus.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.fieldwork.coding.CodeFrame;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * Every column that the table of one kind of unit can have, and those of its child tables, known
 * from the forms and the frame before the first answer, so that a plan can be checked before a wave
 * opens.
 */
public final class Codebook {

  private final UnitKind unit;
  private final List<List<FormRef>> responses;
  private final List<Variable> variables;
  private final Map<String, Variable> byName = new LinkedHashMap<>();
  private final String hash;

  /**
   * @param responses forms by response, the one that says whether a unit answered first
   */
  Codebook(UnitKind unit, List<List<FormRef>> responses, List<Variable> variables) {
    this.unit = unit;
    this.responses = responses.stream().map(List::copyOf).toList();
    this.variables = List.copyOf(variables);
    Map<String, String> folded = new HashMap<>();
    for (Variable v : variables) {
      // Tables find columns without regard to case.
      String clash = folded.putIfAbsent(v.name().toLowerCase(Locale.ROOT), v.name());
      if (clash != null) {
        throw new IllegalArgumentException("two columns of one name: " + clash + ", " + v.name());
      }
      byName.put(v.name(), v);
    }
    this.hash =
        Checksums.of(Stream.concat(Stream.of(head()), variables.stream().map(Codebook::line)));
  }

  /**
   * @param unit the kind of unit; forms of other kinds do not count
   * @param forms as the wave stores them, in the order of their letters, the gate first
   * @param reportingUnits codes with names in the order of GB/T 2260, XPCC last
   */
  public static Codebook of(
      UnitKind unit, List<Questionnaire> forms, List<ValueLabel> reportingUnits) {
    return of(unit, forms, reportingUnits, CodeFrame.NONE);
  }

  /**
   * @param frame names the themes of what was said in interviews
   */
  public static Codebook of(
      UnitKind unit, List<Questionnaire> forms, List<ValueLabel> reportingUnits, CodeFrame frame) {
    List<Questionnaire> own = forms.stream().filter(form -> form.unit() == unit).toList();
    List<List<FormRef>> responses = FormRef.responses(own);
    List<Variable> items = items(own, responses);
    List<Variable> all = new ArrayList<>(FrameColumns.of(unit, responses, items, reportingUnits));
    all.addAll(items);
    List<String> alone =
        own.stream().flatMap(form -> form.ratedAlone().stream()).map(Item.Question::name).toList();
    all.addAll(FrameColumns.ratings(items.stream().filter(v -> alone.contains(v.name())).toList()));
    List<String> names = own.stream().map(Questionnaire::id).toList();
    all.addAll(FrameColumns.themes(names, items, frame));
    return new Codebook(unit, responses, all);
  }

  /**
   * The columns of all items. A value that several forms calculate alike has one; of two items with
   * one name in different responses the later one's column names its form too.
   */
  private static List<Variable> items(List<Questionnaire> forms, List<List<FormRef>> responses) {
    Map<String, Variable> columns = new LinkedHashMap<>();
    Map<String, String> repeats = new HashMap<>();
    Map<String, String> calculations = new HashMap<>();
    for (FormRef ref : responses.stream().flatMap(List::stream).toList()) {
      Questionnaire form = forms.stream().filter(f -> f.id().equals(ref.id())).findFirst().get();
      Map<String, String> own = calculations(form);
      for (Variable v : ItemVariables.of(form)) {
        boolean taken = columns.containsKey(v.name());
        boolean alike =
            taken
                && own.containsKey(v.name())
                && own.get(v.name()).equals(calculations.get(v.name()));
        if (!alike) {
          boolean ownRepeat = repeats.merge(v.repeat(), form.id(), (a, b) -> a).equals(form.id());
          Variable column =
              v.named(
                  taken ? form.id() + "." + v.name() : v.name(),
                  v.isInRepeat() && !ownRepeat ? form.id() + "." + v.repeat() : v.repeat());
          columns.put(column.name(), column);
        }
      }
      own.forEach(calculations::putIfAbsent);
    }
    return List.copyOf(columns.values());
  }

  private static Map<String, String> calculations(Questionnaire form) {
    Map<String, String> calculations = new HashMap<>();
    form.questions()
        .forEach(q -> q.calculation().ifPresent(c -> calculations.put(q.name(), c.text())));
    return calculations;
  }

  private String head() {
    return unit.code()
        + "\t"
        + String.join(
            "|",
            responses.stream()
                .map(forms -> String.join(" ", forms.stream().map(FormRef::letter).toList()))
                .toList());
  }

  private static String line(Variable v) {
    Stream<String> values =
        v.values().stream().map(l -> l.code() + "=" + l.label().zh() + "|" + l.label().en());
    return String.join(
        "\t",
        v.name(),
        v.label().zh(),
        v.label().en(),
        v.role().name(),
        v.type().name(),
        v.form(),
        v.repeat(),
        String.join(";", values.toList()),
        String.join(";", v.missing().stream().map(Enum::name).sorted().toList()),
        v.sensitivity().name(),
        v.refersTo());
  }

  /** The kind of unit that has a row. */
  public UnitKind unit() {
    return unit;
  }

  /**
   * The forms by response. The first response says whether a unit answered; in each the first form
   * is followed by those that are asked after it.
   */
  public List<List<FormRef>> responses() {
    return responses;
  }

  /** The form of this id, where one of the responses has it. */
  public Optional<FormRef> findForm(String id) {
    return responses.stream().flatMap(List::stream).filter(ref -> ref.id().equals(id)).findFirst();
  }

  /**
   * Columns of the frame first, then items in the order of the forms, and last what each of a pair
   * says alone.
   */
  public List<Variable> variables() {
    return variables;
  }

  /** The columns of one child table, in order, without its keys. */
  public List<Variable> variables(String repeat) {
    return variables.stream().filter(v -> v.repeat().equals(repeat)).toList();
  }

  /** Names of the child tables, in order. */
  public List<String> repeats() {
    return variables.stream()
        .filter(Variable::isInRepeat)
        .map(Variable::repeat)
        .distinct()
        .toList();
  }

  public Optional<Variable> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * @throws IllegalArgumentException when there is no such variable
   */
  public Variable variable(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("not in codebook: " + name));
  }

  /** SHA-256 of everything it says. */
  public String hash() {
    return hash;
  }
}
