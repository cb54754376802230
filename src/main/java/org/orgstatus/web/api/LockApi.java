package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
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
import org.orgstatus.web.Needs;
import org.orgstatus.web.office.Files;
import org.orgstatus.web.office.Locks;

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
  @Inject CurrentAccount current;

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
    List<LockComparison.Line> lines = all.compare(lock(word));
    JsonArrayBuilder units = JSON.createArrayBuilder();
    for (LockComparison.Line line : lines) {
      units.add(
          JSON.createObjectBuilder()
              .add("unit", line.unit().code())
              .add("same", line.same())
              .add("answered", line.answered())
              .add("withdrawn", line.withdrawn())
              .add("changed", line.changed())
              .add("added", line.added())
              .add("gone", line.gone()));
    }
    return JSON.createObjectBuilder()
        .add("same", lines.stream().allMatch(LockComparison.Line::isSame))
        .add("units", units)
        .build();
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
    return Files.answer(Locks.fileName(lock), Files.TEXT, out -> locks.write(lock, out));
  }

  private DataLock lock(String word) {
    return locks.lock(locks.wave(waveId), word);
  }

  private static String address(DataLock lock) {
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
                .add("data", address(lock) + "/data"));
  }
}
