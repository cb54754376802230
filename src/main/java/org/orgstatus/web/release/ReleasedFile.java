package org.orgstatus.web.release;

import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.orgstatus.analysis.release.Release;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.DocumentEdition;
import org.orgstatus.export.DocumentFormat;
import org.orgstatus.export.ResultFile;
import org.orgstatus.export.StudyDocument;
import org.orgstatus.export.file.CsvTable;
import org.orgstatus.export.result.ResultJson;
import org.orgstatus.web.Files;
import org.orgstatus.web.Refusal;

/** A released comparison as a file; the name says which release it is of. */
public record ReleasedFile(Release release, Released.Seen seen, Language language) {

  private static final LocalText NO_TABLE =
      LocalText.of("这项对比没有这张表。", "This comparison has no such table.");

  public Response docx() {
    return answer(DocumentFormat.DOCX, Files.DOCX, file(List.of()));
  }

  /** One table or figure. */
  Response part(String part) {
    ResultFile file = file(List.of(new StudyDocument.Part(result().planId(), part)));
    if (!file.has()) {
      throw new Refusal(404, NO_TABLE);
    }
    return answer(DocumentFormat.DOCX, Files.DOCX, file);
  }

  public Response xlsx() {
    return answer(DocumentFormat.XLSX, Files.XLSX, file(List.of()));
  }

  private ResultFile file(List<StudyDocument.Part> parts) {
    return new ResultFile(
        StudyDocument.Kind.RESULT,
        Optional.of(DocumentEdition.of(release.audience())),
        seen.unit().orElse(""),
        language,
        List.of(ResultFile.Taken.of(seen.whole(), result(), release.id())),
        parts);
  }

  private Response answer(DocumentFormat format, String type, ResultFile file) {
    return Files.answer(name(format.ending()), type, out -> out.write(file.write(format)));
  }

  private AnalysisResult result() {
    return seen.result();
  }

  public Response json() {
    return Files.answer(
        name("json"),
        Files.JSON,
        out -> out.write(ResultJson.of(result()).toString().getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * @param table id of one of its tables
   */
  public Response csv(String table) {
    if (result().tables().stream().noneMatch(t -> t.id().equals(table))) {
      throw new Refusal(404, NO_TABLE);
    }
    return Files.answer(
        name(table + ".csv"),
        Files.CSV,
        out -> CsvTable.write(result().table(table), language, out));
  }

  private String name(String ending) {
    return result().title().in(language)
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
