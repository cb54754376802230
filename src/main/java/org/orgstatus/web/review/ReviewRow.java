package org.orgstatus.web.review;

import java.util.Locale;
import org.orgstatus.collection.Finding;
import org.orgstatus.collection.Standing;

/** One response in the queue. */
public record ReviewRow(Judged.Unit unit, Standing standing) {

  /** Its heaviest finding: {@code conflict}, {@code odd}, {@code warning}, or {@code clean}. */
  public String weight() {
    return standing.findings().stream()
        .map(Finding::severity)
        .min(Finding.Severity::compareTo)
        .map(severity -> severity.name().toLowerCase(Locale.ROOT))
        .orElse(ReviewQuery.CLEAN);
  }

  /** Checks that hold only since it was sent. */
  public long woken() {
    return standing.findings().stream().filter(Finding::woken).count();
  }

  int rank() {
    return standing.findings().stream()
        .mapToInt(finding -> finding.severity().ordinal())
        .min()
        .orElse(Finding.Severity.values().length);
  }

  /** What a list that is accepted later says of it: which unit, and what was seen of it. */
  public String token() {
    return unit.code() + ":" + standing.steps();
  }
}
