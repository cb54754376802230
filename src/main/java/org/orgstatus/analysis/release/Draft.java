package org.orgstatus.analysis.release;

import java.util.List;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.dataset.Checksums;
import org.orgstatus.dataset.DataLock;

/**
 * A release before it is made: what the audience would see, and what the audit says.
 *
 * @param parts in the order of the plans' files
 */
public record Draft(DataLock lock, ReleaseAudience audience, List<Part> parts, Audit audit) {

  /**
   * One comparison as the audience would see it.
   *
   * @param bytes that would be stored
   */
  public record Part(AnalysisPlan plan, AnalysisResult result, byte[] bytes) {

    /** SHA-256 of the bytes. */
    public String hash() {
      return Checksums.of(bytes);
    }
  }

  public Draft {
    parts = List.copyOf(parts);
  }

  /** SHA-256 over what would be stored: the same draft has the same. */
  public String hash() {
    return Checksums.of(
        parts.stream()
            .map(part -> part.plan().id() + " " + part.plan().hash() + " " + part.hash()));
  }
}
