package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Access;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.JsonTexts;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.questionnaire.AnswerReader;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;

/**
 * The personal items that somebody gave in the responses of the own units: to be seen and corrected
 * by that person alone, whatever state the response is in.
 */
@ApplicationScoped
@Transactional
public class OwnContacts {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Responses responses;
  @Inject private Contacts contacts;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected OwnContacts() {}

  /**
   * One personal item.
   *
   * @param mayCorrect whether it is a text that can be typed anew
   */
  public record Kept(
      ItemPath path, LocalText label, String value, Instant changedAt, boolean mayCorrect) {}

  /** The personal items of one response. */
  public record OfResponse(long responseId, String waveId, String unitCode, List<Kept> items) {
    public OfResponse {
      items = List.copyOf(items);
    }
  }

  /** What this account gave, the latest wave first, and what colleagues without one gave for it. */
  public List<OfResponse> list(Account account) {
    Map<Long, List<Contact>> byResponse = new TreeMap<>(java.util.Comparator.reverseOrder());
    for (Contact contact : own(account)) {
      byResponse.computeIfAbsent(contact.responseId(), id -> new ArrayList<>()).add(contact);
    }
    return byResponse.entrySet().stream()
        .map(each -> of(entities.find(Response.class, each.getKey()), each.getValue()))
        .toList();
  }

  /**
   * Corrects a text.
   *
   * @return what speaks against the new text; empty when it is stored
   * @throws IllegalArgumentException if the item is not this account's own
   */
  public Optional<LocalText> correct(Account account, long responseId, ItemPath path, String text) {
    Response response = entities.find(Response.class, responseId);
    Contact contact =
        own(account).stream()
            .filter(c -> c.responseId() == responseId && c.path().equals(path))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("not an own item: " + path));
    Filling filling = responses.filling(response);
    Routing.Node node = filling.routing().node(path.name()).orElseThrow();
    Item.Question question = (Item.Question) node.item();
    JsonValue value = JsonTexts.JSON.createValue(text.strip());
    AnswerReader.Reading reading = AnswerReader.ofJson(question, path, value);
    Optional<Fault> fault = reading.fault();
    if (fault.isEmpty()) {
      filling.answer(path, reading.value().orElseThrow());
      fault = filling.fault(node, path);
    }
    if (fault.isPresent()) {
      return fault.map(Fault::message);
    }
    contacts.put(response, contact.path(), value, account.id());
    entities.persist(
        new ResponseSave(
            response,
            response.draftRevision(),
            List.of(new DraftEdit.Entry(path, JsonValue.NULL, value, true)),
            Author.account(account.id()),
            clock.instant()));
    recorded.fire(
        new Recorded("contact-corrected", "response " + responseId, "item " + path.name()));
    return Optional.empty();
  }

  /** Takes away what the account gave in a response; files with it. Gives the number of items. */
  int delete(Account account, long responseId) {
    List<Contact> doomed =
        own(account).stream().filter(contact -> contact.responseId() == responseId).toList();
    for (Contact contact : doomed) {
      String path = contact.path().toString();
      Attachments.delete(
          entities,
          entities
              .createQuery(
                  "select a.id from Attachment a where a.responseId = :id and a.path = :path",
                  String.class)
              .setParameter("id", responseId)
              .setParameter("path", path)
              .getResultList());
      entities.remove(contact);
    }
    return doomed.size();
  }

  private List<Contact> own(Account account) {
    Set<String> units =
        account.grants().stream()
            .filter(g -> Access.permitsSomewhere(Set.of(g), Permission.FILL_RESPONSE))
            .map(grant -> grant.scope().code())
            .collect(Collectors.toSet());
    if (units.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery(
            "select c from Contact c, Response r where c.key.responseId = r.id"
                + " and r.unitCode in :units"
                + " and (c.accountId = :account or c.accountId is null)"
                + " order by c.key.responseId desc, c.key.path",
            Contact.class)
        .setParameter("units", units)
        .setParameter("account", account.id())
        .getResultList();
  }

  private OfResponse of(Response response, List<Contact> own) {
    Filling filling = responses.filling(response);
    Map<ItemPath, JsonValue> values = contacts.of(response);
    List<Kept> items =
        own.stream()
            .map(c -> kept(filling, c, values.getOrDefault(c.path(), JsonValue.NULL)))
            .toList();
    return new OfResponse(response.id(), response.waveId(), response.unitCode(), items);
  }

  private static Kept kept(Filling filling, Contact contact, JsonValue value) {
    ItemPath path = contact.path();
    Optional<Item.Question> question =
        filling.routing().node(path.name()).flatMap(Routing.Node::question);
    LocalText label =
        question
            .map(
                q ->
                    LocalText.of(
                        filling.show(q.label(), Language.ZH, path),
                        filling.show(q.label(), Language.EN, path)))
            .orElseGet(() -> LocalText.same(path.name()));
    return new Kept(
        path,
        label,
        words(value),
        contact.changedAt(),
        question.filter(q -> q.type() == AnswerType.TEXT).isPresent());
  }

  private static String words(JsonValue value) {
    if (value instanceof JsonString text) {
      return text.getString();
    }
    return value.getValueType() == JsonValue.ValueType.OBJECT
        ? value.asJsonObject().getString("name", "")
        : value.toString();
  }
}
