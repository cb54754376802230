package org.orgstatus.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import java.util.Optional;
import org.orgstatus.base.LocalText;

/** A notice of the national office that stands on top of pages for a while. */
@Entity
public class Announcement {

  /** The longest text in one language, in characters. */
  public static final int LONGEST = 500;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "announcement_seq")
  @SequenceGenerator(
      name = "announcement_seq",
      sequenceName = "announcement_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "text_zh")
  private String textZh;

  @Column(name = "text_en")
  private String textEn;

  @Column(name = "from_at")
  private Instant from;

  @Column(name = "until_at")
  private Instant until;

  private String role;

  @Column(name = "unit_code")
  private String unitCode;

  @Column(name = "made_at")
  private Instant madeAt;

  @Column(name = "account_id")
  private long accountId;

  protected Announcement() {}

  Announcement(
      LocalText text, Instant from, Instant until, Audience to, long accountId, Instant now) {
    this.textZh = text.zh();
    this.textEn = text.en();
    this.from = from;
    this.until = until;
    this.role = to.role().map(Role::name).orElse("");
    this.unitCode = to.unit();
    this.accountId = accountId;
    this.madeAt = now;
  }

  /**
   * Whom a notice is for.
   *
   * @param role empty for every role, and for visitors who have not signed in
   * @param unit code of a reporting unit; empty for all
   */
  public record Audience(Optional<Role> role, String unit) {

    public boolean isEverybody() {
      return role.isEmpty() && unit.isEmpty();
    }
  }

  public long id() {
    return id;
  }

  public LocalText text() {
    return LocalText.of(textZh, textEn);
  }

  public Instant from() {
    return from;
  }

  public Instant until() {
    return until;
  }

  public Audience to() {
    return new Audience(
        role.isEmpty() ? Optional.empty() : Optional.of(Role.valueOf(role)), unitCode);
  }

  public boolean isShown(Instant now) {
    return !now.isBefore(from) && now.isBefore(until);
  }

  void end(Instant now) {
    if (now.isBefore(until)) {
      until = now;
    }
  }
}
