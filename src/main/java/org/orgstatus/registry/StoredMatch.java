package org.orgstatus.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person confirmed to have become of an institution when it was closed. */
@Entity
@IdClass(StoredMatch.Key.class)
@Table(name = "register_match")
public class StoredMatch {

  @Id
  @Column(name = "gone_code")
  private String goneCode;

  @Id
  @Column(name = "gone_on")
  private LocalDate goneOn;

  @Enumerated(EnumType.STRING)
  private Match.Kind kind;

  @Column(name = "successor_code")
  private @Nullable String successorCode;

  @Enumerated(EnumType.STRING)
  private Match.Reason reason;

  private String account;

  @Column(name = "decided_at")
  private Instant decidedAt;

  protected StoredMatch() {}

  StoredMatch(Match match, String account, Instant now) {
    this.goneCode = match.gone().code().value();
    this.goneOn = match.gone().validTo().orElseThrow();
    this.kind = match.kind();
    this.successorCode = match.successor().map(i -> i.code().value()).orElse(null);
    this.reason = match.reason();
    this.account = account;
    this.decidedAt = now;
  }

  public InstitutionCode gone() {
    return new InstitutionCode(goneCode);
  }

  /** The first day on which it no longer existed. */
  public LocalDate goneOn() {
    return goneOn;
  }

  public Match.Kind kind() {
    return kind;
  }

  public Optional<InstitutionCode> successor() {
    return Optional.ofNullable(successorCode).map(InstitutionCode::new);
  }

  public Match.Reason reason() {
    return reason;
  }

  public String account() {
    return account;
  }

  public Instant decidedAt() {
    return decidedAt;
  }

  /** The institution and the day it was closed: it may be opened and closed again. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1;
    private @Nullable String goneCode;
    private @Nullable LocalDate goneOn;

    public Key() {}

    Key(String goneCode, LocalDate goneOn) {
      this.goneCode = goneCode;
      this.goneOn = goneOn;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key
          && Objects.equals(goneCode, key.goneCode)
          && Objects.equals(goneOn, key.goneOn);
    }

    @Override
    public int hashCode() {
      return Objects.hash(goneCode, goneOn);
    }
  }
}
