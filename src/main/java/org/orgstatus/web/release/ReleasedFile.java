package org.orgstatus.web.release;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.orgstatus.analysis.release.Release;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.DocumentAssembly;
import org.orgstatus.export.file.CsvTable;
import org.orgstatus.export.result.ResultJson;
import org.orgstatus.export.text.PolicyDocument;
import org.orgstatus.export.writer.DocxWriter;
import org.orgstatus.export.writer.XlsxWriter;
import org.orgstatus.web.Files;
import org.orgstatus.web.Refusal;

/** A released comparison as a file; the name says which release it is of. */
public record ReleasedFile(Release release, AnalysisResult result, Language language) {

  private static final LocalText NO_TABLE =
      LocalText.of("这项对比没有这张表。", "This comparison has no such table.");

  public Response docx() {
    return Files.answer(
        name("docx"),
        Files.DOCX,
        out -> DocxWriter.write(DocumentAssembly.of(List.of(result), language), out));
  }

  /** One table or figure. */
  Response part(String part) {
    PolicyDocument document =
        DocumentAssembly.part(result, part, language).orElseThrow(() -> new Refusal(404, NO_TABLE));
    return Files.answer(name("docx"), Files.DOCX, out -> DocxWriter.write(document, out));
  }

  public Response xlsx() {
    return Files.answer(
        name("xlsx"), Files.XLSX, out -> XlsxWriter.write(List.of(result), language, out));
  }

  public Response json() {
    return Files.answer(
        name("json"),
        Files.JSON,
        out -> out.write(ResultJson.of(result).toString().getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * @param table id of one of its tables
   */
  public Response csv(String table) {
    if (result.tables().stream().noneMatch(t -> t.id().equals(table))) {
      throw new Refusal(404, NO_TABLE);
    }
    return Files.answer(
        name(table + ".csv"), Files.CSV, out -> CsvTable.write(result.table(table), language, out));
  }

  private String name(String ending) {
    return result.title().in(language)
        + "-"
        + release.waveId()
        + "-"
        + release.audience().label().in(language)
        + "-v"
        + release.number()
        + "."
        + ending;
  }
}
