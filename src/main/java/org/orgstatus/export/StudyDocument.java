package org.orgstatus.export;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.plan.ReportOutline;
import org.orgstatus.analysis.plan.ReportOutline.Section;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Provenance;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.export.text.Dates;
import org.orgstatus.export.text.PolicyDocument;
import org.orgstatus.export.writer.XlsxWriter;
import org.orgstatus.findings.PrintedFinding;
import org.orgstatus.questionnaire.Questionnaire;

/**
 * One of the papers that the study gives out: what is to be printed, of which results, before it is
 * laid out.
 *
 * @param subject code of the reporting unit or key of the alliance of a single sheet, code of the
 *     unit whose numbers results are; of a report of some sections what was picked; else empty
 * @param results by plan, at least one; comparisons that are not there are left out
 * @param parts tables and figures of the results that are printed, in this order; none where all
 *     are, or an outline says which
 * @param findings in the language; those that may not leave, and those for which a brief has no
 *     room, are left out
 * @param quotes what was said on the visit to the alliance of a single sheet; else empty
 */
public record StudyDocument(
    Kind kind,
    String subject,
    Language language,
    ReportOutline outline,
    Map<String, AnalysisResult> results,
    List<Part> parts,
    List<PrintedFinding> findings,
    List<Quote> quotes,
    Background background) {

  /** Which paper. */
  public enum Kind {
    REPORT,
    BRIEF,
    PROVINCE,
    ALLIANCE,
    TABLES,
    SLIDES,
    /** Results as they stand, or one table or figure of a result. */
    RESULT,
    /** Tables and figures that somebody picked of several results. */
    BASKET;

    /** As addresses and manifests write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> ofWord(String word) {
      return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /** Whether it is about one reporting unit or alliance. */
    public boolean isSheet() {
      return this == PROVINCE || this == ALLIANCE;
    }
  }

  /**
   * A table or a figure of a result.
   *
   * @param id of the table, or {@code figure-} and the id of the figure
   */
  public record Part(String plan, String id) {}

  /**
   * Words that were cleared, in the language of the paper.
   *
   * @param speaker role of who spoke as it was cleared; may be empty
   * @param day of the visit
   * @param stands whether it may still be cited
   */
  public record Quote(
      long id, String words, String speaker, Optional<LocalDate> day, boolean stands) {}

  /** What annexes print that is no result. */
  public record Background(List<Questionnaire> forms, List<Indicator> indicators) {

    public static final Background NONE = new Background(List.of(), List.of());

    public Background {
      forms = List.copyOf(forms);
      indicators = List.copyOf(indicators);
    }
  }

  public StudyDocument {
    results = Map.copyOf(results);
    parts = List.copyOf(parts);
    findings = findings.stream().filter(PrintedFinding::mayLeave).toList();
    if (kind == Kind.BRIEF) {
      findings = BriefRoom.of(findings, language);
    }
    quotes = List.copyOf(quotes);
    if (results.isEmpty()) {
      throw new IllegalArgumentException("a document needs a result");
    }
    if (!mayPrint(kind, results, parts)) {
      throw new IllegalArgumentException(kind + " of " + results.keySet() + " without " + parts);
    }
  }

  /** Results as a file of their own, or tables and figures of them. */
  static StudyDocument ofResults(
      Kind kind,
      String subject,
      Language language,
      Map<String, AnalysisResult> results,
      List<Part> parts) {
    return new StudyDocument(
        kind,
        subject,
        language,
        ReportOutline.NONE,
        results,
        parts,
        List.of(),
        List.of(),
        Background.NONE);
  }

  /** Whether these are parts that a paper of the kind prints, and the results have them. */
  public static boolean mayPrint(Kind kind, Map<String, AnalysisResult> results, List<Part> parts) {
    boolean asMany =
        switch (kind) {
          case BASKET -> !parts.isEmpty();
          case RESULT -> parts.size() <= 1;
          default -> parts.isEmpty();
        };
    return asMany
        && parts.stream()
            .allMatch(
                part ->
                    results.containsKey(part.plan())
                        && PickedPieces.has(results.get(part.plan()), part.id()));
  }

  /** Laid out in parts, for every kind that is read in pages. */
  public PolicyDocument pages() {
    return switch (kind) {
      case REPORT -> new ReportAssembly(this).report();
      case BRIEF -> new ReportAssembly(this).brief();
      case PROVINCE, ALLIANCE -> new ReportAssembly(this).sheet();
      case RESULT ->
          parts.isEmpty()
              ? DocumentAssembly.of(inOrder(), language)
              : DocumentAssembly.part(pieces().get(0), language);
      case BASKET -> DocumentAssembly.picked(pieces(), language);
      case TABLES, SLIDES -> throw new IllegalArgumentException(kind + " has no pages");
    };
  }

  private List<PickedPieces.Piece> pieces() {
    return parts.stream()
        .map(part -> new PickedPieces.Piece(results.get(part.plan()), part.id()))
        .toList();
  }

  /** Writes its tables as a workbook. */
  void writeWorkbook(OutputStream out) throws IOException {
    if (kind == Kind.RESULT) {
      XlsxWriter.write(inOrder(), language, out);
    } else {
      XlsxWriter.volume(
          kind == Kind.BASKET ? PickedPieces.cut(pieces()) : inOrder(), language, out);
    }
  }

  /** The results in the order of their ids. */
  public List<AnalysisResult> inOrder() {
    return results.values().stream().sorted(Comparator.comparing(AnalysisResult::planId)).toList();
  }

  /** Ids of the tables whose numbers are printed, as tables or as figures, by plan. */
  public Map<String, Set<String>> printed() {
    Map<String, Set<String>> printed = new LinkedHashMap<>();
    if (kind == Kind.REPORT || kind == Kind.BRIEF || kind == Kind.SLIDES) {
      sections().forEach(section -> add(printed, section));
      if (kind == Kind.SLIDES) {
        keyNumbers().forEach(one -> tables(printed, one.key().plan()).add(one.key().table()));
      }
    } else if (!parts.isEmpty()) {
      pieces().forEach(piece -> tables(printed, piece.result().planId()).add(piece.tableId()));
    } else {
      for (AnalysisResult result : inOrder()) {
        result.tables().forEach(table -> tables(printed, result.planId()).add(table.id()));
      }
    }
    return printed;
  }

  private Stream<Section> sections() {
    return switch (kind) {
      case BRIEF -> outline.brief().sections().stream();
      case SLIDES -> outline.slides().sections().stream();
      default ->
          Stream.concat(outline.chapters().stream(), outline.annexes().stream())
              .flatMap(chapter -> chapter.sections().stream());
    };
  }

  /**
   * A number that stands by itself.
   *
   * @param column index in the table
   */
  record KeyNumber(ReportOutline.Key key, ResultTable table, ResultTable.Row row, int column) {}

  /** The key figures of the outline that the results have, in its order. */
  List<KeyNumber> keyNumbers() {
    List<KeyNumber> found = new ArrayList<>();
    for (ReportOutline.Key key : outline.slides().key()) {
      Stream.ofNullable(results.get(key.plan()))
          .flatMap(result -> result.tables().stream())
          .filter(table -> table.id().equals(key.table()))
          .forEach(table -> find(key, table).ifPresent(found::add));
    }
    return found;
  }

  private static Optional<KeyNumber> find(ReportOutline.Key key, ResultTable table) {
    List<String> columns = table.columns().stream().map(ResultTable.Column::id).toList();
    return table.rows().stream()
        .filter(row -> row.key().equals(key.row()) && columns.contains(key.column()))
        .findFirst()
        .map(row -> new KeyNumber(key, table, row, columns.indexOf(key.column())));
  }

  /** The day of the data. */
  LocalDate date() {
    return results.values().stream()
        .map(result -> result.provenance().dataDate())
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Wave, days and state of the data in one line. */
  String data() {
    Provenance first = inOrder().get(0).provenance();
    return Messages.in(language)
        .get(
            "result.document.data",
            first.wave(),
            Dates.in(first.referenceDate(), language),
            Dates.in(date(), language),
            first.state().in(language));
  }

  /** The findings whose first number comes from a comparison. */
  List<PrintedFinding> findings(String plan) {
    return findings.stream()
        .filter(f -> f.numbers().stream().limit(1).anyMatch(n -> n.at().plan().equals(plan)))
        .toList();
  }

  private void add(Map<String, Set<String>> printed, Section section) {
    AnalysisResult result = results.get(section.plan());
    if (result != null) {
      result.tables().stream()
          .filter(table -> section.tables().contains(table.id()))
          .forEach(table -> tables(printed, section.plan()).add(table.id()));
      result.figures().stream()
          .filter(figure -> section.figures().contains(figure.id()))
          .forEach(figure -> tables(printed, section.plan()).add(figure.tableId()));
    }
  }

  private static Set<String> tables(Map<String, Set<String>> printed, String plan) {
    return printed.computeIfAbsent(plan, p -> new LinkedHashSet<>());
  }
}
