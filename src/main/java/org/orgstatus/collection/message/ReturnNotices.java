package org.orgstatus.collection.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.Role;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Remarks;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseReturned;
import org.orgstatus.collection.Responses;
import org.orgstatus.questionnaire.StandardText;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;

/**
 * Tells an institution that its response came back (T5): its filler and its approver by mail where
 * an address is known, else the institution is noted for a call. In the transaction of the return,
 * once for each return. What the remarks say stays on the pages.
 */
@ApplicationScoped
@Transactional
public class ReturnNotices {

  /** Where a return names no item and all are open again. */
  private static final LocalText SOME = LocalText.of("若干", "some");

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Frames frames;
  @Inject private Responses responses;
  @Inject private Remarks remarks;
  @Inject private StandardTexts texts;
  @Inject private UnitAddresses addresses;
  @Inject private SiteAddress site;
  @Inject private Outbox outbox;
  @Inject private MailSettings settings;
  @Inject private Clock clock;

  protected ReturnNotices() {}

  /** Provinces and alliances are not written to: T5 speaks to institutions. */
  public void tell(@Observes ResponseReturned returned) {
    Response response = responses.find(returned.responseId()).orElseThrow();
    String step = Reminder.RETURN + returned.responseId() + "." + returned.step();
    // whoever entered it for the institution reads the return on the pages
    if (response.enteredBy().isPresent() || !isInstitution(response) || isTold(response, step)) {
      return;
    }
    Long first = null;
    for (Map.Entry<String, Role> to : mailboxes(response.unitCode()).entrySet()) {
      OutboxMessage queued =
          outbox.queue(
              step + ":" + to.getValue(),
              response.waveId(),
              response.unitCode(),
              to.getKey(),
              letter(response, to.getValue()));
      first = first == null ? Long.valueOf(queued.id()) : first;
    }
    note(response, step, first);
  }

  private void note(Response response, String step, @Nullable Long message) {
    entities.flush(); // the note refers to the message
    entities.persist(
        new Reminder(response.waveId(), response.unitCode(), step, message, null, clock.instant()));
  }

  /** T5 for a response that was returned, as its filler gets it. */
  public Letter letter(Response response) {
    return letter(response, Role.CAMPUS_FILLER);
  }

  private Letter letter(Response response, Role role) {
    int items = remarks.listOpen(response).size();
    Map<String, LocalText> values = texts.values(response.waveId(), response.unitCode());
    values.put("n", items == 0 ? SOME : LocalText.same(Integer.toString(items)));
    values.put("link", role == Role.CAMPUS_FILLER ? site.filling() : site.approving());
    return Letter.of(texts.of(response.waveId(), StandardText.Id.T5), values);
  }

  /** Each address once, the filler's first. */
  private Map<String, Role> mailboxes(String unitCode) {
    Map<String, Role> mailboxes = new LinkedHashMap<>();
    if (settings.isOn()) {
      for (Role role : List.of(Role.CAMPUS_FILLER, Role.CAMPUS_APPROVER)) {
        addresses
            .of(unitCode, role)
            .filter(address -> mailboxes.keySet().stream().noneMatch(address::equalsIgnoreCase))
            .ifPresent(address -> mailboxes.put(address, role));
      }
    }
    return mailboxes;
  }

  private boolean isInstitution(Response response) {
    return frames
        .find(response.waveId(), UnitKind.INSTITUTION)
        .flatMap(frame -> frames.findUnit(frame, response.unitCode()))
        .isPresent();
  }

  private boolean isTold(Response response, String step) {
    return !entities
        .createQuery(
            "select r.id from Reminder r where r.waveId = :wave and r.unitCode = :unit"
                + " and r.step = :step",
            Long.class)
        .setParameter("wave", response.waveId())
        .setParameter("unit", response.unitCode())
        .setParameter("step", step)
        .getResultList()
        .isEmpty();
  }
}
