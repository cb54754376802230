package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.orgstatus.accounts.Permission;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.ResultKey;
import org.orgstatus.analysis.StoredResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.data.Locks;
import org.orgstatus.web.result.Results;

/** Results on a data lock in the bytes that never change, and what they rest on. */
@Path("api/waves/{wave}/locks/{id}/results/{plan:[a-z0-9-]+}")
@RequestScoped
@Needs(Permission.VIEW_RESULTS)
@Produces(MediaType.APPLICATION_JSON)
public class StoredResultApi {

  private static final LocalText NO_RESULT =
      LocalText.of(
          "没有这项对比，或者它的定义文件有问题，或者这个轮次没有问到它统计的单位。",
          "There is no such comparison, its definition has problems, or the wave does not ask the"
              + " units that it counts.");

  @Inject Locks locks;
  @Inject Comparisons comparisons;
  @Inject Event<Recorded> recorded;

  @PathParam("wave")
  String waveId;

  @PathParam("id")
  String lockWord;

  @PathParam("plan")
  String planId;

  @QueryParam("audience")
  @DefaultValue("internal")
  String audience;

  /** Computed now where it is not stored yet. */
  @GET
  @Operation(
      summary =
          "锁定数据上的一项结果，逐字节相同；audience 为 internal 或 public | A result on locked data, the same bytes"
              + " everywhere; audience internal or public")
  public Response read(@Context Request request) {
    DataLock lock = lock();
    StoredResult result = result(lock);
    EntityTag tag = new EntityTag(result.contentHash());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    recorded.fire(
        new Recorded(
            "result-downloaded",
            "wave " + waveId,
            planId
                + ".json, "
                + result.inputs().audience()
                + ", lock "
                + lock.id()
                + ", content "
                + result.contentHash()));
    return unchanged == null ? Response.ok(result.bytes()).tag(tag).build() : unchanged.build();
  }

  /** The hashes of everything that decides the bytes, and what stands in them. */
  @GET
  @Operation(summary = "结果的清单：各项来源的摘要和各表的内容 | What the result rests on, by hash, and what is in it")
  @Path("manifest")
  public JsonObject manifest() {
    DataLock lock = lock();
    StoredResult result = result(lock);
    ResultKey inputs = result.inputs();
    JsonArrayBuilder tables = JSON.createArrayBuilder();
    result.result(lock.key()).tables().forEach(table -> tables.add(table(table)));
    return JSON.createObjectBuilder()
        .add("plan", planId)
        .add("key", result.key())
        .add("planHash", inputs.plan())
        .add("definitionsHash", inputs.definitions())
        .add("dataHash", inputs.data())
        .add("pastHash", inputs.past())
        .add("audience", inputs.audience().name().toLowerCase(Locale.ROOT))
        .add("engine", inputs.engine())
        .add("contentHash", result.contentHash())
        .add("bytes", result.size())
        .add("n", result.answered())
        .add("population", result.population())
        .add("seconds", result.taken().toMillis() / 1000.0)
        .add("madeAt", result.madeAt().toString())
        .add("tables", tables)
        .build();
  }

  private static JsonObject table(ResultTable table) {
    List<Cell> cells = table.rows().stream().flatMap(row -> row.cells().stream()).toList();
    return JSON.createObjectBuilder()
        .add("id", table.id())
        .add("rows", table.rows().size())
        .add("columns", table.columns().size())
        .add("estimates", count(cells, Cell.Estimate.class))
        .add("counts", count(cells, Cell.Count.class))
        .add("words", count(cells, Cell.Words.class))
        .add("withheld", count(cells, Cell.Suppressed.class))
        .add("notEstimable", count(cells, Cell.NotEstimable.class))
        .build();
  }

  private static long count(List<Cell> cells, Class<? extends Cell> kind) {
    return cells.stream().filter(kind::isInstance).count();
  }

  private DataLock lock() {
    return locks.lock(locks.wave(waveId), lockWord);
  }

  private StoredResult result(DataLock lock) {
    Audience edition = JobApi.audience(audience);
    Results.requireOpen(comparisons.findPlan(planId), edition);
    try {
      return comparisons.stored(planId, lock, edition);
    } catch (NoSuchElementException e) {
      throw new Refusal(404, NO_RESULT);
    }
  }
}
