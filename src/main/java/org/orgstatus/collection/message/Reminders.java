package org.orgstatus.collection.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.Role;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.StandardText;
import org.orgstatus.sampling.Unit;

/**
 * Reminds units that have not submitted and still can, of every form of the wave: by rule seven,
 * three days and one day before the unit's deadline, or by hand. Whoever is awaited is reminded:
 * the filler or, where the response waits for approval, the approver of an institution; the
 * coordinator of a province, the secretary of an alliance, those who visit one. By mail where the
 * address is known and mail is on; the others are noted for a call. No unit is reminded twice of
 * one form at one step.
 */
@ApplicationScoped
@Transactional
public class Reminders {

  private static final LocalText NOT_STARTED = LocalText.of("未开始", "Not started");

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Waves waves;
  @Inject private Awaited awaited;
  @Inject private Responses responses;
  @Inject private StandardTexts texts;
  @Inject private UnitAddresses addresses;
  @Inject private SiteAddress site;
  @Inject private Outbox outbox;
  @Inject private MailSettings settings;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected Reminders() {}

  /**
   * A unit that can be reminded.
   *
   * @param status of its response; null while there is none
   * @param role who is reminded: whoever the response waits for
   * @param mailed whether it gets a mail; otherwise somebody calls
   */
  public record Reminded(Unit unit, @Nullable ResponseStatus status, Role role, boolean mailed) {}

  /**
   * What the rule would do now.
   *
   * @param step as it is kept, for example {@code 7@2018-06-30}
   */
  public record Due(String formId, String unitCode, String step) {}

  /** What a reminder by hand did. */
  public record Batch(int mailed, int toCall) {}

  public boolean isOn(String waveId) {
    return Optional.ofNullable(entities.find(ReminderRule.class, waveId))
        .filter(ReminderRule::isActive)
        .isPresent();
  }

  /**
   * Switches the rule of a wave on or off. Off takes effect at once: what the rule has queued and
   * no server has begun to hand over does not go out.
   */
  public void switchRule(String waveId, boolean on) {
    entities.merge(new ReminderRule(waveId, on, clock.instant()));
    String detail = on ? "" : takeBack(waveId) + " queued mails taken back";
    recorded.fire(new Recorded(on ? "reminders-on" : "reminders-off", "wave " + waveId, detail));
  }

  /** The step of a unit whose mail is taken back was not made: switched on again, it is due. */
  private int takeBack(String waveId) {
    List<Long> mails =
        entities
            .createQuery(
                "select m.id from OutboxMessage m, Reminder r where r.messageId = m.id"
                    + " and r.waveId = :wave and r.step like :rule and m.status = :queued",
                Long.class)
            .setParameter("wave", waveId)
            .setParameter("rule", "%" + Reminder.DAY + "%")
            .setParameter("queued", MessageStatus.QUEUED)
            .getResultList();
    int taken = 0;
    for (long mail : mails) {
      if (outbox.hold(mail)) {
        entities
            .createQuery("delete from Reminder r where r.messageId = :mail")
            .setParameter("mail", mail)
            .executeUpdate();
        outbox.discard(mail);
        taken++;
      }
    }
    return taken;
  }

  /** Everything that stops the unit from submitting now: what is missing and what is wrong. */
  public int openItems(String waveId, String formId, String unitCode) {
    Response response = responses.findOrBlank(waveId, formId, unitCode);
    return responses.filling(response).faults().size();
  }

  /** Whom the rule would remind now, form by form and by unit. */
  public List<Due> due(String waveId) {
    Wave wave = waves.find(waveId).orElseThrow();
    if (!wave.isOpen(clock.instant())) {
      return List.of();
    }
    List<Due> due = new ArrayList<>();
    for (Questionnaire form : awaited.forms(waveId)) {
      Set<String> made = made(waveId, form.id());
      for (Awaited.One one : awaited.list(wave, form)) {
        ReminderStep.due(texts.deadline(wave, one.unit()), clock.instant(), clock.getZone())
            .map(step -> new Due(form.id(), one.unit().code(), step.word()))
            .filter(d -> !made.contains(d.unitCode() + " " + d.step()))
            .ifPresent(due::add);
      }
    }
    return due;
  }

  /** The open waves whose rule is on. */
  List<String> wavesWithRule() {
    return waves.list().stream()
        .filter(wave -> wave.isOpen(clock.instant()) && isOn(wave.id()))
        .map(Wave::id)
        .toList();
  }

  /** The units of a selection that have not submitted and still can, as they would be reached. */
  public List<Reminded> preview(String waveId, String formId, Collection<String> unitCodes) {
    Set<String> wanted = new HashSet<>(unitCodes);
    return preview(waveId, formId).stream()
        .filter(reminded -> wanted.contains(reminded.unit().code()))
        .toList();
  }

  /** Every unit that has not submitted a form and still can, as it would be reached. */
  public List<Reminded> preview(String waveId, String formId) {
    Map<Role, Set<String>> known = new EnumMap<>(Role.class);
    return awaited.list(waves.find(waveId).orElseThrow(), awaited.form(waveId, formId)).stream()
        .map(
            one ->
                new Reminded(
                    one.unit(),
                    one.status(),
                    one.role(),
                    known.computeIfAbsent(one.role(), this::mailable).contains(one.unit().code())))
        .toList();
  }

  private Set<String> mailable(Role role) {
    return settings.isOn() ? addresses.known(role) : Set.of();
  }

  /**
   * Reminds units by hand. The same batch sent again does nothing; units that have submitted
   * meanwhile are left out.
   *
   * @param batch names this act, at most 30 characters
   */
  public Batch byHand(
      String waveId, String formId, Collection<String> unitCodes, String batch, long accountId) {
    // two clicks on one button wait for each other here
    entities.find(Wave.class, waveId, LockModeType.PESSIMISTIC_WRITE);
    String step = Reminder.BY_HAND + batch;
    Set<String> made = made(waveId, formId);
    int mailed = 0;
    int toCall = 0;
    for (Reminded reminded : preview(waveId, formId, unitCodes)) {
      String unit = reminded.unit().code();
      if (!made.contains(unit + " " + step)) {
        Reminder.Channel channel = remind(waveId, formId, unit, step, accountId);
        mailed += channel == Reminder.Channel.MAIL ? 1 : 0;
        toCall += channel == Reminder.Channel.CALL ? 1 : 0;
      }
    }
    recorded.fire(
        new Recorded(
            "reminded",
            "wave " + waveId,
            "form " + formId + ", " + mailed + " by mail, " + toCall + " to call"));
    return new Batch(mailed, toCall);
  }

  /**
   * Reminds one unit at a step of the rule, unless it has submitted or the rule was switched off
   * since the round began.
   */
  Optional<Reminder.Channel> remindByRule(String waveId, Due due) {
    ResponseStatus status = awaited.status(waveId, due.formId(), due.unitCode());
    return Awaited.isAwaited(status) && isOn(waveId)
        ? Optional.of(remind(waveId, due.formId(), due.unitCode(), due.step(), null))
        : Optional.empty();
  }

  /** Reminds one unit at one step: by mail, or by noting it for a call. */
  private Reminder.Channel remind(
      String waveId, String formId, String unitCode, String step, @Nullable Long accountId) {
    Optional<String> address =
        settings.isOn()
            ? addresses.of(unitCode, awaited.role(waveId, formId, unitCode))
            : Optional.empty();
    Long message =
        address
            .map(
                to ->
                    outbox.queue(
                        String.join(":", "reminder", waveId, formId, unitCode, step),
                        waveId,
                        formId,
                        unitCode,
                        to,
                        letter(waveId, formId, unitCode)))
            .map(OutboxMessage::id)
            .orElse(null);
    entities.flush(); // the reminder refers to the message
    Reminder made =
        new Reminder(waveId, formId, unitCode, step, message, accountId, clock.instant());
    entities.persist(made);
    return made.channel();
  }

  /** Whether a reminder that waited asks for what is done, is another's turn or is too late. */
  Optional<Moot> moot(OutboxMessage message) {
    String waveId = message.waveId();
    ResponseStatus status = awaited.status(waveId, message.formId(), message.unitCode());
    if (!Awaited.isAwaited(status)) {
      return Optional.of(Moot.SUBMITTED);
    }
    boolean waits = status == ResponseStatus.WITH_APPROVER;
    if (waits != (message.textId() == StandardText.Id.T9)) {
      return Optional.of(waits ? Moot.WITH_APPROVER : Moot.WITH_FILLER);
    }
    Wave wave = waves.find(waveId).orElseThrow();
    return awaited.isOpen(wave, message.unitCode()) ? Optional.empty() : Optional.of(Moot.OVER);
  }

  /**
   * For whose act an institution's response waits that is not submitted yet.
   *
   * @param status null while there is no response
   */
  public static Role awaited(@Nullable ResponseStatus status) {
    return Awaited.role(Questionnaire.UnitKind.INSTITUTION, status);
  }

  /**
   * What whoever is awaited reads as the unit stands now: an institution's filler T4, its approver
   * T9, everybody else T10.
   */
  public Letter letter(String waveId, String formId, String unitCode) {
    return switch (awaited.role(waveId, formId, unitCode)) {
      case CAMPUS_APPROVER -> toApprover(waveId, unitCode);
      case CAMPUS_FILLER -> toFiller(StandardText.Id.T4, waveId, formId, unitCode);
      default -> toFiller(StandardText.Id.T10, waveId, formId, unitCode);
    };
  }

  private Letter toApprover(String waveId, String unitCode) {
    Map<String, LocalText> values = texts.values(waveId, unitCode);
    values.put("link", site.approving());
    return Letter.of(texts.of(waveId, StandardText.Id.T9), values);
  }

  private Letter toFiller(StandardText.Id text, String waveId, String formId, String unitCode) {
    ResponseStatus status = awaited.status(waveId, formId, unitCode);
    int open = openItems(waveId, formId, unitCode);
    Map<String, LocalText> values = texts.values(waveId, unitCode);
    values.put("form", awaited.form(waveId, formId).title());
    values.put("status", status == null ? NOT_STARTED : status.label());
    values.put("n", LocalText.same(Integer.toString(open)));
    values.put("link", site.filling());
    return Letter.of(texts.of(waveId, text), values);
  }

  /** Unit and step of every reminder made. */
  private Set<String> made(String waveId, String formId) {
    Set<String> made = new TreeSet<>();
    entities
        .createQuery(
            "select r.unitCode, r.step from Reminder r where r.waveId = :wave and r.formId = :form",
            Object[].class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .getResultList()
        .forEach(row -> made.add(row[0] + " " + row[1]));
    return made;
  }
}
