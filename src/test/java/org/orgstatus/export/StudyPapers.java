package org.orgstatus.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.orgstatus.analysis.AnalysisReader;
import org.orgstatus.analysis.AnalysisRunner;
import org.orgstatus.analysis.AnalysisRunner.Before;
import org.orgstatus.analysis.method.Progress;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.ReportOutline;
import org.orgstatus.analysis.province.UnitSheet;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.ResultBytes;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.base.Language;
import org.orgstatus.dataset.Checksums;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.SampleCodebook;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.export.StudyDocument.Kind;
import org.orgstatus.findings.CellAddress;
import org.orgstatus.findings.Freshness;
import org.orgstatus.findings.PrintedFinding;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** The study's papers of an invented study, for tests of every format. */
public final class StudyPapers {

  private static final AnalysisReader.Result READ =
      AnalysisReader.read(DefinitionFolder.read(Path.of("."), "analysis"), SampleDataset.CODEBOOKS);
  private static final AnalysisDefinitions DEFINITIONS = READ.definitions();

  public static final ReportOutline OUTLINE = READ.report().orElseThrow();

  /** What tests of several formats read is computed once. */
  private static final Map<String, StudyPapers> MADE = new HashMap<>();

  private final Map<String, AnalysisResult> results;

  private StudyPapers(Map<String, AnalysisResult> results) {
    this.results = results;
  }

  /** All comparisons over an invented study and the wave before it. */
  public static synchronized StudyPapers of(long seed, int institutions, Audience audience) {
    return MADE.computeIfAbsent(
        seed + " " + institutions + " " + audience,
        key -> computed(seed, institutions, audience, plan -> true));
  }

  /** Comparisons of these ids only over an invented study. */
  public static StudyPapers of(long seed, int institutions, Audience audience, Set<String> plans) {
    return computed(seed, institutions, audience, plan -> plans.contains(plan.id()));
  }

  private static StudyPapers computed(
      long seed, int institutions, Audience audience, Predicate<AnalysisPlan> wanted) {
    InventedStudy study = StudyDataset.study(seed, institutions);
    WaveData data =
        new WaveData(
            Stream.of(UnitKind.values())
                .map(
                    unit ->
                        unit == UnitKind.INSTITUTION
                            ? StudyDataset.of(study)
                            : StudyDataset.of(study, unit))
                .toList());
    Optional<Before> before = Optional.of(new Before(DEFINITIONS, StudyDataset.earlier(study)));
    AnalysisRunner.Shared runner = new AnalysisRunner(DEFINITIONS).over(data);
    Map<String, AnalysisResult> results = new LinkedHashMap<>();
    DEFINITIONS.plans().stream()
        .filter(wanted)
        .forEach(plan -> results.put(plan.id(), runner.run(plan, before, audience, Progress.NONE)));
    return new StudyPapers(results);
  }

  /** The same papers where comparisons of these ids only were released. */
  public StudyPapers only(String... plans) {
    Map<String, AnalysisResult> some = new LinkedHashMap<>(results);
    some.keySet().retainAll(List.of(plans));
    return new StudyPapers(some);
  }

  public Map<String, AnalysisResult> results() {
    return results;
  }

  public StudyDocument document(Kind kind, String subject, Language language) {
    return document(kind, subject, language, List.of());
  }

  public StudyDocument document(
      Kind kind, String subject, Language language, List<PrintedFinding> findings) {
    Map<String, AnalysisResult> printed = new HashMap<>(results);
    if (kind == Kind.PROVINCE) {
      AnalysisResult whole = results.get(OUTLINE.sheets().province());
      printed = Map.of(whole.planId(), UnitSheet.of(whole, subject).orElseThrow());
    } else if (kind == Kind.ALLIANCE) {
      AnalysisResult whole = results.get(OUTLINE.sheets().alliance());
      printed =
          Map.of(
              whole.planId(),
              AllianceSheet.of(whole, subject, OUTLINE.sheets().allianceTables()).orElseThrow());
    }
    return new StudyDocument(
        kind,
        subject,
        language,
        OUTLINE,
        printed,
        kind == Kind.BASKET ? picked(printed) : List.of(),
        findings,
        List.of(),
        new StudyDocument.Background(SampleCodebook.questionnaires(), DEFINITIONS.indicators()));
  }

  /** A table and a figure of each result that has both. */
  private static List<StudyDocument.Part> picked(Map<String, AnalysisResult> results) {
    return results.values().stream()
        .filter(result -> !result.figures().isEmpty())
        .flatMap(
            result ->
                Stream.of(
                        result.figures().get(0).tableId(), "figure-" + result.figures().get(0).id())
                    .map(part -> new StudyDocument.Part(result.planId(), part)))
        .filter(part -> PickedPieces.has(results.get(part.plan()), part.id()))
        .toList();
  }

  /** Approved findings with recommendations, more than a brief has room for. */
  public static List<PrintedFinding> manyFindings(Language language) {
    boolean chinese = language == Language.ZH;
    String sentence =
        chinese
            ? "东部高校科协秘书处独立设置的占26.8%，明显高于西部的14.4%，中部为20.2%，东北为21.0%。"
            : "In the East 26.8% of secretariats are independent, markedly higher than 14.4% in the"
                + " West; the Centre has 20.2% and the Northeast 21.0%.";
    PrintedFinding.Advice advice =
        chinese
            ? new PrintedFinding.Advice("西部独立设置的少", "选三省试点独立设置秘书处", "省级科协", "2018年底前")
            : new PrintedFinding.Advice(
                "Few independent secretariats in the West",
                "try them in three provinces",
                "provincial associations",
                "by the end of 2018");
    return LongStream.rangeClosed(1, 12)
        .mapToObj(
            id ->
                new PrintedFinding(
                    id,
                    1,
                    new Dataset.Lock(7, "lock", "ab".repeat(32)),
                    "WP-8.5",
                    id + ". " + sentence,
                    List.of(
                        new PrintedFinding.Number(
                            "n1", "26.8%", new CellAddress("c10", "t", "r", "c"), "东部", "比例")),
                    Optional.of(advice),
                    List.of(),
                    List.of(),
                    Freshness.State.CURRENT,
                    "",
                    List.of(),
                    List.of()))
        .toList();
  }

  /** The same with what was said on a visit. */
  public static StudyDocument quoting(StudyDocument sheet, StudyDocument.Quote... quotes) {
    return new StudyDocument(
        sheet.kind(),
        sheet.subject(),
        sheet.language(),
        sheet.outline(),
        sheet.results(),
        sheet.parts(),
        sheet.findings(),
        List.of(quotes),
        sheet.background());
  }

  /** What a file of the document says of its making. */
  public static Manifest manifest(StudyDocument document) {
    return new Manifest(
        document.kind(),
        "desk",
        document.subject(),
        document.language(),
        "W1",
        7,
        "First & \"last\" <lock>",
        "ab".repeat(32),
        OUTLINE.hash(),
        "",
        List.of(),
        document.quotes().stream().map(StudyDocument.Quote::id).toList(),
        document.parts(),
        document.inOrder().stream()
            .map(
                r ->
                    new Manifest.Source(
                        r.planId(),
                        0,
                        r.provenance().planVersion(),
                        Checksums.of(ResultBytes.of(r))))
            .toList());
  }

  public static byte[] written(StudyDocument document, DocumentFormat format) throws IOException {
    return StudyFile.write(document, format, manifest(document));
  }
}
