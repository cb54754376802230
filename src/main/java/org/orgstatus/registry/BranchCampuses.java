package org.orgstatus.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.orgstatus.base.Recorded;

/** Where branch campuses are entered under their parents and closed. */
@ApplicationScoped
@Transactional
public class BranchCampuses {

  @PersistenceContext private EntityManager entities;
  private Consumer<Recorded> record;

  protected BranchCampuses() {}

  /** For use without a container. */
  public BranchCampuses(EntityManager entities, Consumer<Recorded> record) {
    this.entities = entities;
    this.record = record;
  }

  @Inject
  void recordTo(Event<Recorded> events) {
    record = events::fire;
  }

  /** Those of an institution, closed ones too, the oldest first. */
  public List<BranchCampus> list(InstitutionCode parent) {
    return entities
        .createQuery(
            "select b from BranchCampus b where b.parentCode = :parent order by b.validFrom, b.id",
            BranchCampus.class)
        .setParameter("parent", parent.value())
        .getResultList();
  }

  public Optional<BranchCampus> find(long id) {
    return Optional.ofNullable(entities.find(BranchCampus.class, id));
  }

  /** Enters a campus; where the parent has an open one of that name, that one is meant. */
  public BranchCampus add(InstitutionCode parent, String name, String city, LocalDate validFrom) {
    if (entities.find(Institution.class, parent.value()) == null) {
      throw new NoSuchElementException("institution " + parent);
    }
    Optional<BranchCampus> known =
        list(parent).stream()
            .filter(b -> b.validTo().isEmpty() && b.name().equals(name.strip()))
            .findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    BranchCampus campus = new BranchCampus(parent, name, city, validFrom);
    entities.persist(campus);
    record.accept(new Recorded("branch-added", "institution " + parent, campus.name()));
    return campus;
  }

  /**
   * @param day the first day on which it no longer exists
   */
  public void close(long id, LocalDate day) {
    BranchCampus campus = find(id).orElseThrow();
    campus.close(day);
    record.accept(new Recorded("branch-closed", "institution " + campus.parent(), campus.name()));
  }
}
