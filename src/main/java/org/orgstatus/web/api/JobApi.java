package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.orgstatus.accounts.Permission;
import org.orgstatus.analysis.job.ComparisonJob;
import org.orgstatus.analysis.job.ComparisonJobs;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.web.Needs;
import org.orgstatus.web.data.Locks;
import org.orgstatus.web.result.LockJobs;

/** All comparisons on a data lock as a job: begun, followed and ended by programs. */
@Path("api/waves/{wave}/locks/{id}/jobs")
@RequestScoped
@Needs(Permission.VIEW_RESULTS)
@Produces(MediaType.APPLICATION_JSON)
public class JobApi {

  private static final int LISTED = 20;

  @Inject Locks locks;
  @Inject LockJobs lockJobs;
  @Inject ComparisonJobs jobs;
  @Inject JobWatch watch;

  @PathParam("wave")
  String waveId;

  @PathParam("id")
  String lockWord;

  /** The latest first. */
  @GET
  @Operation(summary = "全部对比的计算一览 | Jobs over a data lock, the latest first")
  public JsonObject list() {
    DataLock lock = lock();
    JsonArrayBuilder list = JSON.createArrayBuilder();
    jobs.list(lock, LISTED).forEach(job -> list.add(json(lock, job)));
    return JSON.createObjectBuilder().add("jobs", list).build();
  }

  /** Begins a job; where one of the kind runs already, the answer is that one. */
  @POST
  @Operation(
      summary =
          "计算全部对比，请求体 {\"audience\": \"internal\" 或 \"public\"} | Run all comparisons, body"
              + " {\"audience\": \"internal\" or \"public\"}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Needs({Permission.RUN_ANALYSIS, Permission.LOCK_DATA})
  public Response begin(InputStream body) {
    DataLock lock = lock();
    JsonObject wish = Body.read(body);
    String audience = wish.containsKey("audience") ? Body.text(wish, "audience") : "internal";
    ComparisonJob job = lockJobs.begin(lock, audience(audience));
    return Response.status(Response.Status.ACCEPTED)
        .location(URI.create(JobJson.address(lock, job)))
        .entity(json(lock, job))
        .build();
  }

  /** An audience as programs write it. */
  static Audience audience(String word) {
    return switch (word) {
      case "internal" -> Audience.INTERNAL;
      case "public" -> Audience.PUBLIC;
      default ->
          throw Body.malformed(
              "“audience”应为 internal 或 public", "\"audience\" must be internal or public");
    };
  }

  @GET
  @Operation(summary = "一次计算及其各项对比 | One job with its comparisons")
  @Path("{job}")
  public JsonObject read(@PathParam("job") String word) {
    DataLock lock = lock();
    return json(lock, lockJobs.job(lock, word));
  }

  /** Ends it at the next safe point; what it finished stays. */
  @DELETE
  @Operation(summary = "取消计算，已算出的保留 | End a job; finished results stay")
  @Path("{job}")
  @Needs({Permission.RUN_ANALYSIS, Permission.LOCK_DATA})
  public JsonObject cancel(@PathParam("job") String word) {
    DataLock lock = lock();
    lockJobs.cancel(lock, lockJobs.job(lock, word));
    return json(lock, lockJobs.job(lock, word));
  }

  /** A line for each comparison that is over and for each step of the job, until it has ended. */
  @GET
  @Operation(
      summary =
          "计算进度（服务器推送）：事件 plan、job，最后为 ended | Progress as server-sent events: plan, job, and ended"
              + " at last")
  @Path("{job}/events")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void follow(
      @PathParam("job") String word,
      @Context SseEventSink sink,
      @Context Sse sse,
      @Context HttpServletResponse response) {
    ComparisonJob job = lockJobs.job(lock(), word);
    response.setHeader(
        "X-Accel-Buffering", "no"); // a proxy that collects lines would hold them back
    if (!watch.listen(job.id(), sink, sse.newEventBuilder())) {
      sink.send(sse.newEventBuilder().name("full").data(String.class, "").build());
      sink.close();
    }
  }

  private DataLock lock() {
    return locks.lock(locks.wave(waveId), lockWord);
  }

  private JsonObject json(DataLock lock, ComparisonJob job) {
    return JobJson.whole(lock, job, jobs.state(job), jobs.steps(job.id()));
  }
}
