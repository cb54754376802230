package org.orgstatus.collection;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.InstantColumn;
import org.orgstatus.base.LocalText;
import org.orgstatus.registry.ReportingUnitCode;

/** One round of collection: one version of each form and one frame for each kind of unit. */
@Entity
public class Wave {

  /**
   * PLANNED waves may still change; OPEN ones take answers; CLOSED ones keep them and may be opened
   * again; in LOCKED ones nothing changes any more.
   */
  public enum Status {
    PLANNED,
    OPEN,
    CLOSED,
    LOCKED
  }

  @Id private String id;

  @Column(name = "title_zh")
  private String titleZh;

  @Column(name = "title_en")
  private String titleEn;

  @Column(name = "reference_date")
  private LocalDate referenceDate;

  @Column(name = "reference_year")
  private int referenceYear;

  private Instant deadline;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "wave_deadline", joinColumns = @JoinColumn(name = "wave_id"))
  @MapKeyColumn(name = "reporting_unit_code")
  @Column(name = "deadline")
  @Convert(converter = InstantColumn.class)
  private Map<String, Instant> unitDeadlines = new TreeMap<>();

  @Enumerated(EnumType.STRING)
  private Status status = Status.PLANNED;

  @Column(name = "opened_at")
  private @Nullable Instant openedAt;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  @Column(name = "locked_at")
  private @Nullable Instant lockedAt;

  private boolean demonstration;
  @Version private long version;

  protected Wave() {}

  Wave(WavePlan plan) {
    this.id = plan.id();
    take(plan);
  }

  /** Takes another plan while nothing is frozen. */
  void change(WavePlan plan) {
    require(Status.PLANNED);
    if (!plan.id().equals(id)) {
      throw new IllegalArgumentException("wave " + id + " cannot become " + plan.id());
    }
    take(plan);
  }

  private void take(WavePlan plan) {
    this.titleZh = plan.title().zh();
    this.titleEn = plan.title().en();
    this.referenceDate = plan.referenceDate();
    this.referenceYear = plan.referenceYear();
    this.deadline = plan.deadline();
    this.demonstration = plan.demonstration();
  }

  public String id() {
    return id;
  }

  public LocalText title() {
    return LocalText.of(titleZh, titleEn);
  }

  /** Stocks are given at this date. */
  public LocalDate referenceDate() {
    return referenceDate;
  }

  /** Flows are given for this calendar year. */
  public int referenceYear() {
    return referenceYear;
  }

  /** When the wave ends for every reporting unit that has no deadline of its own. */
  public Instant deadline() {
    return deadline;
  }

  /** When the wave ends for the units of this reporting unit. */
  public Instant deadlineFor(ReportingUnitCode unit) {
    return unitDeadlines.getOrDefault(unit.value(), deadline);
  }

  /** The reporting units with a deadline of their own. */
  public Map<String, Instant> unitDeadlines() {
    return Collections.unmodifiableMap(unitDeadlines);
  }

  /** When the last reporting unit's time is over. */
  public Instant lastDeadline() {
    return unitDeadlines.values().stream().reduce(deadline, (a, b) -> a.isAfter(b) ? a : b);
  }

  public Status status() {
    return status;
  }

  /** When it was opened; empty before. */
  public Optional<Instant> openedAt() {
    return Optional.ofNullable(openedAt);
  }

  /** Whether its answers were invented. */
  public boolean isDemonstration() {
    return demonstration;
  }

  public Optional<Instant> closedAt() {
    return Optional.ofNullable(closedAt);
  }

  public Optional<Instant> lockedAt() {
    return Optional.ofNullable(lockedAt);
  }

  /** Whether the units of at least one reporting unit can still answer. */
  public boolean isOpen(Instant now) {
    return status == Status.OPEN && !now.isAfter(lastDeadline());
  }

  /** Whether the units of this reporting unit can answer. */
  public boolean isOpen(Instant now, ReportingUnitCode unit) {
    return status == Status.OPEN && !now.isAfter(deadlineFor(unit));
  }

  void open(Instant now) {
    require(Status.PLANNED);
    status = Status.OPEN;
    openedAt = now;
  }

  void close(Instant now) {
    require(Status.OPEN);
    status = Status.CLOSED;
    closedAt = now;
  }

  void reopen(Instant until) {
    require(Status.CLOSED);
    status = Status.OPEN;
    closedAt = null;
    moveDeadline(until);
  }

  void lock(Instant now) {
    require(Status.CLOSED);
    status = Status.LOCKED;
    lockedAt = now;
  }

  /** One deadline for all again. */
  void moveDeadline(Instant later) {
    require(Status.OPEN);
    deadline = later;
    unitDeadlines.clear();
  }

  void moveDeadline(Collection<ReportingUnitCode> units, Instant later) {
    require(Status.OPEN);
    for (ReportingUnitCode unit : units) {
      if (later.equals(deadline)) {
        unitDeadlines.remove(unit.value());
      } else {
        unitDeadlines.put(unit.value(), later);
      }
    }
  }

  private void require(Status expected) {
    if (status != expected) {
      throw new IllegalStateException("wave " + id + " is " + status + ", not " + expected);
    }
  }
}
