package org.orgstatus.collection.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.accounts.Role;
import org.orgstatus.base.LocalDates;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.questionnaire.Questionnaires;
import org.orgstatus.questionnaire.StandardText;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.sampling.Unit;

/**
 * The standard texts as a wave words them, filled for one unit. Pages and messages take them from
 * here; the words themselves stand in {@code questionnaires/texts.yaml} until a wave changes them.
 */
@ApplicationScoped
@Transactional
public class StandardTexts {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Questionnaires questionnaires;
  @Inject private Waves waves;
  @Inject private Frames frames;
  @Inject private ProvinceContacts contacts;
  @Inject private SiteAddress site;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected StandardTexts() {}

  /** T1, for the first page of a unit's form. */
  public LocalText introduction(String waveId, String unitCode) {
    return of(waveId, StandardText.Id.T1).filled(values(waveId, unitCode));
  }

  /** T2, where a person is asked for a name. */
  public LocalText personalData(String waveId) {
    return of(waveId, StandardText.Id.T2).text();
  }

  /** T3, read aloud before an interview. */
  public LocalText consent(String waveId) {
    return of(waveId, StandardText.Id.T3).text();
  }

  /** T6, for a response that was submitted; empty before. */
  public Optional<LocalText> receipt(Response response) {
    if (response.receipt().isEmpty() || response.submittedAt().isEmpty()) {
      return Optional.empty();
    }
    Map<String, LocalText> values = values(response.waveId(), response.unitCode());
    values.put("receipt", LocalText.same(response.receipt().get()));
    values.put("time", LocalDates.moment(response.submittedAt().get(), clock.getZone()));
    return Optional.of(of(response.waveId(), StandardText.Id.T6).filled(values));
  }

  /** A text as the wave words it now. */
  public StandardText of(String waveId, StandardText.Id id) {
    StandardText standard = questionnaires.standardText(id);
    return latest(waveId, id)
        .flatMap(words -> words.text().map(text -> standard.with(words.subject(), text)))
        .orElse(standard);
  }

  /** The text as every wave has it that did not change it. */
  public StandardText standard(StandardText.Id id) {
    return questionnaires.standardText(id);
  }

  /** Every wording the wave has had, the latest first. */
  public List<WaveText> history(String waveId, StandardText.Id id) {
    return entities
        .createQuery(
            "select t from WaveText t where t.waveId = :wave and t.textId = :text"
                + " order by t.id desc",
            WaveText.class)
        .setParameter("wave", waveId)
        .setParameter("text", id)
        .getResultList();
  }

  /**
   * Words a text anew for one wave.
   *
   * @throws IllegalArgumentException when the text has faults, see {@link StandardText#faults}
   */
  public void change(String waveId, StandardText text, long accountId) {
    if (!text.faults().isEmpty()) {
      throw new IllegalArgumentException(text.faults().toString());
    }
    entities.persist(WaveText.of(waveId, text, accountId, clock.instant()));
    recorded.fire(new Recorded("text-changed", "wave " + waveId, "text " + text.id()));
  }

  /** Lets the default count again. */
  public void restore(String waveId, StandardText.Id id, long accountId) {
    if (latest(waveId, id).filter(words -> words.text().isPresent()).isEmpty()) {
      return;
    }
    entities.persist(WaveText.restored(waveId, id, accountId, clock.instant()));
    recorded.fire(new Recorded("text-restored", "wave " + waveId, "text " + id));
  }

  /** What every text about the unit may show: dates of the wave, name, contact, deadline. */
  Map<String, LocalText> values(String waveId, String unitCode) {
    return values(wave(waveId), unit(waveId, unitCode));
  }

  Map<String, LocalText> values(Wave wave, Unit unit) {
    Map<String, LocalText> values = new HashMap<>();
    values.put("ref_date", LocalDates.day(wave.referenceDate()));
    values.put("ref_year", LocalText.same(Integer.toString(wave.referenceYear())));
    values.put("deadline", LocalDates.moment(deadline(wave, unit), clock.getZone()));
    values.put("date", LocalDates.day(lastDay(wave, unit)));
    values.put("province_contact", contacts.line(unit.reportingUnit()));
    values.put("institution", LocalText.same(unit.name()));
    values.put("unit", LocalText.same(unit.name()));
    return values;
  }

  /** A text with values as they might be, for a look at it before it is used. */
  public Letter preview(String waveId, String unitCode, StandardText text) {
    Map<String, LocalText> values = values(waveId, unitCode);
    values.put("status", LocalText.of("填写中", "Draft"));
    values.put("n", LocalText.same("12"));
    values.put("receipt", LocalText.same(waveId + "-" + unitCode + "-3FA81C"));
    values.put("time", LocalDates.moment(clock.instant(), clock.getZone()));
    values.put("code", LocalText.same("7F3K-9QMW-2XRA"));
    values.put("role", Role.CAMPUS_FILLER.title());
    values.put("form", LocalText.of("丙表 省级科协", "Form C, provincial associations"));
    if (text.id().isMessage()) {
      values.put("link", link(text.id()));
    }
    return Letter.of(text, values);
  }

  private LocalText link(StandardText.Id id) {
    return switch (id) {
      case T7 -> site.join("7F3K-9QMW-2XRA");
      case T9, T11 -> site.approving();
      default -> site.filling();
    };
  }

  /** The unit's own deadline. */
  Instant deadline(Wave wave, Unit unit) {
    return wave.deadlineFor(unit.reportingUnit());
  }

  /** The day on which the unit can still answer; a deadline at midnight ends the day before. */
  private LocalDate lastDay(Wave wave, Unit unit) {
    return LocalDate.ofInstant(deadline(wave, unit).minusMillis(1), clock.getZone());
  }

  private Optional<WaveText> latest(String waveId, StandardText.Id id) {
    return entities
        .createQuery(
            "select t from WaveText t where t.waveId = :wave and t.textId = :text"
                + " order by t.id desc",
            WaveText.class)
        .setParameter("wave", waveId)
        .setParameter("text", id)
        .setMaxResults(1)
        .getResultStream()
        .findFirst();
  }

  private Wave wave(String waveId) {
    return waves.find(waveId).orElseThrow(() -> new NoSuchElementException("wave " + waveId));
  }

  private Unit unit(String waveId, String unitCode) {
    return Stream.of(UnitKind.values())
        .flatMap(kind -> frames.find(waveId, kind).stream())
        .flatMap(frame -> frames.findUnit(frame, unitCode).stream())
        .findFirst()
        .or(() -> lateAlliance(waveId, unitCode))
        .orElseThrow(() -> new NoSuchElementException("unit " + unitCode + " in " + waveId));
  }

  /** One that was confirmed while the wave is open. */
  private Optional<Unit> lateAlliance(String waveId, String unitCode) {
    return frames.lateAlliances(waveId, LocalDate.now(clock)).stream()
        .filter(unit -> unit.code().equals(unitCode))
        .findFirst();
  }
}
