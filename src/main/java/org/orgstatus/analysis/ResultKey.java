package org.orgstatus.analysis;

import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.dataset.Checksums;

/**
 * Everything that decides a result, by hash: what has the same key has the same bytes.
 *
 * @param plan of the plan's file
 * @param definitions of the files of indicators, norms, clauses and groups
 * @param data content of the data lock; for answers as they stand the version of their inputs
 * @param past version of the wave before, for plans that look back; else empty
 * @param engine of the code
 */
public record ResultKey(
    String plan, String definitions, String data, String past, Audience audience, String engine) {

  static ResultKey of(
      AnalysisPlan plan,
      AnalysisDefinitions definitions,
      String data,
      Optional<AnalysisRunner.Before> before,
      Audience audience) {
    return new ResultKey(
        plan.hash(),
        definitions.version(),
        data,
        before.map(b -> b.wave().version()).orElse(""),
        audience,
        Engine.version());
  }

  /** SHA-256 in hex over all of it. */
  public String hash() {
    return Checksums.of(Stream.of(plan, definitions, data, past, audience.name(), engine));
  }
}
