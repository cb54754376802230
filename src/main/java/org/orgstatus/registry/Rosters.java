package org.orgstatus.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.orgstatus.base.Recorded;

/** Where the provinces' lists of approved associations are previewed, confirmed and looked up. */
@ApplicationScoped
@Transactional
public class Rosters {

  /** Headings of the template, in order. */
  public static final List<String> HEADINGS = RosterReader.HEADINGS;

  /** How long a preview waits to be confirmed. */
  public static final Duration PREVIEW_LIFE = Duration.ofHours(2);

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @PersistenceContext private EntityManager entities;
  @Inject private Institutions institutions;
  @Inject private UnitProposals proposals;
  private Consumer<Recorded> record;

  protected Rosters() {}

  @Inject
  void recordTo(Event<Recorded> events) {
    record = events::fire;
  }

  /** Reads a file against the register; a faultless one waits to be confirmed, for two hours. */
  public RosterPreview preview(
      String waveId, ReportingUnitCode unit, RegisterFile file, String account, Instant now) {
    removeExpired(now);
    Faults faults = new Faults();
    List<RosterRow> rows = reader(unit, now, faults).read(file);
    if (faults.total() > 0) {
      return new RosterPreview(
          Optional.empty(), List.of(), List.of(), List.of(), faults.list(), faults.total());
    }
    Roster roster =
        new Roster(waveId, unit, file.name(), sha256(file.content()), rows.size(), account, now);
    entities.persist(roster);
    entities.flush(); // rows refer to the roster, and EclipseLink does not know it
    rows.forEach(row -> row.belongTo(roster));
    rows.forEach(entities::persist);
    return preview(roster, rows);
  }

  /** A preview of this account that can still be confirmed. */
  public Optional<RosterPreview> findPreview(long id, String account, Instant now) {
    return waiting(id, account, now).map(roster -> preview(roster, rows(roster)));
  }

  /**
   * Puts a previewed roster in force; the one before it stays on record as replaced. Branch
   * campuses that it lists and the register does not have are proposed.
   *
   * @throws StalePreview when the preview has expired, was confirmed or is another account's
   */
  public Roster confirm(long id, String account, Instant now) {
    Roster roster =
        waiting(id, account, now)
            .map(r -> entities.find(Roster.class, r.id(), LockModeType.PESSIMISTIC_WRITE))
            .filter(r -> r.status() == Roster.Status.PREVIEW)
            .orElseThrow(StalePreview::notThere);
    find(roster.waveId(), roster.reportingUnit()).ifPresent(before -> before.replace(now));
    roster.confirm(now);
    proposals.propose(
        UnitProposal.Kind.BRANCH,
        roster.reportingUnit(),
        roster.waveId() + " roster",
        rows(roster).stream()
            .filter(RosterRow::isBranch)
            .map(
                row ->
                    new UnitProposals.Told(
                        row.name(),
                        row.approvedOn(),
                        Optional.empty(),
                        Optional.of(row.institution())))
            .toList(),
        now);
    record.accept(
        new Recorded(
            "roster-loaded",
            "wave " + roster.waveId() + ", reporting unit " + roster.reportingUnit(),
            roster.size() + " associations"));
    return roster;
  }

  /** Throws a preview away; nothing happens when it is not there. */
  public void discard(long id, String account) {
    Roster roster = entities.find(Roster.class, id);
    if (roster != null
        && roster.status() == Roster.Status.PREVIEW
        && roster.account().equals(account)) {
      remove(roster);
    }
  }

  /** The roster in force. */
  public Optional<Roster> find(String waveId, ReportingUnitCode unit) {
    return list(waveId, unit).stream()
        .filter(r -> r.status() == Roster.Status.IN_FORCE)
        .findFirst();
  }

  /** Those that are or were in force, the latest first. */
  public List<Roster> list(String waveId, ReportingUnitCode unit) {
    return entities
        .createQuery(
            "select r from Roster r where r.waveId = :wave and r.reportingUnitCode = :unit"
                + " and r.status <> :preview order by r.id desc",
            Roster.class)
        .setParameter("wave", waveId)
        .setParameter("unit", unit.value())
        .setParameter("preview", Roster.Status.PREVIEW)
        .getResultList();
  }

  /** In the order of the file. */
  public List<RosterRow> rows(Roster roster) {
    return entities
        .createQuery(
            "select r from RosterRow r where r.rosterId = :id order by r.line", RosterRow.class)
        .setParameter("id", roster.id())
        .getResultList();
  }

  /**
   * Codes of the institutions that the roster in force lists, themselves or through a branch
   * campus; empty where the reporting unit has none.
   */
  public Optional<Set<String>> listed(String waveId, ReportingUnitCode unit) {
    return find(waveId, unit)
        .map(
            roster ->
                Set.copyOf(
                    entities
                        .createQuery(
                            "select distinct r.institutionCode from RosterRow r"
                                + " where r.rosterId = :id",
                            String.class)
                        .setParameter("id", roster.id())
                        .getResultList()));
  }

  /** All rosters in force in a wave: the codes listed, by reporting unit. */
  public Map<ReportingUnitCode, Set<String>> listed(String waveId) {
    Map<ReportingUnitCode, Set<String>> listed = new TreeMap<>();
    for (Roster roster : inForce(waveId)) {
      listed.put(
          roster.reportingUnit(),
          rows(roster).stream()
              .map(row -> row.institution().value())
              .collect(Collectors.toUnmodifiableSet()));
    }
    return listed;
  }

  /** Names exactly the rosters in force in a wave; empty where there is none. */
  public String version(String waveId) {
    return inForce(waveId).stream()
        .map(r -> r.reportingUnit() + ":" + r.sha256())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private List<Roster> inForce(String waveId) {
    return entities
        .createQuery(
            "select r from Roster r where r.waveId = :wave and r.status = :force order by r.id",
            Roster.class)
        .setParameter("wave", waveId)
        .setParameter("force", Roster.Status.IN_FORCE)
        .getResultList();
  }

  private RosterReader reader(ReportingUnitCode unit, Instant now, Faults faults) {
    LocalDate today = LocalDate.ofInstant(now, CHINA);
    Map<String, Institution> all =
        entities
            .createQuery("select i from Institution i", Institution.class)
            .getResultStream()
            .collect(Collectors.toMap(i -> i.code().value(), Function.identity()));
    Map<String, Institution> own =
        institutions.list(InstitutionFilter.on(today).withReportingUnit(unit)).stream()
            .collect(Collectors.toMap(i -> i.code().value(), Function.identity()));
    return new RosterReader(own, all, today, faults);
  }

  private RosterPreview preview(Roster roster, List<RosterRow> rows) {
    List<RosterRow> before =
        find(roster.waveId(), roster.reportingUnit()).map(this::rows).orElse(List.of());
    return new RosterPreview(
        Optional.of(roster), rows, without(rows, before), without(before, rows), List.of(), 0);
  }

  private static List<RosterRow> without(List<RosterRow> rows, List<RosterRow> others) {
    Set<String> known =
        others.stream().map(r -> r.institution() + r.name()).collect(Collectors.toSet());
    List<RosterRow> left = new ArrayList<>(rows);
    left.removeIf(r -> known.contains(r.institution() + r.name()));
    return left;
  }

  private Optional<Roster> waiting(long id, String account, Instant now) {
    return Optional.ofNullable(entities.find(Roster.class, id))
        .filter(r -> r.status() == Roster.Status.PREVIEW && r.account().equals(account))
        .filter(r -> now.isBefore(r.uploadedAt().plus(PREVIEW_LIFE)));
  }

  private void removeExpired(Instant now) {
    entities
        .createQuery(
            "select r from Roster r where r.status = :preview and r.uploadedAt <= :before",
            Roster.class)
        .setParameter("preview", Roster.Status.PREVIEW)
        .setParameter("before", now.minus(PREVIEW_LIFE))
        .getResultList()
        .forEach(this::remove);
  }

  private void remove(Roster roster) {
    entities
        .createQuery("delete from RosterRow r where r.rosterId = :id")
        .setParameter("id", roster.id())
        .executeUpdate();
    entities.remove(roster);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java platform has SHA-256
    }
  }
}
