package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.dataset.LockComparison;
import org.orgstatus.dataset.LockComparison.Change;
import org.orgstatus.dataset.LockComparison.Difference;
import org.orgstatus.dataset.LockComparison.Held;
import org.orgstatus.dataset.LockComparison.Kind;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.data.DataFiles;
import org.orgstatus.web.data.LockChanges;
import org.orgstatus.web.data.Locks;

/**
 * Data locks of a wave: its data as they stood at one moment. A lock is never changed and never
 * deleted.
 */
@Path("api/waves/{wave}/locks")
@RequestScoped
@Needs(Permission.VIEW_RESULTS)
@Produces(MediaType.APPLICATION_JSON)
public class LockApi {

  @Inject Locks locks;
  @Inject DataLocks all;
  @Inject LockChanges changes;
  @Inject DataFiles files;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;

  @PathParam("wave")
  String waveId;

  /** The latest first. */
  @GET
  @Operation(summary = "数据锁定一览 | Data locks of a wave, the latest first")
  public JsonObject list() {
    JsonArrayBuilder list = JSON.createArrayBuilder();
    locks.list(locks.wave(waveId)).forEach(lock -> list.add(json(lock)));
    return JSON.createObjectBuilder().add("locks", list).build();
  }

  /** Freezes the data as they stand; the same name for the same data gives the lock there is. */
  @POST
  @Operation(summary = "锁定当前数据，请求体 {\"name\"} | Lock the data as they stand, body {\"name\"}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs(Permission.LOCK_DATA)
  public Response make(InputStream body) {
    current.require(Permission.LOCK_DATA, Target.NATION);
    DataLock made = locks.make(locks.wave(waveId), Body.text(Body.read(body), "name"));
    return Response.status(Response.Status.CREATED)
        .location(URI.create(address(made)))
        .entity(json(made).build())
        .build();
  }

  @GET
  @Operation(summary = "一个数据锁定 | One data lock")
  @Path("{id}")
  public JsonObject read(@PathParam("id") String word) {
    return json(lock(word)).build();
  }

  /** How many units differ from what they are now, kind by kind. */
  @GET
  @Operation(summary = "与当前数据比较 | How many units differ from the present state")
  @Path("{id}/comparison")
  public JsonObject compare(@PathParam("id") String word) {
    List<LockComparison> lines = all.compare(lock(word));
    JsonArrayBuilder units = JSON.createArrayBuilder();
    for (LockComparison line : lines) {
      JsonObjectBuilder counts =
          JSON.createObjectBuilder().add("unit", line.unit().code()).add("same", line.same());
      for (Kind kind : Kind.values()) {
        counts.add(kind.word(), line.count(kind));
      }
      units.add(counts);
    }
    return JSON.createObjectBuilder()
        .add("same", lines.stream().allMatch(LockComparison::isSame))
        .add("units", units)
        .build();
  }

  /** Which units differ, and in which variables, fifty on a page; who looked is recorded. */
  @GET
  @Operation(
      summary =
          "哪些单位、哪些变量与当前数据不同 | Which units differ from the present state, and in which variables")
  @Path("{id}/comparison/units")
  public JsonObject changes(
      @PathParam("id") String word,
      @QueryParam("unit") @DefaultValue("") String unit,
      @QueryParam("kind") @DefaultValue("") String kind,
      @QueryParam("page") @DefaultValue("1") int page) {
    LockChanges.Shown shown = changes.show(lock(word), unit, kind, page);
    JsonArrayBuilder units = JSON.createArrayBuilder();
    shown.page().rows().forEach(change -> units.add(json(change, shown.values())));
    return JSON.createObjectBuilder()
        .add("unit", shown.comparison().unit().code())
        .add("page", shown.page().number())
        .add("pages", shown.page().count())
        .add("total", shown.page().total())
        .add("units", units)
        .build();
  }

  private static JsonObjectBuilder json(Change change, boolean values) {
    JsonArrayBuilder variables = JSON.createArrayBuilder();
    for (Difference difference : change.differences()) {
      JsonObjectBuilder variable =
          JSON.createObjectBuilder().add("name", difference.variable().name());
      if (values) {
        variable.add("before", json(difference.before())).add("after", json(difference.after()));
      }
      variables.add(variable);
    }
    return JSON.createObjectBuilder()
        .add("code", change.unitCode())
        .add("name", change.unitName())
        .add("kind", change.kind().word())
        .add("variables", variables);
  }

  /** One value, or one for each row of a repeat, as the locked data write them. */
  private static JsonArrayBuilder json(List<Held> held) {
    JsonArrayBuilder values = JSON.createArrayBuilder();
    for (Held one : held) {
      values.add(
          one.missing()
              .map(reason -> JSON.createObjectBuilder().add("missing", reason.word()))
              .orElseGet(() -> JSON.createObjectBuilder().add("value", one.value())));
    }
    return values;
  }

  /** The bytes that the content hash names. */
  @GET
  @Operation(summary = "锁定的数据，逐字节相同 | The locked data, the same bytes everywhere")
  @Path("{id}/data")
  @Produces(MediaType.TEXT_PLAIN)
  @Needs(Permission.DOWNLOAD_DATA)
  public Response data(@PathParam("id") String word) {
    current.require(Permission.DOWNLOAD_DATA, Target.NATION);
    DataLock lock = lock(word);
    return Files.answer(Locks.fileName(lock, "txt"), Files.TEXT, out -> locks.write(lock, out));
  }

  /** The same data as a workbook: a sheet for each table, codebook and notes. */
  @GET
  @Operation(summary = "锁定的数据（工作簿） | The locked tables as a workbook")
  @Path("{id}/data.xlsx")
  @Produces(Files.XLSX)
  @Needs(Permission.DOWNLOAD_DATA)
  public Response tables(@PathParam("id") String word) {
    current.require(Permission.DOWNLOAD_DATA, Target.NATION);
    DataLock lock = lock(word);
    return Files.answer(
        Locks.fileName(lock, "xlsx"),
        Files.XLSX,
        out -> locks.writeTables(lock, language.get(), out));
  }

  /** The same data for other programs; without codes, numbers stand for institutions. */
  @GET
  @Operation(
      summary =
          "锁定的数据，供统计软件使用：format 为 csv、spss、stata、r 或 ddi，codes 为 yes 或 no | The locked tables for"
              + " other programs: format csv, spss, stata, r or ddi; codes yes or no; plan for r")
  @Path("{id}/files")
  @Produces({Files.ZIP, Files.XML})
  @Needs(Permission.DOWNLOAD_DATA)
  public Response files(
      @PathParam("id") String word,
      @QueryParam("format") @DefaultValue("csv") String format,
      @QueryParam("codes") @DefaultValue("") String codes,
      @QueryParam("plan") @DefaultValue("c01") String plan) {
    current.require(Permission.DOWNLOAD_DATA, Target.NATION);
    return files.of(lock(word), new DataFiles.Wish(format, codes, plan));
  }

  private DataLock lock(String word) {
    return locks.lock(locks.wave(waveId), word);
  }

  static String address(DataLock lock) {
    return "/api/waves/" + lock.waveId() + "/locks/" + lock.id();
  }

  private static JsonObjectBuilder json(DataLock lock) {
    JsonArrayBuilder counts = JSON.createArrayBuilder();
    for (DataLock.Count count : lock.counts()) {
      counts.add(
          JSON.createObjectBuilder()
              .add("unit", count.unit().code())
              .add("units", count.units())
              .add("answered", count.answered()));
    }
    return JSON.createObjectBuilder()
        .add("id", lock.id())
        .add("wave", lock.waveId())
        .add("name", lock.name())
        .add("madeAt", lock.madeAt().toString())
        .add("dataVersion", lock.dataVersion())
        .add("contentHash", lock.contentHash())
        .add("bytes", lock.size())
        .add("counts", counts)
        .add(
            "links",
            JSON.createObjectBuilder()
                .add("self", address(lock))
                .add("comparison", address(lock) + "/comparison")
                .add("changes", address(lock) + "/comparison/units")
                .add("data", address(lock) + "/data")
                .add("tables", address(lock) + "/data.xlsx")
                .add("files", address(lock) + "/files"));
  }
}
