package org.orgstatus.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.orgstatus.analysis.AnalysisResult;
import org.orgstatus.analysis.Cell;
import org.orgstatus.analysis.Indicator;
import org.orgstatus.analysis.ReportOutline.Chapter;
import org.orgstatus.analysis.ReportOutline.Section;
import org.orgstatus.analysis.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.export.Block.FigureBlock;
import org.orgstatus.export.Block.Heading;
import org.orgstatus.export.Block.Note;
import org.orgstatus.export.Block.Paragraph;
import org.orgstatus.export.Block.TableBlock;
import org.orgstatus.findings.PrintedFinding;
import org.orgstatus.questionnaire.Questionnaire;

/**
 * Lays out the report, the brief and single sheets. It writes no sentence of its own about a
 * number: what stands between figures and tables is the question, the approved findings and how the
 * numbers were made.
 */
final class ReportAssembly {

  /** Columns that stand side by side on a brief. */
  private static final int MOST_ACROSS = 6;

  private final StudyDocument order;
  private final Messages labels;
  private final List<Block> blocks = new ArrayList<>();

  ReportAssembly(StudyDocument order) {
    this.order = order;
    this.labels = Messages.in(order.language());
  }

  /** Chapters, conclusions and annexes, with contents. */
  PolicyDocument report() {
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
    return document(in(order.outline().title()), false);
  }

  /** The questions of the brief with their findings, figures and tables. */
  PolicyDocument brief() {
    for (Section section : order.outline().brief().sections()) {
      AnalysisResult result = order.results().get(section.plan());
      if (result != null) {
        blocks.add(new Heading(1, in(result.title())));
        paragraph(in(result.question()));
        findings(result);
        shown(result, section.figures(), section.tables());
      }
    }
    blocks.replaceAll(ReportAssembly::downwards);
    return document(in(order.outline().brief().title()), true);
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
        result.figures().stream().map(f -> f.id()).toList(),
        result.tables().stream().map(ResultTable::id).toList());
    quotes();
    result.notes().forEach(note -> blocks.add(new Note(in(note))));
    return document(in(result.title()), true);
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

  private PolicyDocument document(String title, boolean compact) {
    return new PolicyDocument(
        Brackets.of(title, order.language()),
        order.data(),
        order.date(),
        order.language(),
        compact,
        blocks);
  }

  // ---- chapters

  private boolean hasContent(Chapter chapter) {
    return switch (chapter.content()) {
      case RESULTS -> chapter.sections().stream().anyMatch(s -> isShown(s));
      case FINDINGS -> true;
      case INSTRUMENTS -> !order.background().forms().isEmpty();
      case INDICATORS -> !order.background().indicators().isEmpty();
    };
  }

  private boolean isShown(Section section) {
    AnalysisResult result = order.results().get(section.plan());
    return result != null
        && (result.figures().stream().anyMatch(f -> section.figures().contains(f.id()))
            || result.tables().stream()
                .anyMatch(t -> section.tables().contains(t.id()) && !t.rows().isEmpty()));
  }

  private void content(Chapter chapter) {
    switch (chapter.content()) {
      case RESULTS -> sections(chapter);
      case FINDINGS -> conclusions();
      case INSTRUMENTS -> blocks.add(new Block.WordTable(forms()));
      case INDICATORS -> blocks.add(new Block.WordTable(indicators()));
    }
  }

  private void sections(Chapter chapter) {
    List<Section> shown = chapter.sections().stream().filter(this::isShown).toList();
    boolean annex = order.outline().annexes().contains(chapter);
    for (Section section : shown) {
      AnalysisResult result = order.results().get(section.plan());
      blocks.add(new Heading(2, in(result.title())));
      if (!annex) {
        paragraph(labels.get("document.question", in(result.question())));
        findings(result);
      }
      int at = blocks.size();
      shown(result, section.figures(), section.tables());
      if (!annex) {
        blocks.add(at, pointer(at));
        method(in(result.method()));
      }
      result.notes().forEach(note -> blocks.add(new Note(in(note))));
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
    for (String id : figures) {
      result.figures().stream()
          .filter(f -> f.id().equals(id))
          .forEach(
              f -> blocks.add(new FigureBlock(f, result.table(f.tableId()), result.provenance())));
    }
    for (String id : tables) {
      result.tables().stream()
          .filter(t -> t.id().equals(id) && !t.rows().isEmpty())
          .forEach(t -> blocks.add(new TableBlock(t, result.provenance())));
    }
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
      String sources =
          list(
              Stream.concat(
                      finding.plans().stream().map(plan -> plan.toUpperCase(Locale.ROOT)),
                      Stream.of(finding.clause()).filter(clause -> !clause.isEmpty()))
                  .toList());
      paragraph(labels.get("document.finding", finding.sentence(), sources));
      finding.quotes().forEach(quote -> paragraph(quotation(quote)));
      finding
          .recommendation()
          .map(advice -> labels.get("document.recommendation", advice.line(order.language())))
          .ifPresent(this::paragraph);
    }
  }

  private String quotation(PrintedFinding.Quote quote) {
    return quote.speaker().isEmpty()
        ? labels.get("document.quotation", quote.words())
        : labels.get("document.quotation.by", quote.words(), quote.speaker());
  }

  // ---- annexes of words

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
                new Cell.Words(LocalText.same(String.join(" ", indicator.items()))),
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
    if (!text.isEmpty()) {
      blocks.add(
          new Block.Method(labels.get("document.method", Brackets.of(text, order.language()))));
    }
  }

  private String list(List<String> words) {
    return String.join(order.language() == Language.ZH ? "、" : ", ", words);
  }

  private String in(LocalText text) {
    return text.in(order.language());
  }
}
