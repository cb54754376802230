package org.orgstatus.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.method.Progress;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.profile.GroupProfile;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.analysis.value.WaveValues;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.statistics.SurveyDesign;

/**
 * What the main tables of a plan are computed of: the units of its base with stratum, weight,
 * groups and values, so that another program can compute the tables anew. Rows are in the order of
 * the dataset; units outside the base have none.
 */
public final class PlanUnits {

  /** Table of a coverage plan that is recomputed. */
  private static final String COVERAGE = "coverage";

  /** Methods that show a {@link GroupProfile}. */
  private static final Set<AnalysisMethod> PROFILES =
      Set.of(
          AnalysisMethod.GROUP_PROFILE,
          AnalysisMethod.MATCHED_PROFILE,
          AnalysisMethod.CODE_PROFILE,
          AnalysisMethod.RESOURCE_PROFILE,
          AnalysisMethod.RANKED_PROFILE);

  /** Tables of profiles that are recomputed. */
  private static final List<String> PROFILE = List.of("shares", "medians");

  /** A value that units may have: 0 or 1 where shares are taken of it. */
  public record Measure(String id, LocalText label, boolean share, List<Double> values) {

    public Measure {
      values = List.copyOf(values);
    }
  }

  /** A way of grouping; empty text where a unit's group is not known. */
  public record Grouping(String id, List<String> codes) {

    public Grouping {
      codes = List.copyOf(codes);
    }
  }

  /**
   * A unit.
   *
   * @param stratum code of its stratum
   * @param stratumUnits units that the stratum holds
   * @param weight 0 where it did not answer
   */
  public record Unit(String code, int stratum, double stratumUnits, double weight) {}

  /**
   * A number of a result and what it was computed of.
   *
   * @param group id of the grouping; empty for all units
   * @param code of the group; empty for all units
   * @param measure id of the measure
   */
  public record Figure(
      String table, String group, String code, String measure, boolean share, Cell.Estimate cell) {}

  private final AnalysisPlan plan;
  private final UnitKind unit;
  private final List<Unit> units;
  private final List<Grouping> groupings;
  private final List<Measure> measures;

  private PlanUnits(
      AnalysisPlan plan,
      UnitKind unit,
      List<Unit> units,
      List<Grouping> groupings,
      List<Measure> measures) {
    this.plan = plan;
    this.unit = unit;
    this.units = List.copyOf(units);
    this.groupings = List.copyOf(groupings);
    this.measures = List.copyOf(measures);
  }

  /** Whether the plan has tables that can be recomputed from its units. */
  public static boolean isFor(AnalysisPlan plan) {
    return isCoverage(plan)
        || PROFILES.contains(plan.method())
            && plan.tables().stream()
                .anyMatch(table -> PROFILE.contains(table.id().split("\\.")[0]));
  }

  private static boolean isCoverage(AnalysisPlan plan) {
    return plan.method() == AnalysisMethod.COVERAGE_AGAINST_TARGET;
  }

  /**
   * @param plan one that {@link #isFor} takes
   * @param definitions read against the codebooks of the data
   * @throws java.util.NoSuchElementException when the data have no table of the units it counts
   */
  public static PlanUnits of(AnalysisPlan plan, AnalysisDefinitions definitions, WaveData data) {
    AnalysisRun run =
        new AnalysisRun(
            plan,
            definitions,
            new WaveValues(definitions, data),
            Optional.empty(),
            Audience.INTERNAL,
            Progress.NONE);
    return isCoverage(plan) ? coverage(run) : profile(run);
  }

  private static PlanUnits profile(AnalysisRun run) {
    BaseUnits base = run.base(run.plan().base());
    Optional<SurveyDesign> design = base.design();
    int[] rows = rows(base);
    List<Unit> units = new ArrayList<>();
    for (int row : rows) {
      units.add(
          new Unit(
              run.dataset().text(row, FrameColumns.UNIT),
              design.map(d -> d.stratumOf(row)).orElse(0),
              design.map(d -> d.populationOf(row)).orElse((double) rows.length),
              design.map(d -> d.weight(row)).orElse(0.0)));
    }
    List<Measure> measures =
        run.plan().indicators().stream()
            .flatMap(row -> ProfileMeasure.of(run, row).stream())
            .map(m -> new Measure(m.id(), m.label(), m.share(), values(m.measured(), rows)))
            .toList();
    return new PlanUnits(run.plan(), run.unit(), units, groupings(run, rows), measures);
  }

  /**
   * A census of the denominator: an institution of which nothing is known counts as without, and
   * every group is a stratum of its own.
   */
  private static PlanUnits coverage(AnalysisRun run) {
    String rate = run.plan().setting("rate");
    BaseUnits base = run.base(run.definitions().indicator(rate).base());
    Measured established = run.values().values(rate);
    int[] rows = rows(base);
    List<Unit> units = new ArrayList<>();
    List<Double> values = new ArrayList<>();
    for (int row : rows) {
      String code = run.dataset().text(row, FrameColumns.UNIT);
      units.add(new Unit(code, 0, rows.length, 1));
      values.add(established.isTrue(row) ? 1.0 : 0.0);
    }
    LocalText name = run.definitions().indicator(rate).name();
    return new PlanUnits(
        run.plan(),
        run.unit(),
        units,
        groupings(run, rows),
        List.of(new Measure("rate", name, true, values)));
  }

  private static int[] rows(BaseUnits base) {
    return IntStream.range(0, base.size()).filter(base::isMember).toArray();
  }

  private static List<Double> values(Measured measured, int[] rows) {
    return IntStream.of(rows)
        .mapToObj(row -> measured.has(row) ? measured.number(row) : Double.NaN)
        .toList();
  }

  private static List<Grouping> groupings(AnalysisRun run, int[] rows) {
    return run.groups().stream()
        .map(
            group -> {
              String[] codes = run.values().codes(group.variable());
              return new Grouping(
                  group.id(), IntStream.of(rows).mapToObj(row -> codes[row]).toList());
            })
        .toList();
  }

  public String planId() {
    return plan.id();
  }

  public LocalText title() {
    return plan.title();
  }

  /** The kind of unit that has a row. */
  public UnitKind unit() {
    return unit;
  }

  public List<Unit> units() {
    return units;
  }

  public List<Grouping> groupings() {
    return groupings;
  }

  public List<Measure> measures() {
    return measures;
  }

  /** The numbers of a result of this plan that can be computed anew; withheld ones are left out. */
  public List<Figure> figures(AnalysisResult result) {
    return result.tables().stream().flatMap(this::figures).toList();
  }

  private Stream<Figure> figures(ResultTable table) {
    if (isCoverage(plan)) {
      return table.id().equals(COVERAGE) ? rates(table) : Stream.of();
    }
    String[] parts = table.id().split("\\.", 2);
    if (!PROFILE.contains(parts[0])) {
      return Stream.of();
    }
    String group = parts.length == 2 ? parts[1] : groupings.get(0).id();
    return table.rows().stream()
        .flatMap(
            row ->
                IntStream.range(0, table.columns().size())
                    .boxed()
                    .flatMap(i -> figure(table, row, i, group).stream()));
  }

  private Optional<Figure> figure(ResultTable table, ResultTable.Row row, int at, String group) {
    String column = table.columns().get(at).id();
    boolean nation = column.equals("nation");
    boolean known =
        nation
            || groupings.stream()
                .filter(g -> g.id().equals(group))
                .anyMatch(g -> g.codes().contains(column));
    Optional<Measure> measure = measures.stream().filter(m -> m.id().equals(row.key())).findFirst();
    if (!known || measure.isEmpty() || !(row.cells().get(at) instanceof Cell.Estimate cell)) {
      return Optional.empty();
    }
    return Optional.of(
        new Figure(
            table.id(),
            nation ? "" : group,
            nation ? "" : column,
            measure.get().id(),
            measure.get().share(),
            cell));
  }

  private Stream<Figure> rates(ResultTable table) {
    int at = table.indexOf("rate");
    return table.rows().stream()
        .filter(row -> row.cells().get(at) instanceof Cell.Estimate)
        .map(
            row ->
                new Figure(
                    table.id(),
                    row.total() ? "" : groupings.get(0).id(),
                    row.total() ? "" : row.key(),
                    "rate",
                    true,
                    (Cell.Estimate) row.cells().get(at)));
  }
}
