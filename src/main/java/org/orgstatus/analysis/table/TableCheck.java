package org.orgstatus.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.analysis.TableUnits;
import org.orgstatus.analysis.TableUnits.Holds;
import org.orgstatus.analysis.TableUnits.Name;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.table.TableRequest.Choice;
import org.orgstatus.analysis.table.TableRequest.Measure;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.expression.Expression;

/** Checks a request against what can be asked of its units, before anything is computed. */
final class TableCheck {

  /** More codes than this are no rows of a table to read. */
  private static final int MOST_CODES = 200;

  private final TableRequest request;
  private final TableUnits units;
  private final Audience audience;
  private final List<TableFault> faults = new ArrayList<>();

  private TableCheck(TableRequest request, TableUnits units, Audience audience) {
    this.request = request;
    this.units = units;
    this.audience = audience;
  }

  /** Every fault of a request; none where it can be run. */
  static List<TableFault> faults(TableRequest request, TableUnits units, Audience audience) {
    TableCheck check = new TableCheck(request, units, audience);
    check.check();
    return check.faults;
  }

  private void check() {
    if (!request.base().isEmpty() && !units.listBases().contains(request.base())) {
      faults.add(TableFault.unknown("base", "unknown-base", request.base(), units.listBases()));
    }
    grouping("rows", request.rows(), true);
    grouping("columns", request.columns(), false);
    if (!request.rows().isEmpty() && request.rows().equals(request.columns())) {
      add("columns", "same-as-rows", "行和列不能是同一个变量。", "Rows and columns are two variables.");
    }
    measured();
    if (!request.intervals().fits(request.measure())) {
      add(
          "interval",
          "interval-not-for-measure",
          "“"
              + request.intervals().label().zh()
              + "”不能用于"
              + request.measure().label().zh()
              + "。请改用“按本调研的规则”。",
          "The interval '"
              + request.intervals().word()
              + "' is not made for the measure '"
              + request.measure().word()
              + "'. Take 'study'.");
    }
    tested();
    request.filters().forEach(this::filter);
    condition();
  }

  private void add(String field, String kind, String zh, String en) {
    faults.add(new TableFault(field, kind, LocalText.of(zh, en)));
  }

  private Optional<Name> known(String field, String name) {
    Optional<Name> known = units.findName(name);
    if (known.isEmpty()) {
      List<String> all = units.listNames().stream().map(Name::name).toList();
      faults.add(TableFault.unknown(field, "unknown-name", name, all));
    }
    return known;
  }

  private void grouping(String field, String name, boolean several) {
    if (name.isEmpty()) {
      return;
    }
    Optional<Name> known = known(field, name);
    if (known.isEmpty()) {
      return;
    }
    if (known.get().identifies()) {
      add(
          field,
          "identifies-units",
          "“" + name + "”是标识或文字，每个单位各不相同，不能用来分组。",
          "'" + name + "' is an identifier or a text that tells units apart; it makes no groups.");
    } else if (!known.get().hasCodes() || known.get().values().size() > MOST_CODES) {
      add(
          field,
          "no-groups",
          "“" + name + "”没有可供分组的代码。请换一个有选项的变量，或用条件（如 ${" + name + "} >= 10）筛选。",
          "'"
              + name
              + "' has no codes to group by. Take a variable with choices, or filter with a"
              + " condition such as ${"
              + name
              + "} >= 10.");
    } else if (!several && known.get().holds() == Holds.CODES) {
      add(
          field,
          "several-codes",
          "“" + name + "”是多选题，一个单位可有几个代码，只能放在行上。",
          "A unit may have several codes of '" + name + "'; it can stand in rows only.");
    }
  }

  private void measured() {
    Measure measure = request.measure();
    if (request.of().isEmpty()) {
      if (measure.isOfNumbers()) {
        add(
            "of",
            "nothing-measured",
            "请选择要计算" + measure.label().zh() + "的数字变量。",
            "Choose the number of which the " + measure.word() + " is taken.");
      } else if (measure == Measure.SHARE && request.columns().isEmpty()) {
        add(
            "of",
            "nothing-measured",
            "请选择要计算比例的变量；或选一个列变量，给出各行在各列中的构成。",
            "Choose what the share is of; or choose columns, for the distribution of each row.");
      }
      return;
    }
    Optional<Name> known = known("of", request.of());
    if (known.isEmpty()) {
      return;
    }
    if (measure == Measure.COUNT) {
      add(
          "of",
          "nothing-to-measure",
          "单位数不需要度量变量。请清空它，或改用比例。",
          "A number of units measures nothing. Clear it, or take a share.");
    } else if (measure == Measure.SHARE) {
      share(known.get());
    } else if (known.get().holds() != Holds.NUMBER) {
      add(
          "of",
          known.get().holds() == Holds.TEXT ? "measure-of-text" : "measure-of-codes",
          "“" + known.get().name() + "”不是数字，没有" + measure.label().zh() + "。请选数字变量，或改用比例。",
          "'"
              + known.get().name()
              + "' is no number and has no "
              + measure.word()
              + ". Choose a number, or take a share.");
    }
  }

  private void share(Name of) {
    if (!of.hasCodes()) {
      add(
          "of",
          "share-of-number",
          "“" + of.name() + "”没有选项，不能求比例。请选有选项或是非的变量。",
          "'"
              + of.name()
              + "' has no choices to take a share of. Choose one that has, or a yes/no.");
      return;
    }
    List<String> codes = of.values().stream().map(ValueLabel::code).toList();
    if (request.codes().isEmpty() && !codes.contains("yes") && of.holds() != Holds.YES_NO) {
      add(
          "code",
          "no-code",
          "请选择算入比例的选项：" + String.join("、", codes) + "。",
          "Choose the codes that the share counts: " + String.join(", ", codes) + ".");
    }
    request.codes().stream()
        .filter(code -> !codes.contains(code))
        .forEach(code -> faults.add(TableFault.unknown("code", "unknown-code", code, codes)));
  }

  private void tested() {
    if (!request.test()) {
      return;
    }
    boolean several =
        units.findName(request.rows()).filter(n -> n.holds() == Holds.CODES).isPresent();
    boolean alone = request.measure() == Measure.COUNT && request.columns().isEmpty();
    if (request.rows().isEmpty() || several || alone) {
      add(
          "test",
          "nothing-to-test",
          several ? "行是多选题，一个单位可在几行里，不能检验各行的差别。" : "检验需要至少两组：请选行变量；检验单位数时还要选列变量。",
          several
              ? "A unit may stand in several of the rows, so they cannot be tested against each"
                  + " other."
              : "A test needs groups: choose rows, and for a number of units columns too.");
    }
  }

  private void filter(Choice choice) {
    Optional<Name> known = known("filter", choice.name());
    if (known.isEmpty()) {
      return;
    }
    identity("filter", Stream.of(choice.name()));
    List<String> codes = known.get().values().stream().map(ValueLabel::code).toList();
    if (codes.isEmpty() && known.get().holds() == Holds.NUMBER) {
      add(
          "filter",
          "filter-of-number",
          "“" + choice.name() + "”是数字，请写成条件，例如 ${" + choice.name() + "} >= " + choice.code() + "。",
          "'"
              + choice.name()
              + "' is a number; write a condition, such as ${"
              + choice.name()
              + "} >= "
              + choice.code()
              + ".");
    } else if (!codes.isEmpty() && !codes.contains(choice.code())) {
      faults.add(TableFault.unknown("filter", "unknown-code", choice.code(), codes));
    }
  }

  private void condition() {
    if (request.where().isEmpty()) {
      return;
    }
    Problems problems = new Problems();
    Optional<Expression> read =
        units.condition(request.where(), new Place("where", 1, 1), problems);
    problems
        .list()
        .forEach(
            p ->
                add(
                    "where",
                    p.code(),
                    "条件第" + p.place().column() + "字：" + p.message().zh(),
                    "Condition, character " + p.place().column() + ": " + p.message().en()));
    read.ifPresent(condition -> identity("where", units.reads(condition).stream()));
  }

  /** What is for everybody may not be cut to single units by their names. */
  private void identity(String field, Stream<String> names) {
    if (audience == Audience.PUBLIC) {
      names
          .filter(name -> units.findName(name).filter(Name::identifies).isPresent())
          .forEach(name -> faults.add(Rule.IDENTITY.fault(field, name)));
    }
  }
}
