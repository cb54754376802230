package org.orgstatus.analysis.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Faults;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problems;

/** Reads which tables and figures a plan shows; a method offers only its own. */
public final class DisplayReader {

  private final AnalysisPlan draft;
  private final List<Group> chosen;
  private final Measures measures;
  private final Problems problems;
  private final List<AnalysisPlan.TablePlan> tables = new ArrayList<>();
  private final List<AnalysisPlan.FigurePlan> figures = new ArrayList<>();

  /**
   * @param draft the plan without its display
   * @param chosen the plan's groups
   * @param measures in what numbers count
   */
  DisplayReader(AnalysisPlan draft, List<Group> chosen, Measures measures, Problems problems) {
    this.draft = draft;
    this.chosen = chosen;
    this.measures = measures;
    this.problems = problems;
  }

  void read(DefinitionMap map) {
    map.only(Set.of("tables", "figures"), problems);
    map.require(List.of("tables"), problems);
    map.maps("tables", problems).forEach(t -> table(t).ifPresent(tables::add));
    map.maps("figures", problems).forEach(f -> figure(f).ifPresent(figures::add));
  }

  List<AnalysisPlan.TablePlan> tables() {
    return tables;
  }

  List<AnalysisPlan.FigurePlan> figures() {
    return figures;
  }

  private Optional<AnalysisPlan.TablePlan> table(DefinitionMap map) {
    map.only(Set.of("id", "title", "columns", "audience", "cases"), problems);
    map.require(List.of("id", "title"), problems);
    OpenTo openTo = openTo(map);
    boolean ofUnits = says(map, "cases", "reporting_unit", "institution");
    Optional<DefinitionText> id = map.text("id", problems);
    Optional<LocalText> title = map.localText("title", problems);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    List<String> offered = draft.method().tables(chosen);
    if (offered.isEmpty()) {
      return Optional.empty(); // tables stand once for each group, and none is known: said already
    }
    if (!offered.contains(id.get().text())) {
      unknown("unknown-table", id.get(), "表", "table", offered);
      return Optional.empty();
    }
    requireRule(map, id.get(), openTo);
    List<String> known = draft.method().columns(draft, chosen, id.get().text());
    List<String> columns = columns(map, "columns", known);
    return title.map(t -> new AnalysisPlan.TablePlan(id.get().text(), t, columns, openTo, ofUnits));
  }

  /** What the table says; where it says nothing, what holds for the whole comparison. */
  private OpenTo openTo(DefinitionMap map) {
    Optional<DefinitionText> said = map.text("audience", problems);
    Optional<OpenTo> openTo = said.flatMap(text -> OpenTo.ofWord(text.text()));
    if (said.isPresent() && openTo.isEmpty()) {
      List<String> known = Stream.of(OpenTo.values()).map(OpenTo::word).toList();
      unknown("unknown-word", said.get(), "写法", "word", known);
    }
    if (draft.internal().isEmpty()) {
      return openTo.orElse(OpenTo.PUBLIC);
    }
    if (openTo.isPresent() && openTo.get().isWiderThan(OpenTo.INTERNAL)) {
      problems.add(
          "internal-plan",
          said.orElseThrow().place(),
          "整项对比已写明只供内部（internal），这张表不能再写" + said.get() + "。请删去这一行，或删去internal。",
          "The whole comparison is marked internal, so this table cannot be "
              + said.get()
              + ". Delete this line, or the mark.");
    }
    return OpenTo.INTERNAL;
  }

  /** What is never published cannot be opened by a plan. */
  private void requireRule(DefinitionMap map, DefinitionText id, OpenTo openTo) {
    Optional<Confidential> rule = draft.method().confidential(id.text());
    if (rule.isPresent() && openTo.isWiderThan(rule.get().openTo())) {
      String word = rule.get().openTo().word();
      problems.add(
          "not-for-everybody",
          map.has("audience") ? map.placeOf("audience") : id.place(),
          "“" + id + "”这张表不能这样公开：" + rule.get().reason().zh() + "请写 audience: " + word + "。",
          "The table '"
              + id
              + "' cannot be opened so far. "
              + rule.get().reason().en()
              + " Write 'audience: "
              + word
              + "'.");
    }
  }

  /** Whether a key has this word and not the one that holds where nothing is said. */
  private boolean says(DefinitionMap map, String key, String word, String otherwise) {
    Optional<DefinitionText> said = map.text(key, problems);
    List<String> known = List.of(word, otherwise);
    said.filter(text -> !known.contains(text.text()))
        .ifPresent(text -> unknown("unknown-word", text, "写法", "word", known));
    return said.filter(text -> text.text().equals(word)).isPresent();
  }

  private List<String> columns(DefinitionMap map, String key, List<String> known) {
    List<DefinitionText> texts = map.texts(key, problems);
    texts.stream()
        .filter(t -> !known.contains(t.text()))
        .forEach(t -> unknown("unknown-column", t, "列", "column", known));
    return texts.stream().map(DefinitionText::text).toList();
  }

  private Optional<AnalysisPlan.FigurePlan> figure(DefinitionMap map) {
    int before = problems.count();
    map.only(
        Set.of(
            "id",
            "title",
            "kind",
            "table",
            "columns",
            "low",
            "high",
            "reference",
            "totals",
            "classes",
            "rows",
            "beside"),
        problems);
    map.require(List.of("id", "title", "kind", "table", "columns"), problems);
    Optional<DefinitionText> id = map.text("id", problems);
    Optional<LocalText> title = map.localText("title", problems);
    Optional<ResultFigure.Kind> kind = map.text("kind", problems).flatMap(this::figureKind);
    Optional<DefinitionText> table = map.text("table", problems);
    List<String> shown = tables.stream().map(AnalysisPlan.TablePlan::id).toList();
    if (draft.method().tables(chosen).isEmpty()) {
      return Optional.empty(); // as with tables
    }
    if (table.isPresent() && !shown.contains(table.get().text())) {
      unknown("unknown-table", table.get(), "表", "table", shown);
    }
    if (problems.count() > before) {
      return Optional.empty();
    }
    List<String> known = shownColumns(table.orElseThrow().text());
    List<String> columns = columns(map, "columns", known);
    if (!new FigureCheck(kind.orElseThrow(), problems).holds(map, columns, chosen)) {
      return Optional.empty();
    }
    List<String> rows = rows(map, table.get().text(), kind.get());
    Optional<String> beside = beside(map, shown, columns, kind.get());
    Optional<String> low = column(map, "low", known);
    Optional<String> high = column(map, "high", known);
    Optional<Double> reference = map.text("reference", problems).flatMap(this::number);
    boolean totals = map.text("totals", problems).map(t -> t.text().equals("yes")).orElse(false);
    return Optional.of(
        new AnalysisPlan.FigurePlan(
            id.orElseThrow().text(),
            title.orElseThrow(),
            kind.orElseThrow(),
            table.orElseThrow().text(),
            columns,
            low,
            high,
            reference,
            totals,
            map.maps("classes", problems).stream()
                .map(words -> words.asLocalText("classes", problems))
                .toList(),
            rows,
            beside));
  }

  /** The rows that are drawn; what shares an axis must count in one unit. */
  private List<String> rows(DefinitionMap map, String table, ResultFigure.Kind kind) {
    List<DefinitionText> texts = map.texts("rows", problems);
    List<String> rows = texts.stream().map(DefinitionText::text).toList();
    List<String> known = measures.numbers(draft.method().numbers(draft, table));
    if (known.isEmpty()) {
      if (!rows.isEmpty()) {
        problems.add(
            "not-chosen",
            map.placeOf("rows"),
            "表“" + table + "”的行不能挑选：只有每行一个数值指标的表可以写rows。请删去这一行。",
            "Rows of the table '"
                + table
                + "' cannot be chosen: 'rows' is for tables with a row for each number. Leave it"
                + " out.");
      }
      return rows;
    }
    texts.stream()
        .filter(t -> !known.contains(t.text()))
        .forEach(t -> unknown("unknown-row", t, "行", "row", known));
    if (kind != ResultFigure.Kind.SCATTER) {
      measures.requireOne(map.placeOf("table"), rows.isEmpty() ? known : rows, problems);
    }
    return rows;
  }

  /** The second table, with the same columns where it marks the cells of a heat map. */
  private Optional<String> beside(
      DefinitionMap map, List<String> shown, List<String> columns, ResultFigure.Kind kind) {
    Optional<DefinitionText> text = map.text("beside", problems);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (!shown.contains(text.get().text())) {
      unknown("unknown-table", text.get(), "表", "table", shown);
      return Optional.empty();
    }
    List<String> known = shownColumns(text.get().text());
    if (kind == ResultFigure.Kind.HEAT && !known.containsAll(columns)) {
      List<String> missing = columns.stream().filter(c -> !known.contains(c)).toList();
      problems.add(
          "beside-lacks-columns",
          text.get().place(),
          "表“" + text.get() + "”没有图中的列：" + String.join("、", missing) + "。请换一张表，或改写columns。",
          "The table '"
              + text.get()
              + "' lacks columns of the figure: "
              + String.join(", ", missing)
              + ". Choose another table, or change columns.");
    }
    return Optional.of(text.get().text());
  }

  private List<String> shownColumns(String table) {
    List<String> own =
        tables.stream()
            .filter(t -> t.id().equals(table))
            .findFirst()
            .map(AnalysisPlan.TablePlan::columns)
            .orElse(List.of());
    return own.isEmpty() ? draft.method().columns(draft, chosen, table) : own;
  }

  private Optional<String> column(DefinitionMap map, String key, List<String> known) {
    Optional<DefinitionText> text = map.text(key, problems);
    text.filter(t -> !known.contains(t.text()))
        .ifPresent(t -> unknown("unknown-column", t, "列", "column", known));
    return text.map(DefinitionText::text);
  }

  private Optional<ResultFigure.Kind> figureKind(DefinitionText text) {
    Optional<ResultFigure.Kind> kind =
        Stream.of(ResultFigure.Kind.values()).filter(k -> k.word().equals(text.text())).findFirst();
    if (kind.isEmpty()) {
      List<String> known =
          Stream.of(ResultFigure.Kind.values()).map(ResultFigure.Kind::word).sorted().toList();
      unknown("unknown-figure", text, "图", "kind of figure", known);
    }
    return kind;
  }

  private Optional<Double> number(DefinitionText text) {
    if (text.text().matches("-?[0-9]{1,9}(\\.[0-9]{1,6})?")) {
      return Optional.of(Double.valueOf(text.text()));
    }
    Faults.notANumber(text, problems);
    return Optional.empty();
  }

  private void unknown(String code, DefinitionText text, String zh, String en, List<String> known) {
    Faults.unknown(code, text, zh, en, known, problems);
  }
}
