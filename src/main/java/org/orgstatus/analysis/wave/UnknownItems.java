package org.orgstatus.analysis.wave;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Hiding;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.ChildRows;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.Variable;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.Sensitivity;
import tech.tablesaw.api.StringColumn;

/** C27: of which items the answer is not available or not known, the most frequent first. */
final class UnknownItems {

  private static final LocalText ITEM = LocalText.of("题目", "Item");
  private static final LocalText OTHER_UNIT =
      LocalText.of("该表的单位不按此分组", "The units of this form have no such group");

  private static final List<ResultTable.Column> TOTALS =
      List.of(
          Column.counts("asked", "被问到 n", "Asked, n"),
          Column.percents("not_available", "不掌握", "Not available"),
          Column.percents("dont_know", "不清楚", "Don't know"),
          Column.percents("not_answered", "未填", "Not answered"),
          Column.percents("unknown", "不掌握或不清楚", "Not available or not known"));

  private static final ResultTable.Column USE = Column.texts("use", "能否用于组间比较", "Comparing groups");

  /**
   * One item.
   *
   * @param unknown by row, of the units asked: whether the answer is not available or not known
   * @param n units asked, and of these: not available, don't know, not answered
   */
  private record Item(
      Variable variable,
      String letter,
      LocalText form,
      BaseUnits units,
      Measured unknown,
      int[] n) {

    double share() {
      return n[0] == 0 ? 0 : 100.0 * (n[1] + n[2]) / n[0];
    }

    Disclosure disclosure() {
      return variable.sensitivity() == Sensitivity.P1 ? Disclosure.ORDINARY : Disclosure.SENSITIVE;
    }
  }

  private final AnalysisRun run;
  private final List<Group> groups;
  private final int limit;
  private final int from;
  private final List<Item> items;

  static List<String> columns(List<Group> groups) {
    return Column.ids(
        Column.idsOf(TOTALS),
        groups.stream()
            .skip(1)
            .flatMap(g -> g.values().stream().map(v -> g.id() + "." + v.code()))
            .toList(),
        List.of(USE.id()));
  }

  UnknownItems(AnalysisRun run) {
    this.run = run;
    this.groups = run.groups().stream().skip(1).toList();
    this.limit = run.plan().number("limit");
    this.from = run.plan().number("list_from");
    this.items =
        Stream.of(UnitKind.values())
            .filter(run::hasUnits)
            .flatMap(this::items)
            .filter(item -> item.n()[0] > 0)
            .sorted(Comparator.comparing(Item::letter).thenComparingDouble(item -> -item.share()))
            .toList();
  }

  private Stream<Item> items(UnitKind unit) {
    BaseUnits units = run.base(base(unit));
    Dataset dataset = run.values(unit).dataset();
    ChildRows rows = new ChildRows(dataset);
    return dataset.codebook().variables().stream()
        .filter(v -> v.isItem() && v.missing().stream().anyMatch(UnknownItems::isUnknown))
        .map(v -> item(v, units, dataset, rows));
  }

  /** The plan's base, or the first that counts units of the kind. */
  private String base(UnitKind unit) {
    return unit == run.unit() ? run.plan().base() : run.definitions().firstBase(unit).id();
  }

  private static boolean isUnknown(MissingReason reason) {
    return reason == MissingReason.NOT_AVAILABLE || reason == MissingReason.DONT_KNOW;
  }

  private static Item item(Variable variable, BaseUnits units, Dataset dataset, ChildRows rows) {
    Measured unknown = new Measured(units.size());
    int[] n = new int[4]; // asked, not available, don't know, not answered
    Optional<StringColumn> column =
        variable.isInRepeat()
            ? Optional.empty()
            : Optional.of(dataset.table().stringColumn(variable.missingColumn()));
    for (int row = 0; row < units.size(); row++) {
      if (!units.isAnswered(row)) {
        continue;
      }
      String word = column.isPresent() ? column.get().get(row) : wordInRepeat(variable, row, rows);
      if (AskedItems.isAsked(word)) {
        Optional<MissingReason> reason = MissingReason.ofWord(word);
        n[0]++;
        n[1] += reason.filter(r -> r == MissingReason.NOT_AVAILABLE).isPresent() ? 1 : 0;
        n[2] += reason.filter(r -> r == MissingReason.DONT_KNOW).isPresent() ? 1 : 0;
        n[3] += reason.filter(r -> r == MissingReason.NOT_ANSWERED).isPresent() ? 1 : 0;
        unknown.set(row, reason.filter(UnknownItems::isUnknown).isPresent() ? 1 : 0, "");
      }
    }
    return dataset.codebook().responses().stream()
        .flatMap(List::stream)
        .filter(form -> form.id().equals(variable.form()))
        .findFirst()
        .map(form -> new Item(variable, form.letter(), form.title(), units, unknown, n))
        .orElseThrow();
  }

  /** Why one row of the repeat has no value; without rows the unit was not asked. */
  private static String wordInRepeat(Variable variable, int row, ChildRows rows) {
    Optional<MissingReason> reason = rows.missing(row, variable.name());
    boolean none = reason.isEmpty() && rows.values(row, variable.name()).isEmpty();
    return none ? MissingReason.NOT_APPLICABLE.word() : reason.map(MissingReason::word).orElse("");
  }

  ResultTable table() {
    List<ResultTable.Column> columns = new ArrayList<>(TOTALS);
    for (Group group : groups) {
      for (ValueLabel value : group.values()) {
        columns.add(
            new ResultTable.Column(
                    group.id() + "." + value.code(), value.label(), ResultTable.Unit.PERCENT, 1)
                .under(
                    LocalText.of(
                        "不掌握或不清楚（%）：" + group.name().zh(),
                        "Not available or not known (%): " + group.name().en())));
      }
    }
    columns.add(USE);
    List<ResultTable.Row> rows =
        items.stream().filter(this::isListed).map(item -> row(item)).toList();
    return new ResultTable("items", run.title("items"), ITEM, columns, rows, List.of(rest()));
  }

  private boolean isListed(Item item) {
    return item.share() >= from && item.n()[1] + item.n()[2] > 0;
  }

  private boolean isOver(Item item) {
    return item.share() > limit;
  }

  private ResultTable.Row row(Item item) {
    List<Cell> cells = new ArrayList<>();
    cells.add(count(item.n()[0]));
    for (int reason = 1; reason < 4; reason++) {
      cells.add(share(item, item.n()[0], item.n()[reason]));
    }
    cells.add(share(item, item.n()[0], item.n()[1] + item.n()[2]));
    groups.forEach(group -> cells.addAll(shares(item, group)));
    cells.add(isOver(item) ? Cells.words("不用于组间比较", "Not used") : Cells.words("可用", "Usable"));
    LocalText label = inWords(item.variable().label());
    return new ResultTable.Row(item.variable().name(), label, item.form(), false, cells);
  }

  /** A question as it reads without a respondent: for the period that it names stands the year. */
  private static LocalText inWords(LocalText label) {
    return LocalText.of(
        label.zh().replaceAll("\\$\\{[^}]*\\}年?", "统计年度"),
        label.en().replaceAll("\\$\\{[^}]*\\}", "the reference year"));
  }

  private static Cell count(int n) {
    return n < 5 ? new Cell.Suppressed(Cells.FEW) : new Cell.Count(n);
  }

  private static Cell share(Item item, int n, int with) {
    return item.disclosure().rule().hides(n, with)
        ? Cells.withheld(n, item.disclosure().rule())
        : Cells.number(100.0 * with / n, true, n, n);
  }

  private List<Cell> shares(Item item, Group group) {
    if (run.base(run.plan().base()) != item.units()) {
      return group.values().stream().<Cell>map(v -> new Cell.NotEstimable(OTHER_UNIT)).toList();
    }
    List<Slice> slices = run.values().slices(group);
    int[] n =
        slices.stream()
            .mapToInt(s -> item.units().count(s, item.unknown(), Measured.State.VALUE))
            .toArray();
    int[] with = slices.stream().mapToInt(s -> item.units().countTrue(s, item.unknown())).toArray();
    Hiding hiding = Hiding.of(n, with, item.disclosure());
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < n.length; i++) {
      if (hiding.hides(i)) {
        cells.add(hiding.cell(i));
      } else {
        cells.add(
            n[i] == 0 ? Cells.noAnswer() : Cells.number(100.0 * with[i] / n[i], true, n[i], n[i]));
      }
    }
    return cells;
  }

  private LocalText rest() {
    long left = items.stream().filter(item -> !isListed(item)).count();
    return LocalText.of(
        "共" + items.size() + "题可答“不掌握”或“不清楚”；其中" + left + "题不足" + from + "%，未列。",
        "Items that may be answered \"not available\" or \"don't know\": "
            + items.size()
            + "; of these "
            + left
            + " are below "
            + from
            + "% and not listed.");
  }

  /** What the limit leaves out. */
  List<LocalText> notes() {
    List<LocalText> over =
        items.stream().filter(this::isOver).map(item -> inWords(item.variable().label())).toList();
    return List.of(
        over.isEmpty()
            ? LocalText.of(
                "没有题目的“不掌握”与“不清楚”合计超过" + limit + "%。",
                "No item has more than " + limit + "% not available or not known.")
            : LocalText.of(
                "“不掌握”与“不清楚”合计超过"
                    + limit
                    + "%、不用于组间比较的题目：“"
                    + String.join("”、“", over.stream().map(LocalText::zh).toList())
                    + "”。",
                "Items of which more than "
                    + limit
                    + "% are not available or not known, so that groups are not compared by them: "
                    + String.join("; ", over.stream().map(LocalText::en).toList())
                    + "."));
  }
}
