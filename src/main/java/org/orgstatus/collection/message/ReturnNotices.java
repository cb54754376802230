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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.Role;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Remarks;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseReturned;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.questionnaire.StandardText;
import org.orgstatus.registry.UnitKind;

/**
 * Tells whoever filled a response in that it came back, in the transaction of the return and once
 * for each return: T5 an institution, T8 a province or an alliance. What the province returns goes
 * to the institution's filler and approver, what the approver returns to the filler. By mail where
 * an address is known, else the unit is noted for a call. What the remarks say stays on the pages.
 */
@ApplicationScoped
@Transactional
public class ReturnNotices {

  /** Number of the response and of the return, then who reads it. */
  private static final Pattern PURPOSE =
      Pattern.compile(Reminder.RETURN + "([0-9]{1,18})\\.([0-9]{1,9}):.*");

  /** Where a return names no item and all are open again. */
  private static final LocalText SOME = LocalText.of("若干", "some");

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private WaveForms forms;
  @Inject private Responses responses;
  @Inject private Remarks remarks;
  @Inject private StandardTexts texts;
  @Inject private UnitAddresses addresses;
  @Inject private SiteAddress site;
  @Inject private Outbox outbox;
  @Inject private MailSettings settings;
  @Inject private Clock clock;

  protected ReturnNotices() {}

  public void tell(@Observes ResponseReturned returned) {
    Response response = responses.find(returned.responseId()).orElseThrow();
    String step = Reminder.RETURN + returned.responseId() + "." + returned.step();
    // whoever entered it for the institution reads the return on the pages
    if (response.enteredBy().isPresent() || isTold(response, step)) {
      return;
    }
    Long first = null;
    for (Map.Entry<String, Role> to : mailboxes(response, returned.byApprover()).entrySet()) {
      OutboxMessage queued =
          outbox.queue(
              step + ":" + to.getValue(),
              response.waveId(),
              response.formId(),
              response.unitCode(),
              to.getKey(),
              letter(response, to.getValue()));
      first = first == null ? Long.valueOf(queued.id()) : first;
    }
    note(response, step, first);
  }

  /**
   * Whether a notice that waited says what is over: anything that was done since answers it.
   *
   * @param purpose of the message, see {@link #tell}
   */
  Optional<Moot> moot(String purpose) {
    Matcher step = PURPOSE.matcher(purpose);
    return step.matches()
        ? responses
            .find(Long.parseLong(step.group(1)))
            .filter(response -> response.steps() > Integer.parseInt(step.group(2)))
            .map(response -> Moot.ACTED_ON)
        : Optional.empty();
  }

  private void note(Response response, String step, @Nullable Long message) {
    entities.flush(); // the note refers to the message
    entities.persist(
        new Reminder(
            response.waveId(),
            response.formId(),
            response.unitCode(),
            step,
            message,
            null,
            clock.instant()));
  }

  /** What the filler of a response that was returned reads. */
  public Letter letter(Response response) {
    return letter(response, Role.CAMPUS_FILLER);
  }

  private Letter letter(Response response, Role role) {
    int items = remarks.listOpen(response).size();
    Map<String, LocalText> values = texts.values(response.waveId(), response.unitCode());
    values.put("n", items == 0 ? SOME : LocalText.same(Integer.toString(items)));
    values.put("link", role == Role.CAMPUS_APPROVER ? site.approving() : site.filling());
    boolean institution = kind(response) == UnitKind.INSTITUTION;
    StandardText.Id text = institution ? StandardText.Id.T5 : StandardText.Id.T8;
    return Letter.of(texts.of(response.waveId(), text), values);
  }

  /** Each address once, the filler's first. */
  private Map<String, Role> mailboxes(Response response, boolean byApprover) {
    Map<String, Role> mailboxes = new LinkedHashMap<>();
    if (settings.isOn()) {
      for (Role role : told(response, byApprover)) {
        addresses
            .of(response.unitCode(), role)
            .filter(address -> mailboxes.keySet().stream().noneMatch(address::equalsIgnoreCase))
            .ifPresent(address -> mailboxes.put(address, role));
      }
    }
    return mailboxes;
  }

  private List<Role> told(Response response, boolean byApprover) {
    return switch (kind(response)) {
      case INSTITUTION ->
          byApprover
              ? List.of(Role.CAMPUS_FILLER)
              : List.of(Role.CAMPUS_FILLER, Role.CAMPUS_APPROVER);
      case REPORTING_UNIT -> List.of(Role.PROVINCIAL_COORDINATOR);
      case ALLIANCE -> List.of(Role.ALLIANCE_SECRETARY);
    };
  }

  private UnitKind kind(Response response) {
    return forms.unitKind(response.waveId(), response.formId());
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
