package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.TableUnits;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.table.AdHocTables;
import org.orgstatus.analysis.table.TableMaker;
import org.orgstatus.analysis.table.TableRefused;
import org.orgstatus.analysis.table.TableRequest;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.file.CsvTable;
import org.orgstatus.export.result.ResultJson;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.table.TableDesk;

/**
 * Tables made on the spot. The body has the words of a request: {@code rows}, {@code columns},
 * {@code measure} (count, share, mean, total, median), {@code of}, {@code code}, {@code base},
 * {@code unit}, {@code where}, {@code filter} ({@code name=code}), {@code weights}, {@code
 * interval}, {@code level}, {@code test}; beside them {@code lock} (id of a data lock) and {@code
 * audience} (internal, public).
 */
@Path("api/waves/{wave}/tables")
@RequestScoped
@Needs(Permission.VIEW_RESULTS)
public class TableApi {

  private static final MediaType CSV = new MediaType("text", "csv");

  private static final String EXAMPLE =
      """
      {"rows": "region", "columns": "level", "measure": "share", "of": "g_status",
       "code": ["established"], "base": "target_types", "filter": ["affiliation_group=local_public"],
       "where": "${g_st_workers} >= 100", "test": "yes"}\
      """;

  @Inject TableDesk desk;
  @Inject AdHocTables tables;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Context HttpHeaders headers;

  @PathParam("wave")
  String waveId;

  /** JSON, or CSV where that is asked for first. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces({MediaType.APPLICATION_JSON, "text/csv"})
  @Operation(
      summary =
          "即时制表：行、列、度量、口径、条件与筛选；按Accept给出JSON或CSV | A table made on the spot: rows, columns,"
              + " measure, base, condition and filters; JSON or CSV as Accept asks")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              examples = @ExampleObject(name = "table", value = EXAMPLE)))
  public Response make(InputStream body) {
    current.require(Permission.VIEW_RESULTS, Target.NATION);
    JsonObject asked = Body.read(body);
    TableDesk.Asked table =
        desk.asked(waveId, text(asked, "lock"), text(asked, "audience"), words(asked));
    try {
      AnalysisResult result = desk.make(table);
      return isCsvWanted() ? csv(result) : json(table, result);
    } catch (TableRefused e) {
      throw TableDesk.refusal(e.faults(), language.get());
    }
  }

  /** What can be asked of the units of one kind: names with their codes. */
  @GET
  @Path("names")
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "可用于制表的变量、指标及其代码 | Variables and indicators that tables can use, with their codes")
  public JsonObject names(
      @QueryParam("unit") @DefaultValue("institution") String unit,
      @QueryParam("lock") @DefaultValue("") String lock) {
    current.require(Permission.VIEW_RESULTS, Target.NATION);
    TableDesk.Asked asked = desk.asked(waveId, lock, "", Map.of("unit", List.of(unit)));
    if (!asked.faults().isEmpty()) {
      throw TableDesk.refusal(asked.faults(), language.get());
    }
    try {
      JsonArrayBuilder names = JSON.createArrayBuilder();
      tables
          .listNames(desk.data(asked), asked.request().unit())
          .forEach(name -> names.add(json(name)));
      return JSON.createObjectBuilder().add("names", names).build();
    } catch (TableRefused e) {
      throw TableDesk.refusal(e.faults(), language.get());
    }
  }

  private static JsonObjectBuilder json(TableUnits.Name name) {
    JsonArrayBuilder codes = JSON.createArrayBuilder();
    name.values()
        .forEach(
            value ->
                codes.add(
                    JSON.createObjectBuilder()
                        .add("code", value.code())
                        .add("label", json(value.label()))));
    return JSON.createObjectBuilder()
        .add("name", name.name())
        .add("label", json(name.label()))
        .add("holds", name.holds().name().toLowerCase(java.util.Locale.ROOT))
        .add("source", name.source().name().toLowerCase(java.util.Locale.ROOT))
        .add("codes", codes);
  }

  private static JsonObjectBuilder json(LocalText text) {
    return JSON.createObjectBuilder().add("zh", text.zh()).add("en", text.en());
  }

  private boolean isCsvWanted() {
    return headers.getAcceptableMediaTypes().stream()
        .filter(
            type -> type.isCompatible(CSV) || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
        .findFirst()
        .filter(type -> type.getSubtype().equals(CSV.getSubtype()))
        .isPresent();
  }

  private Response csv(AnalysisResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CsvTable.write(result.table(TableMaker.TABLE), language.get(), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Response.ok(bytes.toByteArray(), "text/csv; charset=UTF-8").build();
  }

  private static Response json(TableDesk.Asked asked, AnalysisResult result) {
    JsonObjectBuilder words = JSON.createObjectBuilder();
    asked.request().words().forEach((word, values) -> words.add(word, values(word, values)));
    JsonObject whole =
        JSON.createObjectBuilder(ResultJson.of(result))
            .add("request", words)
            .add("page", asked.address("/office/tables"))
            .build();
    return Response.ok(whole, MediaType.APPLICATION_JSON).build();
  }

  private static JsonValue values(String word, List<String> values) {
    return word.equals("code") || word.equals("filter")
        ? JSON.createArrayBuilder(values).build()
        : JSON.createValue(values.get(0));
  }

  private static String text(JsonObject json, String word) {
    List<String> values = texts(word, json.getOrDefault(word, JsonValue.NULL));
    return values.isEmpty() ? "" : values.get(0);
  }

  /** The words of the body; one that a request does not know is a fault, never left out. */
  private static Map<String, List<String>> words(JsonObject json) {
    Map<String, List<String>> words = new LinkedHashMap<>();
    json.forEach(
        (word, value) -> {
          if (!word.equals("lock") && !word.equals("audience")) {
            if (!TableRequest.WORDS.contains(word)) {
              throw unknown(word);
            }
            words.put(word, texts(word, value));
          }
        });
    return words;
  }

  private static Refusal unknown(String word) {
    return Body.malformed(
        "没有“" + word + "”这个词，可用：" + String.join("、", TableRequest.WORDS) + "、lock、audience",
        "there is no word \""
            + word
            + "\"; known: "
            + String.join(", ", TableRequest.WORDS)
            + ", lock, audience");
  }

  private static List<String> texts(String word, JsonValue value) {
    if (value instanceof JsonArray array) {
      List<String> all = new ArrayList<>();
      array.forEach(each -> all.addAll(texts(word, each)));
      return all;
    }
    if (value instanceof JsonString text) {
      return List.of(text.getString());
    }
    if (value instanceof JsonNumber number) {
      return List.of(number.toString());
    }
    if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
      return List.of(value == JsonValue.TRUE ? "yes" : "no");
    }
    if (value == JsonValue.NULL) {
      return List.of();
    }
    throw Body.malformed(
        "“" + word + "”应为文字、数字或它们的列表",
        "\"" + word + "\" must be a text, a number or a list of them");
  }
}
