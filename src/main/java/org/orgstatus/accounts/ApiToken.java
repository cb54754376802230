package org.orgstatus.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a program shows instead of a log-in. It allows at most what its account may do at that
 * moment, and of that only what was chosen. The table holds its fingerprint.
 */
@Entity
@Table(name = "api_token")
public class ApiToken {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "api_token_seq")
  @SequenceGenerator(name = "api_token_seq", sequenceName = "api_token_seq", allocationSize = 50)
  private long id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "account_id")
  private Account account = new Account();

  private String name = "";

  @Column(name = "token_hash")
  private String tokenHash = "";

  private String permissions = "";

  @Column(name = "created_at")
  private Instant createdAt = Instant.EPOCH;

  @Column(name = "expires_at")
  private Instant expiresAt = Instant.EPOCH;

  @Column(name = "last_used_at")
  private @Nullable Instant lastUsedAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  protected ApiToken() {} // for JPA

  ApiToken(
      Account account,
      String name,
      String token,
      Collection<Permission> permissions,
      Instant now,
      Instant expiresAt) {
    this.account = account;
    this.name = name;
    this.tokenHash = Secret.fingerprint(token);
    this.permissions =
        permissions.stream().sorted().map(Enum::name).collect(Collectors.joining(" "));
    this.createdAt = now;
    this.expiresAt = expiresAt;
  }

  public long id() {
    return id;
  }

  public Account account() {
    return account;
  }

  public String name() {
    return name;
  }

  /**
   * What it allows, where its account may do it too. Names that no longer mean anything are out.
   */
  public Set<Permission> permissions() {
    Set<String> names = Set.copyOf(Arrays.asList(permissions.split(" ")));
    return Arrays.stream(Permission.values())
        .filter(permission -> names.contains(permission.name()))
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  /** When a program last showed it, to within a minute; empty when none ever has. */
  public Optional<Instant> lastUsedAt() {
    return Optional.ofNullable(lastUsedAt);
  }

  public Optional<Instant> revokedAt() {
    return Optional.ofNullable(revokedAt);
  }

  public boolean isUsable(Instant now) {
    return revokedAt == null
        && now.isBefore(expiresAt)
        && account.status() == Account.Status.ACTIVE;
  }

  void used(Instant now) {
    this.lastUsedAt = now;
  }

  void revoke(Instant now) {
    if (revokedAt == null) {
      this.revokedAt = now;
    }
  }
}
