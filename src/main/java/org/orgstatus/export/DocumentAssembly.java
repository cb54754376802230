package org.orgstatus.export;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Provenance;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.export.text.Block;
import org.orgstatus.export.text.Block.FigureBlock;
import org.orgstatus.export.text.Block.Heading;
import org.orgstatus.export.text.Block.Note;
import org.orgstatus.export.text.Block.Paragraph;
import org.orgstatus.export.text.Block.TableBlock;
import org.orgstatus.export.text.Dates;
import org.orgstatus.export.text.PolicyDocument;
import org.orgstatus.export.text.TablesShown;

/** Lays results out as a report: what was asked, what came of it, how it was made. */
public final class DocumentAssembly {

  private final Messages labels;
  private final List<Block> blocks = new ArrayList<>();

  private DocumentAssembly(Language language) {
    this.labels = Messages.in(language);
  }

  /**
   * One result gives a document under its own title; several stand one after another under a common
   * one.
   *
   * @param results at least one, in the order of printing
   */
  public static PolicyDocument of(List<AnalysisResult> results, Language language) {
    if (results.isEmpty()) {
      throw new IllegalArgumentException("a document needs a result");
    }
    DocumentAssembly assembly = new DocumentAssembly(language);
    boolean single = results.size() == 1;
    for (AnalysisResult result : results) {
      if (!single) {
        assembly.blocks.add(new Heading(1, result.title().in(language)));
      }
      assembly.add(result, single ? 1 : 2);
    }
    String title =
        single ? results.get(0).title().in(language) : assembly.labels.get("result.document.title");
    return new PolicyDocument(
        title, assembly.subtitle(results), latestDate(results), language, assembly.blocks);
  }

  /**
   * One table, or one figure, of a result with its notes and its source, to be put into somebody
   * else's text.
   */
  static PolicyDocument part(PickedPieces.Piece piece, Language language) {
    AnalysisResult result = piece.result();
    return new PolicyDocument(
        result.title().in(language),
        new DocumentAssembly(language).subtitle(List.of(result)),
        result.provenance().dataDate(),
        language,
        List.of(piece.block(), new Block.Source(result.provenance())));
  }

  static Optional<Block> block(AnalysisResult result, String part) {
    Stream<Block> tables =
        result.tables().stream()
            .filter(table -> table.id().equals(part) && !table.rows().isEmpty())
            .map(table -> new TableBlock(table, result.provenance()));
    Stream<Block> figures =
        result.figures().stream()
            .filter(figure -> part.equals("figure-" + figure.id()))
            .map(f -> FigureBlock.of(f, result));
    return Stream.concat(tables, figures).findFirst();
  }

  /** Tables and figures of several results; those of one that follow each other share a heading. */
  static PolicyDocument picked(List<PickedPieces.Piece> pieces, Language language) {
    DocumentAssembly assembly = new DocumentAssembly(language);
    for (int i = 0; i < pieces.size(); i++) {
      AnalysisResult result = pieces.get(i).result();
      if (i == 0 || pieces.get(i - 1).result() != result) {
        assembly.blocks.add(new Heading(1, result.title().in(language)));
      }
      assembly.blocks.add(pieces.get(i).block());
      if (i + 1 == pieces.size() || pieces.get(i + 1).result() != result) {
        assembly.blocks.add(new Block.Source(result.provenance()));
        assembly.blocks.add(
            new Block.Method(assembly.labels.get("document.method", result.method().in(language))));
        result.notes().forEach(note -> assembly.blocks.add(new Note(note.in(language))));
      }
    }
    List<AnalysisResult> results = pieces.stream().map(PickedPieces.Piece::result).toList();
    boolean sameData = results.stream().map(r -> r.provenance().lock()).distinct().count() == 1;
    return new PolicyDocument(
        assembly.labels.get("basket.document"),
        sameData ? assembly.subtitle(results) : assembly.labels.get("basket.document.several"),
        latestDate(results),
        language,
        assembly.blocks);
  }

  private String subtitle(List<AnalysisResult> results) {
    Provenance first = results.get(0).provenance();
    return labels.get(
        "result.document.data",
        first.wave(),
        Dates.in(first.referenceDate(), labels.language()),
        Dates.in(latestDate(results), labels.language()),
        first.state().in(labels.language()));
  }

  private void add(AnalysisResult result, int level) {
    blocks.add(new Heading(level, labels.get("result.question")));
    paragraph(result.question());
    paragraph(result.policyQuestion());
    if (!result.clauses().isEmpty()) {
      String comma = labels.language() == Language.ZH ? "、" : ", ";
      labelled("result.clauses", String.join(comma, result.clauses()));
    }
    blocks.add(new Heading(level, labels.get("result.findings")));
    result.figures().forEach(f -> blocks.add(FigureBlock.of(f, result)));
    TablesShown.of(result).forEach(t -> blocks.add(new TableBlock(t, result.provenance())));
    blocks.add(new Block.Source(result.provenance()));
    TablesShown.withoutRows(result, labels).forEach(why -> blocks.add(new Paragraph(why)));
    blocks.add(new Heading(level, labels.get("result.methodAndNotes")));
    paragraph(result.method());
    result.notes().forEach(this::paragraph);
    Provenance made = result.provenance();
    blocks.add(
        new Note(
            labels.get(
                "result.version",
                made.dataVersion(),
                made.indicatorVersion(),
                made.planVersion())));
  }

  private void paragraph(LocalText text) {
    String words = text.in(labels.language());
    if (!words.isEmpty()) {
      blocks.add(new Paragraph(words));
    }
  }

  private void labelled(String key, String text) {
    String colon = labels.language() == Language.ZH ? "：" : ": ";
    String end = labels.language() == Language.ZH ? "。" : ".";
    blocks.add(new Paragraph(labels.get(key) + colon + text + end));
  }

  private static LocalDate latestDate(List<AnalysisResult> results) {
    return results.stream()
        .map(r -> r.provenance().dataDate())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
