package org.orgstatus.collection;

import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;

/** One save of a draft on its way: what is stored, what is in conflict, what could not be read. */
final class DraftEdit {

  private static final int MOST_ROWS = 200;

  private final Response response;
  private final Routing routing;
  private final long revision;
  private final List<Saved.Conflict> conflicts = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private Draft draft;
  private boolean changed;

  DraftEdit(Response response, Routing routing, long revision) {
    this.response = response;
    this.routing = routing;
    this.revision = revision;
    this.draft = response.draft();
  }

  /** The item, if it is one that people fill in, and inside the repeat that the path names. */
  Optional<Routing.Node> changeable(ItemPath path) {
    return routing
        .node(path.name())
        .filter(n -> n.repeat().map(Item.Repeat::name).orElse("").equals(path.repeat()))
        .filter(
            n ->
                n.item() instanceof Item.Repeat repeat
                    ? repeat.count().isEmpty()
                    : ((Item.Question) n.item()).type().isAsked());
  }

  boolean areRows(JsonValue value) {
    return value instanceof JsonArray ids
        && ids.size() <= MOST_ROWS
        && ids.stream().allMatch(JsonString.class::isInstance)
        && ids.getValuesAs(JsonString::getString).stream().allMatch(ItemPath::isRowId)
        && ids.stream().distinct().count() == ids.size();
  }

  /** Notes a conflict when the item was changed after the revision that the change is based on. */
  boolean isConflict(Change change, JsonValue yours, JsonValue stored) {
    long stands = draft.revisionOf(change.path());
    if (stands <= change.basis()) {
      return false;
    }
    conflicts.add(new Saved.Conflict(change.path(), yours, stored, stands));
    return true;
  }

  void set(ItemPath path, JsonValue value) {
    draft = draft.with(path, value, revision);
    changed = true;
  }

  void refuse(Fault fault) {
    faults.add(fault);
  }

  void unknown(ItemPath path) {
    faults.add(
        new Fault(
            Fault.Kind.UNKNOWN_ITEM,
            path,
            LocalText.of(
                "问卷中没有可填写的“" + path + "”，请核对名称",
                "The form has no item \"" + path + "\" to fill in; check the name")));
  }

  Response response() {
    return response;
  }

  Draft draft() {
    return draft;
  }

  long revision() {
    return revision;
  }

  boolean isChanged() {
    return changed;
  }

  List<Saved.Conflict> conflicts() {
    return conflicts;
  }

  List<Fault> faults() {
    return faults;
  }
}
