package org.orgstatus.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;

/** Where alliances and branch campuses that provinces told of wait for a coordinator. */
@ApplicationScoped
@Transactional
public class UnitProposals {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @PersistenceContext private EntityManager entities;
  @Inject private Alliances alliances;
  @Inject private BranchCampuses branches;
  private Consumer<Recorded> record;

  protected UnitProposals() {}

  @Inject
  void recordTo(Event<Recorded> events) {
    record = events::fire;
  }

  /**
   * One unit as a province tells of it.
   *
   * @param parent of a branch campus; absent for an alliance
   */
  public record Told(
      String name,
      Optional<LocalDate> founded,
      Optional<InstitutionCode> lead,
      Optional<InstitutionCode> parent) {}

  /**
   * Takes what a province tells of now. What the register has under the same name is not proposed;
   * open proposals that are no longer told of are withdrawn; what was decided stays decided.
   *
   * @param source where it is told, for example {@code W1 provincial_association}
   */
  public void propose(
      UnitProposal.Kind kind,
      ReportingUnitCode unit,
      String source,
      Collection<Told> told,
      Instant now) {
    Set<String> named = new HashSet<>();
    for (Told one : told) {
      String name = one.name().strip();
      if (!name.isEmpty() && named.add(name) && !isKnown(kind, unit, name, one)) {
        UnitProposal proposal =
            find(kind, unit, name).orElseGet(() -> new UnitProposal(kind, unit, name, now));
        boolean decided =
            proposal.status() != UnitProposal.Status.OPEN
                && proposal.status() != UnitProposal.Status.WITHDRAWN;
        if (!decided) {
          proposal.tell(
              source,
              one.founded().orElse(null),
              one.lead().orElse(null),
              one.parent().orElse(null));
          entities.persist(proposal);
        }
      }
    }
    list(kind, unit).stream()
        .filter(p -> p.status() == UnitProposal.Status.OPEN && p.source().equals(source))
        .filter(p -> !named.contains(p.name()))
        .forEach(UnitProposal::withdraw);
  }

  /** All of a reporting unit, open ones first. */
  public List<UnitProposal> list(UnitProposal.Kind kind, ReportingUnitCode unit) {
    return entities
        .createQuery(
            "select p from UnitProposal p where p.kind = :kind and p.reportingUnitCode = :unit"
                + " order by p.status desc, p.id",
            UnitProposal.class)
        .setParameter("kind", kind)
        .setParameter("unit", unit.value())
        .getResultList();
  }

  /** Those of all reporting units that wait, by unit. */
  public List<UnitProposal> listOpen() {
    return entities
        .createQuery(
            "select p from UnitProposal p where p.status = :open"
                + " order by p.reportingUnitCode, p.kind, p.id",
            UnitProposal.class)
        .setParameter("open", UnitProposal.Status.OPEN)
        .getResultList();
  }

  public Optional<UnitProposal> find(long id) {
    return Optional.ofNullable(entities.find(UnitProposal.class, id));
  }

  /** Other names under which provinces told of a confirmed alliance. */
  public List<String> namesOf(AllianceId alliance) {
    return entities
        .createQuery(
            "select p.name from UnitProposal p where p.kind = :kind and p.resultId = :id",
            String.class)
        .setParameter("kind", UnitProposal.Kind.ALLIANCE)
        .setParameter("id", alliance.value())
        .getResultList();
  }

  /**
   * Enters the proposed unit in the register.
   *
   * @return id of the alliance or the branch campus
   * @throws StaleChange when somebody decided meanwhile
   */
  public String confirm(long id, String by, Instant now) {
    UnitProposal proposal = open(id);
    LocalDate from = proposal.founded().orElse(LocalDate.ofInstant(now, CHINA));
    String result =
        proposal.kind() == UnitProposal.Kind.ALLIANCE
            ? alliances
                .add(
                    alliances.nextId(proposal.reportingUnit()),
                    proposal.name(),
                    proposal.reportingUnit(),
                    proposal.lead(),
                    from)
                .id()
                .value()
            : Long.toString(
                branches.add(proposal.parent().orElseThrow(), proposal.name(), "", from).id());
    decide(proposal, UnitProposal.Status.CONFIRMED, result, by, now, "");
    return result;
  }

  /**
   * Says that the proposed alliance is one that the register has under another name.
   *
   * @throws StaleChange when somebody decided meanwhile, or the reporting unit has no such alliance
   */
  public void join(long id, AllianceId known, String by, Instant now) {
    UnitProposal proposal = open(id);
    alliances
        .find(known)
        .filter(a -> a.reportingUnit().equals(proposal.reportingUnit()))
        .orElseThrow(
            () ->
                new StaleChange(
                    LocalText.of(
                        "本单位没有编号为" + known + "的联盟，什么也没有保存。",
                        "The reporting unit has no alliance " + known + "; nothing was stored.")));
    decide(proposal, UnitProposal.Status.JOINED, known.value(), by, now, "");
  }

  /** Leaves the register as it is. */
  public void reject(long id, String note, String by, Instant now) {
    decide(open(id), UnitProposal.Status.REJECTED, null, by, now, note);
  }

  private void decide(
      UnitProposal proposal,
      UnitProposal.Status status,
      @Nullable String result,
      String by,
      Instant now,
      String note) {
    proposal.decide(status, result, by, now, note);
    record.accept(
        new Recorded(
            "proposal-" + status.name().toLowerCase(java.util.Locale.ROOT),
            "reporting unit " + proposal.reportingUnit(),
            proposal.kind() + " " + proposal.name() + (result == null ? "" : " " + result)));
  }

  private UnitProposal open(long id) {
    UnitProposal proposal = entities.find(UnitProposal.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (proposal == null || proposal.status() != UnitProposal.Status.OPEN) {
      throw new StaleChange(
          LocalText.of(
              "这条登记建议已由别人处理，或已撤回。请刷新页面再看。",
              "This proposal was decided or withdrawn meanwhile. Look at the page again."));
    }
    return proposal;
  }

  private Optional<UnitProposal> find(UnitProposal.Kind kind, ReportingUnitCode unit, String name) {
    return list(kind, unit).stream().filter(p -> p.name().equals(name)).findFirst();
  }

  private boolean isKnown(UnitProposal.Kind kind, ReportingUnitCode unit, String name, Told told) {
    return kind == UnitProposal.Kind.ALLIANCE
        ? alliances.listAll(unit).stream().anyMatch(a -> a.name().equals(name))
        : branches.list(told.parent().orElseThrow()).stream()
            .anyMatch(b -> b.validTo().isEmpty() && b.name().equals(name));
  }
}
