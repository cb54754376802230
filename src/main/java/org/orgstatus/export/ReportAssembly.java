package org.orgstatus.export;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.plan.ReportOutline.Chapter;
import org.orgstatus.analysis.plan.ReportOutline.Content;
import org.orgstatus.analysis.plan.ReportOutline.Section;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.export.StudyDocument.Kind;
import org.orgstatus.export.text.Block;
import org.orgstatus.export.text.Block.FigureBlock;
import org.orgstatus.export.text.Block.Heading;
import org.orgstatus.export.text.Block.Note;
import org.orgstatus.export.text.Block.Paragraph;
import org.orgstatus.export.text.Block.TableBlock;
import org.orgstatus.export.text.Brackets;
import org.orgstatus.export.text.Dates;
import org.orgstatus.export.text.PolicyDocument;
import org.orgstatus.export.text.TablesShown;
import org.orgstatus.findings.PrintedFinding;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.Questionnaire;

/**
 * Lays out the report, the brief and single sheets. It writes no sentence of its own about a
 * number: what stands between figures and tables is the question, the approved findings and how the
 * numbers were made.
 */
final class ReportAssembly {

  /** Of a brief, and of a sheet of an alliance; one of a reporting unit has one. */
  private static final int PAGES = 2;

  /** Columns that stand side by side on a brief. */
  private static final int MOST_ACROSS = 6;

  /** A sentence that so many methods have is said once for all of them. */
  private static final int MANY = 3;

  private static final Pattern SENTENCE = Pattern.compile("(?<=。)|(?<=[a-z)%0-9]\\. )(?=\\p{Lu})");

  private final StudyDocument order;
  private final Messages labels;
  private final List<Block> blocks = new ArrayList<>();

  ReportAssembly(StudyDocument order) {
    this.order = order;
    this.labels = Messages.in(order.language());
  }

  /** Chapters, conclusions and annexes, with contents. */
  PolicyDocument report() {
    common().forEach(note -> paragraph(in(note)));
    blocks.add(new Block.Contents());
    for (Chapter chapter : order.outline().chapters()) {
      if (hasContent(chapter)) {
        blocks.add(new Heading(1, in(chapter.title())));
        content(chapter);
      }
    }
    if (!order.subject().isEmpty()) {
      paragraph(labels.get("document.selection"));
    }
    List<String> leftOut =
        order.outline().chapters().stream()
            .filter(chapter -> !hasContent(chapter))
            .map(chapter -> in(chapter.title()))
            .toList();
    if (!leftOut.isEmpty()) {
      paragraph(labels.get("document.left-out", list(leftOut)));
    }
    List<Chapter> annexes = order.outline().annexes().stream().filter(this::hasContent).toList();
    if (!annexes.isEmpty()) {
      blocks.add(new Block.Annexes(annexes.stream().map(a -> in(a.title())).toList()));
    }
    for (Chapter annex : annexes) {
      blocks.add(new Block.Annex(in(annex.title())));
      content(annex);
    }
    return document(in(order.outline().title()), 0);
  }

  /** Remarks that hold for all that is printed: they stand at the front once. */
  private Set<LocalText> common() {
    Set<LocalText> common = new LinkedHashSet<>(order.inOrder().get(0).notes());
    order.inOrder().forEach(result -> common.retainAll(result.notes()));
    return common;
  }

  /** The questions of the brief with figures and tables, then what was found and recommended. */
  PolicyDocument brief() {
    for (Section section : order.outline().brief().sections()) {
      AnalysisResult result = order.results().get(section.plan());
      if (result != null) {
        blocks.add(new Heading(1, in(result.title())));
        paragraph(in(result.question()));
        shown(result, section.figures(), section.tables());
      }
    }
    if (!order.findings().isEmpty()) {
      order.outline().chapters().stream()
          .filter(chapter -> chapter.content() == Content.FINDINGS)
          .forEach(chapter -> blocks.add(new Heading(1, in(chapter.title()))));
      order.findings().forEach(finding -> conclusion(finding, List.of()));
      paragraph(labels.get("document.brief.more"));
    }
    blocks.replaceAll(ReportAssembly::downwards);
    return document(in(order.outline().brief().title()), PAGES);
  }

  /** A single row that is too wide for its page reads downwards. */
  private static Block downwards(Block block) {
    if (!(block instanceof TableBlock shown)
        || shown.table().rows().size() != 1
        || shown.table().columns().size() <= MOST_ACROSS) {
      return block;
    }
    ResultTable.Row row = shown.table().rows().get(0);
    return new TableBlock(
        AllianceSheet.turned(shown.table(), row, row.label()), shown.provenance());
  }

  /** All that a result says of one reporting unit or alliance. */
  PolicyDocument sheet() {
    AnalysisResult result = order.inOrder().get(0);
    shown(
        result,
        result.figures().stream().map(ResultFigure::id).toList(),
        result.tables().stream().map(ResultTable::id).toList());
    quotes();
    result.notes().forEach(note -> blocks.add(new Note(in(note))));
    return document(in(result.title()), order.kind() == Kind.PROVINCE ? 1 : PAGES);
  }

  private void quotes() {
    if (order.quotes().isEmpty()) {
      return;
    }
    List<ResultTable.Row> rows = new ArrayList<>();
    for (StudyDocument.Quote quote : order.quotes()) {
      String day = quote.day().map(d -> Dates.in(d, order.language())).orElse("");
      rows.add(
          row(
              Long.toString(quote.id()),
              labels.get("document.quotation", quote.words()),
              new Cell.Words(LocalText.same(quote.speaker())),
              new Cell.Words(LocalText.same(day))));
    }
    blocks.add(
        new Block.WordTable(
            new ResultTable(
                "quotes",
                both("document.quotes.title"),
                both("document.quotes.words"),
                List.of(
                    column("speaker", "document.quotes.speaker", ResultTable.Unit.WORDS),
                    column("day", "document.quotes.day", ResultTable.Unit.WORDS)),
                rows,
                List.of())));
    blocks.add(new Note(labels.get("document.quotes.note")));
  }

  private PolicyDocument document(String title, int pages) {
    return new PolicyDocument(
        Brackets.of(title, order.language()),
        order.data(),
        order.date(),
        order.language(),
        pages,
        blocks);
  }

  // ---- chapters

  private boolean hasContent(Chapter chapter) {
    return switch (chapter.content()) {
      case RESULTS -> chapter.sections().stream().anyMatch(s -> isShown(s));
      case FINDINGS -> true;
      case INSTRUMENTS -> !order.background().forms().isEmpty();
      case INDICATORS -> !order.background().indicators().isEmpty();
      case METHODS -> !printed().isEmpty();
    };
  }

  private boolean isShown(Section section) {
    AnalysisResult result = order.results().get(section.plan());
    return result != null
        && (figures(result, section.figures()).findAny().isPresent()
            || tables(result, section.tables()).findAny().isPresent());
  }

  private static Stream<ResultFigure> figures(AnalysisResult result, List<String> ids) {
    return ids.stream()
        .flatMap(id -> result.figures().stream().filter(figure -> figure.id().equals(id)))
        .filter(figure -> TablesShown.hasNumbers(result.table(figure.tableId())));
  }

  private static Stream<ResultTable> tables(AnalysisResult result, List<String> ids) {
    return ids.stream()
        .flatMap(id -> result.tables().stream().filter(table -> table.id().equals(id)))
        .filter(TablesShown::hasNumbers);
  }

  private void content(Chapter chapter) {
    switch (chapter.content()) {
      case RESULTS -> sections(chapter);
      case FINDINGS -> conclusions();
      case INSTRUMENTS -> blocks.add(new Block.WordTable(forms()));
      case INDICATORS -> blocks.add(new Block.WordTable(indicators()));
      case METHODS -> methods();
    }
  }

  private void sections(Chapter chapter) {
    List<Section> shown = chapter.sections().stream().filter(this::isShown).toList();
    boolean annex = order.outline().annexes().contains(chapter);
    Set<LocalText> common = common();
    for (Section section : shown) {
      AnalysisResult result = order.results().get(section.plan());
      blocks.add(new Heading(2, in(result.title())));
      if (!annex) {
        paragraph(labels.get("document.question", in(result.question())));
        findings(result);
      }
      int at = blocks.size();
      shown(result, section.figures(), section.tables());
      blocks.subList(at, blocks.size()).replaceAll(ReportAssembly::downwards);
      if (!annex) {
        blocks.add(at, pointer(at));
        if (!hasMethodsApart()) {
          method(labels.get("document.method", in(result.method())));
        }
      }
      blocks.add(new Block.Source(result.provenance()));
      result.notes().stream()
          .filter(note -> !common.contains(note))
          .forEach(note -> blocks.add(new Note(in(note))));
    }
  }

  /** Leads to what stands from here on. */
  private Block pointer(int from) {
    return new Block.Pointer(
        blocks.subList(from, blocks.size()).stream()
            .filter(b -> b instanceof FigureBlock || b instanceof TableBlock)
            .toList());
  }

  private void shown(AnalysisResult result, List<String> figures, List<String> tables) {
    figures(result, figures).map(f -> FigureBlock.of(f, result)).forEach(blocks::add);
    tables(result, tables).map(t -> new TableBlock(t, result.provenance())).forEach(blocks::add);
  }

  private void findings(AnalysisResult result) {
    order.findings(result.planId()).forEach(f -> paragraph(f.sentence()));
  }

  /** Every finding once more, with the comparisons and clauses that it rests on. */
  private void conclusions() {
    if (order.findings().isEmpty()) {
      paragraph(labels.get("document.findings.none"));
    }
    for (PrintedFinding finding : order.findings()) {
      conclusion(finding, finding.quotes());
    }
  }

  private void conclusion(PrintedFinding finding, List<PrintedFinding.Quote> quotes) {
    paragraph(FindingWords.grounded(finding, order.language()));
    quotes.forEach(quote -> paragraph(quotation(quote)));
    FindingWords.recommended(finding, order.language()).ifPresent(this::paragraph);
  }

  private String quotation(PrintedFinding.Quote quote) {
    return quote.speaker().isEmpty()
        ? labels.get("document.quotation", quote.words())
        : labels.get("document.quotation.by", quote.words(), quote.speaker());
  }

  // ---- annexes of words

  private boolean hasMethodsApart() {
    return order.outline().annexes().stream().anyMatch(a -> a.content() == Content.METHODS);
  }

  /** The comparisons whose sections are printed, once each. */
  private List<AnalysisResult> printed() {
    return Stream.concat(order.outline().chapters().stream(), order.outline().annexes().stream())
        .flatMap(chapter -> chapter.sections().stream())
        .filter(this::isShown)
        .map(section -> order.results().get(section.plan()))
        .distinct()
        .toList();
  }

  /** What several comparisons say alike stands first, once. */
  private void methods() {
    List<AnalysisResult> results = printed();
    Map<String, Long> said =
        results.stream()
            .flatMap(result -> sentences(in(result.method())).distinct())
            .collect(groupingBy(identity(), LinkedHashMap::new, counting()));
    said.values().removeIf(times -> times < MANY);
    if (!said.isEmpty()) {
      method(labels.get("document.method.common", String.join("", said.keySet()).strip()));
    }
    for (AnalysisResult result : results) {
      String own =
          sentences(in(result.method()))
              .filter(sentence -> !said.containsKey(sentence))
              .collect(Collectors.joining())
              .strip();
      String code = result.planId().toUpperCase(Locale.ROOT);
      if (!own.isEmpty()) {
        method(labels.get("document.method.of", code, in(result.title()), own));
      }
    }
  }

  private static Stream<String> sentences(String text) {
    return SENTENCE.splitAsStream(text.endsWith(".") ? text + " " : text);
  }

  private ResultTable forms() {
    List<ResultTable.Row> rows = new ArrayList<>();
    for (Questionnaire form : order.background().forms()) {
      rows.add(
          row(
              form.id(),
              form.letter(),
              words(form.title()),
              new Cell.Words(LocalText.same(form.version())),
              new Cell.Count(form.questions().count())));
    }
    return new ResultTable(
        "forms",
        both("document.forms.title"),
        both("document.forms.letter"),
        List.of(
            column("title", "document.forms.form", ResultTable.Unit.WORDS),
            column("version", "document.forms.version", ResultTable.Unit.WORDS),
            column("questions", "document.forms.questions", ResultTable.Unit.COUNT)),
        rows,
        List.of());
  }

  private ResultTable indicators() {
    List<ResultTable.Row> rows = new ArrayList<>();
    for (Indicator indicator : order.background().indicators()) {
      if (!indicator.isPart()) {
        rows.add(
            row(
                indicator.id(),
                indicator.id(),
                words(indicator.title()),
                new Cell.Words(LocalText.same(numbers(indicator))),
                new Cell.Words(LocalText.same(String.join(" ", indicator.clauses())))));
      }
    }
    return new ResultTable(
        "indicators",
        both("document.indicators.title"),
        both("document.indicators.id"),
        List.of(
            column("name", "document.indicators.name", ResultTable.Unit.WORDS),
            column("items", "document.indicators.items", ResultTable.Unit.WORDS),
            column("clauses", "document.indicators.clauses", ResultTable.Unit.WORDS)),
        rows,
        List.of());
  }

  /** The questions that an indicator reads, as forms number them. */
  private String numbers(Indicator indicator) {
    return indicator.items().stream()
        .map(name -> numberOf(name).orElse(name))
        .distinct()
        .collect(Collectors.joining(" "));
  }

  private Optional<String> numberOf(String name) {
    return order.background().forms().stream()
        .flatMap(Questionnaire::questions)
        .filter(question -> question.name().equals(name))
        .map(Item.Question::number)
        .findFirst();
  }

  private static ResultTable.Row row(String key, String label, Cell... cells) {
    return new ResultTable.Row(key, LocalText.same(label), LocalText.EMPTY, false, List.of(cells));
  }

  private static Cell words(LocalText text) {
    return new Cell.Words(text);
  }

  private static ResultTable.Column column(String id, String key, ResultTable.Unit unit) {
    return new ResultTable.Column(id, both(key), unit, 0);
  }

  private static LocalText both(String key) {
    return LocalText.of(Messages.in(Language.ZH).get(key), Messages.in(Language.EN).get(key));
  }

  // ---- words

  private void paragraph(String text) {
    if (!text.isEmpty()) {
      blocks.add(new Paragraph(Brackets.of(text, order.language())));
    }
  }

  private void method(String text) {
    blocks.add(new Block.Method(Brackets.of(text, order.language())));
  }

  private String list(List<String> words) {
    return String.join(order.language() == Language.ZH ? "、" : ", ", words);
  }

  private String in(LocalText text) {
    return text.in(order.language());
  }
}
