package org.orgstatus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.AnalysisReader;
import org.orgstatus.analysis.AnalysisRunner;
import org.orgstatus.analysis.AnalysisRunner.Before;
import org.orgstatus.analysis.method.Progress;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultFigure.Kind;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.base.Language;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.PastWave;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.export.figure.FigureData;
import org.orgstatus.export.figure.ProvinceTile;
import org.orgstatus.export.result.ResultJson;
import org.orgstatus.export.result.ResultPage;
import org.orgstatus.export.result.SamplePages;
import org.orgstatus.export.writer.DocxWriter;
import org.orgstatus.export.writer.XlsxWriter;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** Every shipped comparison as a page, a workbook and a document, for both audiences. */
class EveryPlanTest {

  private static final AnalysisDefinitions DEFINITIONS =
      AnalysisReader.read(DefinitionFolder.read(Path.of("."), "analysis"), SampleDataset.CODEBOOKS)
          .definitions();

  private static final Set<Kind> CELLS =
      Set.of(Kind.HEAT, Kind.SLOPE, Kind.FLOW, Kind.NETWORK, Kind.TILES);

  private static List<AnalysisResult> results(
      WaveData data, Optional<PastWave> past, Audience audience) {
    Optional<Before> before = past.map(wave -> new Before(DEFINITIONS, wave));
    AnalysisRunner.Shared runner = new AnalysisRunner(DEFINITIONS).over(data);
    return DEFINITIONS.plans().stream()
        .map(plan -> runner.run(plan, before, audience, Progress.NONE))
        .toList();
  }

  /** A table for every kind of unit. */
  private static WaveData wave(Function<UnitKind, Dataset> table) {
    return new WaveData(Stream.of(UnitKind.values()).map(table).toList());
  }

  private static void written(List<AnalysisResult> results, Language language) throws IOException {
    int figures = 0;
    for (AnalysisResult result : results) {
      ResultPage page = ResultPage.of(result, language);
      assertEquals(result.figures().size(), page.figures().size(), result.planId());
      assertTrue(ResultJson.of(result).toString().contains("\"tables\""), result.planId());
      // Some figures are tables of shaded cells, all others are charts.
      figures += (int) result.figures().stream().filter(f -> !CELLS.contains(f.kind())).count();
    }
    ByteArrayOutputStream workbook = new ByteArrayOutputStream();
    XlsxWriter.write(results, language, workbook);
    try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(workbook.toByteArray()))) {
      assertTrue(read.getNumberOfSheets() > results.size());
    }
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    DocxWriter.write(DocumentAssembly.of(results, language), document);
    try (XWPFDocument read = new XWPFDocument(new ByteArrayInputStream(document.toByteArray()))) {
      String continued = language == Language.ZH ? "续图" : "Figure \\d+ \\(continued\\)";
      Pattern further = Pattern.compile("^" + continued);
      int parts =
          (int)
              read.getParagraphs().stream()
                  .filter(line -> further.matcher(line.getText()).find())
                  .count();
      assertTrue(parts > 0, "long charts go on below");
      assertEquals(figures + parts, read.getCharts().size());
    }
  }

  @Test
  void aStudyGivesPagesAndFilesForBothAudiences() throws IOException {
    InventedStudy study = StudyDataset.study(7, 400);
    WaveData data =
        wave(
            unit ->
                unit == UnitKind.INSTITUTION
                    ? StudyDataset.of(study)
                    : StudyDataset.of(study, unit));
    Optional<PastWave> past = Optional.of(StudyDataset.earlier(study));
    List<AnalysisResult> internal = results(data, past, Audience.INTERNAL);
    List<AnalysisResult> open = results(data, past, Audience.PUBLIC);
    written(internal, Language.ZH);
    written(open, Language.EN);
    // For the eye as well: served with the assets beside them, every figure can be looked at.
    SamplePages.write(Path.of("target", "figures", "every-zh.html"), Language.ZH, internal);
    SamplePages.write(Path.of("target", "figures", "every-en.html"), Language.EN, open);
    mapsHaveTheirProvinces(internal);
    internal.forEach(EveryPlanTest::headingsStandOnce);
  }

  /** Rows of one strength or topic stand together in a figure, however the table has them. */
  private static void headingsStandOnce(AnalysisResult result) {
    for (ResultFigure figure : result.figures()) {
      List<String> headings = new ArrayList<>();
      for (FigureData.Bar bar : FigureData.of(figure, result.table(figure.tableId())).bars()) {
        String heading = bar.row().block().zh();
        if (!heading.isEmpty()
            && (headings.isEmpty() || !headings.get(headings.size() - 1).equals(heading))) {
          headings.add(heading);
        }
      }
      assertEquals(
          Set.copyOf(headings).size(), headings.size(), result.planId() + " " + figure.id());
    }
  }

  private static void mapsHaveTheirProvinces(List<AnalysisResult> results) {
    int maps = 0;
    for (AnalysisResult result : results) {
      for (ResultFigure figure : result.figures()) {
        if (figure.kind() == Kind.TILES) {
          maps++;
          List<String> tiles = Stream.of(ProvinceTile.values()).map(ProvinceTile::code).toList();
          List<String> rows =
              result.table(figure.tableId()).rows().stream()
                  .filter(row -> !row.total())
                  .map(ResultTable.Row::key)
                  .toList();
          assertTrue(!rows.isEmpty() && tiles.containsAll(rows), result.planId() + rows);
        }
      }
    }
    assertTrue(maps > 0);
  }

  /** A frame of one institution, before anybody answered. */
  @Test
  void aWaveWithoutAnswersGivesThemToo() throws IOException {
    SampleDataset empty = new SampleDataset();
    empty.unit("110001", "110000", "COMP");
    WaveData data =
        wave(
            unit -> unit == UnitKind.INSTITUTION ? empty.build() : new SampleDataset(unit).build());
    written(results(data, Optional.empty(), Audience.INTERNAL), Language.ZH);
  }
}
