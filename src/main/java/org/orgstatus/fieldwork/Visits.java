package org.orgstatus.fieldwork;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Scope;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.VisitRatings;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Institutions;

/** Where visits are planned, found and cancelled. */
@ApplicationScoped
@Transactional
public class Visits {

  private static final int LONGEST_POINTS = 4000;

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private WaveForms forms;
  @Inject private Responses responses;
  @Inject private VisitRatings ratings;
  @Inject private AllianceMembers members;
  @Inject private Institutions institutions;
  @Inject private Accounts accounts;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected Visits() {}

  public Optional<Visit> find(long id) {
    return Optional.ofNullable(entities.find(Visit.class, id));
  }

  public Optional<Visit> find(String waveId, String allianceId) {
    return entities
        .createQuery(
            "select v from Visit v where v.waveId = :wave and v.allianceId = :alliance",
            Visit.class)
        .setParameter("wave", waveId)
        .setParameter("alliance", allianceId)
        .getResultStream()
        .findFirst();
  }

  /** Those of a wave, the earliest first. */
  public List<Visit> list(String waveId) {
    return entities
        .createQuery(
            "select v from Visit v where v.waveId = :wave order by v.startsOn, v.id", Visit.class)
        .setParameter("wave", waveId)
        .getResultList();
  }

  /** Those on which the account goes and that are not cancelled, the latest first. */
  public List<Visit> listOf(long accountId) {
    return entities
        .createQuery(
            "select v from Visit v where v.cancelledAt is null"
                + " and (v.firstAccount = :account or v.secondAccount = :account)"
                + " order by v.startsOn desc, v.id",
            Visit.class)
        .setParameter("account", accountId)
        .getResultList();
  }

  /** Everybody who goes on a visit or once did. */
  public List<Long> authors() {
    return entities
        .createQuery("select distinct a from Visit v join v.authors a", Long.class)
        .getResultList();
  }

  /** The form that visits of a wave fill in; empty where the wave has none. */
  public Optional<Questionnaire> form(String waveId) {
    return forms.list(waveId).stream()
        .filter(form -> form.unit() == Questionnaire.UnitKind.VISIT)
        .findFirst();
  }

  /** The visit's answers; empty while nobody has begun, or where the wave has no such form. */
  public Optional<Response> response(Visit visit) {
    return form(visit.waveId())
        .flatMap(form -> responses.find(visit.waveId(), form.id(), visit.allianceId()));
  }

  public VisitStatus status(Visit visit) {
    if (visit.isCancelled()) {
      return VisitStatus.CANCELLED;
    }
    Optional<Response> response = response(visit);
    if (response.filter(r -> isSent(r.status())).isPresent()) {
      return VisitStatus.CLOSED;
    }
    if (response.filter(r -> !ratings.seen(r).isEmpty()).isPresent()) {
      return VisitStatus.RATED;
    }
    boolean begun =
        response.filter(r -> r.draftRevision() > 0 || ratings.isBegun(r)).isPresent()
            || count("VisitEntry", visit) > 0
            || count("VisitFile", visit) > 0;
    return begun ? VisitStatus.UNDER_WAY : VisitStatus.PLANNED;
  }

  private static boolean isSent(ResponseStatus status) {
    return !status.isEditable();
  }

  private long count(String kind, Visit visit) {
    return entities
        .createQuery("select count(e) from " + kind + " e where e.visitId = :visit", Long.class)
        .setParameter("visit", visit.id())
        .getSingleResult();
  }

  /**
   * What speaks against another visit of an alliance in a wave, whoever goes: it has one already,
   * or its record was sent without one. Empty when nothing does.
   */
  public Optional<LocalText> obstacle(String waveId, String allianceId) {
    if (find(waveId, allianceId).filter(visit -> !visit.isCancelled()).isPresent()) {
      return Optional.of(
          LocalText.of(
              "这个联盟在本轮次已有走访，请在走访列表中打开它修改。",
              "This alliance has a visit in the wave already. Open that one in the list and change"
                  + " it."));
    }
    boolean sent =
        form(waveId)
            .flatMap(form -> responses.find(waveId, form.id(), allianceId))
            .filter(response -> isSent(response.status()))
            .isPresent();
    return sent
        ? Optional.of(
            LocalText.of(
                "这个联盟本轮次的走访记录（戊表）已经提交，不能再安排走访。请选择别的联盟。",
                "The record of a visit to this alliance (form E) was already sent in this wave, so"
                    + " no other visit can be planned. Choose another alliance."))
        : Optional.empty();
  }

  /** What speaks against a plan, in plain words; empty when it can be used. */
  public List<LocalText> faults(VisitPlan plan) {
    List<LocalText> faults = new ArrayList<>();
    if (form(plan.waveId()).isEmpty()) {
      faults.add(
          LocalText.of(
              "这一轮次没有走访用的问卷，或者还没有开放。请先开放轮次。",
              "The wave has no form for visits, or is not open yet. Open the wave first."));
      return faults;
    }
    if (plan.endsOn().isBefore(plan.startsOn())) {
      faults.add(
          LocalText.of(
              "结束日期早于开始日期，请改正。", "The last day is before the first. Correct one of them."));
    }
    if (plan.first().accountId() == plan.second().accountId()) {
      faults.add(
          LocalText.of(
              "每次走访由两人进行，请选择两个不同的调查员。",
              "Two people visit an alliance. Choose two different field researchers."));
    }
    if (plan.openPoints().length() > LONGEST_POINTS) {
      faults.add(
          LocalText.of(
              "待核实事项超过4000字，请精简。",
              "The open points have more than 4,000 characters. Shorten them."));
    }
    faults.addAll(
        ofEmployers(plan.waveId(), plan.allianceId(), List.of(plan.first(), plan.second())));
    return faults;
  }

  /**
   * What speaks against a pair now: members become known while forms come in, so a plan that could
   * be used may have to be changed later. Empty when nothing does.
   */
  public List<LocalText> conflicts(Visit visit) {
    return ofEmployers(visit.waveId(), visit.allianceId(), visit.pair());
  }

  /** Neither of a pair works for a member of the alliance. */
  private List<LocalText> ofEmployers(
      String waveId, String allianceId, List<VisitPlan.Traveller> pair) {
    List<LocalText> faults = new ArrayList<>();
    Set<String> codes = new TreeSet<>();
    for (VisitPlan.Traveller each : pair) {
      codes.addAll(scopes(each.accountId()));
      String declared = each.employer();
      if (!declared.isEmpty() && name(declared).isEmpty()) {
        faults.add(
            LocalText.of(
                "登记库中没有代码为“" + declared + "”的高校。请填10位学校标识码；不在高校工作的请勾选。",
                "The register has no institution \""
                    + declared
                    + "\". Give its code of ten digits; tick the box for people who work for"
                    + " none."));
      } else if (!declared.isEmpty()) {
        codes.add(declared);
      }
    }
    if (codes.isEmpty()) {
      return faults;
    }
    for (AllianceMembers.Member member : members.among(codes, waveId, allianceId)) {
      String name = name(member.institution()).orElse(member.institution());
      faults.add(
          LocalText.of(
              name + "是该联盟的成员，它的人员不能走访这个联盟。请换一位调查员。",
              name
                  + " is a member of the alliance, so its staff may not visit it. Choose another"
                  + " field researcher."));
    }
    return faults;
  }

  /** Institutions for which an account answers: whoever does works there, whatever was declared. */
  private Set<String> scopes(long accountId) {
    return accounts.find(accountId).stream()
        .flatMap(account -> account.grants().stream())
        .map(Grant::scope)
        .filter(scope -> scope.kind() == Scope.Kind.INSTITUTION)
        .map(Scope::code)
        .collect(Collectors.toSet());
  }

  private Optional<String> name(String code) {
    return Optional.of(code)
        .filter(InstitutionCode::fits)
        .flatMap(c -> institutions.find(new InstitutionCode(c)))
        .map(found -> found.name());
  }

  /**
   * Plans a visit, or plans a cancelled one anew.
   *
   * @throws IllegalArgumentException when the plan has {@link #faults}
   */
  public Visit plan(VisitPlan plan) {
    require(plan);
    Optional<Visit> known = find(plan.waveId(), plan.allianceId());
    Visit visit = known.orElseGet(() -> new Visit(plan, clock.instant()));
    if (known.isPresent()) {
      visit.change(plan);
    } else {
      entities.persist(visit);
      entities.flush();
    }
    fire("visit-planned", visit);
    return visit;
  }

  /** Changes dates, pair or open points. */
  public void change(long id, VisitPlan plan) {
    require(plan);
    Visit visit = locked(id);
    visit.change(plan);
    fire("visit-changed", visit);
  }

  private void require(VisitPlan plan) {
    List<LocalText> faults = faults(plan);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(faults.get(0).en());
    }
  }

  /**
   * Ends a visit that does not take place.
   *
   * @return false where it has begun already: what was brought home stays
   */
  public boolean cancel(long id) {
    Visit visit = locked(id);
    if (status(visit) != VisitStatus.PLANNED) {
      return false;
    }
    visit.cancel(clock.instant());
    fire("visit-cancelled", visit);
    return true;
  }

  /** The visit, for nobody else to change before this transaction ends. */
  Visit locked(long id) {
    Visit visit = entities.find(Visit.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (visit == null) {
      throw new IllegalArgumentException("no visit " + id);
    }
    return visit;
  }

  private void fire(String act, Visit visit) {
    recorded.fire(
        new Recorded(
            act,
            "visit " + visit.id(),
            "alliance " + visit.allianceId() + ", accounts " + accounts(visit)));
  }

  private static String accounts(Visit visit) {
    return visit.pair().stream()
        .map(each -> Long.toString(each.accountId()))
        .collect(Collectors.joining(" and "));
  }
}
