package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.orgstatus.base.JsonTexts;
import org.orgstatus.base.Recorded;

/** Who to call at an institution: what its own filler entered, for one purpose at a time. */
@ApplicationScoped
@Transactional
public class ContactPersons {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private ContactCipher cipher;
  @Inject private Event<Recorded> recorded;

  protected ContactPersons() {}

  /**
   * Personal items in clear, by unit and then by item name; units that entered none are left out.
   * Goes on record with its purpose.
   *
   * @param purpose why somebody wants them, in that person's words
   */
  public Map<String, Map<String, String>> list(
      String waveId, String formId, Set<String> unitCodes, String purpose) {
    recorded.fire(
        new Recorded(
            "contacts-exported",
            "wave " + waveId,
            unitCodes.size() + " institutions, purpose: " + purpose));
    Map<String, Map<String, String>> persons = new HashMap<>();
    entities
        .createQuery(
            "select r.unitCode, c from Contact c, Response r where c.key.responseId = r.id"
                + " and r.waveId = :wave and r.formId = :form",
            Object[].class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .getResultList()
        .forEach(
            row -> {
              Contact contact = (Contact) row[1];
              if (unitCodes.contains((String) row[0])) {
                persons
                    .computeIfAbsent((String) row[0], unit -> new TreeMap<>())
                    .put(
                        contact.key().path(),
                        text(cipher.decrypt(contact.ciphertext(), contact.key().place())));
              }
            });
    return persons;
  }

  private static String text(String json) {
    try (var reader = JsonTexts.JSON.createReader(new StringReader(json))) {
      JsonValue value = reader.readValue();
      return value instanceof JsonString text ? text.getString() : value.toString();
    }
  }
}
