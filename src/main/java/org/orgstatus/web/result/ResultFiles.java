package org.orgstatus.web.result;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.orgstatus.accounts.Permission;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Wave;
import org.orgstatus.export.DocumentEdition;
import org.orgstatus.export.DocumentFormat;
import org.orgstatus.export.ResultFile;
import org.orgstatus.export.StudyDocument;
import org.orgstatus.export.file.CsvTable;
import org.orgstatus.export.result.ResultJson;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;

/** Comparisons as files, in the language of the page. Each one taken away is recorded. */
@Path("office/results/{wave}{audience:(/public)?}")
@RequestScoped
@Needs(Permission.VIEW_RESULTS)
public class ResultFiles {

  private static final String PLAN = "{plan:[a-z0-9-]+}" + Results.SHEET;
  private static final LocalText NO_TABLE =
      LocalText.of("这项对比没有这张表。", "This comparison has no such table.");

  @Inject Results results;
  @Inject CurrentLanguage language;
  @Inject Event<Recorded> recorded;

  @PathParam("wave")
  String waveId;

  @PathParam("audience")
  String audience;

  @PathParam("sheet")
  @DefaultValue("")
  String sheet;

  @QueryParam("lock")
  @DefaultValue("")
  String lock;

  @GET
  @Path(PLAN + ".docx")
  public Response document(@PathParam("plan") String planId) {
    return document(planId, one(planId), List.of());
  }

  @GET
  @Path(PLAN + ".xlsx")
  public Response workbook(@PathParam("plan") String planId) {
    return workbook(planId, one(planId));
  }

  /** The first table; the page links each. */
  @GET
  @Path(PLAN + ".csv")
  public Response firstTable(@PathParam("plan") String planId) {
    return table(planId, result(planId).tables().get(0).id());
  }

  @GET
  @Path(PLAN + "/{table:[A-Za-z0-9_.-]+}.csv")
  public Response table(@PathParam("plan") String planId, @PathParam("table") String tableId) {
    AnalysisResult result = result(planId);
    if (result.tables().stream().noneMatch(table -> table.id().equals(tableId))) {
      throw new Refusal(404, NO_TABLE);
    }
    return answer(
        planId + "-" + tableId,
        title(result) + "-" + tableId,
        "csv",
        Files.CSV,
        List.of(result),
        out -> CsvTable.write(result.table(tableId), language.get(), out));
  }

  /** One table or figure, to be put into somebody's own text. */
  @GET
  @Path(PLAN + "/{part:[A-Za-z0-9_.-]+}.docx")
  public Response part(@PathParam("plan") String planId, @PathParam("part") String part) {
    return document(
        planId + "-" + part, one(planId), List.of(new StudyDocument.Part(planId, part)));
  }

  @GET
  @Path(PLAN + ".json")
  public Response json(@PathParam("plan") String planId) {
    AnalysisResult result = result(planId);
    return answer(
        planId,
        title(result),
        "json",
        Files.JSON,
        List.of(result),
        out -> out.write(ResultJson.of(result).toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** All comparisons in one document. */
  @GET
  @Path("report.docx")
  public Response report() {
    return document("report", all(), List.of());
  }

  /** All comparisons in one workbook. */
  @GET
  @Path("report.xlsx")
  public Response allTables() {
    return workbook("report", all());
  }

  private List<ResultFile.Taken> one(String planId) {
    AnalysisResult whole = results.result(wave(), planId, audience(), lock);
    return List.of(ResultFile.Taken.of(whole, Results.sheet(whole, sheet), 0));
  }

  private List<ResultFile.Taken> all() {
    return results.all(wave(), audience(), lock).stream()
        .map(whole -> ResultFile.Taken.of(whole, whole, 0))
        .toList();
  }

  private Response document(
      String what, List<ResultFile.Taken> taken, List<StudyDocument.Part> parts) {
    ResultFile file = file(taken, parts);
    if (!file.has()) {
      throw new Refusal(404, NO_TABLE);
    }
    List<AnalysisResult> printed = printed(taken);
    String title = title(printed) + (parts.isEmpty() ? "" : "-" + parts.get(0).id());
    return answer(
        what,
        title,
        "docx",
        Files.DOCX,
        printed,
        out -> out.write(file.write(DocumentFormat.DOCX)));
  }

  private Response workbook(String what, List<ResultFile.Taken> taken) {
    ResultFile file = file(taken, List.of());
    List<AnalysisResult> printed = printed(taken);
    return answer(
        what,
        title(printed),
        "xlsx",
        Files.XLSX,
        printed,
        out -> out.write(file.write(DocumentFormat.XLSX)));
  }

  private static List<AnalysisResult> printed(List<ResultFile.Taken> taken) {
    return taken.stream().map(ResultFile.Taken::printed).toList();
  }

  /** What would be shown to others before it is released is no edition that can be verified. */
  private ResultFile file(List<ResultFile.Taken> taken, List<StudyDocument.Part> parts) {
    return new ResultFile(
        StudyDocument.Kind.RESULT,
        audience() == Audience.INTERNAL ? Optional.of(DocumentEdition.DESK) : Optional.empty(),
        sheet.substring(sheet.lastIndexOf('/') + 1),
        language.get(),
        taken,
        parts);
  }

  private Response answer(
      String what,
      String title,
      String ending,
      String type,
      List<AnalysisResult> all,
      Files.Content content) {
    String forWhom = audience().label().in(language.get());
    String name = title + "-" + waveId + "-" + forWhom + "." + ending;
    Response file = Files.answer(name, type, content);
    recorded.fire(
        new Recorded(
            "result-downloaded",
            "wave " + waveId,
            what
                + sheet
                + "."
                + ending
                + ", "
                + audience()
                + ", "
                + language.get().tag()
                + ", data "
                + all.get(0).provenance().dataVersion()
                + (lock.isEmpty() ? "" : ", lock " + lock)));
    return file;
  }

  private String title(List<AnalysisResult> all) {
    return all.size() == 1
        ? title(all.get(0))
        : Messages.in(language.get()).get("result.document.title");
  }

  private String title(AnalysisResult result) {
    return result.title().in(language.get());
  }

  private AnalysisResult result(String planId) {
    return Results.sheet(results.result(wave(), planId, audience(), lock), sheet);
  }

  private Wave wave() {
    return results.wave(waveId);
  }

  private Audience audience() {
    return Results.audience(audience);
  }
}
