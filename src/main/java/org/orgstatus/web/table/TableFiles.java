package org.orgstatus.web.table;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.orgstatus.accounts.Permission;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.table.TableMaker;
import org.orgstatus.analysis.table.TableRefused;
import org.orgstatus.analysis.table.TableText;
import org.orgstatus.base.Recorded;
import org.orgstatus.export.file.CsvTable;
import org.orgstatus.export.result.ResultJson;
import org.orgstatus.export.writer.XlsxWriter;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;

/** Tables made on the spot as files. Each one taken away is recorded. */
@Path("office/tables/files")
@RequestScoped
@Needs(Permission.VIEW_RESULTS)
public class TableFiles {

  @Inject TableDesk desk;
  @Inject CurrentLanguage language;
  @Inject Event<Recorded> recorded;
  @Context UriInfo address;

  @QueryParam("wave")
  @DefaultValue("")
  String waveId;

  @QueryParam("lock")
  @DefaultValue("")
  String lock;

  @QueryParam("audience")
  @DefaultValue("")
  String audience;

  @GET
  @Path("table.csv")
  public Response csv() {
    AnalysisResult result = result();
    return answer(
        result,
        "csv",
        Files.CSV,
        out -> CsvTable.write(result.table(TableMaker.TABLE), language.get(), out));
  }

  @GET
  @Path("table.xlsx")
  public Response workbook() {
    AnalysisResult result = result();
    return answer(
        result, "xlsx", Files.XLSX, out -> XlsxWriter.write(List.of(result), language.get(), out));
  }

  @GET
  @Path("table.json")
  public Response json() {
    AnalysisResult result = result();
    return answer(
        result,
        "json",
        Files.JSON,
        out -> out.write(ResultJson.of(result).toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** The request itself, as a text that can be kept and sent. */
  @GET
  @Path("table.yaml")
  public Response plan() {
    TableDesk.Asked asked = asked();
    return Files.answer(
        "table.yaml",
        Files.TEXT,
        out -> out.write(TableText.write(asked.request()).getBytes(StandardCharsets.UTF_8)));
  }

  private TableDesk.Asked asked() {
    return desk.asked(waveId, lock, audience, address.getQueryParameters());
  }

  private AnalysisResult result() {
    try {
      return desk.make(asked());
    } catch (TableRefused e) {
      throw TableDesk.refusal(e.faults(), language.get());
    }
  }

  private Response answer(
      AnalysisResult result, String ending, String type, Files.Content content) {
    String title = result.title().in(language.get());
    String name = title.substring(0, Math.min(60, title.length()));
    Response file = Files.answer(name + "-" + waveId + "." + ending, type, content);
    recorded.fire(
        new Recorded(
            "table-downloaded",
            "wave " + waveId,
            ending
                + ", "
                + (audience.isEmpty() ? "internal" : "public")
                + ", data "
                + result.provenance().dataVersion()
                + ", request "
                + result.provenance().planVersion()));
    return file;
  }
}
