package org.orgstatus.fieldwork.coding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Response;
import org.orgstatus.fieldwork.coding.CodingRefused.Reason;
import org.orgstatus.fieldwork.coding.Quotation.Attribution;
import org.orgstatus.fieldwork.coding.Quotation.State;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.registry.ReportingUnits;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.sampling.Unit;

/** Where words are proposed for citing, cleared by another person, found and withdrawn. */
@ApplicationScoped
@Transactional
public class Quotations {

  /** In a province with fewer institutions a person could be known by the province alone. */
  static final int LEAST_INSTITUTIONS = 10;

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Frames frames;
  @Inject private ReportingUnits reportingUnits;
  @Inject private OpenTexts texts;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected Quotations() {}

  /** Those of a wave, the latest first. */
  public List<Quotation> list(String waveId) {
    return entities
        .createQuery(
            "select q from Quotation q where q.waveId = :wave order by q.id desc", Quotation.class)
        .setParameter("wave", waveId)
        .getResultList();
  }

  /** Those of a text, the latest first. */
  public List<Quotation> of(TextPlace place) {
    return entities
        .createQuery(
            "select q from Quotation q where q.responseId = :response and q.item = :item"
                + " order by q.id desc",
            Quotation.class)
        .setParameter("response", place.responseId())
        .setParameter("item", place.item())
        .getResultList();
  }

  public Optional<Quotation> find(long id) {
    return Optional.ofNullable(entities.find(Quotation.class, id));
  }

  /** What stands against proposing it, in plain words; none where it may be proposed. */
  public List<LocalText> check(OpenText text, Quotation.Draft draft) {
    List<LocalText> faults = new ArrayList<>();
    if (draft.start() < 0 || draft.end() > text.length() || draft.start() >= draft.end()) {
      faults.add(LocalText.of("请先选定要引用的句子。", "First choose the sentences to quote."));
    }
    if (Stream.of(draft.words().zh(), draft.words().en())
        .anyMatch(w -> w.isBlank() || w.length() > Quotation.LONGEST)) {
      faults.add(
          LocalText.of(
              "请写出引文的中文和英文，各1至" + Quotation.LONGEST + "字。",
              "Write the quotation in Chinese and in English, 1 to "
                  + Quotation.LONGEST
                  + " characters each."));
    }
    List<String> names =
        Stream.of(UnitKind.INSTITUTION, UnitKind.ALLIANCE)
            .flatMap(kind -> units(text.waveId(), kind).stream())
            .map(Unit::name)
            .toList();
    List<String> found =
        Stream.of(draft.words().zh(), draft.words().en())
            .flatMap(
                words ->
                    IdentifyingDetails.in(
                        words,
                        names,
                        draft.attribution() == Attribution.ROLE ? provinces() : List.of())
                        .stream())
            .distinct()
            .toList();
    if (!found.isEmpty()) {
      faults.add(
          LocalText.of(
              "引文里有能认出说话人的内容：" + String.join("、", found) + "。请改写后再提交。",
              "The quotation has details by which the speaker can be known: "
                  + String.join(", ", found)
                  + ". Reword it."));
    }
    province(text, draft).ifPresent(faults::add);
    return faults;
  }

  private List<String> provinces() {
    return reportingUnits.list().stream()
        .map(ReportingUnit::name)
        .flatMap(name -> Stream.of(name.zh(), name.en()))
        .toList();
  }

  private List<Unit> units(String waveId, UnitKind kind) {
    return frames.find(waveId, kind).map(frames::units).orElse(List.of());
  }

  private Optional<LocalText> province(OpenText text, Quotation.Draft draft) {
    if (draft.attribution() != Attribution.PROVINCE) {
      return Optional.empty();
    }
    if (text.unit() == Questionnaire.UnitKind.REPORTING_UNIT) {
      return Optional.of(
          LocalText.of(
              "省级科协的话写上省份就等于点名，请只写身份。",
              "With the province a provincial association is named. Take the role only."));
    }
    Optional<Unit> unit = unit(text);
    boolean few =
        unit.isEmpty()
            || units(text.waveId(), UnitKind.INSTITUTION).stream()
                    .filter(u -> u.reportingUnit().equals(unit.get().reportingUnit()))
                    .count()
                < LEAST_INSTITUTIONS;
    return few
        ? Optional.of(
            LocalText.of(
                "该省高校不足" + LEAST_INSTITUTIONS + "所，写上省份可能认出说话人。请只写身份，或不说明。",
                "The province has fewer than "
                    + LEAST_INSTITUTIONS
                    + " institutions, so it may show who spoke. Take the role only, or nobody."))
        : Optional.empty();
  }

  private Optional<Unit> unit(OpenText text) {
    UnitKind kind =
        text.unit() == Questionnaire.UnitKind.INSTITUTION
            ? UnitKind.INSTITUTION
            : UnitKind.ALLIANCE;
    return frames.find(text.waveId(), kind).flatMap(f -> frames.findUnit(f, text.unitCode()));
  }

  /**
   * Proposes words for citing; the same sent twice is kept once.
   *
   * @throws IllegalArgumentException when {@link #check} finds something
   * @throws CodingRefused when the text was changed or taken away meanwhile
   */
  public Quotation propose(OpenText text, Quotation.Draft draft, long account) {
    List<LocalText> faults = check(text, draft);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(faults.get(0).en());
    }
    entities.find(Response.class, text.place().responseId(), LockModeType.PESSIMISTIC_WRITE);
    if (texts.find(text.place()).filter(now -> now.words().equals(text.words())).isEmpty()) {
      throw new CodingRefused(Reason.GONE);
    }
    Optional<Quotation> known =
        of(text.place()).stream()
            .filter(q -> q.state() == State.PROPOSED && q.isSame(text, draft, account))
            .findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    Quotation made = new Quotation(text, draft, speaker(text, draft.attribution()), account, now());
    entities.persist(made);
    fire("quotation-proposed", made, "text " + text.place().word());
    return made;
  }

  private LocalText speaker(OpenText text, Attribution attribution) {
    switch (attribution) {
      case ROLE:
        return text.roleLabel();
      case PROVINCE:
        LocalText province =
            unit(text)
                .flatMap(u -> reportingUnits.find(u.reportingUnit()))
                .map(ReportingUnit::name)
                .orElse(LocalText.EMPTY);
        return LocalText.of(
            IdentifyingDetails.shortName(province.zh()) + "的一名受访者",
            "A respondent in " + province.en());
      default:
        return LocalText.EMPTY;
    }
  }

  /**
   * Lets a quotation be cited: whoever does has looked at the original beside it. A second click
   * changes nothing.
   *
   * @throws CodingRefused where the account proposed it, or its text has changed since
   */
  public void clear(long id, long account) {
    Quotation quotation = held(id);
    requireAnother(quotation, account);
    if (quotation.isCleared()) {
      return;
    }
    requireProposed(quotation);
    if (texts.find(quotation.place()).filter(quotation::isOf).isEmpty()) {
      throw new CodingRefused(Reason.CHANGED);
    }
    decide(quotation, State.CLEARED, "", account, "quotation-cleared");
  }

  /** Says why it may not be cited. */
  public void refuse(long id, String reason, long account) {
    Quotation quotation = held(id);
    requireAnother(quotation, account);
    if (quotation.state() == State.REFUSED) {
      return;
    }
    requireProposed(quotation);
    decide(quotation, State.REFUSED, reason, account, "quotation-refused");
  }

  /** Takes it back: what cites it turns stale. */
  public void withdraw(long id, String reason, long account) {
    Quotation quotation = held(id);
    if (quotation.state() == State.WITHDRAWN) {
      return;
    }
    decide(quotation, State.WITHDRAWN, reason, account, "quotation-withdrawn");
  }

  /** Leaves no word of the quotations from one row of a response, or from all of it. */
  void erase(long responseId, String row) {
    entities
        .createQuery(
            "select q from Quotation q where q.responseId = :response and q.item like :row",
            Quotation.class)
        .setParameter("response", responseId)
        .setParameter("row", row + "%")
        .getResultList()
        .forEach(
            quotation -> {
              quotation.erase(now());
              fire("quotation-erased", quotation, "");
            });
  }

  private static void requireAnother(Quotation quotation, long account) {
    if (quotation.authorId() == account) {
      throw new CodingRefused(Reason.OWN);
    }
  }

  private static void requireProposed(Quotation quotation) {
    if (quotation.state() != State.PROPOSED) {
      throw new CodingRefused(Reason.NOT_NOW);
    }
  }

  private Quotation held(long id) {
    return Optional.ofNullable(entities.find(Quotation.class, id, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> new NoSuchElementException("no quotation " + id));
  }

  private void decide(Quotation quotation, State to, String reason, long account, String action) {
    quotation.decide(to, reason, account, now());
    fire(action, quotation, reason);
  }

  private void fire(String action, Quotation quotation, String detail) {
    recorded.fire(new Recorded(action, "quotation " + quotation.id(), detail));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
