package org.orgstatus.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;

/** Where corrections of single values are proposed and decided. */
@ApplicationScoped
@Transactional
public class Corrections {

  /** The columns that can be corrected by hand; the others follow from them or from lists. */
  public static final List<String> COLUMNS =
      List.of("name_zh", "city_zh", "authority", "level", "ownership", "remark");

  private static final int LONGEST = 200;

  @PersistenceContext private EntityManager entities;
  private Consumer<Recorded> record;

  protected Corrections() {}

  /** For use without a container. */
  public Corrections(EntityManager entities, Consumer<Recorded> record) {
    this.entities = entities;
    this.record = record;
  }

  @Inject
  void recordTo(Event<Recorded> events) {
    record = events::fire;
  }

  /** What is wrong with a proposal before it is made; empty when nothing is. */
  public List<LocalText> faults(InstitutionCode code, String column, String value, String reason) {
    Institution institution = entities.find(Institution.class, code.value());
    if (institution == null || !COLUMNS.contains(column)) {
      return List.of(LocalText.of("请选择要更正的栏目。", "Choose what is to be corrected."));
    }
    if (value.equals(institution.values().get(column))) {
      return List.of(
          LocalText.of("新的内容与名录相同，请改正。", "The new value is that of the register. Change it."));
    }
    if (value.length() > LONGEST || value.isBlank() && !column.equals("remark")) {
      return List.of(
          LocalText.of("请填写正确的内容，最多200个字。", "Enter the right value, 200 characters at most."));
    }
    if (column.equals("level") && Level.named(value).isEmpty()) {
      return List.of(LocalText.of("办学层次只能是“本科”或“专科”。", "The level is 本科 or 专科."));
    }
    if (column.equals("ownership") && Ownership.named(value).isEmpty()) {
      return List.of(
          LocalText.of(
              "办学性质只能是“公办”“民办”“中外合作办学”或“内地与港澳台地区合作办学”。",
              "The ownership is one of 公办, 民办, 中外合作办学, 内地与港澳台地区合作办学."));
    }
    return reason.isBlank() || reason.length() > 500
        ? List.of(LocalText.of("请写明依据，最多500个字。", "Say what shows it, in 500 characters at most."))
        : List.of();
  }

  /** Proposes a correction without {@link #faults}. */
  public Correction propose(
      InstitutionCode code, String column, String value, String reason, String by, Instant now) {
    Institution institution = entities.find(Institution.class, code.value());
    Correction correction = new Correction(institution, column, value, reason, by, now);
    entities.persist(correction);
    record.accept(new Recorded("correction-proposed", "institution " + code, column));
    return correction;
  }

  /** Those that wait for a decision, the oldest first. */
  public List<Correction> listOpen() {
    return entities
        .createQuery(
            "select c from Correction c where c.status = :open order by c.id", Correction.class)
        .setParameter("open", Correction.Status.OPEN)
        .getResultList();
  }

  /** All of an institution, the latest first. */
  public List<Correction> list(InstitutionCode code) {
    return entities
        .createQuery(
            "select c from Correction c where c.institutionCode = :code order by c.id desc",
            Correction.class)
        .setParameter("code", code.value())
        .getResultList();
  }

  public Optional<Correction> find(long id) {
    return Optional.ofNullable(entities.find(Correction.class, id));
  }

  /**
   * Puts the corrected value into the register.
   *
   * @throws StaleChange when it was decided already, or the register's value is another one by now
   */
  public void confirm(long id, String by, Instant now) {
    RegisterState state = RegisterState.locked(entities);
    Correction correction = open(id);
    Institution institution = entities.find(Institution.class, correction.institution().value());
    Map<String, String> values = new LinkedHashMap<>(institution.values());
    if (!correction.before().equals(values.get(correction.column()))) {
      throw new StaleChange(
          LocalText.of(
              "名录中的内容在提出更正之后已经改变，没有更正。请退回这条更正。",
              "The register has changed since this was proposed; nothing was corrected. Reject the"
                  + " correction."));
    }
    values.put(correction.column(), correction.now());
    institution.correct(new InstitutionRow(values));
    correction.decide(Correction.Status.CONFIRMED, by, now, "");
    state.changed();
    record.accept(
        new Recorded(
            "correction-confirmed", "institution " + institution.code(), correction.column()));
  }

  /** Leaves the register as it is. */
  public void reject(long id, String note, String by, Instant now) {
    RegisterState.locked(entities);
    Correction correction = open(id);
    correction.decide(Correction.Status.REJECTED, by, now, note);
    record.accept(
        new Recorded(
            "correction-rejected", "institution " + correction.institution(), correction.column()));
  }

  private Correction open(long id) {
    Correction correction = entities.find(Correction.class, id);
    if (correction == null || correction.status() != Correction.Status.OPEN) {
      throw new StaleChange(
          LocalText.of(
              "这条更正已由别人处理。请刷新页面再看。",
              "Somebody has decided this correction already. Look at the page again."));
    }
    return correction;
  }
}
