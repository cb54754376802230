package org.orgstatus.collection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.ItemPath;

/**
 * Answers are going to be saved. Fired as a CDI event before they are, in the same transaction;
 * whoever observes it may refuse single changes, of which the person is told as of other faults.
 */
public final class ChangesOffered {

  private final Response response;
  private final List<Change> changes;
  private final List<Fault> faults = new ArrayList<>();
  private final Set<ItemPath> refused = new HashSet<>();

  ChangesOffered(Response response, List<Change> changes) {
    this.response = response;
    this.changes = List.copyOf(changes);
  }

  public Response response() {
    return response;
  }

  /** In the order in which they are saved. */
  public List<Change> changes() {
    return changes;
  }

  /** Keeps what stands there, and says why. */
  public void refuse(ItemPath path, LocalText why) {
    if (refused.add(path)) {
      faults.add(new Fault(Fault.Kind.CONSTRAINT, path, why));
    }
  }

  /** The changes that nobody has refused. */
  List<Change> accepted() {
    return changes.stream().filter(change -> !refused.contains(change.path())).toList();
  }

  List<Fault> faults() {
    return faults;
  }
}
