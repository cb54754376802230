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
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.Role;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Standing;
import org.orgstatus.collection.Standings;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.questionnaire.StandardText;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.sampling.Unit;

/**
 * Reminds institutions that have not submitted and still can: by rule seven, three days and one day
 * before the unit's deadline, or by hand. The filler is reminded, or where the response waits for
 * approval the approver. By mail where the address is known and mail is on; the others are noted
 * for a call. No unit is reminded twice at one step.
 */
@ApplicationScoped
@Transactional
public class Reminders {

  /** The form that every institution's response begins with. */
  private static final String GATE = "gate";

  private static final LocalText NOT_STARTED = LocalText.of("未开始", "Not started");

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Waves waves;
  @Inject private Frames frames;
  @Inject private Standings standings;
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
   * @param mailed whether it gets a mail; otherwise somebody calls
   */
  public record Reminded(Unit unit, @Nullable ResponseStatus status, boolean mailed) {

    /** Who is reminded: whoever the response waits for. */
    public Role role() {
      return awaited(status);
    }
  }

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
  public int openItems(String waveId, String unitCode) {
    Response response = responses.findOrBlank(waveId, GATE, unitCode);
    return responses.filling(response).faults().size();
  }

  /** The units that the rule would remind now, with the step. */
  public Map<String, String> due(String waveId) {
    Wave wave = waves.find(waveId).orElseThrow();
    Map<String, String> due = new TreeMap<>();
    if (!wave.isOpen(clock.instant())) {
      return due;
    }
    Set<String> made = made(waveId);
    for (Unit unit : open(wave)) {
      ReminderStep.due(texts.deadline(wave, unit), clock.instant(), clock.getZone())
          .map(ReminderStep::word)
          .filter(step -> !made.contains(unit.code() + " " + step))
          .ifPresent(step -> due.put(unit.code(), step));
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
  public List<Reminded> preview(String waveId, Collection<String> unitCodes) {
    Set<String> wanted = new HashSet<>(unitCodes);
    Map<Role, Set<String>> known = new EnumMap<>(Role.class);
    for (Role role : List.of(Role.CAMPUS_FILLER, Role.CAMPUS_APPROVER)) {
      known.put(role, settings.isOn() ? addresses.known(role) : Set.of());
    }
    Map<String, Standing> begun = standings.of(waveId, GATE);
    return open(waves.find(waveId).orElseThrow()).stream()
        .filter(unit -> wanted.contains(unit.code()))
        .map(
            unit -> {
              Standing standing = begun.get(unit.code());
              ResponseStatus status = standing == null ? null : standing.status();
              return new Reminded(unit, status, known.get(awaited(status)).contains(unit.code()));
            })
        .toList();
  }

  /**
   * Reminds units by hand. The same batch sent again does nothing; units that have submitted
   * meanwhile are left out.
   *
   * @param batch names this act, at most 30 characters
   */
  public Batch byHand(String waveId, Collection<String> unitCodes, String batch, long accountId) {
    // two clicks on one button wait for each other here
    entities.find(Wave.class, waveId, LockModeType.PESSIMISTIC_WRITE);
    String step = Reminder.BY_HAND + batch;
    Set<String> made = made(waveId);
    int mailed = 0;
    int toCall = 0;
    for (Reminded unit : preview(waveId, unitCodes)) {
      if (!made.contains(unit.unit().code() + " " + step)) {
        Reminder.Channel channel = remind(waveId, unit.unit().code(), step, accountId);
        mailed += channel == Reminder.Channel.MAIL ? 1 : 0;
        toCall += channel == Reminder.Channel.CALL ? 1 : 0;
      }
    }
    recorded.fire(
        new Recorded("reminded", "wave " + waveId, mailed + " by mail, " + toCall + " to call"));
    return new Batch(mailed, toCall);
  }

  /**
   * Reminds one unit at a step of the rule, unless it has submitted or the rule was switched off
   * since the round began.
   */
  Optional<Reminder.Channel> remindByRule(String waveId, String unitCode, String step) {
    boolean answered =
        responses
            .find(waveId, GATE, unitCode)
            .filter(response -> response.status().isAnswered())
            .isPresent();
    return answered || !isOn(waveId)
        ? Optional.empty()
        : Optional.of(remind(waveId, unitCode, step, null));
  }

  /** Reminds one unit at one step: by mail, or by noting it for a call. */
  private Reminder.Channel remind(
      String waveId, String unitCode, String step, @Nullable Long accountId) {
    Optional<String> address =
        settings.isOn() ? addresses.of(unitCode, awaited(waveId, unitCode)) : Optional.empty();
    Long message =
        address
            .map(
                to ->
                    outbox.queue(
                        "reminder:" + waveId + ":" + unitCode + ":" + step,
                        waveId,
                        unitCode,
                        to,
                        letter(waveId, unitCode)))
            .map(OutboxMessage::id)
            .orElse(null);
    entities.flush(); // the reminder refers to the message
    Reminder made = new Reminder(waveId, unitCode, step, message, accountId, clock.instant());
    entities.persist(made);
    return made.channel();
  }

  /**
   * Whether a reminder that waited asks for what is done, is another's turn or can no more be done.
   *
   * @param role of whoever reads it
   */
  Optional<Moot> moot(String waveId, String unitCode, Role role) {
    Optional<Response> response = responses.find(waveId, GATE, unitCode);
    if (response.filter(r -> r.status().isAnswered()).isPresent()) {
      return Optional.of(Moot.SUBMITTED);
    }
    if (awaited(waveId, unitCode) != role) {
      boolean waits = role == Role.CAMPUS_FILLER;
      return Optional.of(waits ? Moot.WITH_APPROVER : Moot.WITH_FILLER);
    }
    return isOpen(waveId, unitCode) ? Optional.empty() : Optional.of(Moot.OVER);
  }

  private boolean isOpen(String waveId, String unitCode) {
    Wave wave = waves.find(waveId).orElseThrow();
    return frames
        .find(waveId, UnitKind.INSTITUTION)
        .flatMap(frame -> frames.findUnit(frame, unitCode))
        .filter(unit -> wave.isOpen(clock.instant(), unit.reportingUnit()))
        .isPresent();
  }

  private Role awaited(String waveId, String unitCode) {
    return awaited(responses.find(waveId, GATE, unitCode).map(Response::status).orElse(null));
  }

  /**
   * For whose act a response waits that is not submitted yet.
   *
   * @param status null while there is no response
   */
  public static Role awaited(@Nullable ResponseStatus status) {
    return status == ResponseStatus.WITH_APPROVER ? Role.CAMPUS_APPROVER : Role.CAMPUS_FILLER;
  }

  /** What whoever is awaited reads as the unit stands now: the filler T4, the approver T9. */
  public Letter letter(String waveId, String unitCode) {
    return awaited(waveId, unitCode) == Role.CAMPUS_APPROVER
        ? toApprover(waveId, unitCode)
        : toFiller(waveId, unitCode);
  }

  private Letter toApprover(String waveId, String unitCode) {
    Map<String, LocalText> values = texts.values(waveId, unitCode);
    values.put("link", site.approving());
    return Letter.of(texts.of(waveId, StandardText.Id.T9), values);
  }

  private Letter toFiller(String waveId, String unitCode) {
    Response response = responses.findOrBlank(waveId, GATE, unitCode);
    boolean begun = responses.find(waveId, GATE, unitCode).isPresent();
    Map<String, LocalText> values = texts.values(waveId, unitCode);
    values.put("status", begun ? response.status().label() : NOT_STARTED);
    values.put("n", LocalText.same(Integer.toString(responses.filling(response).faults().size())));
    values.put("link", site.filling());
    return Letter.of(texts.of(waveId, StandardText.Id.T4), values);
  }

  /** Institutions of the wave that have not submitted and whose time is not over, by code. */
  private List<Unit> open(Wave wave) {
    Map<String, Standing> begun = standings.of(wave.id(), GATE);
    List<Unit> open = new ArrayList<>();
    frames
        .find(wave.id(), UnitKind.INSTITUTION)
        .ifPresent(
            frame ->
                frames.units(frame).stream()
                    .filter(unit -> wave.isOpen(clock.instant(), unit.reportingUnit()))
                    .filter(
                        unit ->
                            !begun.containsKey(unit.code())
                                || !begun.get(unit.code()).status().isAnswered())
                    .forEach(open::add));
    return open;
  }

  /** Unit and step of every reminder made. */
  private Set<String> made(String waveId) {
    Set<String> made = new TreeSet<>();
    entities
        .createQuery(
            "select r.unitCode, r.step from Reminder r where r.waveId = :wave", Object[].class)
        .setParameter("wave", waveId)
        .getResultList()
        .forEach(row -> made.add(row[0] + " " + row[1]));
    return made;
  }
}
