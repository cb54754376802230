package org.orgstatus.analysis.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.method.GroupShares;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.result.ResultTable.Unit;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.statistics.CrossTable;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Marked;
import org.orgstatus.statistics.multivariate.Correspondence;

/**
 * The codes of one question by group: shares, how far each lies from what the groups together would
 * lead one to expect, and a map on which codes lie near the groups that use them more than others.
 */
final class CodeMap {

  /** An axis of less inertia shows rounding only. */
  private static final double NOTHING = 1e-12;

  private static final LocalText ALL_OR_NONE =
      LocalText.of("各组全部或都没有", "All or none in every group");
  private static final LocalText TOO_FEW =
      LocalText.of("不足10个单位，不比较", "Fewer than ten units; not compared");
  private static final LocalText NO_MAP =
      LocalText.of("可比的组或选项不足两个", "Fewer than two groups or codes to compare");

  private static final List<ResultTable.Column> AXES =
      List.of(
          Column.effects("axis1", "第一轴坐标", "Axis 1"),
          Column.effects("axis2", "第二轴坐标", "Axis 2"),
          Column.percents("mass", "质量", "Mass"),
          Column.percents("part1", "对第一轴的贡献", "Contribution to axis 1"),
          Column.percents("part2", "对第二轴的贡献", "Contribution to axis 2"));
  private static final List<ResultTable.Column> INERTIA =
      List.of(
          new ResultTable.Column("inertia", LocalText.of("惯量", "Inertia"), Unit.EFFECT, 4),
          Column.percents("explained", "占总惯量", "Share of inertia"),
          Column.percents("cumulated", "累计", "Cumulated"));

  private final AnalysisRun run;
  private final Group group;
  private final Indicator indicator;
  private final List<ValueLabel> labels;
  private final List<GroupShares> shares = new ArrayList<>();
  private final List<Measured> chosen = new ArrayList<>();
  private final List<List<Cell>> residuals;

  /** Ids of the columns of a table by one way of grouping. */
  static List<String> columns(List<Group> groups, String table) {
    List<String> values =
        groups.stream().flatMap(g -> g.values().stream()).map(ValueLabel::code).toList();
    return switch (table) {
      case "heat" -> Column.ids(List.of("nation"), values, List.of("above", "below"));
      case "residuals" -> values;
      case "axes" -> Column.idsOf(AXES);
      default -> Column.idsOf(INERTIA);
    };
  }

  CodeMap(AnalysisRun run, BaseUnits units, Indicator indicator, Group group) {
    this.run = run;
    this.group = group;
    this.indicator = indicator;
    this.labels = indicator.values();
    List<Slice> slices = run.values().slices(group);
    for (ValueLabel label : labels) {
      Measured one =
          ProfileMeasure.chosen(run.values().values(indicator.id()), List.of(label.code()));
      chosen.add(one);
      shares.add(new GroupShares(units, one, slices, run.disclosure(indicator)));
    }
    this.residuals = IntStream.range(0, labels.size()).mapToObj(this::residuals).toList();
  }

  private ResultTable table(
      String id, LocalText corner, List<ResultTable.Column> columns, List<ResultTable.Row> rows) {
    String own = run.tableId(id, group);
    return new ResultTable(own, run.title(own), corner, columns, rows, List.of());
  }

  /** Shares, and in words which groups are marked. */
  ResultTable heat() {
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.of("nation", "rate", CoverageRows.NATION));
    group.values().forEach(v -> columns.add(Column.of(v.code(), "rate", v.label())));
    columns.add(Column.texts("above", "高于预期的组", "Groups above"));
    columns.add(Column.texts("below", "低于预期的组", "Groups below"));
    List<ResultTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      List<Cell> cells = new ArrayList<>();
      cells.add(shares.get(i).total());
      cells.addAll(shares.get(i).groups());
      cells.add(marked(residuals.get(i), 1));
      cells.add(marked(residuals.get(i), -1));
      rows.add(row(i, cells));
    }
    return table("heat", indicator.name(), columns, rows);
  }

  private ResultTable.Row row(int code, List<Cell> cells) {
    ValueLabel label = labels.get(code);
    return new ResultTable.Row(label.code(), label.label(), LocalText.EMPTY, false, cells);
  }

  private Cell marked(List<Cell> residuals, int sign) {
    List<LocalText> names = new ArrayList<>();
    for (int j = 0; j < residuals.size(); j++) {
      if (residuals.get(j) instanceof Cell.Estimate e && ResultFigure.mark(e.value()) == sign) {
        names.add(group.values().get(j).label());
      }
    }
    return names.isEmpty()
        ? Cells.words("无", "none")
        : Cells.words(
            String.join("、", names.stream().map(LocalText::zh).toList()),
            String.join("; ", names.stream().map(LocalText::en).toList()));
  }

  ResultTable residuals() {
    List<ResultTable.Column> columns =
        group.values().stream().map(v -> Column.of(v.code(), "effect", v.label())).toList();
    List<ResultTable.Row> rows =
        IntStream.range(0, labels.size()).mapToObj(i -> row(i, residuals.get(i))).toList();
    return table("residuals", indicator.name(), columns, rows);
  }

  /** Of one code, over those who chose it and those who did not. */
  private List<Cell> residuals(int code) {
    GroupShares own = shares.get(code);
    List<Integer> compared =
        IntStream.range(0, group.values().size())
            .filter(j -> isCompared(code, j) && own.domain(j).isPresent())
            .boxed()
            .toList();
    double[][] counts = new double[2][compared.size()];
    int n = 0;
    double units = 0;
    for (int k = 0; k < compared.size(); k++) {
      Domain domain = own.domain(compared.get(k)).orElseThrow();
      counts[0][k] = sum(domain, chosen.get(code));
      counts[1][k] = Math.max(0, domain.weightedN() - counts[0][k]);
      n += domain.n();
      units += domain.weightedN();
    }
    for (double[] row : counts) {
      for (int k = 0; k < row.length; k++) {
        row[k] *= n / units;
      }
    }
    CrossTable table = CrossTable.of(counts);
    Optional<double[][]> residuals =
        table.hasTwoByTwo() ? Optional.of(table.adjustedResiduals()) : Optional.empty();
    List<Cell> cells = new ArrayList<>();
    for (int j = 0; j < group.values().size(); j++) {
      int at = compared.indexOf(j);
      if (own.hides(j)) {
        cells.add(own.hidden(j));
      } else if (at < 0) {
        cells.add(new Cell.NotEstimable(own.n(j) == 0 ? Cells.NO_ANSWER : TOO_FEW));
      } else if (residuals.isEmpty()) {
        cells.add(new Cell.NotEstimable(ALL_OR_NONE));
      } else {
        cells.add(Cells.number(residuals.get()[0][at], false, own.n(j), own.n(j)));
      }
    }
    return cells;
  }

  private boolean isCompared(int code, int j) {
    return shares.get(code).n(j) >= Marked.STUDY.comparedFrom() && !shares.get(code).hides(j);
  }

  private static double sum(Domain domain, Measured measured) {
    double sum = 0;
    for (int k = 0; k < domain.n(); k++) {
      int row = domain.member(k);
      sum += measured.isTrue(row) ? domain.weight(row) : 0;
    }
    return sum;
  }

  /** Groups large enough, and codes of which no such group's share is hidden. */
  private record Mapped(List<Integer> codes, List<Integer> groups, Optional<Correspondence> map) {}

  private Mapped mapped() {
    List<Integer> groups =
        IntStream.range(0, group.values().size())
            .filter(j -> !labels.isEmpty() && shares.get(0).n(j) >= Marked.STUDY.comparedFrom())
            .boxed()
            .toList();
    List<Integer> codes =
        IntStream.range(0, labels.size())
            .filter(i -> !ProfileMeasure.isNone(labels.get(i).code()))
            .filter(i -> groups.stream().allMatch(j -> isCompared(i, j)))
            .boxed()
            .toList();
    double[][] counts = new double[codes.size()][groups.size()];
    for (int i = 0; i < codes.size(); i++) {
      for (int j = 0; j < groups.size(); j++) {
        Domain domain = shares.get(codes.get(i)).domain(groups.get(j)).orElseThrow();
        counts[i][j] = sum(domain, chosen.get(codes.get(i)));
      }
    }
    return new Mapped(codes, groups, Correspondence.of(counts).known());
  }

  /** Coordinates of codes and groups, with what each adds to an axis. */
  ResultTable axes() {
    Mapped mapped = mapped();
    List<ResultTable.Row> rows = new ArrayList<>();
    mapped
        .map()
        .ifPresent(
            map -> {
              double[] rowSums = map.table().rowSums();
              double[] columnSums = map.table().columnSums();
              for (int i = 0; i < rowSums.length; i++) {
                ValueLabel code = labels.get(mapped.codes().get(map.table().rows().get(i)));
                rows.add(point(map, code, indicator.name(), map.rows()[i], rowSums[i]));
              }
              for (int j = 0; j < columnSums.length; j++) {
                int at = mapped.groups().get(map.table().columns().get(j));
                ValueLabel value = group.values().get(at);
                rows.add(point(map, value, group.name(), map.columns()[j], columnSums[j]));
              }
            });
    return table("axes", LocalText.of("选项和组", "Choices and groups"), named(mapped.map()), rows);
  }

  /** The axes with their share of the inertia, which a map is not read without. */
  private static List<ResultTable.Column> named(Optional<Correspondence> map) {
    double[] inertias = map.map(Correspondence::inertias).orElse(new double[0]);
    double all = DoubleStream.of(inertias).sum();
    List<ResultTable.Column> columns = new ArrayList<>(AXES);
    for (int k = 0; k < Math.min(2, inertias.length) && all > NOTHING; k++) {
      ResultTable.Column axis = AXES.get(k);
      String share = String.format(Locale.ROOT, "%.1f%%", 100 * inertias[k] / all);
      columns.set(
          k,
          Column.effects(
              axis.id(),
              axis.label().zh() + "（占总惯量" + share + "）",
              axis.label().en() + " (" + share + " of inertia)"));
    }
    return columns;
  }

  private ResultTable.Row point(
      Correspondence map, ValueLabel label, LocalText block, double[] at, double sum) {
    double mass = sum / map.table().total();
    int n = n();
    List<Cell> cells = new ArrayList<>();
    cells.add(coordinate(at, 0, n));
    cells.add(coordinate(at, 1, n));
    cells.add(Cells.number(100 * mass, false, n, n));
    cells.add(part(map, at, 0, mass, n));
    cells.add(part(map, at, 1, mass, n));
    return new ResultTable.Row(label.code(), label.label(), block, false, cells);
  }

  private int n() {
    return IntStream.range(0, group.values().size()).map(shares.get(0)::n).sum();
  }

  private static Cell coordinate(double[] at, int axis, int n) {
    return axis < at.length ? Cells.number(at[axis], false, n, n) : new Cell.NotEstimable(NO_MAP);
  }

  private static Cell part(Correspondence map, double[] at, int axis, double mass, int n) {
    boolean there = axis < at.length && map.inertias()[axis] > NOTHING;
    return there
        ? Cells.number(100 * mass * at[axis] * at[axis] / map.inertias()[axis], false, n, n)
        : new Cell.NotEstimable(NO_MAP);
  }

  /** How much of the difference between groups each axis shows. */
  ResultTable inertia() {
    List<ResultTable.Row> rows = new ArrayList<>();
    mapped()
        .map()
        .ifPresent(
            map -> {
              double all = DoubleStream.of(map.inertias()).sum();
              double upTo = 0;
              for (int k = 0; k < map.inertias().length && all > NOTHING; k++) {
                upTo += map.inertias()[k];
                rows.add(axis(k, map.inertias()[k], all, upTo));
              }
            });
    return table("inertia", LocalText.of("轴", "Axis"), INERTIA, rows);
  }

  private ResultTable.Row axis(int k, double inertia, double all, double upTo) {
    int n = n();
    String number = Integer.toString(k + 1);
    return new ResultTable.Row(
        number,
        LocalText.of("第" + number + "轴", "Axis " + number),
        LocalText.EMPTY,
        false,
        List.of(
            Cells.number(inertia, false, n, n),
            Cells.number(100 * inertia / all, false, n, n),
            Cells.number(100 * upTo / all, false, n, n)));
  }
}
