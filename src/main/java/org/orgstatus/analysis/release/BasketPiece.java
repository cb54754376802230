package org.orgstatus.analysis.release;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** The address of one table or figure of a release that an account has put aside. */
@Entity
@Table(name = "basket_piece")
public class BasketPiece {

  /** Characters of a part at the most. */
  static final int LONGEST = 100;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "basket_piece_seq")
  @SequenceGenerator(
      name = "basket_piece_seq",
      sequenceName = "basket_piece_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "account_id", updatable = false)
  private long accountId;

  private int place;

  @Column(name = "release_id", updatable = false)
  private long releaseId;

  @Column(name = "plan_id", updatable = false)
  private String planId;

  @Column(updatable = false)
  private String unit;

  @Column(updatable = false)
  private String part;

  @Column(name = "added_at", updatable = false)
  private Instant addedAt;

  protected BasketPiece() {}

  BasketPiece(long accountId, int place, Baskets.Address address, Instant now) {
    this.accountId = accountId;
    this.place = place;
    this.releaseId = address.releaseId();
    this.planId = address.planId();
    this.unit = address.unit();
    this.part = address.part();
    this.addedAt = now;
  }

  public long id() {
    return id;
  }

  long accountId() {
    return accountId;
  }

  /** Its place in the basket, from 0. */
  public int place() {
    return place;
  }

  void moveTo(int where) {
    this.place = where;
  }

  public long releaseId() {
    return releaseId;
  }

  public String planId() {
    return planId;
  }

  /** Code of the reporting unit whose sheet it is of; empty for what all see alike. */
  public String unit() {
    return unit;
  }

  /** Id of a table, or {@code figure-} and the id of a figure. */
  public String part() {
    return part;
  }

  public Instant addedAt() {
    return addedAt;
  }
}
