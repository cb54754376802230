package org.orgstatus.collection;

import java.util.List;
import org.orgstatus.questionnaire.Fault;

/** A submission with faults: every one of them, and nothing was changed. */
public class SubmissionRefused extends RuntimeException {

  private static final long serialVersionUID = 1;
  private final transient List<Fault> faults;

  SubmissionRefused(List<Fault> faults) {
    super(faults.size() + " faults stop the submission");
    this.faults = List.copyOf(faults);
  }

  public List<Fault> faults() {
    return faults;
  }
}
