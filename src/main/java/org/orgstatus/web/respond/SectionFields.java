package org.orgstatus.web.respond;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MultivaluedMap;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.collection.Change;
import org.orgstatus.questionnaire.AnswerReader;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;

/**
 * The fields of a section page as a browser without scripts posts them. Each answer comes with what
 * stood there before ({@code was:path}), so that a page open for long changes only what its reader
 * changed.
 */
final class SectionFields {

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Filling filling;
  private final Map<ItemPath, Long> revisions;
  private final MultivaluedMap<String, String> fields;
  private final long basis;
  private final List<Fault> unread = new ArrayList<>();
  private String anchor = "";

  SectionFields(
      Filling filling, Map<ItemPath, Long> revisions, MultivaluedMap<String, String> fields) {
    this.filling = filling;
    this.revisions = revisions;
    this.fields = fields;
    this.basis = number(fields.getFirst("basis"));
  }

  /** What the reader changed, rows added and removed included. */
  List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (String name : fields.keySet()) {
      if (name.startsWith("was:") && isPath(name.substring(4))) {
        answer(ItemPath.parse(name.substring(4))).ifPresent(changes::add);
      }
    }
    row().ifPresent(changes::add);
    return changes;
  }

  /** Revision of the draft that the page showed. */
  long basis() {
    return basis;
  }

  /** Answers that could not be read. */
  List<Fault> unread() {
    return unread;
  }

  /** Whether to go to the next section. */
  boolean goesOn() {
    return "next".equals(fields.getFirst("go")) && !fields.containsKey("add");
  }

  /** Whether the reader goes on with faults that were shown before. */
  boolean insists() {
    return "true".equals(fields.getFirst("shown"));
  }

  String anchor() {
    return anchor;
  }

  private Optional<Change> answer(ItemPath path) {
    Optional<Item.Question> question =
        filling.routing().node(path.name()).flatMap(Routing.Node::question);
    if (question.isEmpty() || question.get().type() == AnswerType.FILE) {
      return Optional.empty();
    }
    List<String> texts = fields.getOrDefault(path.toString(), List.of());
    boolean notAvailable = fields.containsKey("na:" + path);
    String now = notAvailable ? "-88" : String.join(" ", texts);
    String before = Optional.ofNullable(fields.getFirst("was:" + path)).orElse("");
    boolean checked = fields.containsKey("same:" + path);
    if (now.strip().equals(before.strip()) && !checked) {
      return Optional.empty();
    }
    AnswerReader.Reading reading = AnswerReader.ofFields(question.get(), path, texts, notAvailable);
    reading.fault().ifPresent(unread::add);
    return reading.value().map(v -> new Change(path, SheetJson.value(v), basis));
  }

  private Optional<Change> row() {
    String add = fields.getFirst("add");
    String remove = fields.getFirst("remove");
    String repeat = add != null ? add : remove != null ? remove.split("/")[0] : "";
    if (!isPath(repeat)
        || !(filling.routing().node(repeat).map(Routing.Node::item).orElse(null)
            instanceof Item.Repeat item)
        || item.count().isPresent()) {
      return Optional.empty();
    }
    List<String> rows = new ArrayList<>(filling.rows(item));
    if (add != null) {
      rows.add(Long.toString(RANDOM.nextLong(1L << 40), 36));
    } else {
      rows.remove(remove.substring(repeat.length() + 1));
    }
    anchor = "#r-" + repeat;
    JsonArrayBuilder ids = JSON.createArrayBuilder();
    rows.forEach(ids::add);
    JsonValue value = ids.build();
    ItemPath path = ItemPath.of(repeat);
    return Optional.of(new Change(path, value, revisions.getOrDefault(path, 0L)));
  }

  private static boolean isPath(String text) {
    try {
      ItemPath.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static long number(String text) {
    return text != null && text.matches("\\d{1,15}") ? Long.parseLong(text) : 0;
  }
}
