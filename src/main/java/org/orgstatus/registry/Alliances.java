package org.orgstatus.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.orgstatus.base.Recorded;

/** Where alliances are found, entered and closed. */
@ApplicationScoped
@Transactional
public class Alliances {

  @PersistenceContext private EntityManager entities;
  private Consumer<Recorded> record;

  protected Alliances() {}

  /** For use without a container. */
  public Alliances(EntityManager entities, Consumer<Recorded> record) {
    this.entities = entities;
    this.record = record;
  }

  @Inject
  void recordTo(Event<Recorded> events) {
    record = events::fire;
  }

  public Optional<Alliance> find(AllianceId id) {
    return Optional.ofNullable(entities.find(Alliance.class, id.value()));
  }

  /** The alliance of an id that is known to exist. */
  public Alliance alliance(AllianceId id) {
    return find(id).orElseThrow(() -> new NoSuchElementException("alliance " + id));
  }

  /** Those that exist on a day, by id. */
  public List<Alliance> list(LocalDate on) {
    return entities
        .createQuery(
            "select a from Alliance a where a.validFrom <= :on"
                + " and (a.validTo is null or a.validTo > :on) order by a.id",
            Alliance.class)
        .setParameter("on", on)
        .getResultList();
  }

  /** Those that existed on at least one of the days, by id. */
  public List<Alliance> list(LocalDate from, LocalDate to) {
    return entities
        .createQuery(
            "select a from Alliance a where a.validFrom <= :to"
                + " and (a.validTo is null or a.validTo > :from) order by a.id",
            Alliance.class)
        .setParameter("from", from)
        .setParameter("to", to)
        .getResultList();
  }

  /** Those of a reporting unit, closed ones too, by id. */
  public List<Alliance> listAll(ReportingUnitCode unit) {
    return entities
        .createQuery(
            "select a from Alliance a where a.reportingUnitCode = :unit order by a.id",
            Alliance.class)
        .setParameter("unit", unit.value())
        .getResultList();
  }

  /** The next free id of a reporting unit: two initials of its name and a number, as in HB01. */
  public AllianceId nextId(ReportingUnitCode unit) {
    ReportingUnit owner = entities.find(ReportingUnit.class, unit.value());
    String initials = Pinyin.initials(owner.name().zh());
    String prefix = initials.substring(0, Math.min(2, initials.length()));
    for (int number = 1; ; number++) {
      AllianceId id = new AllianceId(String.format(Locale.ROOT, "%s%02d", prefix, number));
      if (find(id).isEmpty()) {
        return id;
      }
    }
  }

  /** Alliances of a day by part of the name, pinyin initials or id; shorter names first. */
  public List<Alliance> search(String text, LocalDate on, int limit) {
    String wanted = text.strip();
    String upper = wanted.toUpperCase(Locale.ROOT);
    return list(on).stream()
        .filter(
            a ->
                a.name().contains(wanted)
                    || a.pinyinInitials().startsWith(upper)
                    || a.id().value().startsWith(upper))
        .sorted(Comparator.comparing((Alliance a) -> a.name().length()).thenComparing(Alliance::id))
        .limit(limit)
        .toList();
  }

  /**
   * Enters an alliance that a coordinator has confirmed.
   *
   * @throws IllegalStateException when the id is taken
   */
  public Alliance add(
      AllianceId id,
      String name,
      ReportingUnitCode reportingUnit,
      Optional<InstitutionCode> lead,
      LocalDate validFrom) {
    if (find(id).isPresent()) {
      throw new IllegalStateException("alliance " + id + " exists already");
    }
    Alliance alliance = new Alliance(id, name, reportingUnit, validFrom);
    lead.ifPresent(alliance::ledBy);
    entities.persist(alliance);
    record.accept(new Recorded("alliance-added", "alliance " + id, name));
    return alliance;
  }

  /** Ends the validity; {@code day} is the first day on which the alliance no longer exists. */
  public void close(AllianceId id, LocalDate day) {
    alliance(id).close(day);
    record.accept(new Recorded("alliance-closed", "alliance " + id, "on " + day));
  }
}
