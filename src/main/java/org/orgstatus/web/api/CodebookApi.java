package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.orgstatus.accounts.Permission;
import org.orgstatus.collection.Wave;
import org.orgstatus.dataset.Codebook;
import org.orgstatus.dataset.CodebookJson;
import org.orgstatus.dataset.Datasets;
import org.orgstatus.export.dataout.CodebookTable;
import org.orgstatus.export.text.BlankLabels;
import org.orgstatus.web.Addresses;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.office.WaveLabels;

/**
 * What columns the data of a wave have: before its first answer too, and before it opens as the
 * files of today would have it.
 */
@Path("api/waves/{wave}")
@RequestScoped
@Needs(Permission.VIEW_WAVE)
public class CodebookApi {

  @Inject Addresses addresses;
  @Inject Datasets datasets;
  @Inject WaveLabels labels;

  @PathParam("wave")
  String waveId;

  @GET
  @Operation(summary = "数据字典 | Codebook: every column of every table")
  @Path("codebook")
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject read() {
    JsonArrayBuilder tables = JSON.createArrayBuilder();
    BlankLabels words = labels.of(waveId);
    codebooks().forEach(codebook -> tables.add(CodebookJson.of(codebook, words::filled)));
    return JSON.createObjectBuilder().add("wave", waveId).add("tables", tables).build();
  }

  @GET
  @Operation(summary = "数据字典（CSV） | Codebook as CSV")
  @Path("codebook.csv")
  public Response csv() {
    List<Codebook> codebooks = codebooks();
    return Files.answer(
        "orgstatus-codebook-" + waveId + ".csv",
        Files.CSV,
        out ->
            CodebookTable.of("codebook", codebooks, (unit, v) -> true, labels.of(waveId))
                .writeCsv(out));
  }

  private List<Codebook> codebooks() {
    Wave wave = addresses.wave(waveId);
    return datasets.units(wave.id()).stream()
        .map(unit -> datasets.codebook(wave.id(), unit))
        .toList();
  }
}
