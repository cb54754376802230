package org.orgstatus.analysis.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.orgstatus.analysis.TableUnits;
import org.orgstatus.analysis.TableUnits.BaseRows;
import org.orgstatus.analysis.TableUnits.Holds;
import org.orgstatus.analysis.TableUnits.Name;
import org.orgstatus.analysis.TableUnits.Rows;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.table.TableRequest.Choice;
import org.orgstatus.analysis.table.TableRequest.Measure;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.statistics.LonelyStratum;
import org.orgstatus.statistics.SurveyDesign;

/**
 * One request laid over the units of a wave. The design is that of the whole base: rows, columns
 * and filters are domains of it.
 */
final class TableRun {

  /** Key of the line and the column over all. */
  static final String TOTAL = "total";

  /** Id of the only column where none were asked for. */
  static final String VALUE = "value";

  private static final LocalText ALL = LocalText.of("全部", "All");

  /** A place of columns: code and label. */
  record Head(String key, LocalText label) {}

  private final TableRequest request;
  private final TableUnits units;
  private final BaseRows base;
  private final Rows filter;
  private final Optional<SurveyDesign> design;
  private final @Nullable Measured measured;
  private final double[] values;
  private final double centre;
  private final Disclosure disclosure;
  private final List<Head> heads = new ArrayList<>();
  private final int[] columnOf;
  private final boolean[] columnUnknown;
  private final List<TableLine> lines = new ArrayList<>();

  /**
   * @throws TableRefused with every fault
   */
  TableRun(TableRequest request, TableUnits units, Audience audience) {
    List<TableFault> faults = TableCheck.faults(request, units, audience);
    if (!faults.isEmpty()) {
      throw new TableRefused(faults);
    }
    this.request = request;
    this.units = units;
    this.base = units.base(request.base().isEmpty() ? units.listBases().get(0) : request.base());
    this.filter = madeFilter();
    requireUnits(audience);
    this.design = madeDesign();
    Optional<Name> of = units.findName(request.of());
    this.measured = of.isPresent() ? units.values(request.of()) : null;
    this.values = new double[units.size()];
    this.centre = value(of);
    this.disclosure = mostCareful();
    this.columnOf = new int[units.size()];
    this.columnUnknown = new boolean[units.size()];
    makeColumns();
    makeLines();
  }

  /** More careful where rows or columns are. */
  private Disclosure mostCareful() {
    Disclosure most = Disclosure.ORDINARY;
    for (String name : List.of(request.of(), request.rows(), request.columns())) {
      Disclosure own = units.findName(name).map(Name::disclosure).orElse(Disclosure.ORDINARY);
      most = own.compareTo(most) > 0 ? own : most;
    }
    return most;
  }

  private Rows madeFilter() {
    Rows rows = Rows.all(units.size());
    for (String name : request.filters().stream().map(Choice::name).distinct().toList()) {
      rows = rows.and(chosen(name));
    }
    if (!request.where().isEmpty()) {
      rows =
          rows.and(
              units.where(
                  units
                      .condition(request.where(), Place.file("where"), new Problems())
                      .orElseThrow()));
    }
    return rows;
  }

  /** The rows that have one of the codes chosen of a name. */
  private Rows chosen(String name) {
    Rows any = new Rows(new boolean[units.size()], new boolean[units.size()]);
    for (Choice choice : request.filters()) {
      if (choice.name().equals(name)) {
        any = any.or(units.having(name, choice.code()));
      }
    }
    return any;
  }

  private void requireUnits(Audience audience) {
    int in = 0;
    int out = 0;
    for (int row = 0; row < units.size(); row++) {
      in += base.member()[row] && filter.in()[row] ? 1 : 0;
      out += base.member()[row] && !filter.in()[row] ? 1 : 0;
    }
    String field =
        !request.where().isEmpty() ? "where" : request.filters().isEmpty() ? "base" : "filter";
    if (in == 0) {
      throw new TableRefused(
          List.of(
              TableFault.of(
                  field,
                  "empty-base",
                  "口径和筛选内没有单位，没有可算的数字。请换一个口径，或放宽筛选。",
                  "No unit is left by base and filters: there is nothing to compute. Take another"
                      + " base, or widen the filters.")));
    }
    boolean single = in < Rule.LEAST || (out > 0 && out < Rule.LEAST);
    if (audience == Audience.PUBLIC && single) {
      int few = in < Rule.LEAST ? in : out;
      throw new TableRefused(List.of(Rule.FIVE_UNITS.fault(field, Integer.toString(few))));
    }
  }

  /** Without weights every answer counts once, in one stratum. */
  private Optional<SurveyDesign> madeDesign() {
    Optional<SurveyDesign> weighted =
        base.weighting().design().map(d -> d.with(LonelyStratum.ADJUST));
    if (request.weights() || weighted.isEmpty()) {
      return weighted;
    }
    int size = units.size();
    int[] stratum = new int[size];
    double[] weight = new double[size];
    for (int row = 0; row < size; row++) {
      boolean belongs = base.member()[row] || base.possible()[row];
      stratum[row] = belongs ? 0 : 1;
      weight[row] = base.answered()[row] ? 1 : 0;
    }
    double all = base.weighting().population() + (double) base.weighting().possible();
    return Optional.of(
        SurveyDesign.weighted(stratum, new double[] {all, 0}, weight).with(LonelyStratum.ADJUST));
  }

  /** Fills in what is measured, and gives a number near it. */
  private double value(Optional<Name> of) {
    if (of.isEmpty()) {
      Arrays.fill(values, 1);
      return 0;
    }
    if (request.measure() == Measure.SHARE) {
      for (int row = 0; row < values.length; row++) {
        values[row] = measured.has(row) && isCounted(of.get(), row) ? 1 : 0;
      }
      return 0;
    }
    double sum = 0;
    int n = 0;
    for (int row = 0; row < values.length; row++) {
      values[row] = measured.has(row) ? measured.number(row) : Double.NaN;
      if (base.answered()[row] && measured.has(row)) {
        sum += values[row];
        n++;
      }
    }
    return n == 0 ? 0 : sum / n;
  }

  private boolean isCounted(Name of, int row) {
    if (of.holds() == Holds.YES_NO) {
      return request.codes().isEmpty()
          ? measured.isTrue(row)
          : request.codes().contains(measured.isTrue(row) ? "1" : "0");
    }
    List<String> wanted = request.codes().isEmpty() ? List.of("yes") : request.codes();
    String text = measured.text(row);
    return wanted.contains(text)
        || (text.indexOf(' ') > 0 && Arrays.stream(text.split(" ")).anyMatch(wanted::contains));
  }

  private void makeColumns() {
    if (request.columns().isEmpty()) {
      heads.add(new Head(VALUE, request.measure().label()));
      return;
    }
    Arrays.fill(columnOf, -1);
    for (ValueLabel value : units.findName(request.columns()).orElseThrow().values()) {
      Rows in = units.having(request.columns(), value.code());
      for (int row = 0; row < columnOf.length; row++) {
        columnOf[row] = in.in()[row] ? heads.size() : columnOf[row];
        columnUnknown[row] |= in.unknown()[row];
      }
      heads.add(new Head(value.code(), value.label()));
    }
    heads.add(new Head(TOTAL, ALL));
  }

  private void makeLines() {
    boolean[] any = new boolean[units.size()];
    boolean[] open = new boolean[units.size()];
    if (request.rows().isEmpty()) {
      Arrays.fill(any, true);
    } else {
      for (ValueLabel value : units.findName(request.rows()).orElseThrow().values()) {
        Rows in = units.having(request.rows(), value.code());
        for (int row = 0; row < any.length; row++) {
          any[row] |= in.in()[row];
          open[row] |= in.unknown()[row];
        }
        lines.add(new TableLine(this, value.code(), value.label(), in));
      }
    }
    if (isSeveral()) {
      Measured of = units.values(request.rows());
      for (int row = 0; row < any.length; row++) {
        any[row] = of.has(row);
      }
    }
    lines.add(new TableLine(this, TOTAL, ALL, new Rows(any, open)));
  }

  /** Whether a unit may stand in several rows. */
  boolean isSeveral() {
    return units.findName(request.rows()).filter(n -> n.holds() == Holds.CODES).isPresent();
  }

  boolean hasColumns() {
    return !request.columns().isEmpty();
  }

  TableRequest request() {
    return request;
  }

  TableUnits units() {
    return units;
  }

  BaseRows base() {
    return base;
  }

  Rows filter() {
    return filter;
  }

  Optional<SurveyDesign> design() {
    return design;
  }

  double[] values() {
    return values;
  }

  double centre() {
    return centre;
  }

  Disclosure disclosure() {
    return disclosure;
  }

  /** The columns, that over all last where there are several. */
  List<Head> heads() {
    return heads;
  }

  /** Columns that are not the total. */
  int width() {
    return hasColumns() ? heads.size() - 1 : 1;
  }

  int columnOf(int row) {
    return columnOf[row];
  }

  boolean isColumnUnknown(int row) {
    return columnUnknown[row];
  }

  /** The lines, that over all last. */
  List<TableLine> lines() {
    return lines;
  }

  boolean has(int row) {
    return measured == null || measured.has(row);
  }

  /** Whether a unit is known to have nothing to measure. */
  boolean isExempt(int row) {
    return measured != null
        && base.answered()[row]
        && measured.state(row) == Measured.State.NOT_APPLICABLE;
  }

  TableLine line(String key) {
    return lines.stream().filter(l -> l.key().equals(key)).findFirst().orElseThrow();
  }

  int head(String key) {
    return IntStream.range(0, heads.size())
        .filter(i -> heads.get(i).key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  /** Units of the base that the filters leave. */
  int population() {
    return count(base.member());
  }

  /** Those of them that answered. */
  int answered() {
    return count(base.answered());
  }

  private int count(boolean[] of) {
    return (int) IntStream.range(0, of.length).filter(row -> of[row] && filter.in()[row]).count();
  }
}
