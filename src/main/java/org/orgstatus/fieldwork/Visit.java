package org.orgstatus.fieldwork;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A visit of two field researchers to an alliance in a wave. It begins as a plan; the answers are
 * the response to form E of the same wave and alliance, and the sending of that closes it.
 */
@Entity
@Table(name = "visit")
public class Visit {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "visit_seq")
  @SequenceGenerator(name = "visit_seq", sequenceName = "visit_seq", allocationSize = 50)
  private long id;

  @Column(name = "wave_id")
  private String waveId = "";

  @Column(name = "alliance_id")
  private String allianceId = "";

  @Column(name = "starts_on")
  private LocalDate startsOn = LocalDate.EPOCH;

  @Column(name = "ends_on")
  private LocalDate endsOn = LocalDate.EPOCH;

  @Column(name = "first_account")
  private long firstAccount;

  @Column(name = "first_employer")
  private String firstEmployer = "";

  @Column(name = "second_account")
  private long secondAccount;

  @Column(name = "second_employer")
  private String secondEmployer = "";

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "visit_author", joinColumns = @JoinColumn(name = "visit_id"))
  @Column(name = "account_id")
  private Set<Long> authors = new HashSet<>();

  @Column(name = "open_points")
  private String openPoints = "";

  @Column(name = "planned_at")
  private Instant plannedAt = Instant.EPOCH;

  @Column(name = "cancelled_at")
  private @Nullable Instant cancelledAt;

  @Column(name = "coding_locked_at")
  private @Nullable Instant codingLockedAt;

  protected Visit() {} // for JPA

  Visit(VisitPlan plan, Instant now) {
    this.waveId = plan.waveId();
    this.allianceId = plan.allianceId();
    this.plannedAt = now;
    change(plan);
  }

  void change(VisitPlan plan) {
    startsOn = plan.startsOn();
    endsOn = plan.endsOn();
    firstAccount = plan.first().accountId();
    firstEmployer = plan.first().employer();
    secondAccount = plan.second().accountId();
    secondEmployer = plan.second().employer();
    authors.add(firstAccount);
    authors.add(secondAccount);
    openPoints = plan.openPoints();
    cancelledAt = null;
  }

  void cancel(Instant now) {
    cancelledAt = now;
  }

  void lockCoding(Instant now) {
    if (codingLockedAt == null) {
      codingLockedAt = now;
    }
  }

  public long id() {
    return id;
  }

  public String waveId() {
    return waveId;
  }

  public String allianceId() {
    return allianceId;
  }

  public LocalDate startsOn() {
    return startsOn;
  }

  /** The last day. */
  public LocalDate endsOn() {
    return endsOn;
  }

  /** What the pair should clear up; may be empty. */
  public String openPoints() {
    return openPoints;
  }

  public Instant plannedAt() {
    return plannedAt;
  }

  public boolean isCancelled() {
    return cancelledAt != null;
  }

  /** From when on recordings are gone and nobody can withdraw; empty before. */
  public Optional<Instant> codingLockedAt() {
    return Optional.ofNullable(codingLockedAt);
  }

  /** The two who go. */
  public List<VisitPlan.Traveller> pair() {
    return List.of(
        new VisitPlan.Traveller(firstAccount, firstEmployer),
        new VisitPlan.Traveller(secondAccount, secondEmployer));
  }

  /** Whether the account is one of the two who go. */
  public boolean isOfPair(long accountId) {
    return accountId == firstAccount || accountId == secondAccount;
  }

  /** Whether the account is or was one of the two: what it wrote down belongs to the visit. */
  public boolean isAuthor(long accountId) {
    return authors.contains(accountId);
  }

  /** Those who were one of the two and are not any more. */
  public List<Long> former() {
    return authors.stream().filter(each -> !isOfPair(each)).sorted().toList();
  }
}
