package org.orgstatus.analysis.plan;

import java.util.List;
import org.orgstatus.base.Problem;

/**
 * A plan that is left out for the faults of its file; the other plans run.
 *
 * @param name of the file without folder and ending, for example {@code c07-norms}
 * @param problems with the place and what to do
 */
public record FaultyPlan(String name, List<Problem> problems) {
  public FaultyPlan {
    problems = List.copyOf(problems);
  }
}
