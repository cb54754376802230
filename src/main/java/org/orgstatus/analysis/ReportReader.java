package org.orgstatus.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Declared;
import org.orgstatus.analysis.definition.Faults;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.ReportOutline;
import org.orgstatus.analysis.plan.ReportOutline.Brief;
import org.orgstatus.analysis.plan.ReportOutline.Chapter;
import org.orgstatus.analysis.plan.ReportOutline.Content;
import org.orgstatus.analysis.plan.ReportOutline.Key;
import org.orgstatus.analysis.plan.ReportOutline.Section;
import org.orgstatus.analysis.plan.ReportOutline.Sheets;
import org.orgstatus.analysis.plan.ReportOutline.Slides;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problems;

/**
 * Reads the outline of the report and checks it against the comparisons that there are. What names
 * a comparison whose own file is at fault is left out without a second complaint.
 */
final class ReportReader {

  /** The key that makes a file an outline. */
  static final String KEY = "report";

  private static final Set<String> KEYS =
      Set.of(KEY, "title", "chapters", "annexes", "brief", "slides", "sheets");

  private final DefinitionFile file;
  private final List<AnalysisPlan> plans;
  private final Declared declared;
  private final Problems problems;

  /**
   * @param plans those without faults
   * @param declared ids of all plans, faulty ones included
   */
  ReportReader(
      DefinitionFile file, List<AnalysisPlan> plans, Declared declared, Problems problems) {
    this.file = file;
    this.plans = plans;
    this.declared = declared;
    this.problems = problems;
  }

  /** The outline; faults are added to the problems, and what they stand in is left out. */
  Optional<ReportOutline> read() {
    DefinitionMap root = file.root().orElseThrow();
    root.only(KEYS, problems);
    root.require(List.of(KEY, "title", "chapters"), problems);
    Optional<DefinitionText> id = root.text(KEY, problems);
    Optional<LocalText> title = root.localText("title", problems);
    Declared ids = new Declared(LocalText.of("章", "chapter"));
    List<Chapter> chapters = chapters(root, "chapters", ids);
    List<Chapter> annexes = chapters(root, "annexes", ids);
    Brief brief =
        root.map("brief", problems).map(this::brief).orElse(new Brief(title(title), List.of()));
    Slides slides =
        root.map("slides", problems)
            .map(this::slides)
            .orElse(new Slides(title(title), List.of(), List.of()));
    Sheets sheets =
        root.map("sheets", problems).map(this::sheets).orElse(new Sheets("", "", Map.of()));
    return id.isEmpty() || chapters.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new ReportOutline(
                id.get().text(),
                title(title),
                chapters,
                annexes,
                brief,
                slides,
                sheets,
                DefinitionFile.contentHash(List.of(file))));
  }

  private static LocalText title(Optional<LocalText> title) {
    return title.orElse(LocalText.EMPTY);
  }

  private List<Chapter> chapters(DefinitionMap root, String key, Declared ids) {
    List<Chapter> chapters = new ArrayList<>();
    for (DefinitionMap map : root.maps(key, problems)) {
      map.only(Set.of("id", "title", "content", "sections"), problems);
      map.require(List.of("id", "title"), problems);
      Optional<DefinitionText> id = map.text("id", problems);
      id.ifPresent(i -> ids.add(i, problems));
      Optional<LocalText> title = map.localText("title", problems);
      int before = problems.count();
      Content content = content(map);
      boolean ofResults = content == Content.RESULTS;
      if (ofResults != map.has("sections") && problems.count() == before) {
        sectionsOrContent(map, ofResults);
      }
      List<Section> sections = sections(map);
      if (id.isPresent() && title.isPresent()) {
        chapters.add(new Chapter(id.get().text(), title.get(), content, sections));
      }
    }
    return chapters;
  }

  private Content content(DefinitionMap map) {
    Optional<DefinitionText> text = map.text("content", problems);
    Optional<Content> content = text.flatMap(t -> Content.ofWord(t.text()));
    if (text.isPresent() && content.isEmpty()) {
      List<String> known = Stream.of(Content.values()).map(Content::word).toList();
      Faults.unknown("unknown-content", text.get(), "内容", "content", known, problems);
    }
    return content.orElse(Content.RESULTS);
  }

  private void sectionsOrContent(DefinitionMap map, boolean ofResults) {
    problems.add(
        "sections-or-content",
        ofResults ? map.place() : map.placeOf("sections"),
        ofResults ? "这一章没有内容。请写明印哪些对比（sections），或者写content。" : "写了content的章不能再写sections。请删去一个。",
        ofResults
            ? "The chapter has nothing in it. Name its comparisons under 'sections', or write"
                + " 'content'."
            : "A chapter with 'content' has no 'sections'. Delete one of the two.");
  }

  private Brief brief(DefinitionMap map) {
    map.only(Set.of("title", "sections"), problems);
    map.require(List.of("title", "sections"), problems);
    return new Brief(title(map.localText("title", problems)), sections(map));
  }

  private Slides slides(DefinitionMap map) {
    map.only(Set.of("title", "key", "sections"), problems);
    map.require(List.of("title", "sections"), problems);
    List<Key> key = new ArrayList<>();
    for (DefinitionText text : map.texts("key", problems)) {
      key(text).ifPresent(key::add);
    }
    List<Section> sections = new ArrayList<>();
    for (DefinitionMap section : map.maps("sections", problems)) {
      section.only(Set.of("plan", "figures"), problems);
      section.require(List.of("plan", "figures"), problems);
      section
          .text("plan", problems)
          .flatMap(this::plan)
          .map(plan -> new Section(plan.id(), charts(section, plan), List.of()))
          .ifPresent(sections::add);
    }
    return new Slides(title(map.localText("title", problems)), key, sections);
  }

  /** Figures that office programs draw as charts. */
  private List<String> charts(DefinitionMap map, AnalysisPlan plan) {
    List<AnalysisPlan.FigurePlan> drawn =
        plan.figures().stream().filter(f -> f.kind().isChart()).toList();
    return chosen(map, "figures", drawn, AnalysisPlan.FigurePlan::id, "可做成图表的图", "chart");
  }

  /** A number by comparison, table, row and column. */
  private Optional<Key> key(DefinitionText text) {
    String[] parts = text.text().split("/", -1);
    if (parts.length != 4 || Stream.of(parts).anyMatch(String::isBlank)) {
      problems.add(
          "no-address",
          text.place(),
          "“" + text + "”不是数字的位置。请写成“对比/表/行/列”，例如c01/coverage/nation/rate。",
          "'"
              + text
              + "' is no place of a number. Write comparison/table/row/column, such as"
              + " c01/coverage/nation/rate.");
      return Optional.empty();
    }
    declared.require(parts[0], text.place(), problems);
    Optional<AnalysisPlan> plan =
        plans.stream().filter(one -> one.id().equals(parts[0])).findFirst();
    if (plan.isEmpty()) {
      return Optional.empty();
    }
    List<String> tables = plan.get().tables().stream().map(AnalysisPlan.TablePlan::id).toList();
    if (!tables.contains(parts[1])) {
      problems.add(
          "unknown-table",
          text.place(),
          parts[0] + "没有“" + parts[1] + "”这张表。可用的表：" + String.join("、", tables) + "。",
          "'"
              + parts[0]
              + "' has no table '"
              + parts[1]
              + "'. Its tables: "
              + String.join(", ", tables)
              + ".");
      return Optional.empty();
    }
    return Optional.of(new Key(parts[0], parts[1], parts[2], parts[3]));
  }

  private Sheets sheets(DefinitionMap map) {
    map.only(Set.of("province", "alliance", "alliance_tables"), problems);
    String alliance = sheet(map, "alliance", AnalysisMethod.ALLIANCE_MATRIX);
    return new Sheets(
        sheet(map, "province", AnalysisMethod.UNIT_PROFILES),
        alliance,
        titles(map.maps("alliance_tables", problems), alliance));
  }

  /** What tables of a comparison are called on its sheets. */
  private Map<String, LocalText> titles(List<DefinitionMap> maps, String planId) {
    List<String> known =
        plans.stream()
            .filter(plan -> plan.id().equals(planId))
            .flatMap(plan -> plan.tables().stream())
            .map(AnalysisPlan.TablePlan::id)
            .toList();
    Declared tables = new Declared(LocalText.of("表", "table"));
    Map<String, LocalText> titles = new HashMap<>();
    for (DefinitionMap map : maps) {
      map.only(Set.of("table", "title"), problems);
      map.require(List.of("table", "title"), problems);
      Optional<LocalText> title = map.localText("title", problems);
      Optional<DefinitionText> table = map.text("table", problems);
      table.ifPresent(id -> tables.add(id, problems));
      if (table.isPresent() && !known.isEmpty() && !known.contains(table.get().text())) {
        Faults.unknown("unknown-table", table.get(), "表", "table", known, problems);
      } else if (table.isPresent() && title.isPresent()) {
        titles.put(table.get().text(), title.get());
      }
    }
    return titles;
  }

  private String sheet(DefinitionMap map, String key, AnalysisMethod method) {
    Optional<DefinitionText> id = map.text(key, problems);
    if (id.isEmpty()) {
      return "";
    }
    Optional<AnalysisPlan> plan = plan(id.get());
    if (plan.isPresent() && plan.get().method() != method) {
      problems.add(
          "no-sheets",
          id.get().place(),
          "“" + id.get() + "”不给出单页。请写方法为" + method.word() + "的对比。",
          "'"
              + id.get()
              + "' has no sheets. Name a comparison of the method "
              + method.word()
              + ".");
      return "";
    }
    return plan.map(AnalysisPlan::id).orElse("");
  }

  private List<Section> sections(DefinitionMap map) {
    List<Section> sections = new ArrayList<>();
    for (DefinitionMap section : map.maps("sections", problems)) {
      section.only(Set.of("plan", "figures", "tables"), problems);
      section.require(List.of("plan"), problems);
      section
          .text("plan", problems)
          .flatMap(this::plan)
          .map(plan -> section(section, plan))
          .ifPresent(sections::add);
    }
    return sections;
  }

  private Section section(DefinitionMap map, AnalysisPlan plan) {
    return new Section(
        plan.id(),
        chosen(map, "figures", plan.figures(), AnalysisPlan.FigurePlan::id, "图", "figure"),
        chosen(map, "tables", plan.tables(), AnalysisPlan.TablePlan::id, "表", "table"));
  }

  /** The ids that the key names; all that there are where it is not written. */
  private <T> List<String> chosen(
      DefinitionMap map, String key, List<T> all, Function<T, String> id, String zh, String en) {
    List<String> known = all.stream().map(id).toList();
    if (!map.has(key)) {
      return known;
    }
    List<String> chosen = new ArrayList<>();
    for (DefinitionText text : map.texts(key, problems)) {
      if (known.contains(text.text())) {
        chosen.add(text.text());
      } else {
        Faults.unknown("unknown-" + en, text, zh, en, known, problems);
      }
    }
    return chosen;
  }

  private Optional<AnalysisPlan> plan(DefinitionText id) {
    declared.require(id.text(), id.place(), problems);
    return plans.stream().filter(plan -> plan.id().equals(id.text())).findFirst();
  }
}
