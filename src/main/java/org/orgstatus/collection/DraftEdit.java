package org.orgstatus.collection;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.AnswerReader;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.questionnaire.SheetJson;

/** One save of a draft on its way: what is stored, what is in conflict, what could not be read. */
final class DraftEdit {

  private static final int MOST_ROWS = 200;

  private final Response response;
  private final Routing routing;
  private final Map<ItemPath, JsonValue> personal;
  private final References references;
  private final long revision;
  private final Predicate<ItemPath> open;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Saved.Conflict> conflicts = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final Draft before;
  private final Map<ItemPath, Draft.Entry> changed = new TreeMap<>();
  private Optional<PrefillSource> source = Optional.empty();

  /**
   * An item that changed.
   *
   * @param isPersonal whether its value belongs into the contact table and nowhere else
   */
  record Entry(ItemPath path, JsonValue before, JsonValue after, boolean isPersonal) {}

  /**
   * @param revision that changed items get
   * @param open whether an item may be changed
   */
  DraftEdit(
      Response response,
      Routing routing,
      Map<ItemPath, JsonValue> personal,
      References references,
      long revision,
      Predicate<ItemPath> open) {
    this.response = response;
    this.routing = routing;
    this.personal = personal;
    this.references = references;
    this.revision = revision;
    this.open = open;
    this.before = response.draft();
  }

  /** Puts an earlier answer into the draft, marked as not touched by anybody. */
  void prefill(Change change, PrefillSource from) {
    source = Optional.of(from);
    apply(change);
    source = Optional.empty();
  }

  /** A prefilled answer that is given again as it stands has been checked. */
  void apply(Change change) {
    Optional<Routing.Node> node = changeable(change.path());
    if (node.isEmpty()) {
      unknown(change.path());
    } else if (node.get().item() instanceof Item.Question question) {
      applyAnswer(change, question);
    } else if (areRows(change.value())) {
      store(change, change.value(), false);
    } else {
      unknown(change.path());
    }
  }

  /** As {@link #apply}, with an answer that was read and looked up before. */
  void put(ItemPath path, AnswerValue answer, long basis) {
    boolean isPersonal =
        routing
            .node(path.name())
            .flatMap(Routing.Node::question)
            .filter(question -> question.sensitivity() == Sensitivity.P3)
            .isPresent();
    JsonValue value = SheetJson.value(answer);
    store(new Change(path, value, basis), value, isPersonal);
  }

  private void applyAnswer(Change change, Item.Question question) {
    AnswerReader.Reading reading = AnswerReader.ofJson(question, change.path(), change.value());
    if (reading.fault().isPresent()) {
      faults.add(reading.fault().get());
      return;
    }
    References.Found found =
        references.find(question, change.path(), reading.value().orElseThrow());
    if (found.fault().isPresent()) {
      faults.add(found.fault().get());
    } else {
      store(change, SheetJson.value(found.value()), question.sensitivity() == Sensitivity.P3);
    }
  }

  private void store(Change change, JsonValue value, boolean isPersonal) {
    ItemPath path = change.path();
    JsonValue stood = stored(path);
    boolean checked = isUntouched(path) && source.isEmpty();
    if (isSame(stood, value) && !checked) {
      return;
    }
    if (!open.test(path)) {
      faults.add(Reopened.fault(path));
      return;
    }
    long stands = revisionOf(path);
    if (stands > change.basis()) {
      conflicts.add(new Saved.Conflict(path, value, stood, stands));
      return;
    }
    JsonValue kept = isPersonal && !value.equals(JsonValue.NULL) ? JsonValue.TRUE : value;
    changed.put(path, new Draft.Entry(kept, revision, source));
    entries.add(new Entry(path, stood, value, isPersonal));
  }

  private JsonValue stored(ItemPath path) {
    JsonValue contact = personal.get(path);
    if (contact != null) {
      return contact;
    }
    Draft.Entry entry = changed.get(path);
    return entry == null ? before.valueOf(path) : entry.value();
  }

  private boolean isUntouched(ItemPath path) {
    Draft.Entry entry = changed.get(path);
    return entry == null ? before.isUntouched(path) : entry.source().isPresent();
  }

  private long revisionOf(ItemPath path) {
    Draft.Entry entry = changed.get(path);
    return entry == null ? before.revisionOf(path) : entry.revision();
  }

  /** 5 and 5.0 are the same answer. */
  private static boolean isSame(JsonValue before, JsonValue after) {
    return before instanceof JsonNumber one && after instanceof JsonNumber other
        ? one.bigDecimalValue().compareTo(other.bigDecimalValue()) == 0
        : before.equals(after);
  }

  /** The item, if it is one that people fill in, and inside the repeat that the path names. */
  private Optional<Routing.Node> changeable(ItemPath path) {
    return routing
        .node(path.name())
        .filter(n -> n.repeat().map(Item.Repeat::name).orElse("").equals(path.repeat()))
        .filter(
            n ->
                n.item() instanceof Item.Repeat repeat
                    ? repeat.count().isEmpty()
                    : ((Item.Question) n.item()).type().isAsked());
  }

  private static boolean areRows(JsonValue value) {
    return value instanceof JsonArray ids
        && ids.size() <= MOST_ROWS
        && ids.stream().allMatch(JsonString.class::isInstance)
        && ids.getValuesAs(JsonString::getString).stream().allMatch(ItemPath::isRowId)
        && ids.stream().distinct().count() == ids.size();
  }

  private void unknown(ItemPath path) {
    faults.add(
        new Fault(
            Fault.Kind.UNKNOWN_ITEM,
            path,
            LocalText.of(
                "问卷中没有可填写的“" + path + "”，请核对名称",
                "The form has no item \"" + path + "\" to fill in; check the name")));
  }

  Draft draft() {
    return before.with(changed);
  }

  /** Revision that the changed items get. */
  long revision() {
    return revision;
  }

  List<Entry> entries() {
    return entries;
  }

  List<Saved.Conflict> conflicts() {
    return conflicts;
  }

  List<Fault> faults() {
    return faults;
  }
}
