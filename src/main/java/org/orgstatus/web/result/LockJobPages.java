package org.orgstatus.web.result;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Permission;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.job.ComparisonJob;
import org.orgstatus.analysis.job.ComparisonJobs;
import org.orgstatus.analysis.job.JobStep;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Waves;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.data.Locks;

/** All comparisons on a data lock in one go: begun, watched and ended here. */
@Path("office/locks/{id}/comparisons{audience:(/public)?}")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_RESULTS)
public class LockJobPages {

  /**
   * One comparison of the list.
   *
   * @param code as people call it: C07, or the name of a faulty file
   * @param step how it stands in the last job; null where no job had it
   * @param outdated whether its file has changed since
   */
  public record Line(
      String code, String planId, LocalText title, @Nullable JobStep step, boolean outdated) {

    /** Whether there is a result to look at. */
    public boolean hasResult() {
      return step != null && step.state().hasResult();
    }

    /** Seconds that the computation took. */
    public String seconds() {
      return LockJobPages.seconds(step.taken());
    }

    /** Why there is none, a line each. */
    public List<LocalText> reasons() {
      List<String> zh = step.reason().zh().lines().toList();
      List<String> en = step.reason().en().lines().toList();
      return IntStream.range(0, Math.min(zh.size(), en.size()))
          .mapToObj(i -> LocalText.of(zh.get(i), en.get(i)))
          .toList();
    }
  }

  @Inject Locks locks;
  @Inject LockJobs lockJobs;
  @Inject ComparisonJobs jobs;
  @Inject Comparisons comparisons;
  @Inject Waves waves;
  @Inject Accounts accounts;
  @Inject Clock clock;
  @Inject Models models;

  @PathParam("id")
  String word;

  @PathParam("audience")
  String audience;

  @GET
  public String show() {
    fill();
    return "office/lock-comparisons.html";
  }

  /** The part that renews itself. */
  @GET
  @Path("now")
  public String now() {
    fill();
    return "office/lock-comparisons-now.html";
  }

  @POST
  @Needs({Permission.RUN_ANALYSIS, Permission.LOCK_DATA})
  public Response begin() {
    lockJobs.begin(locks.lock(word), Results.audience(audience));
    return back("job-begun");
  }

  /** Ends the job that runs, if one does. */
  @POST
  @Path("cancel")
  @Needs({Permission.RUN_ANALYSIS, Permission.LOCK_DATA})
  public Response cancel() {
    DataLock lock = locks.lock(word);
    jobs.latest(lock, Results.audience(audience)).ifPresent(job -> lockJobs.cancel(lock, job));
    return back("job-cancelled");
  }

  private Response back(String notice) {
    return Response.seeOther(URI.create(path() + "?notice=" + notice)).build();
  }

  private String path() {
    return "/office/locks/" + word + "/comparisons" + audience;
  }

  private void fill() {
    DataLock lock = locks.lock(word);
    Optional<ComparisonJob> job = jobs.latest(lock, Results.audience(audience));
    List<JobStep> steps = job.map(one -> jobs.steps(one.id())).orElse(List.of());
    Instant now = clock.instant();
    models.put("lock", lock);
    models.put("wave", waves.find(lock.waveId()).orElseThrow());
    models.put("path", path());
    models.put("inside", "/office/locks/" + word + "/comparisons");
    models.put("isPublic", audience.equals(Results.PUBLIC));
    models.put("results", "/office/results/" + lock.waveId() + audience + "/");
    models.put("mayRun", lockJobs.mayRun());
    models.put("job", job.orElse(null));
    models.put("state", job.map(one -> one.state(now)).orElse(null));
    models.put("running", job.filter(one -> isRunning(one, now)).isPresent());
    models.put("events", job.map(one -> events(lock, one)).orElse(""));
    models.put("by", job.map(this::by).orElse(""));
    models.put("taken", job.map(one -> taken(one, now)).orElse(""));
    models.put("done", steps.stream().filter(step -> step.state().isOver()).count());
    models.put("steps", steps.size());
    models.put("lines", lines(steps));
  }

  private static boolean isRunning(ComparisonJob job, Instant now) {
    return job.state(now) == ComparisonJob.State.RUNNING;
  }

  private static String events(DataLock lock, ComparisonJob job) {
    return "/api/waves/" + lock.waveId() + "/locks/" + lock.id() + "/jobs/" + job.id() + "/events";
  }

  private String by(ComparisonJob job) {
    return accounts.find(job.accountId()).map(Account::displayName).orElse("");
  }

  private static String taken(ComparisonJob job, Instant now) {
    Instant end =
        job.endedAt().orElse(isRunning(job, now) ? now : job.begunAt()); // of a silent one unknown
    return seconds(Duration.between(job.begunAt(), end));
  }

  private static String seconds(Duration taken) {
    return String.format(Locale.ROOT, "%.2f", taken.toMillis() / 1000.0);
  }

  /** The comparisons of the job; before one has begun, those that there are. */
  private List<Line> lines(List<JobStep> steps) {
    Audience edition = Results.audience(audience);
    Map<String, AnalysisPlan> plans =
        comparisons.listPlans().stream()
            .collect(Collectors.toMap(AnalysisPlan::id, Function.identity()));
    if (steps.isEmpty()) {
      return comparisons.listPlans().stream()
          .filter(plan -> plan.isFor(edition))
          .map(plan -> new Line(code(plan.id()), plan.id(), plan.title(), null, false))
          .toList();
    }
    return steps.stream().map(step -> line(step, plans.get(step.planId()))).toList();
  }

  private static Line line(JobStep step, @Nullable AnalysisPlan plan) {
    return plan == null
        ? new Line(step.planId(), step.planId(), LocalText.EMPTY, step, false)
        : new Line(
            code(plan.id()), plan.id(), plan.title(), step, !plan.hash().equals(step.planHash()));
  }

  private static String code(String planId) {
    return planId.toUpperCase(Locale.ROOT);
  }
}
