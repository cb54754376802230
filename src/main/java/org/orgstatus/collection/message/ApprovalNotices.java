package org.orgstatus.collection.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.accounts.Role;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Act;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseSent;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Wave;
import org.orgstatus.questionnaire.StandardText;

/**
 * Tells the approver that a response waits for him, T11, in the transaction that sends it: the
 * first time, and again after it was returned. What the filler takes back and sends once more is
 * told once. Without an address nobody is told here; the rule of reminders reaches him too.
 */
@ApplicationScoped
@Transactional
public class ApprovalNotices {

  private static final String APPROVAL = "approval:";

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Responses responses;
  @Inject private StandardTexts texts;
  @Inject private UnitAddresses addresses;
  @Inject private SiteAddress site;
  @Inject private Outbox outbox;
  @Inject private MailSettings settings;

  protected ApprovalNotices() {}

  public void tell(@Observes ResponseSent sent) {
    Response response = responses.find(sent.responseId()).orElseThrow();
    if (settings.isOn() && !isTold(response)) {
      addresses
          .of(response.unitCode(), Role.CAMPUS_APPROVER)
          .ifPresent(
              to ->
                  outbox.queue(
                      purpose(response) + sent.step(),
                      response.waveId(),
                      response.formId(),
                      response.unitCode(),
                      to,
                      letter(response)));
    }
  }

  /** Whether a notice that waited asks for what is done, or can no more be done. */
  Optional<Moot> moot(OutboxMessage message) {
    ResponseStatus status =
        responses
            .find(message.waveId(), message.formId(), message.unitCode())
            .map(Response::status)
            .orElse(ResponseStatus.DRAFT);
    if (status.isAnswered()) {
      return Optional.of(Moot.SUBMITTED);
    }
    if (status != ResponseStatus.WITH_APPROVER) {
      return Optional.of(Moot.WITH_FILLER);
    }
    // what was sent in time may be approved after the deadline
    Wave wave = entities.find(Wave.class, message.waveId());
    return wave.status() == Wave.Status.OPEN ? Optional.empty() : Optional.of(Moot.OVER);
  }

  private Letter letter(Response response) {
    Map<String, LocalText> values = texts.values(response.waveId(), response.unitCode());
    values.put("link", site.approving());
    return Letter.of(texts.of(response.waveId(), StandardText.Id.T11), values);
  }

  /** Whether a notice since the last return has gone out, or still will. */
  private boolean isTold(Response response) {
    Integer last =
        entities
            .createQuery(
                "select max(t.number) from Transition t where t.responseId = :id"
                    + " and t.act in :returns",
                Integer.class)
            .setParameter("id", response.id())
            .setParameter("returns", List.of(Act.DECLINE, Act.RETURN))
            .getSingleResult();
    int returned = last == null ? 0 : last; // there may be no return
    return entities
        .createQuery(
            "select m.purpose from OutboxMessage m where m.waveId = :wave and m.unitCode = :unit"
                + " and m.textId = :text and m.status not in :unsent",
            String.class)
        .setParameter("wave", response.waveId())
        .setParameter("unit", response.unitCode())
        .setParameter("text", StandardText.Id.T11)
        .setParameter("unsent", List.of(MessageStatus.SKIPPED, MessageStatus.FAILED))
        .getResultStream()
        .filter(purpose -> purpose.startsWith(purpose(response)))
        .mapToInt(purpose -> Integer.parseInt(purpose.substring(purpose(response).length())))
        .anyMatch(step -> step > returned);
  }

  private static String purpose(Response response) {
    return APPROVAL + response.id() + ".";
  }
}
