package org.orgstatus.collection.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Role;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Standing;
import org.orgstatus.collection.Standings;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.sampling.Unit;

/** Whom a wave waits for, form by form: units that have not submitted and still can. */
@ApplicationScoped
@Transactional
class Awaited {

  @Inject private WaveForms forms;
  @Inject private Frames frames;
  @Inject private Standings standings;
  @Inject private Responses responses;
  @Inject private Accounts accounts;
  @Inject private UnitAddresses addresses;
  @Inject private Clock clock;

  protected Awaited() {}

  /**
   * A unit that has not submitted a form.
   *
   * @param status of its response; null while there is none
   * @param role for whose act it waits
   */
  record One(Unit unit, @Nullable ResponseStatus status, Role role) {}

  /** The forms with which responses begin. */
  List<Questionnaire> forms(String waveId) {
    return forms.list(waveId).stream().filter(form -> form.follows().isEmpty()).toList();
  }

  Questionnaire form(String waveId, String formId) {
    return forms.first(waveId, formId);
  }

  /** Every unit that has not submitted a form and whose time is not over, by code. */
  List<One> list(Wave wave, Questionnaire form) {
    Map<String, Standing> begun = standings.of(wave.id(), form.id());
    List<One> awaited = new ArrayList<>();
    for (Unit unit : units(wave.id(), form, begun.keySet())) {
      Standing standing = begun.get(unit.code());
      ResponseStatus status = standing == null ? null : standing.status();
      if (isAwaited(status) && isOpen(wave, unit)) {
        awaited.add(new One(unit, status, role(form.unit(), status)));
      }
    }
    return awaited;
  }

  /** Where the unit's response stands; null while there is none. */
  @Nullable ResponseStatus status(String waveId, String formId, String unitCode) {
    return responses.find(waveId, formId, unitCode).map(Response::status).orElse(null);
  }

  /** For whose act the unit's response waits. */
  Role role(String waveId, String formId, String unitCode) {
    return role(form(waveId, formId).unit(), status(waveId, formId, unitCode));
  }

  static Role role(Questionnaire.UnitKind kind, @Nullable ResponseStatus status) {
    return switch (kind) {
      case INSTITUTION ->
          status == ResponseStatus.WITH_APPROVER ? Role.CAMPUS_APPROVER : Role.CAMPUS_FILLER;
      case REPORTING_UNIT -> Role.PROVINCIAL_COORDINATOR;
      case ALLIANCE -> Role.ALLIANCE_SECRETARY;
      case VISIT -> Role.FIELD_RESEARCHER;
    };
  }

  static boolean isAwaited(@Nullable ResponseStatus status) {
    return status == null || !status.isAnswered();
  }

  /** Whether the time of a unit is not over; units of all kinds have codes of their own. */
  boolean isOpen(Wave wave, String unitCode) {
    return Stream.of(UnitKind.values())
        .flatMap(kind -> frames.find(wave.id(), kind).stream())
        .flatMap(frame -> frames.findUnit(frame, unitCode).stream())
        .findFirst()
        .or(() -> late(wave.id()).filter(unit -> unit.code().equals(unitCode)).findFirst())
        .filter(unit -> isOpen(wave, unit))
        .isPresent();
  }

  private boolean isOpen(Wave wave, Unit unit) {
    return wave.isOpen(clock.instant(), unit.reportingUnit());
  }

  /**
   * Who gives a form: the frame's units, and alliances that were confirmed since. A visit is
   * awaited where somebody was sent: researchers with an account in use or an address, or a form
   * that was begun.
   */
  private List<Unit> units(String waveId, Questionnaire form, Set<String> begun) {
    Stream<Unit> framed =
        frames.find(waveId, WaveForms.framed(form.unit())).stream()
            .flatMap(frame -> frames.units(frame).stream());
    return switch (form.unit()) {
      case INSTITUTION, REPORTING_UNIT -> framed.toList();
      case ALLIANCE -> Stream.concat(framed, late(waveId)).toList();
      case VISIT -> {
        Set<String> visited = new HashSet<>(begun);
        visited.addAll(addresses.known(Role.FIELD_RESEARCHER));
        accounts.listHolders(Role.FIELD_RESEARCHER).forEach(h -> visited.add(h.scopeCode()));
        yield Stream.concat(framed, late(waveId)).filter(u -> visited.contains(u.code())).toList();
      }
    };
  }

  private Stream<Unit> late(String waveId) {
    return frames.lateAlliances(waveId, LocalDate.now(clock)).stream();
  }
}
