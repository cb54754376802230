package org.orgstatus.analysis.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.method.GroupShares;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;

/** C23: a profile of groups, and the codes of multiple answers ranked, group beside group. */
public final class RankedProfile {

  /** Ends the id of a rank's column. */
  static final String RANK = ".rank";

  static final LocalText SHARE = LocalText.of("比例", "Share");
  static final LocalText PLACE = LocalText.of("位次", "Rank");
  private static final LocalText NOT_RANKED =
      LocalText.of("该格不显示，不排位次", "The share is not shown, so it has no rank");
  private static final LocalText MOSTLY_HIDDEN =
      LocalText.of("一半以上不显示，不排位次", "More than half are not shown, so there are no ranks");

  /** A code with its shares: the nation's first, then one for each group. */
  private record Ranked(ProfileMeasure measure, List<Cell> shares) {}

  private final AnalysisRun run;
  private final GroupProfile profile;

  public static List<String> columns(AnalysisPlan plan, List<Group> groups, String table) {
    if (table.equals(RankedLevels.TABLE)) {
      return RankedLevels.columns(plan);
    }
    if (table.equals(CodedTexts.TABLE)) {
      return CodedTexts.columns(plan);
    }
    if (!table.equals("ranks")) {
      return GroupProfile.columns(groups, table);
    }
    List<String> ids =
        Stream.concat(
                Stream.of("nation"),
                groups.stream().flatMap(g -> g.values().stream()).map(ValueLabel::code))
            .toList();
    return Column.ids(ids, ids.stream().map(id -> id + RANK).toList());
  }

  public RankedProfile(AnalysisRun run) {
    this.run = run;
    this.profile = new GroupProfile(run);
  }

  public AnalysisRun.Output output() {
    LocalText coded =
        run.plan().settings(CodedTexts.TABLE).isEmpty() ? LocalText.EMPTY : CodedTexts.METHOD;
    return profile.output(
        LocalText.of(METHOD.zh() + coded.zh(), (METHOD.en() + " " + coded.en()).strip()),
        Stream.of(
                run.groups().stream().flatMap(g -> run.ifShown("ranks", g, () -> ranks(g))),
                run.ifShown(RankedLevels.TABLE, () -> new RankedLevels(run).table()),
                run.ifShown(CodedTexts.TABLE, () -> new CodedTexts(run).byLevel()))
            .flatMap(tables -> tables));
  }

  private ResultTable ranks(Group group) {
    List<Slice> slices = run.values().slices(group);
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.of("nation", "rate", CoverageRows.NATION).under(SHARE));
    group.values().forEach(v -> columns.add(Column.of(v.code(), "rate", v.label()).under(SHARE)));
    columns.add(Column.of("nation" + RANK, "n", CoverageRows.NATION).under(PLACE));
    group
        .values()
        .forEach(v -> columns.add(Column.of(v.code() + RANK, "n", v.label()).under(PLACE)));
    List<ResultTable.Row> rows = new ArrayList<>();
    for (Indicator indicator : profile.coded()) {
      List<Ranked> ranked =
          ProfileMeasure.categories(run, indicator).stream()
              .filter(m -> !ProfileMeasure.isNone(m.code()))
              .map(m -> new Ranked(m, shares(m, slices)))
              .sorted(Comparator.comparingDouble((Ranked r) -> -value(r, 0).orElse(-1)))
              .toList();
      ranked.forEach(r -> rows.add(row(r, ranked)));
    }
    String id = run.tableId("ranks", group);
    return new ResultTable(
        id, run.title(id), LocalText.of("选项", "Choice"), columns, rows, List.of());
  }

  private List<Cell> shares(ProfileMeasure measure, List<Slice> slices) {
    GroupShares shares =
        new GroupShares(profile.units(), measure.measured(), slices, measure.disclosure());
    List<Cell> cells = new ArrayList<>();
    cells.add(shares.total());
    cells.addAll(shares.groups());
    return cells;
  }

  private static OptionalDouble value(Ranked ranked, int at) {
    return ranked.shares().get(at) instanceof Cell.Estimate share
        ? OptionalDouble.of(share.value())
        : OptionalDouble.empty();
  }

  private static ResultTable.Row row(Ranked own, List<Ranked> all) {
    List<Cell> cells = new ArrayList<>(own.shares());
    for (int at = 0; at < own.shares().size(); at++) {
      cells.add(rank(own, all, at));
    }
    ProfileMeasure measure = own.measure();
    return new ResultTable.Row(measure.id(), measure.label(), measure.block(), false, cells);
  }

  private static Cell rank(Ranked own, List<Ranked> all, int at) {
    return rank(
        own.shares().get(at), value(own, at), all.stream().map(other -> value(other, at)).toList());
  }

  /**
   * One more than the choices named more often; equal shares have the same rank. There is none
   * where more than half of the shares are not shown.
   *
   * @param cell the share as it is shown
   * @param all shares of all choices, empty where they are not shown
   */
  static Cell rank(Cell cell, OptionalDouble share, List<OptionalDouble> all) {
    if (share.isEmpty()) {
      return cell instanceof Cell.NotEstimable none ? none : new Cell.Suppressed(NOT_RANKED);
    }
    if (2 * all.stream().filter(OptionalDouble::isPresent).count() < all.size()) {
      return new Cell.Suppressed(MOSTLY_HIDDEN); // a first place among few says nothing
    }
    long above =
        all.stream()
            .filter(v -> v.isPresent() && v.getAsDouble() > share.getAsDouble() + SAME)
            .count();
    return new Cell.Count(1 + above);
  }

  private static final double SAME = 1e-9;

  private static final LocalText METHOD =
      LocalText.of(
          "位次：每道多选题的选项按比例由高到低排，比例相同的位次相同；“没有”不参加，不显示的比例不排位次、也不影响别的位次，一半以上不显示的都不排。"
              + "各级并列时，选项按代码对应，各级按本级填报的单位计算比例。",
          "Ranks: the choices of each question by falling share, equal shares having the same rank;"
              + " \"none\" takes no part, and a share that is not shown has no rank and moves none;"
              + " where more than half are not shown, none is ranked."
              + " Where levels stand side by side, choices are matched by their codes, and each"
              + " level's shares are of its own units.");
}
