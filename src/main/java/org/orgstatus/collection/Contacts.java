package org.orgstatus.collection;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.orgstatus.questionnaire.ItemPath;

/**
 * Personal items of responses, kept apart from the answers and encrypted. Read only to show a
 * filler the own entries and to check them; nothing that leaves in bulk reads here.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Contacts {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private ContactCipher cipher;
  @Inject private Clock clock;

  protected Contacts() {}

  Contacts(EntityManager entities, ContactCipher cipher, Clock clock) {
    this.entities = entities;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** Values as on the wire. */
  Map<ItemPath, JsonValue> of(Response response) {
    Map<ItemPath, JsonValue> values = new TreeMap<>();
    entities
        .createQuery("select c from Contact c where c.key.responseId = :id", Contact.class)
        .setParameter("id", response.id())
        .getResultList()
        .forEach(
            c ->
                values.put(
                    ItemPath.parse(c.key().path()),
                    read(cipher.decrypt(c.ciphertext(), c.key().place()))));
    return values;
  }

  /** Keeps the first value of an item that has none. */
  void add(Response response, ItemPath path, JsonValue value, long accountId) {
    if (!value.equals(JsonValue.NULL)) {
      entities.persist(contact(new Contact.Key(response.id(), path.toString()), value, accountId));
    }
  }

  /**
   * Keeps the value; null takes the entry away.
   *
   * @param accountId who gives it; 0 for a colleague without an account
   */
  void put(Response response, ItemPath path, JsonValue value, long accountId) {
    Contact.Key at = new Contact.Key(response.id(), path.toString());
    if (value.equals(JsonValue.NULL)) {
      Contact kept = entities.find(Contact.class, at);
      if (kept != null) {
        entities.remove(kept);
      }
    } else {
      entities.merge(contact(at, value, accountId));
    }
  }

  private Contact contact(Contact.Key at, JsonValue value, long accountId) {
    return new Contact(
        at,
        cipher.encrypt(value.toString(), at.place()),
        clock.instant(),
        accountId == 0 ? null : accountId);
  }

  private static JsonValue read(String text) {
    try (var reader = JSON.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }
}
