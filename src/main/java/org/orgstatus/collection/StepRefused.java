package org.orgstatus.collection;

import java.util.List;
import java.util.Optional;

/** An act that came too late or at the wrong moment; nothing was changed. */
public class StepRefused extends RuntimeException {

  private static final long serialVersionUID = 1;
  private final transient Act act;
  private final transient ResponseStatus status;
  private final transient List<Transition> meanwhile;

  StepRefused(Act act, ResponseStatus status, List<Transition> meanwhile) {
    super(act + " of a response that is " + status);
    this.act = act;
    this.status = status;
    this.meanwhile = List.copyOf(meanwhile);
  }

  public Act act() {
    return act;
  }

  /** How the response stands. */
  public ResponseStatus status() {
    return status;
  }

  /** What happened since the person looked, oldest first. */
  public List<Transition> meanwhile() {
    return meanwhile;
  }

  /** What happened last since the person looked. */
  public Optional<Transition> latest() {
    return meanwhile.isEmpty()
        ? Optional.empty()
        : Optional.of(meanwhile.get(meanwhile.size() - 1));
  }

  /** Whether the same person has done the same already: a double click, not a conflict. */
  public boolean isRepeated(By by) {
    return latest().filter(t -> t.act() == act && t.accountId() == by.accountId()).isPresent();
  }
}
