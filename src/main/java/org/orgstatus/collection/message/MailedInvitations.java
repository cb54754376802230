package org.orgstatus.collection.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Invitations;
import org.orgstatus.collection.Wave;
import org.orgstatus.questionnaire.StandardText;

/** Activation codes that go out by mail, and the words that go with those handed out otherwise. */
@ApplicationScoped
@Transactional
public class MailedInvitations {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Invitations invitations;
  @Inject private UnitAddresses addresses;
  @Inject private StandardTexts texts;
  @Inject private Outbox outbox;

  protected MailedInvitations() {}

  /**
   * Issues codes to those of the units that have an address, and queues the mails, in one
   * transaction. The same batch sent again does nothing.
   *
   * @param batch names this act
   * @return the units that get a mail
   */
  public List<String> issue(
      String waveId,
      String formId,
      Collection<String> unitCodes,
      Instant expiresAt,
      URI site,
      String batch) {
    // two clicks on one button wait for each other here
    entities.find(Wave.class, waveId, LockModeType.PESSIMISTIC_WRITE);
    Map<String, String> known = addresses.list(new TreeSet<>(unitCodes));
    List<String> units = new ArrayList<>();
    for (String unit : known.keySet()) {
      if (!outbox.has(purpose(waveId, unit, batch))) {
        units.add(unit);
      }
    }
    if (!units.isEmpty()) {
      for (Invitations.Issued issued : invitations.issue(waveId, formId, units, expiresAt)) {
        outbox.queue(
            purpose(waveId, issued.unitCode(), batch),
            waveId,
            issued.unitCode(),
            known.get(issued.unitCode()),
            letter(waveId, issued, site));
      }
    }
    return units;
  }

  /** The invitation with this code, to be mailed or pasted. */
  public Letter letter(String waveId, Invitations.Issued issued, URI site) {
    StandardText text = texts.of(waveId, StandardText.Id.T7);
    Map<String, LocalText> values = texts.values(waveId, issued.unitCode());
    values.put("code", LocalText.same(issued.code()));
    values.put("link", LocalText.same(site + "/join/" + issued.code()));
    return new Letter(text.id(), text.filledSubject(values), text.filled(values));
  }

  private static String purpose(String waveId, String unit, String batch) {
    return "invitation:" + waveId + ":" + unit + ":" + batch;
  }
}
