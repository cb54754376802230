package org.orgstatus.analysis.method;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.RowRule;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.Setting;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.ItemsRead;
import org.orgstatus.analysis.value.RowValues;
import org.orgstatus.analysis.value.WaveValues;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FormRef;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** One plan being run over the tables of a wave. */
public final class AnalysisRun {

  /** From so many units on a fact about them is shown to everybody. */
  public static final int SHOWN_FROM = 5;

  /** What a method gives; the runner orders it as the plan says. */
  public record Output(
      List<ResultTable> tables,
      LocalText method,
      List<LocalText> notes,
      LocalText base,
      LocalText denominator,
      int population,
      int n) {
    public Output {
      tables = List.copyOf(tables);
      notes = List.copyOf(notes);
    }

    /** Of one base, with its N and n. */
    public static Output of(
        BaseUnits units, LocalText method, List<LocalText> notes, List<ResultTable> tables) {
      return new Output(
          tables,
          method,
          notes,
          units.base().name(),
          units.base().denominator(),
          units.weighting().population(),
          units.weighting().answered());
    }
  }

  private final AnalysisPlan plan;
  private final AnalysisDefinitions definitions;
  private final WaveValues values;
  private final Audience audience;
  private final Optional<Past> past;
  private final Progress progress;

  /**
   * @param values of the wave, which several runs in one thread may share
   */
  public AnalysisRun(
      AnalysisPlan plan,
      AnalysisDefinitions definitions,
      WaveValues values,
      Optional<Past> past,
      Audience audience,
      Progress progress) {
    this.plan = plan;
    this.definitions = definitions;
    this.values = values;
    this.audience = audience;
    this.past = past;
    this.progress = progress;
  }

  /** For methods that draw many samples: counts so many of them. */
  public Progress.Steps steps(int of) {
    return new Progress.Steps(progress, of);
  }

  /** The wave before, for plans that look back; empty for the first wave. */
  public Optional<Past> past() {
    return past;
  }

  public AnalysisPlan plan() {
    return plan;
  }

  public AnalysisDefinitions definitions() {
    return definitions;
  }

  /** The kind of unit that the plan's base counts. */
  public UnitKind unit() {
    return definitions.base(plan.base()).unit();
  }

  /** Values of the units that the plan's base counts. */
  public RowValues values() {
    return values(unit());
  }

  /**
   * Values of units of any kind, for methods that look at several.
   *
   * @throws NoSuchElementException when the wave has no table of the kind
   */
  public RowValues values(UnitKind unit) {
    return values.of(unit);
  }

  /** Whether the wave has a table of the kind. */
  public boolean hasUnits(UnitKind unit) {
    return values.data().find(unit).isPresent();
  }

  /** The table of the units that the plan's base counts. */
  public Dataset dataset() {
    return values().dataset();
  }

  public Audience audience() {
    return audience;
  }

  /** Whether the audience must not be shown what is of so many units, one to four. */
  public boolean isFew(long units) {
    return audience == Audience.PUBLIC && units > 0 && units < SHOWN_FROM;
  }

  /** So many units, where the audience may be shown it. */
  public Cell count(long units) {
    return isFew(units) ? new Cell.Suppressed(Cells.FEW) : new Cell.Count(units);
  }

  public BaseUnits base(String id) {
    return values.base(id);
  }

  public List<Group> groups() {
    return plan.groups().stream().map(definitions::group).toList();
  }

  /** The id of a table that stands once for each way of grouping; plain where there is one. */
  public String tableId(String table, Group group) {
    return plan.groups().size() == 1 ? table : table + "." + group.id();
  }

  /** The table of a way of grouping, made only where the plan shows it. */
  public Stream<ResultTable> ifShown(String table, Group group, Supplier<ResultTable> made) {
    return ifShown(tableId(table, group), made);
  }

  /** The table, made only where the plan shows it. */
  public Stream<ResultTable> ifShown(String table, Supplier<ResultTable> made) {
    boolean shown = plan.tables().stream().anyMatch(t -> t.id().equals(table));
    return shown ? Stream.of(made.get()) : Stream.of();
  }

  /** The title that the plan gives to a table; empty where it does not show it. */
  public LocalText title(String table) {
    return plan.tables().stream()
        .filter(t -> t.id().equals(table))
        .findFirst()
        .map(AnalysisPlan.TablePlan::title)
        .orElse(LocalText.EMPTY);
  }

  /** Whether a rule reads an item that is more than ordinarily sensitive. */
  public boolean isSensitive(RowRule rule) {
    return new ItemsRead(definitions, values.data()).addRule(unit(), rule).isSensitive();
  }

  /** As the indicator's file says, or stricter where it reads an internal item. */
  public Disclosure disclosure(Indicator indicator) {
    boolean internal = indicator.rule().map(this::isSensitive).orElse(false);
    return internal && indicator.disclosure() == Disclosure.ORDINARY
        ? Disclosure.SENSITIVE
        : indicator.disclosure();
  }

  /** Names of the items that an indicator or a norm rests on. */
  List<String> itemsRead(UnitKind unit, String id) {
    return new ItemsRead(definitions, values.data()).addIndicator(unit, id).items();
  }

  /** The forms that the plan's base, indicators and norms read, or all. */
  public List<FormRef> sourceForms() {
    ItemsRead read = new ItemsRead(definitions, values.data());
    if (plan.method().readsAll()) {
      return read.addAll().forms();
    }
    plan.indicators().forEach(row -> read.addIndicator(unit(), row.indicator()));
    for (Setting setting : plan.method().settings()) {
      plan.settings(setting.name()).forEach(name -> addNamed(read, setting, name));
    }
    return read.addBase(definitions.base(plan.base())).forms();
  }

  /** A setting may name an indicator or an item of other units than those that the plan counts. */
  private void addNamed(ItemsRead read, Setting setting, String name) {
    Optional<UnitKind> counted =
        setting.elsewhere().or(() -> definitions.findIndicator(name).map(Indicator::counted));
    if (counted.isPresent()) {
      counted
          .filter(unit -> values.data().find(unit).isPresent())
          .ifPresent(unit -> read.addIndicator(unit, name));
      return;
    }
    values.data().tables().stream()
        .filter(table -> table.codebook().find(name).isPresent())
        .forEach(table -> read.addName(table.unit(), name));
  }
}
