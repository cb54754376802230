package org.orgstatus.collection;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.base.Recorded;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.Roster;
import org.orgstatus.registry.RosterRow;
import org.orgstatus.registry.Rosters;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.sampling.Unit;

/**
 * Where institutions and the roster of their province do not agree (status R), or one that is
 * listed has not answered; and how that was settled.
 */
@ApplicationScoped
@Transactional
public class RosterConflicts {

  /** The form that asks for the status. */
  public static final String FORM = "gate";

  private static final ItemPath STATUS = ItemPath.of("g_status");
  private static final String ESTABLISHED = "established";

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Rosters rosters;
  @Inject private Frames frames;
  @Inject private Responses responses;
  @Inject private Reviews reviews;
  @Inject private Settlements settlements;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected RosterConflicts() {}

  /** Those of one reporting unit, by code; none as long as no roster is in force. */
  public List<RosterConflict> list(String waveId, ReportingUnitCode reportingUnit) {
    Optional<Roster> roster = rosters.find(waveId, reportingUnit);
    if (roster.isEmpty() || frames.find(waveId, UnitKind.INSTITUTION).isEmpty()) {
      return List.of();
    }
    List<Unit> units = frames.units(frames.frame(waveId, UnitKind.INSTITUTION), reportingUnit);
    Map<String, List<RosterRow>> rows =
        rosters.rows(roster.get()).stream()
            .collect(Collectors.groupingBy(row -> row.institution().value()));
    Set<String> codes = units.stream().map(Unit::code).collect(Collectors.toSet());
    Map<String, RosterConflict.Answer> answers = answers(waveId, codes);
    Map<String, RosterSettlement> settled = settled(waveId, codes);
    List<RosterConflict> conflicts = new ArrayList<>();
    for (Unit unit : units) {
      RosterConflict.Answer answer = answers.get(unit.code());
      List<RosterRow> listed = rows.getOrDefault(unit.code(), List.of());
      boolean established = answer != null && answer.said().equals(ESTABLISHED);
      if (established == listed.isEmpty()) {
        conflicts.add(
            new RosterConflict(unit, roster.get(), listed, answer, settled.get(unit.code())));
      }
    }
    return conflicts;
  }

  /** The conflict of one institution, if it has one. */
  public Optional<RosterConflict> find(
      String waveId, ReportingUnitCode reportingUnit, String unitCode) {
    return list(waveId, reportingUnit).stream()
        .filter(conflict -> conflict.unitCode().equals(unitCode))
        .findFirst();
  }

  /** What the institution was asked about its conflict and has not answered yet. */
  public Optional<RosterSettlement> question(
      String waveId, ReportingUnitCode reportingUnit, String unitCode) {
    // most institutions were never asked anything
    return Optional.ofNullable(settled(waveId, Set.of(unitCode)).get(unitCode))
        .filter(last -> last.decision() == RosterSettlement.Decision.ASK)
        .flatMap(last -> find(waveId, reportingUnit, unitCode))
        .filter(conflict -> conflict.state() == RosterConflict.State.ASKED)
        .map(RosterConflict::settled);
  }

  /**
   * Decides. Where the institution is right, the check that reads the roster no longer weighs on
   * its response; where the roster is, the status goes back to an institution that has answered.
   *
   * @param seen {@link RosterConflict#seen()} as it was shown
   * @param reason never blank
   * @return false where either side has changed since it was shown; then nothing is done
   * @throws WaveNotOpen when the institution could not answer any more
   */
  public boolean settle(
      String waveId,
      ReportingUnitCode reportingUnit,
      String unitCode,
      String seen,
      RosterSettlement.Decision decision,
      String reason,
      By by) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("a decision needs a reason");
    }
    Optional<RosterConflict> found =
        find(waveId, reportingUnit, unitCode).filter(conflict -> conflict.seen().equals(seen));
    if (found.isEmpty()) {
      return false;
    }
    RosterConflict conflict = found.get();
    entities.persist(new RosterSettlement(waveId, conflict, decision, reason, by, clock.instant()));
    RosterConflict.Answer answer = conflict.answer();
    if (answer != null && decision == RosterSettlement.Decision.INSTITUTION) {
      clear(answer, reason, by);
    }
    if (answer != null
        && decision == RosterSettlement.Decision.ROSTER
        && canReturn(answer.status())) {
      reviews.giveBack(
          answer.responseId(), answer.steps(), new Judgement("", Map.of(STATUS, reason)), by);
    }
    recorded.fire(
        new Recorded(
            "roster-conflict-settled",
            "wave " + waveId + ", unit " + unitCode,
            decision.name().toLowerCase(Locale.ROOT)));
    return true;
  }

  private static boolean canReturn(ResponseStatus status) {
    return status == ResponseStatus.SUBMITTED || status == ResponseStatus.ACCEPTED;
  }

  /** The checks of the response that read the roster are settled too. */
  private void clear(RosterConflict.Answer answer, String reason, By by) {
    settlements.recheck(answer.responseId());
    Response response = responses.find(answer.responseId()).orElseThrow();
    Set<String> reading =
        responses.filling(response).routing().forms().stream()
            .flatMap(form -> form.softChecks().stream())
            .filter(
                check ->
                    check.warnWhen().calls().stream().anyMatch(c -> c.function().equals("roster")))
            .map(check -> check.id())
            .collect(Collectors.toSet());
    response.findings().stream()
        .map(Finding::check)
        .filter(reading::contains)
        .forEach(check -> settlements.settle(response.id(), response.steps(), check, reason, by));
  }

  private Map<String, RosterConflict.Answer> answers(String waveId, Set<String> codes) {
    Map<String, RosterConflict.Answer> answers = new HashMap<>();
    if (codes.isEmpty()) {
      return answers;
    }
    entities
        .createQuery(
            """
            select r.unitCode, r.id, r.status, r.steps, v.sheet, v.number, v.madeAt
            from Response r, Revision v where r.waveId = :wave and r.formId = :form
              and r.unitCode in :units and v.responseId = r.id and v.number = r.sentNumber""",
            Object[].class)
        .setParameter("wave", waveId)
        .setParameter("form", FORM)
        .setParameter("units", codes)
        .getResultList()
        .forEach(row -> answer(row).ifPresent(a -> answers.put((String) row[0], a)));
    return answers;
  }

  private static Optional<RosterConflict.Answer> answer(Object[] row) {
    try (var reader = JSON.createReader(new StringReader((String) row[4]))) {
      String said = reader.readObject().getString(STATUS.name(), "");
      return said.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new RosterConflict.Answer(
                  (long) row[1],
                  (ResponseStatus) row[2],
                  (int) row[3],
                  said,
                  (int) row[5],
                  (Instant) row[6]));
    }
  }

  /** The decision made last for each institution. */
  private Map<String, RosterSettlement> settled(String waveId, Set<String> codes) {
    Map<String, RosterSettlement> last = new HashMap<>();
    if (!codes.isEmpty()) {
      entities
          .createQuery(
              "select s from RosterSettlement s where s.waveId = :wave and s.unitCode in :units"
                  + " order by s.id",
              RosterSettlement.class)
          .setParameter("wave", waveId)
          .setParameter("units", codes)
          .getResultList()
          .forEach(s -> last.put(s.unitCode(), s));
    }
    return last;
  }
}
