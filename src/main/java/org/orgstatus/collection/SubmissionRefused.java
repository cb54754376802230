package org.orgstatus.collection;

import java.util.List;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Routing;

/** A submission with faults: every one of them, and nothing was changed. */
public class SubmissionRefused extends RuntimeException {

  private static final long serialVersionUID = 1;
  private final transient Routing routing;
  private final transient List<Fault> faults;

  SubmissionRefused(Routing routing, List<Fault> faults) {
    super(faults.size() + " faults stop the submission");
    this.routing = routing;
    this.faults = List.copyOf(faults);
  }

  /** The forms that the faults are about. */
  public Routing routing() {
    return routing;
  }

  public List<Fault> faults() {
    return faults;
  }
}
