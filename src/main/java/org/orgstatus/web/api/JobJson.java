package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import org.orgstatus.analysis.job.ComparisonJob;
import org.orgstatus.analysis.job.JobStep;
import org.orgstatus.dataset.DataLock;

/** Jobs as programs read them. */
final class JobJson {

  private JobJson() {}

  static String address(DataLock lock, ComparisonJob job) {
    return LockApi.address(lock) + "/jobs/" + job.id();
  }

  /** How far a job is, in one line. */
  static JsonObjectBuilder progress(
      ComparisonJob job, ComparisonJob.State state, List<JobStep> steps) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("job", job.id())
            .add("state", state.word())
            .add("done", steps.stream().filter(step -> step.state().isOver()).count())
            .add("of", steps.size());
    steps.stream()
        .filter(step -> step.state() == JobStep.State.RUNNING)
        .findFirst()
        .ifPresent(step -> json.add("plan", step.planId()));
    if (state == ComparisonJob.State.RUNNING && job.partOf() > 0) {
      json.add(
          "part", JSON.createObjectBuilder().add("done", job.partDone()).add("of", job.partOf()));
    }
    return json;
  }

  static JsonObject whole(
      DataLock lock, ComparisonJob job, ComparisonJob.State state, List<JobStep> steps) {
    JsonArrayBuilder plans = JSON.createArrayBuilder();
    steps.forEach(step -> plans.add(step(step)));
    JsonObjectBuilder json =
        progress(job, state, steps)
            .add("audience", job.audience().name().toLowerCase(Locale.ROOT))
            .add("cancelling", job.isUnwanted() && state == ComparisonJob.State.RUNNING)
            .add("begunAt", job.begunAt().toString());
    job.endedAt().ifPresent(at -> json.add("endedAt", at.toString()));
    return json.add("plans", plans)
        .add(
            "links",
            JSON.createObjectBuilder()
                .add("self", address(lock, job))
                .add("events", address(lock, job) + "/events")
                .add("results", LockApi.address(lock) + "/results"))
        .build();
  }

  static JsonObjectBuilder step(JobStep step) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder().add("plan", step.planId()).add("state", step.state().word());
    if (step.state().hasResult()) {
      json.add("seconds", step.taken().toMillis() / 1000.0)
          .add("n", step.answered())
          .add("population", step.population())
          .add("contentHash", step.contentHash());
    }
    if (!step.reason().isEmpty()) {
      json.add(
          "reason",
          JSON.createObjectBuilder().add("zh", step.reason().zh()).add("en", step.reason().en()));
    }
    return json;
  }
}
