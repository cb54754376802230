package org.orgstatus.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Provenance;
import org.orgstatus.base.Language;
import org.orgstatus.export.StudyDocument.Kind;
import org.orgstatus.export.StudyDocument.Part;
import org.orgstatus.export.file.FixedZip;
import org.orgstatus.export.file.OfficeParts;

/** Results that leave as a file of their own, and what such a file says of its making. */
class ResultFileTest {

  private static final AnalysisResult COVERAGE = SampleResults.coverage();
  private static final AnalysisResult NORMS = SampleResults.norms();

  private static final Part TABLE = new Part("c01", COVERAGE.tables().get(0).id());
  private static final Part FIGURE = new Part("c01", "figure-" + COVERAGE.figures().get(0).id());
  private static final Part OTHER = new Part("c07", NORMS.tables().get(0).id());

  /** The same of answers as they stand. */
  private static AnalysisResult provisional(AnalysisResult result) {
    Provenance made = result.provenance();
    return new AnalysisResult(
        result.planId(),
        result.title(),
        result.question(),
        result.policyQuestion(),
        result.clauses(),
        result.method(),
        result.tables(),
        result.figures(),
        result.notes(),
        new Provenance(
            made.wave(),
            made.referenceDate(),
            made.base(),
            made.denominator(),
            made.population(),
            made.n(),
            made.missing(),
            made.sourceForms(),
            made.dataDate(),
            made.dataVersion(),
            made.indicatorVersion(),
            made.planVersion(),
            Optional.empty()));
  }

  private static ResultFile file(
      Kind kind, Language language, List<AnalysisResult> results, Part... parts) {
    return new ResultFile(
        kind,
        Optional.of(DocumentEdition.INTERNAL),
        "",
        language,
        results.stream().map(result -> ResultFile.Taken.of(result, result, 5)).toList(),
        List.of(parts));
  }

  private static List<ResultFile> files(Language language) {
    return List.of(
        file(Kind.RESULT, language, List.of(COVERAGE)),
        file(Kind.RESULT, language, List.of(COVERAGE, NORMS)),
        file(Kind.RESULT, language, List.of(COVERAGE), TABLE),
        file(Kind.RESULT, language, List.of(COVERAGE), FIGURE),
        file(Kind.BASKET, language, List.of(NORMS, COVERAGE), OTHER, FIGURE, TABLE));
  }

  /** The paper anew, of nothing but what its file says and the results that are kept. */
  private static StudyDocument anew(Manifest made) {
    Map<String, AnalysisResult> kept = Map.of("c01", COVERAGE, "c07", NORMS);
    Map<String, AnalysisResult> results = new TreeMap<>();
    made.results().forEach(source -> results.put(source.plan(), kept.get(source.plan())));
    return StudyDocument.ofResults(
        made.kind(), made.subject(), made.language(), results, made.parts());
  }

  private static DocumentCheck check(byte[] file) throws IOException {
    Manifest made = StudyFile.manifest(file).orElseThrow();
    StudyDocument before = anew(made);
    return DocumentCheck.of(file, made, before, before.results(), Map.of());
  }

  @Test
  void eachSaysWhatItWasMadeOfAndComesBackUnaltered() throws IOException {
    for (Language language : Language.values()) {
      for (ResultFile one : files(language)) {
        for (DocumentFormat format : DocumentFormat.values()) {
          if (format.isFor(one.kind())) {
            String what = one.kind() + " " + one.parts() + " " + format + " " + language;
            byte[] file = one.write(format);
            assertArrayEquals(file, one.write(format), what);
            Manifest made = StudyFile.manifest(file).orElseThrow();
            assertEquals(one.parts(), made.parts(), what);
            assertEquals(one.results().size(), made.results().size(), what);
            assertEquals("internal final", made.edition() + " " + made.lockName(), what);
            assertTrue(made.results().stream().allMatch(s -> s.release() == 5), what);
            DocumentCheck check = check(file);
            assertEquals(List.of(), check.altered(), what);
            assertTrue(check.rebuilt() && check.isCurrent(), what);
            assertTrue(check.held() > 20, what + ": " + check.held());
          }
        }
      }
    }
  }

  @Test
  void aNumberOverwrittenInATableOfItsOwnIsNamed() throws IOException {
    byte[] file = files(Language.ZH).get(2).write(DocumentFormat.DOCX);
    Map<String, byte[]> parts = OfficeParts.read(file);
    String text = new String(parts.get("word/document.xml"), StandardCharsets.UTF_8);
    String number =
        DocumentText.read(file, DocumentFormat.DOCX).pieces().stream()
            .map(DocumentText.Piece::text)
            .filter(piece -> piece.matches("[0-9]{2}\\.[0-9]"))
            .findFirst()
            .orElseThrow();
    parts.put(
        "word/document.xml",
        text.replaceFirst(">" + number + "<", ">97.3<").getBytes(StandardCharsets.UTF_8));
    DocumentCheck check = check(FixedZip.pack(parts));
    assertEquals(1, check.alterations(), check.altered().toString());
    assertEquals(List.of(number + " → 97.3"), check.altered().get(0).numbers());
  }

  @Test
  void onlyTheTablesThatWerePrintedAreComparedLater() throws IOException {
    byte[] figure = files(Language.EN).get(3).write(DocumentFormat.DOCX);
    StudyDocument before = anew(StudyFile.manifest(figure).orElseThrow());
    assertEquals(Map.of("c01", Set.of(COVERAGE.figures().get(0).tableId())), before.printed());
    DocumentCheck later =
        DocumentCheck.of(
            figure, StudyFile.manifest(figure).orElseThrow(), before, Map.of(), Map.of());
    assertEquals(0, later.held(), "no result of today has it");
    assertTrue(later.changes() > 0 && later.isUnaltered());
  }

  @Test
  void dataThatAreNotLockedAndPreviewsCannotBeVerified() throws IOException {
    ResultFile live = file(Kind.RESULT, Language.ZH, List.of(provisional(COVERAGE)));
    assertEquals(Optional.empty(), StudyFile.manifest(live.write(DocumentFormat.DOCX)));
    ResultFile preview =
        new ResultFile(
            Kind.RESULT,
            Optional.empty(),
            "",
            Language.ZH,
            List.of(ResultFile.Taken.of(COVERAGE, COVERAGE, 0)),
            List.of());
    assertEquals(Optional.empty(), StudyFile.manifest(preview.write(DocumentFormat.XLSX)));
  }

  @Test
  void partsThatTheResultsDoNotHaveAreNone() {
    assertFalse(file(Kind.RESULT, Language.ZH, List.of(COVERAGE), new Part("c01", "no")).has());
    assertFalse(file(Kind.RESULT, Language.ZH, List.of(COVERAGE), OTHER).has(), "another's");
    assertFalse(file(Kind.RESULT, Language.ZH, List.of(COVERAGE), TABLE, FIGURE).has());
    assertFalse(file(Kind.BASKET, Language.ZH, List.of(COVERAGE)).has(), "an empty basket");
    assertFalse(StudyDocument.mayPrint(Kind.REPORT, Map.of("c01", COVERAGE), List.of(TABLE)));
    assertTrue(
        Stream.of(Language.values()).flatMap(l -> files(l).stream()).allMatch(ResultFile::has));
  }
}
