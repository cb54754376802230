package org.orgstatus.demonstration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Act;
import org.orgstatus.collection.BulkSubmissions;
import org.orgstatus.collection.By;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.WavePlan;
import org.orgstatus.collection.Waves;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Match;
import org.orgstatus.registry.Matches;

/**
 * Loads the wave of the year before: its register, the answers to the gate and the forms that
 * follow it, closed and locked. Its stock answers stand in the present wave where a unit begins.
 */
@ApplicationScoped
@Transactional
class EarlierWave {

  private static final String GATE = "gate";
  private static final Duration A_YEAR = Duration.ofDays(365);

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Waves waves;
  @Inject private WaveForms forms;
  @Inject private BulkSubmissions submissions;
  @Inject private Matches matches;
  @Inject private Clock clock;

  protected EarlierWave() {}

  /** The register of the year before must be loaded. */
  void load(InventedRegister register, long seed, BulkSubmissions.Hands hands, long administrator) {
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, clock.getZone());
    waves.plan(
        new WavePlan(
            InventedStudy.EARLIER_WAVE,
            LocalText.of("上年调研（演示数据）", "Wave of the year before (invented answers)"),
            InventedStudy.REFERENCE_DATE.minusYears(1),
            InventedStudy.REFERENCE_YEAR - 1,
            now.plus(Duration.ofDays(1)),
            true));
    entities.flush(); // forms and frames refer to it, and EclipseLink does not know it
    waves.open(InventedStudy.EARLIER_WAVE);
    entities.flush();
    InventedStudy study =
        InventedStudy.earlier(
            forms.routing(InventedStudy.EARLIER_WAVE, GATE), seed, register, today);
    InventedPast past = new InventedPast(register, seed);
    Iterable<BulkSubmissions.Filled> all =
        () ->
            past.institutions()
                .filter(study::responds)
                .map(unit -> locked(study.complete(unit, now.minus(A_YEAR)), now))
                .iterator();
    submissions.submit(InventedStudy.EARLIER_WAVE, GATE, all, hands);
    waves.close(InventedStudy.EARLIER_WAVE);
    waves.lock(InventedStudy.EARLIER_WAVE, new By(administrator, ""));
    entities.flush();
  }

  /** The wave locks what was accepted. */
  private static BulkSubmissions.Filled locked(BulkSubmissions.Filled one, Instant now) {
    List<BulkSubmissions.Later> later = new ArrayList<>(one.later());
    if (later.stream().anyMatch(step -> step.act() == Act.ACCEPT)) {
      later.add(BulkSubmissions.Later.of(Act.LOCK, now));
    }
    return new BulkSubmissions.Filled(
        one.unitCode(), one.filling(), one.explanations(), one.at(), later);
  }

  /** What a person confirms of those that the present register no longer has. */
  void match(InventedRegister register, long seed, String account) {
    List<Matches.Decision> decisions = new ArrayList<>();
    new InventedPast(register, seed)
        .gone()
        .forEach(
            (gone, into) ->
                decisions.add(
                    new Matches.Decision(
                        new InstitutionCode(gone.code()),
                        into.isPresent() ? Match.Kind.MERGED : Match.Kind.CLOSED,
                        into.map(i -> new InstitutionCode(i.code())))));
    if (!decisions.isEmpty()) {
      matches.confirm(decisions, account, clock.instant());
    }
  }
}
