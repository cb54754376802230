package org.orgstatus.accounts;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.Language;

/**
 * One person's entrance. It begins without a password (nobody can sign in), gets one when the
 * person sets it, and is closed when the person leaves; it is never deleted, because the audit
 * record names accounts by id.
 */
@Entity
public class Account {

  /** Whether the entrance is in use. */
  public enum Status {
    ACTIVE,
    CLOSED
  }

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "account_seq")
  @SequenceGenerator(name = "account_seq", sequenceName = "account_seq", allocationSize = 50)
  private long id;

  @Version private int version;

  /** A closed account that somebody follows has {@code #id} behind it. */
  @Column(name = "login_name")
  private String loginName = "";

  @Column(name = "display_name")
  private String displayName = "";

  @Column(name = "password_hash")
  private @Nullable String passwordHash;

  @Column(name = "shown_password")
  private @Nullable String shownPassword;

  @Enumerated(EnumType.STRING)
  private Language language = Language.ZH;

  @Enumerated(EnumType.STRING)
  private Status status = Status.ACTIVE;

  @Column(name = "created_at")
  private @Nullable Instant createdAt;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  @Column(name = "signed_in_at")
  private @Nullable Instant signedInAt;

  @Column(name = "predecessor_id")
  private @Nullable Long predecessorId;

  @ElementCollection(fetch = FetchType.EAGER)
  @CollectionTable(name = "account_grant", joinColumns = @JoinColumn(name = "account_id"))
  private Set<Grant> grants = new HashSet<>();

  protected Account() {} // for JPA

  Account(
      String loginName,
      String displayName,
      Language language,
      Collection<Grant> grants,
      Instant now) {
    Grants.require(grants);
    this.loginName = normal(loginName);
    this.displayName = displayName.strip();
    this.language = language;
    this.grants = new HashSet<>(grants);
    this.createdAt = now;
  }

  /**
   * A log-in name as it is compared: full-width forms, case, outer spaces and control characters
   * make no difference.
   */
  public static String normal(String loginName) {
    return Normalizer.normalize(loginName, Normalizer.Form.NFKC)
        .replaceAll("\\p{Cntrl}", "")
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  public long id() {
    return id;
  }

  public String loginName() {
    return loginName;
  }

  public String displayName() {
    return displayName;
  }

  public Language language() {
    return language;
  }

  public Status status() {
    return status;
  }

  public Set<Grant> grants() {
    return Set.copyOf(grants);
  }

  public boolean has(Role role) {
    return grants.stream().anyMatch(grant -> grant.role() == role);
  }

  public Optional<Instant> createdAt() {
    return Optional.ofNullable(createdAt);
  }

  /** When it was closed; empty while it is in use. */
  public Optional<Instant> closedAt() {
    return Optional.ofNullable(closedAt);
  }

  /** When somebody last signed in with it; empty when nobody has. */
  public Optional<Instant> signedInAt() {
    return Optional.ofNullable(signedInAt);
  }

  /** Id of the account that this one follows after a change of staff. */
  public OptionalLong predecessorId() {
    return predecessorId == null ? OptionalLong.empty() : OptionalLong.of(predecessorId);
  }

  /** Whether a password was set, so that somebody can sign in. */
  public boolean isActivated() {
    return passwordHash != null;
  }

  /** Whether the account may do this to the target; see {@link Access}. */
  public boolean may(Permission permission, Target target) {
    return status == Status.ACTIVE && Access.permits(grants, permission, target);
  }

  /** Whether the account may do this to anything at all. */
  public boolean mayAnywhere(Permission permission) {
    return status == Status.ACTIVE && Access.permitsSomewhere(grants, permission);
  }

  /**
   * The password to print on the log-in page: only accounts of the demonstration study have one, in
   * a real study it is always empty.
   */
  public Optional<String> shownPassword() {
    return Optional.ofNullable(shownPassword);
  }

  Optional<String> passwordHash() {
    return Optional.ofNullable(passwordHash);
  }

  void setPasswordHash(String hash) {
    this.passwordHash = hash;
    this.shownPassword = null;
  }

  void setShownPassword(String password) {
    this.shownPassword = password;
  }

  void setGrants(Collection<Grant> granted) {
    Grants.require(granted);
    this.grants = new HashSet<>(granted);
  }

  void setLanguage(Language chosen) {
    this.language = chosen;
  }

  void rename(String name) {
    this.displayName = name.strip();
  }

  void close(Instant now) {
    this.status = Status.CLOSED;
    this.closedAt = now;
  }

  /** Leaves the log-in name to a successor. */
  void giveUpLoginName() {
    this.loginName = loginName + "#" + id;
  }

  void follow(Account predecessor) {
    this.predecessorId = predecessor.id;
  }
}
