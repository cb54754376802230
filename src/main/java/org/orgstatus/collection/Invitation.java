package org.orgstatus.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.Role;

/**
 * Asks one unit to answer one form in one wave, or to approve what was answered. Its activation
 * code is kept as a hash only and is used up when a password is set, not when the page is opened:
 * link previews open pages.
 */
@Entity
public class Invitation {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "invitation_seq")
  @SequenceGenerator(name = "invitation_seq", sequenceName = "invitation_seq", allocationSize = 50)
  private long id;

  @Column(name = "wave_id")
  private String waveId;

  @Column(name = "form_id")
  private String formId;

  @Column(name = "unit_code")
  private String unitCode;

  @Enumerated(EnumType.STRING)
  private Role role = Role.CAMPUS_FILLER;

  @Column(name = "code_hash")
  private String codeHash;

  @Column(name = "issued_at")
  private Instant issuedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  @Column(name = "account_id")
  private @Nullable Long accountId;

  @Column(name = "opened_at")
  private @Nullable Instant openedAt;

  @Column(name = "deputy_until")
  private @Nullable Instant deputyUntil;

  @Column(name = "deputy_post")
  private @Nullable String deputyPost;

  @Column(name = "appointed_by")
  private @Nullable Long appointedBy;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  protected Invitation() {}

  Invitation(
      String waveId,
      String formId,
      String unitCode,
      Role role,
      String codeHash,
      Instant issuedAt,
      Instant expiresAt) {
    this.waveId = waveId;
    this.formId = formId;
    this.unitCode = unitCode;
    this.role = role;
    this.codeHash = codeHash;
    this.issuedAt = issuedAt;
    this.expiresAt = expiresAt;
  }

  public String waveId() {
    return waveId;
  }

  public String formId() {
    return formId;
  }

  public String unitCode() {
    return unitCode;
  }

  /** What the holder of the code will do. */
  public Role role() {
    return role;
  }

  public long id() {
    return id;
  }

  /** Until when a deputy may approve; empty for everybody else. */
  public Optional<Instant> deputyUntil() {
    return Optional.ofNullable(deputyUntil);
  }

  /** The deputy's post; empty for everybody else. */
  public Optional<String> deputyPost() {
    return Optional.ofNullable(deputyPost);
  }

  /** When the deputy was appointed, or the code issued. */
  public Instant issuedAt() {
    return issuedAt;
  }

  public Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  Optional<Long> accountId() {
    return Optional.ofNullable(accountId);
  }

  /** Makes the code that of a deputy. */
  Invitation ofDeputy(String post, Instant until, long byAccountId) {
    this.deputyPost = post;
    this.deputyUntil = until;
    this.appointedBy = byAccountId;
    return this;
  }

  /** Whether the deputy may still act. */
  public boolean isCurrent(Instant now) {
    return endedAt == null && (deputyUntil == null || now.isBefore(deputyUntil));
  }

  void end(Instant now) {
    endedAt = now;
    expire(now);
  }

  public boolean isUsable(Instant now) {
    return usedAt == null && now.isBefore(expiresAt);
  }

  public boolean isUsed() {
    return usedAt != null;
  }

  /** When a browser first showed the page of the code. */
  public Optional<Instant> openedAt() {
    return Optional.ofNullable(openedAt);
  }

  void open(Instant now) {
    if (openedAt == null) {
      openedAt = now;
    }
  }

  void use(long byAccountId, Instant now) {
    if (!isUsable(now)) {
      throw new IllegalStateException("invitation " + id + " is used or expired");
    }
    usedAt = now;
    accountId = byAccountId;
  }

  /** Makes the code worthless, because a new one was issued. */
  void expire(Instant now) {
    if (usedAt == null) {
      expiresAt = now;
    }
  }
}
