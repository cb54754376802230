package org.orgstatus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.SampleCodebook;
import org.orgstatus.export.StudyDocument.Kind;
import org.orgstatus.export.dataout.CodebookTable;
import org.orgstatus.export.dataout.DataWorkbookTest;
import org.orgstatus.export.file.FixedZip;
import org.orgstatus.export.file.OfficeParts;
import org.orgstatus.export.form.BulkTemplate;
import org.orgstatus.export.form.ProvinceFilesTest;
import org.orgstatus.export.writer.DocxWriterTest;
import org.orgstatus.export.writer.XlsxWriterTest;
import org.orgstatus.testing.Scenario;

/** Every kind of Office file that the product makes follows the schemas of ECMA-376. */
class OfficeSchemasIT {

  private static OfficeSchemas schemas;

  @BeforeAll
  static void read() throws Exception {
    schemas = OfficeSchemas.in(Path.of(System.getProperty("ooxml.schemas")));
  }

  private static void follows(String what, byte[] file) throws IOException {
    assertEquals(List.of(), schemas.faults(file).stream().distinct().limit(20).toList(), what);
  }

  /** Report, brief, single sheets, volume of tables and slides, and what their parts are. */
  @Test
  void papersOfTheStudyFollowTheSchemas() throws Exception {
    StudyPapers papers = StudyPapers.of(7, 400, Audience.INTERNAL);
    String alliance = AllianceSheet.alliances(papers.results().get("c17")).get(0).key();
    for (Language language : Language.values()) {
      for (Kind kind : Kind.values()) {
        String subject =
            switch (kind) {
              case PROVINCE -> "320000";
              case ALLIANCE -> alliance;
              default -> "";
            };
        StudyDocument document = papers.document(kind, subject, language);
        for (DocumentFormat format :
            List.of(DocumentFormat.DOCX, DocumentFormat.XLSX, DocumentFormat.PPTX)) {
          if (format.isFor(kind)) {
            follows(kind + " " + language + " " + format, StudyPapers.written(document, format));
          }
        }
      }
    }
    Set<String> kinds = schemas.checked().keySet();
    assertTrue(
        kinds.containsAll(
            Set.of(
                "document",
                "styles",
                "numbering",
                "settings",
                "ftr",
                "workbook",
                "worksheet",
                "styleSheet",
                "sst",
                "wsDr",
                "chartSpace",
                "presentation",
                "sld",
                "sldLayout",
                "sldMaster",
                "notes",
                "theme",
                "Relationships",
                "Properties")),
        "parts of these kinds were checked: " + schemas.checked());
  }

  /** Results of a comparison, with every shape of figure and with hostile words. */
  @Test
  void resultsOfAComparisonFollowTheSchemas() throws Exception {
    for (Language language : Language.values()) {
      follows(
          "DOCX",
          DocxWriterTest.written(
              language,
              SampleResults.coverage(),
              SampleResults.norms(),
              SampleResults.regions(),
              SampleResults.hostile()));
      follows(
          "XLSX",
          XlsxWriterTest.written(
              language,
              SampleResults.coverage(),
              SampleResults.norms(),
              SampleResults.regions(),
              SampleResults.hostile()));
      for (DocumentFormat format : List.of(DocumentFormat.DOCX, DocumentFormat.XLSX)) {
        follows("picked pieces", PickedPiecesTest.written(format, language));
      }
    }
  }

  @Test
  void workbooksOfDataAndListsFollowTheSchemas() throws Exception {
    for (Language language : Language.values()) {
      follows("locked data", DataWorkbookTest.written(DataWorkbookTest.sample(), language));
      follows("bulk template", bulk(language));
      follows("answers of a province", ProvinceFilesTest.workbook(language));
      ByteArrayOutputStream list = new ByteArrayOutputStream();
      CodebookTable.of("codebook", List.copyOf(SampleCodebook.all().values()))
          .writeXlsx(language, LocalDate.of(2018, 5, 1), list);
      follows("list", list.toByteArray());
    }
  }

  private static byte[] bulk(Language language) throws IOException {
    Scenario gate = Scenario.ofShipped("gate");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BulkTemplate(
            LocalText.of("第一轮", "Wave 1"),
            Map.of("wave", "W1", "reporting_unit", "110000", "forms", "ab".repeat(32)),
            gate.filling().routing(),
            gate,
            List.of(new BulkTemplate.Unit("1", "甲大学", gate.filling())),
            LocalDate.of(2018, 5, 1))
        .writeXlsx(language, out);
    return out.toByteArray();
  }

  /** The check itself sees what an office program would stumble over. */
  @Test
  void faultsAreFound() throws Exception {
    byte[] file = DocxWriterTest.written(Language.EN, SampleResults.coverage());
    assertFaulty(file, "word/document.xml", "</w:body>", "<w:p w:colour=\"1\"/></w:body>");
    assertFaulty(file, "word/document.xml", "<w:body>", "<w:body><w:row/>");
    assertFaulty(file, "word/styles.xml", "w:type=\"paragraph\"", "w:type=\"line\"");
    assertFaulty(
        file, "word/_rels/document.xml.rels", "Target=\"styles.xml\"", "Target=\"no.xml\"");
    Map<String, byte[]> parts = new TreeMap<>(OfficeParts.read(file));
    parts.put("word/more.xml", "<more xmlns=\"urn:x\"/>".getBytes(StandardCharsets.UTF_8));
    List<String> faults = schemas.faults(FixedZip.pack(parts));
    assertTrue(faults.toString().contains("schemas do not have"), faults.toString());
  }

  private static void assertFaulty(byte[] file, String part, String from, String to)
      throws IOException {
    Map<String, byte[]> parts = new TreeMap<>(OfficeParts.read(file));
    String text = new String(parts.get(part), StandardCharsets.UTF_8);
    assertTrue(text.contains(from), part + " has no " + from);
    parts.put(part, text.replace(from, to).getBytes(StandardCharsets.UTF_8));
    List<String> faults = new ArrayList<>(schemas.faults(FixedZip.pack(parts)));
    assertFalse(faults.isEmpty(), to + " was not found");
  }
}
