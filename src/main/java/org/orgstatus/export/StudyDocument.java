package org.orgstatus.export;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.analysis.AnalysisResult;
import org.orgstatus.analysis.Indicator;
import org.orgstatus.analysis.ReportOutline;
import org.orgstatus.analysis.ReportOutline.Section;
import org.orgstatus.base.Language;
import org.orgstatus.findings.PrintedFinding;
import org.orgstatus.questionnaire.Questionnaire;

/**
 * One of the papers that the study gives out: what is to be printed, of which results, before it is
 * laid out.
 *
 * @param subject code of the reporting unit or key of the alliance of a single sheet; else empty
 * @param results by plan, at least one; comparisons that are not there are left out
 * @param findings in the language; those that may not leave are left out
 */
public record StudyDocument(
    Kind kind,
    String subject,
    Language language,
    ReportOutline outline,
    Map<String, AnalysisResult> results,
    List<PrintedFinding> findings,
    Background background) {

  /** Which paper. */
  public enum Kind {
    REPORT,
    BRIEF,
    PROVINCE,
    ALLIANCE,
    TABLES;

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
    findings = findings.stream().filter(PrintedFinding::mayLeave).toList();
    if (results.isEmpty()) {
      throw new IllegalArgumentException("a document needs a result");
    }
  }

  /** Laid out in parts, for every format but a volume of tables. */
  public PolicyDocument pages() {
    return switch (kind) {
      case REPORT -> new ReportAssembly(this).report();
      case BRIEF -> new ReportAssembly(this).brief();
      case PROVINCE, ALLIANCE -> new ReportAssembly(this).sheet();
      case TABLES -> throw new IllegalArgumentException("a volume of tables is a workbook");
    };
  }

  /** The results in the order of their ids. */
  public List<AnalysisResult> inOrder() {
    return results.values().stream()
        .sorted(java.util.Comparator.comparing(AnalysisResult::planId))
        .toList();
  }

  /** Ids of the tables whose numbers are printed, as tables or as figures, by plan. */
  public Map<String, Set<String>> printed() {
    Map<String, Set<String>> printed = new LinkedHashMap<>();
    if (kind == Kind.REPORT || kind == Kind.BRIEF) {
      Stream<Section> sections =
          kind == Kind.BRIEF
              ? outline.brief().sections().stream()
              : Stream.concat(outline.chapters().stream(), outline.annexes().stream())
                  .flatMap(chapter -> chapter.sections().stream());
      sections.forEach(section -> add(printed, section));
    } else {
      for (AnalysisResult result : inOrder()) {
        result.tables().forEach(table -> tables(printed, result.planId()).add(table.id()));
      }
    }
    return printed;
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
