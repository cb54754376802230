package org.orgstatus.web.visit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.fieldwork.Visit;
import org.orgstatus.fieldwork.VisitPlan;
import org.orgstatus.fieldwork.Visits;
import org.orgstatus.registry.Alliance;
import org.orgstatus.registry.Alliances;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/**
 * Plans a visit: alliance, dates, and the pair, who get the alliance as an area of their accounts.
 */
@Path("office/visit-plans")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.PLAN_VISITS)
public class VisitPlanPages {

  private static final LocalText NO_WAVE =
      LocalText.of("没有这个轮次。请从走访列表重新进入。", "There is no such wave. Choose one from the list.");
  private static final LocalText DATES =
      LocalText.of("请填写开始和结束日期。", "Give the first and the last day.");
  private static final LocalText WHO = LocalText.of("请选择两名调查员。", "Choose two field researchers.");
  private static final LocalText EMPLOYERS =
      LocalText.of(
          "请为两名调查员各写明工作的高校，或勾选“不在高校工作”，两者选一。",
          "Say of each of the two where they work: give the institution, or tick that it is none,"
              + " not both.");
  private static final LocalText WHERE =
      LocalText.of("请选择要走访的联盟。", "Choose the alliance to be visited.");
  @Inject VisitGate gate;
  @Inject Visits visits;
  @Inject Waves waves;
  @Inject Alliances alliances;
  @Inject Accounts accounts;
  @Inject CurrentAccount current;
  @Inject Models models;

  /** What the form holds. */
  public record Entered(
      String alliance,
      String startsOn,
      String endsOn,
      String first,
      String firstEmployer,
      boolean firstFree,
      String second,
      String secondEmployer,
      boolean secondFree,
      String openPoints) {

    static final Entered NOTHING = new Entered("", "", "", "", "", false, "", "", false, "");

    /** Whether both say where they work: at an institution, or at none. */
    private boolean isDeclared() {
      return firstEmployer.isEmpty() == firstFree && secondEmployer.isEmpty() == secondFree;
    }
  }

  /** A field researcher to choose from. */
  public record Researcher(String id, String name) {}

  @GET
  @Path("new")
  public String create(@QueryParam("wave") @DefaultValue("") String wave) {
    current.require(Permission.PLAN_VISITS, Target.NATION);
    return page(wave(wave), null, Entered.NOTHING, List.of());
  }

  @POST
  @Path("new")
  public Response create(
      @QueryParam("wave") @DefaultValue("") String waveId, MultivaluedMap<String, String> fields) {
    current.require(Permission.PLAN_VISITS, Target.NATION);
    return keep(wave(waveId), null, read(fields));
  }

  @GET
  @Path("{visit}")
  public String change(@PathParam("visit") String id) {
    Visit visit = gate.visit(id, Permission.PLAN_VISITS);
    VisitPlan.Traveller first = visit.pair().get(0);
    VisitPlan.Traveller second = visit.pair().get(1);
    Entered now =
        new Entered(
            visit.allianceId(),
            visit.startsOn().toString(),
            visit.endsOn().toString(),
            Long.toString(first.accountId()),
            first.employer(),
            first.employer().isEmpty(),
            Long.toString(second.accountId()),
            second.employer(),
            second.employer().isEmpty(),
            visit.openPoints());
    return page(wave(visit.waveId()), visit, now, List.of());
  }

  @POST
  @Path("{visit}")
  public Response change(@PathParam("visit") String id, MultivaluedMap<String, String> fields) {
    Visit visit = gate.visit(id, Permission.PLAN_VISITS);
    return keep(wave(visit.waveId()), visit, read(fields));
  }

  private Response keep(Wave wave, @Nullable Visit visit, Entered entered) {
    List<LocalText> faults = new ArrayList<>();
    Optional<VisitPlan> plan = plan(wave, visit, entered, faults);
    plan.ifPresent(p -> faults.addAll(visits.faults(p)));
    if (!faults.isEmpty()) {
      return Response.status(422).entity(page(wave, visit, entered, faults)).build();
    }
    VisitPlan whole = plan.orElseThrow();
    assign(whole.first().accountId(), whole.allianceId());
    assign(whole.second().accountId(), whole.allianceId());
    long id;
    if (visit == null) {
      id = visits.plan(whole).id();
    } else {
      List<Long> before = visit.pair().stream().map(VisitPlan.Traveller::accountId).toList();
      visits.change(visit.id(), whole);
      before.forEach(account -> release(account, whole.allianceId()));
      id = visit.id();
    }
    return Response.seeOther(URI.create("/office/visits/" + id + "?notice=visit-planned")).build();
  }

  private Optional<VisitPlan> plan(
      Wave wave, @Nullable Visit visit, Entered entered, List<LocalText> faults) {
    String alliance = visit == null ? entered.alliance() : visit.allianceId();
    boolean known = choices(wave, visit).stream().anyMatch(a -> a.id().value().equals(alliance));
    if (!known) {
      faults.add(WHERE);
    } else if (visit == null) {
      visits.obstacle(wave.id(), alliance).ifPresent(faults::add);
    }
    Optional<LocalDate> from = day(entered.startsOn());
    Optional<LocalDate> to = day(entered.endsOn());
    if (from.isEmpty() || to.isEmpty()) {
      faults.add(DATES);
    }
    Set<String> ids = new TreeSet<>();
    researchers().forEach(r -> ids.add(r.id()));
    boolean chosen = ids.contains(entered.first()) && ids.contains(entered.second());
    if (!chosen) {
      faults.add(WHO);
    }
    if (!entered.isDeclared()) {
      faults.add(EMPLOYERS);
    }
    return known && from.isPresent() && to.isPresent() && chosen
        ? Optional.of(
            new VisitPlan(
                wave.id(),
                alliance,
                from.get(),
                to.get(),
                new VisitPlan.Traveller(Long.parseLong(entered.first()), entered.firstEmployer()),
                new VisitPlan.Traveller(Long.parseLong(entered.second()), entered.secondEmployer()),
                entered.openPoints()))
        : Optional.empty();
  }

  /** Whoever goes sees and records the alliance. */
  private void assign(long accountId, String alliance) {
    Account account = accounts.find(accountId).orElseThrow();
    Grant grant = Grant.of(Role.FIELD_RESEARCHER, Scope.alliance(alliance));
    if (!account.grants().contains(grant)) {
      List<Grant> all = new ArrayList<>(account.grants());
      all.add(grant);
      accounts.setGrants(accountId, all);
    }
  }

  /** Whoever goes there no more does not see it either. */
  private void release(long accountId, String alliance) {
    if (visits.listOf(accountId).stream().anyMatch(v -> v.allianceId().equals(alliance))) {
      return;
    }
    Grant grant = Grant.of(Role.FIELD_RESEARCHER, Scope.alliance(alliance));
    Account account = accounts.find(accountId).orElseThrow();
    if (account.grants().contains(grant)) {
      accounts.setGrants(
          accountId, account.grants().stream().filter(each -> !each.equals(grant)).toList());
    }
  }

  private String page(Wave wave, @Nullable Visit visit, Entered entered, List<LocalText> faults) {
    models.put("wave", wave);
    models.put("visit", visit);
    models.put("entered", entered);
    models.put("faults", faults);
    models.put("alliances", choices(wave, visit));
    models.put("researchers", researchers());
    models.put(
        "address",
        visit == null
            ? "/office/visit-plans/new?wave=" + wave.id()
            : "/office/visit-plans/" + visit.id());
    return "office/visit-plan.html";
  }

  private List<Alliance> choices(Wave wave, @Nullable Visit visit) {
    return alliances.list(wave.referenceDate(), LocalDate.of(9999, 12, 31)).stream()
        .filter(a -> visit == null || a.id().value().equals(visit.allianceId()))
        .toList();
  }

  /** Field researchers, and those who went before: they have no alliance between two visits. */
  private List<Researcher> researchers() {
    return Stream.concat(
            accounts.listHolders(Role.FIELD_RESEARCHER).stream().map(Accounts.Holder::accountId),
            visits.authors().stream())
        .distinct()
        .flatMap(id -> accounts.find(id).stream())
        .filter(a -> a.closedAt().isEmpty())
        .map(
            a ->
                new Researcher(Long.toString(a.id()), a.displayName() + " (" + a.loginName() + ")"))
        .sorted(Comparator.comparing(Researcher::name))
        .toList();
  }

  private Wave wave(String id) {
    return waves.find(id).orElseThrow(() -> new Refusal(404, NO_WAVE));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Entered read(MultivaluedMap<String, String> fields) {
    return new Entered(
        text(fields, "alliance"),
        text(fields, "starts"),
        text(fields, "ends"),
        text(fields, "first"),
        text(fields, "first-employer"),
        !text(fields, "first-free").isEmpty(),
        text(fields, "second"),
        text(fields, "second-employer"),
        !text(fields, "second-free").isEmpty(),
        text(fields, "points"));
  }

  private static String text(MultivaluedMap<String, String> fields, String name) {
    return Optional.ofNullable(fields.getFirst(name)).orElse("").strip();
  }
}
