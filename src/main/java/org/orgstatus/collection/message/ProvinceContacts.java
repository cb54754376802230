package org.orgstatus.collection.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.ReportingUnits;

/** The contact line of each reporting unit. */
@ApplicationScoped
@Transactional
public class ProvinceContacts {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private ReportingUnits units;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected ProvinceContacts() {}

  public Optional<ProvinceContact> find(ReportingUnitCode unit) {
    return Optional.ofNullable(entities.find(ProvinceContact.class, unit.value()));
  }

  /** All that were entered, by reporting unit. */
  public Map<String, ProvinceContact> list() {
    Map<String, ProvinceContact> all = new TreeMap<>();
    entities
        .createQuery("select c from ProvinceContact c", ProvinceContact.class)
        .getResultList()
        .forEach(contact -> all.put(contact.reportingUnit(), contact));
    return all;
  }

  /** What stands in texts; the name of the provincial association where nothing was entered. */
  public LocalText line(ReportingUnitCode code) {
    return find(code).map(ProvinceContact::line).orElseGet(() -> association(units.unit(code)));
  }

  private static LocalText association(ReportingUnit unit) {
    return LocalText.of(
        unit.name().zh() + "科学技术协会",
        "the association for science and technology of " + unit.name().en());
  }

  /**
   * @param line one line in each language; the English one may be empty
   */
  public void change(ReportingUnitCode code, LocalText line) {
    entities.merge(new ProvinceContact(code.value(), line, clock.instant()));
    recorded.fire(new Recorded("contact-line-changed", "reporting unit " + code, ""));
  }
}
