package org.orgstatus.analysis.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.ResultBytes;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Variable.ValueLabel;

/**
 * Tables by reporting unit: the units in the order of GB/T 2260, in public editions the regions,
 * and the nation. In public editions units with few institutions are hidden, with others of their
 * region where the hidden ones could be worked out.
 */
public final class CoverageRows {

  public static final LocalText NATION = LocalText.of("全国", "Nation");

  /**
   * What decides whether a cell is hidden.
   *
   * @param whole the denominator of the row
   * @param ofColumn other denominators, by index of the column
   * @param answers what a column's numbers are made of, by its index, where that may be fewer
   *     institutions than the denominator holds
   * @param already units hidden for what they have elsewhere, such as in the wave before
   */
  public record Denominators(
      BaseUnits whole,
      Map<Integer, BaseUnits> ofColumn,
      Map<Integer, Answers> answers,
      SmallUnits already) {
    public Denominators {
      ofColumn = Map.copyOf(ofColumn);
      answers = Map.copyOf(answers);
    }

    public Denominators(BaseUnits whole, Map<Integer, BaseUnits> ofColumn) {
      this(whole, ofColumn, Map.of());
    }

    public Denominators(
        BaseUnits whole, Map<Integer, BaseUnits> ofColumn, Map<Integer, Answers> answers) {
      this(whole, ofColumn, answers, SmallUnits.NONE);
    }
  }

  /**
   * Institutions behind a column's numbers.
   *
   * @param given by row, whether its answer is among them
   * @param withheld codes of units whose number is hidden for itself, however many answered
   */
  public record Answers(IntPredicate given, Set<String> withheld) {
    public Answers {
      withheld = Set.copyOf(withheld);
    }
  }

  private static final LocalText REGIONS = LocalText.of("地区", "Regions");
  private static final LocalText MERGED =
      LocalText.of(
          "分母不足5所，只在所在地区中列出",
          "Fewer than five institutions in the denominator; shown only as part of the region");

  private final AnalysisRun run;
  private final Group group;
  private final String[] unitOf;
  private final String[] regionOf;

  public CoverageRows(AnalysisRun run, Group group) {
    this.run = run;
    this.group = group;
    this.unitOf = run.values().codes(group.variable());
    this.regionOf = run.values().codes(FrameColumns.REGION);
  }

  public boolean[] nation() {
    boolean[] all = new boolean[unitOf.length];
    Arrays.fill(all, true);
    return all;
  }

  public boolean[] unit(String code) {
    return is(unitOf, code);
  }

  private static boolean[] is(String[] codes, String code) {
    boolean[] in = new boolean[codes.length];
    for (int row = 0; row < in.length; row++) {
      in[row] = codes[row].equals(code);
    }
    return in;
  }

  /** Gives the cells of a row: of a unit, by its code, or with an empty code of several. */
  @FunctionalInterface
  public interface UnitCells {
    List<Cell> of(String unit, boolean[] in);
  }

  public ResultTable table(
      String id,
      List<ResultTable.Column> columns,
      Function<boolean[], List<Cell>> cells,
      Denominators denominators) {
    return tableOfUnits(id, columns, (unit, in) -> cells.apply(in), denominators);
  }

  public ResultTable tableOfUnits(
      String id, List<ResultTable.Column> columns, UnitCells cells, Denominators denominators) {
    SmallUnits whole =
        hidden(denominators.whole(), denominators.already()).and(denominators.already());
    Map<BaseUnits, SmallUnits> beside = new HashMap<>();
    Map<Answers, SmallUnits> answering = new HashMap<>();
    List<ResultTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < group.values().size(); i++) {
      ValueLabel unit = group.values().get(i);
      List<Cell> row = new ArrayList<>(cells.of(unit.code(), unit(unit.code())));
      for (int c = 0; c < row.size(); c++) {
        BaseUnits own = denominators.ofColumn().getOrDefault(c, denominators.whole());
        SmallUnits hidden =
            own == denominators.whole()
                ? whole
                : beside.computeIfAbsent(own, b -> hidden(own, whole));
        Answers answers = denominators.answers().get(c);
        SmallUnits few =
            answers == null
                ? SmallUnits.NONE
                : answering.computeIfAbsent(answers, a -> hidden(a, hidden));
        row.set(c, shown(row.get(c), unit.code(), hidden, few));
      }
      rows.add(new ResultTable.Row(unit.code(), unit.label(), LocalText.EMPTY, false, row));
    }
    if (run.audience() == Audience.PUBLIC) {
      for (ValueLabel region : run.dataset().codebook().variable(FrameColumns.REGION).values()) {
        List<Cell> row = new ArrayList<>(cells.of("", is(regionOf, region.code())));
        denominators
            .answers()
            .forEach(
                (c, answers) -> {
                  SmallUnits few = SmallUnits.ofGroups(answers.given(), regionOf, SmallUnits.NONE);
                  row.set(c, shown(row.get(c), region.code(), SmallUnits.NONE, few));
                });
        rows.add(new ResultTable.Row(region.code(), region.label(), REGIONS, true, row));
      }
    }
    rows.add(
        new ResultTable.Row(
            ResultTable.NATION, NATION, LocalText.EMPTY, true, cells.of("", nation())));
    return new ResultTable(id, run.title(id), group.name(), columns, rows, List.of());
  }

  /**
   * A cell as the public sees it.
   *
   * @param denominator units hidden for what they have in the denominator
   * @param answers units hidden for the answers behind their number
   */
  private static Cell shown(Cell cell, String unit, SmallUnits denominator, SmallUnits answers) {
    if (answers.isSmall(unit)) {
      boolean saysWhy = cell instanceof Cell.Suppressed own && ResultBytes.isPrimary(own);
      return saysWhy ? cell : new Cell.Suppressed(Cells.FEW);
    }
    if (denominator.hides(unit)) {
      return new Cell.Suppressed(denominator.isSmall(unit) ? MERGED : Cells.WITH_OTHERS);
    }
    return answers.hides(unit) ? Cells.derivable() : cell;
  }

  private SmallUnits hidden(Answers answers, SmallUnits already) {
    return run.audience() == Audience.INTERNAL
        ? SmallUnits.NONE
        : SmallUnits.of(answers.given(), answers.withheld(), unitOf, regionOf, already);
  }

  private SmallUnits hidden(BaseUnits base, SmallUnits already) {
    if (run.audience() == Audience.INTERNAL) {
      return SmallUnits.NONE;
    }
    return SmallUnits.of(base, unitOf, regionOf, already);
  }
}
