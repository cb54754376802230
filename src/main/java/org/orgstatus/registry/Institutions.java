package org.orgstatus.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaQuery;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.orgstatus.base.Recorded;

/** Where institutions are found. They come and go with imports, see {@link RegisterImports}. */
@ApplicationScoped
@Transactional
public class Institutions {

  @PersistenceContext private EntityManager entities;
  private Consumer<Recorded> record;

  protected Institutions() {}

  /** For use without a container. */
  public Institutions(EntityManager entities, Consumer<Recorded> record) {
    this.entities = entities;
    this.record = record;
  }

  @Inject
  void recordTo(Event<Recorded> events) {
    record = events::fire;
  }

  /** An institution, closed ones too. */
  public Optional<Institution> find(InstitutionCode code) {
    return Optional.ofNullable(entities.find(Institution.class, code.value()));
  }

  /** The institution of a code that is known to exist. */
  public Institution institution(InstitutionCode code) {
    return find(code).orElseThrow(() -> new NoSuchElementException("institution " + code));
  }

  /** In one query; in no order; codes that are not there are left out. */
  public List<Institution> findAll(Collection<InstitutionCode> codes) {
    if (codes.isEmpty()) {
      return List.of();
    }
    return entities
        .createQuery("select i from Institution i where i.code in :codes", Institution.class)
        .setParameter("codes", codes.stream().map(InstitutionCode::value).toList())
        .getResultList();
  }

  /** By code. */
  public List<Institution> list(InstitutionFilter filter) {
    CriteriaBuilder make = entities.getCriteriaBuilder();
    CriteriaQuery<Institution> query = make.createQuery(Institution.class);
    Root<Institution> institution = query.from(Institution.class);
    List<Predicate> wanted = new ArrayList<>();
    wanted.add(make.lessThanOrEqualTo(institution.get("validFrom"), filter.on()));
    wanted.add(
        make.or(
            make.isNull(institution.get("validTo")),
            make.greaterThan(institution.get("validTo"), filter.on())));
    filter
        .reportingUnit()
        .ifPresent(u -> wanted.add(make.equal(institution.get("reportingUnitCode"), u.value())));
    filter
        .province()
        .ifPresent(p -> wanted.add(make.equal(institution.get("provinceCode"), p.value())));
    filter.region().ifPresent(r -> wanted.add(make.equal(institution.get("region"), r)));
    filter.level().ifPresent(l -> wanted.add(make.equal(institution.get("level"), l)));
    filter.type().ifPresent(t -> wanted.add(make.equal(institution.get("type"), t)));
    query.where(wanted.toArray(Predicate[]::new)).orderBy(make.asc(institution.get("code")));
    return entities.createQuery(query).getResultList();
  }

  /**
   * Institutions of a day whose name contains the text, or whose pinyin initials or code begin with
   * it. Names that begin with the text come first, then shorter names before longer ones.
   */
  public List<Institution> search(String text, LocalDate on, int limit) {
    String wanted = text.strip();
    if (wanted.isEmpty() || limit < 1) {
      return List.of();
    }
    TypedQuery<Institution> query =
        entities.createQuery(
            "select i from Institution i where i.validFrom <= :on"
                + " and (i.validTo is null or i.validTo > :on)"
                + " and (i.name like :inside escape '!' or i.pinyinInitials like :initials escape"
                + " '!' or i.code like :start escape '!')",
            Institution.class);
    return query
        .setParameter("on", on)
        .setParameter("inside", "%" + Like.literal(wanted) + "%")
        .setParameter("initials", Like.literal(wanted.toUpperCase(Locale.ROOT)) + "%")
        .setParameter("start", Like.literal(wanted) + "%")
        .getResultStream()
        .sorted(
            Comparator.comparing((Institution i) -> !i.name().startsWith(wanted))
                .thenComparing(i -> i.name().length())
                .thenComparing(Institution::code))
        .limit(limit)
        .toList();
  }

  /** The closed institutions that became this one, by code. */
  public List<Institution> listPredecessors(InstitutionCode code) {
    return entities
        .createQuery(
            "select i from Institution i where i.successorCode = :code order by i.code",
            Institution.class)
        .setParameter("code", code.value())
        .getResultList();
  }

  /**
   * Records which institution a closed one became, by renaming, merger or a change of status: the
   * import proposes pairs of one name, a person confirms.
   *
   * @throws IllegalStateException when the first is still open
   */
  public void recordSuccessor(InstitutionCode closed, InstitutionCode successor) {
    RegisterState state = RegisterState.locked(entities);
    institution(closed).succeededBy(institution(successor).code());
    state.changed();
    record.accept(
        new Recorded(
            "institution-succeeded", "institution " + closed, "succeeded by " + successor));
  }
}
