package org.orgstatus.sampling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.orgstatus.base.Recorded;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.InstitutionFilter;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.ReportingUnits;
import org.orgstatus.registry.UnitKind;

/** Where frames are frozen and read. */
@ApplicationScoped
@Transactional
public class Frames {

  private static final String XINJIANG = "650000";

  @PersistenceContext private EntityManager entities;
  @Inject private Institutions institutions;
  @Inject private ReportingUnits reportingUnits;
  @Inject private Alliances alliances;
  private Consumer<Recorded> record;

  protected Frames() {}

  /** For use without a container. */
  public Frames(EntityManager entities, Consumer<Recorded> record) {
    this.entities = entities;
    this.record = record;
    this.institutions = new Institutions(entities, record);
    this.reportingUnits = new ReportingUnits(entities);
    this.alliances = new Alliances(entities, record);
  }

  @Inject
  void recordTo(Event<Recorded> events) {
    record = events::fire;
  }

  /**
   * Writes down the units of one kind that exist on a day, with their strata. Every unit is drawn.
   *
   * @throws IllegalStateException when the wave has such a frame already, or no unit exists
   */
  public SamplingFrame freeze(String waveId, UnitKind kind, LocalDate asOf, Instant now) {
    if (find(waveId, kind).isPresent()) {
      throw new IllegalStateException("wave " + waveId + " has a frame of " + kind.code());
    }
    List<Unit> units = units(kind, asOf);
    if (units.isEmpty()) {
      throw new IllegalStateException("no " + kind.code() + " exists on " + asOf);
    }
    SamplingFrame frame = new SamplingFrame(waveId, kind, asOf, now, units.size(), hash(units));
    entities.persist(frame);
    strata(frame.id(), units).forEach(entities::persist);
    entities.flush(); // units refer to strata, and EclipseLink does not know it
    units.forEach(unit -> unit.belongTo(frame.id()));
    units.forEach(entities::persist);
    record.accept(
        new Recorded(
            "frame-frozen",
            "wave " + waveId,
            units.size() + " of " + kind.code() + ", content " + frame.contentHash()));
    return frame;
  }

  public Optional<SamplingFrame> find(String waveId, UnitKind kind) {
    return entities
        .createQuery(
            "select f from SamplingFrame f where f.waveId = :wave and f.unitKind = :kind",
            SamplingFrame.class)
        .setParameter("wave", waveId)
        .setParameter("kind", kind)
        .getResultStream()
        .findFirst();
  }

  /** The frame of a wave that is known to have one. */
  public SamplingFrame frame(String waveId, UnitKind kind) {
    return find(waveId, kind)
        .orElseThrow(
            () -> new NoSuchElementException("frame of " + kind.code() + " in wave " + waveId));
  }

  /**
   * Alliances that the register came to have after the wave's frame was frozen, closed ones too, by
   * id: they are asked as soon as a coordinator has confirmed them. They stand in {@link
   * Stratum#LATE}; without a frame every alliance of the day is one of them.
   */
  public List<Unit> lateAlliances(String waveId, LocalDate today) {
    Optional<SamplingFrame> frame = find(waveId, UnitKind.ALLIANCE);
    LocalDate since = frame.map(SamplingFrame::asOf).orElse(today);
    Set<String> known =
        frame.map(this::units).orElse(List.of()).stream()
            .map(Unit::code)
            .collect(Collectors.toSet());
    Map<ReportingUnitCode, ReportingUnit> units = reportingUnitsByCode();
    return alliances.list(since, today).stream()
        .filter(alliance -> !known.contains(alliance.id().value()))
        .map(alliance -> allianceUnit(alliance, units).late())
        .toList();
  }

  /**
   * Takes the late alliances into the wave's frame, in a stratum of their own; neither the frame's
   * hash nor its other strata change. A wave that had no alliance gets a frame.
   */
  public void addLateAlliances(String waveId, LocalDate today, Instant now) {
    List<Unit> late = lateAlliances(waveId, today);
    Optional<SamplingFrame> frame = find(waveId, UnitKind.ALLIANCE);
    if (late.isEmpty()) {
      return;
    }
    if (frame.isEmpty()) {
      freeze(waveId, UnitKind.ALLIANCE, today, now);
      return;
    }
    long id = frame.get().id();
    Stratum stratum = entities.find(Stratum.class, new FrameKey(id, Stratum.LATE));
    if (stratum == null) {
      entities.persist(new Stratum(id, Stratum.LATE, late.size()));
    } else {
      stratum.grow(late.size());
    }
    entities.flush(); // units refer to strata, and EclipseLink does not know it
    late.forEach(unit -> unit.belongTo(id));
    late.forEach(entities::persist);
    record.accept(
        new Recorded("frame-extended", "wave " + waveId, late.size() + " of alliance, found late"));
  }

  /** All units of a frame by code, in one query. */
  public List<Unit> units(SamplingFrame frame) {
    return entities
        .createQuery("select u from Unit u where u.frameId = :frame order by u.key", Unit.class)
        .setParameter("frame", frame.id())
        .getResultList();
  }

  /** The units that one province or XPCC reports on, by code. */
  public List<Unit> units(SamplingFrame frame, ReportingUnitCode reportingUnit) {
    return entities
        .createQuery(
            "select u from Unit u where u.frameId = :frame and u.reportingUnitCode = :unit"
                + " order by u.key",
            Unit.class)
        .setParameter("frame", frame.id())
        .setParameter("unit", reportingUnit.value())
        .getResultList();
  }

  /** Reads units in one query; the calls that follow in this transaction find them. */
  public void fetch(SamplingFrame frame, Collection<String> codes) {
    entities
        .createQuery(
            "select u from Unit u where u.frameId = :frame and u.key in :codes", Unit.class)
        .setParameter("frame", frame.id())
        .setParameter("codes", codes)
        .getResultList();
  }

  public Optional<Unit> findUnit(SamplingFrame frame, String code) {
    return Optional.ofNullable(entities.find(Unit.class, new FrameKey(frame.id(), code)));
  }

  /** By key. */
  public List<Stratum> strata(SamplingFrame frame) {
    return entities
        .createQuery(
            "select s from Stratum s where s.frameId = :frame order by s.key", Stratum.class)
        .setParameter("frame", frame.id())
        .getResultList();
  }

  /**
   * Whether the units are still, value by value, those that were frozen; late ones do not count.
   */
  public boolean intact(SamplingFrame frame) {
    List<Unit> frozen =
        units(frame).stream().filter(unit -> !unit.stratum().equals(Stratum.LATE)).toList();
    return hash(frozen).equals(frame.contentHash());
  }

  private List<Unit> units(UnitKind kind, LocalDate asOf) {
    Map<ReportingUnitCode, ReportingUnit> known = reportingUnitsByCode();
    return switch (kind) {
      case INSTITUTION ->
          institutions.list(InstitutionFilter.on(asOf)).stream()
              .map(i -> Unit.of(i, known.get(i.province()), known.get(i.reportingUnit())))
              .toList();
      case REPORTING_UNIT ->
          reportingUnits.list().stream().map(u -> Unit.of(u, provinceOf(u, known))).toList();
      case ALLIANCE -> alliances.list(asOf).stream().map(a -> allianceUnit(a, known)).toList();
    };
  }

  private Map<ReportingUnitCode, ReportingUnit> reportingUnitsByCode() {
    return reportingUnits.list().stream()
        .collect(Collectors.toMap(ReportingUnit::code, Function.identity()));
  }

  private static Unit allianceUnit(
      org.orgstatus.registry.Alliance alliance, Map<ReportingUnitCode, ReportingUnit> known) {
    ReportingUnit unit = known.get(alliance.reportingUnit());
    return Unit.of(alliance, provinceOf(unit, known), unit);
  }

  private static ReportingUnit provinceOf(
      ReportingUnit unit, Map<ReportingUnitCode, ReportingUnit> known) {
    return unit.isProvince() ? unit : known.get(new ReportingUnitCode(XINJIANG));
  }

  private static List<Stratum> strata(long frame, List<Unit> units) {
    Map<String, Long> sizes =
        units.stream()
            .collect(Collectors.groupingBy(Unit::stratum, TreeMap::new, Collectors.counting()));
    return sizes.entrySet().stream()
        .map(s -> new Stratum(frame, s.getKey(), s.getValue().intValue()))
        .toList();
  }

  private static String hash(List<Unit> units) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      units.stream()
          .sorted(Comparator.comparing(Unit::code))
          .forEach(u -> digest.update((u.line() + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java platform has SHA-256
    }
  }
}
