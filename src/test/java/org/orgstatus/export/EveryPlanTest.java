package org.orgstatus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.AnalysisDefinitions;
import org.orgstatus.analysis.AnalysisPlan;
import org.orgstatus.analysis.AnalysisReader;
import org.orgstatus.analysis.AnalysisResult;
import org.orgstatus.analysis.AnalysisRunner;
import org.orgstatus.analysis.Audience;
import org.orgstatus.analysis.ResultFigure;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.base.Language;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** Every shipped comparison as a page, a workbook and a document, for both audiences. */
class EveryPlanTest {

  private static final AnalysisDefinitions DEFINITIONS =
      AnalysisReader.read(DefinitionFolder.read(Path.of("."), "analysis"), SampleDataset.CODEBOOKS)
          .definitions();

  private static List<AnalysisResult> results(WaveData data, Audience audience) {
    List<AnalysisResult> results = new ArrayList<>();
    for (AnalysisPlan plan : DEFINITIONS.plans()) {
      results.add(new AnalysisRunner(DEFINITIONS).run(plan, data, audience));
    }
    return results;
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
      // A heat map is a table of shaded cells, all others are charts.
      figures +=
          (int) result.figures().stream().filter(f -> f.kind() != ResultFigure.Kind.HEAT).count();
    }
    ByteArrayOutputStream workbook = new ByteArrayOutputStream();
    XlsxWriter.write(results, language, workbook);
    try (XSSFWorkbook read = new XSSFWorkbook(new ByteArrayInputStream(workbook.toByteArray()))) {
      assertTrue(read.getNumberOfSheets() > results.size());
    }
    ByteArrayOutputStream document = new ByteArrayOutputStream();
    DocxWriter.write(DocumentAssembly.of(results, language), document);
    try (XWPFDocument read = new XWPFDocument(new ByteArrayInputStream(document.toByteArray()))) {
      assertEquals(figures, read.getCharts().size());
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
    written(results(data, Audience.INTERNAL), Language.ZH);
    written(results(data, Audience.PUBLIC), Language.EN);
  }

  /** A frame of one institution, before anybody answered. */
  @Test
  void aWaveWithoutAnswersGivesThemToo() throws IOException {
    SampleDataset empty = new SampleDataset();
    empty.unit("110001", "110000", "COMP");
    WaveData data =
        wave(
            unit -> unit == UnitKind.INSTITUTION ? empty.build() : new SampleDataset(unit).build());
    written(results(data, Audience.INTERNAL), Language.ZH);
  }
}
