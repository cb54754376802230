package org.orgstatus.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** Where the 32 reporting units are found. */
@ApplicationScoped
@Transactional
public class ReportingUnits {

  @PersistenceContext private EntityManager entities;

  protected ReportingUnits() {}

  /** For use without a container. */
  public ReportingUnits(EntityManager entities) {
    this.entities = entities;
  }

  public Optional<ReportingUnit> find(ReportingUnitCode code) {
    return Optional.ofNullable(entities.find(ReportingUnit.class, code.value()));
  }

  /** The unit of a code that is known to exist. */
  public ReportingUnit unit(ReportingUnitCode code) {
    return find(code).orElseThrow(() -> new NoSuchElementException("reporting unit " + code));
  }

  /** All 32, by code. */
  public List<ReportingUnit> list() {
    return entities
        .createQuery("select u from ReportingUnit u order by u.code", ReportingUnit.class)
        .getResultList();
  }

  /** The 31 provinces, by code. */
  public List<ReportingUnit> provinces() {
    return list().stream().filter(ReportingUnit::isProvince).toList();
  }
}
