package org.orgstatus.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;

/** One round of collection: one version of each form and one frame for each kind of unit. */
@Entity
public class Wave {

  /** PLANNED waves may still change; OPEN ones take answers; CLOSED ones keep them. */
  public enum Status {
    PLANNED,
    OPEN,
    CLOSED
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

  @Enumerated(EnumType.STRING)
  private Status status = Status.PLANNED;

  @Column(name = "opened_at")
  private @Nullable Instant openedAt;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  private boolean demonstration;
  @Version private long version;

  protected Wave() {}

  Wave(WavePlan plan) {
    this.id = plan.id();
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

  public Instant deadline() {
    return deadline;
  }

  /** When it was closed; personal data are kept for a time from then on. */
  public Optional<Instant> closedAt() {
    return Optional.ofNullable(closedAt);
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

  public boolean isOpen(Instant now) {
    return status == Status.OPEN && !now.isAfter(deadline);
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

  void moveDeadline(Instant later) {
    require(Status.OPEN);
    deadline = later;
  }

  private void require(Status expected) {
    if (status != expected) {
      throw new IllegalStateException("wave " + id + " is " + status + ", not " + expected);
    }
  }
}
