package org.orgstatus.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.orgstatus.base.Recorded;

/** Makes, recognises and revokes the tokens of programs. */
@ApplicationScoped
@Transactional
public class ApiTokens {

  /** Nobody gets a token for longer. */
  public static final Duration LONGEST = Duration.ofDays(366);

  /** Lets people and scanners of leaked secrets recognise one. */
  static final String PREFIX = "ost_";

  private static final Duration PRECISION = Duration.ofMinutes(1);

  @PersistenceContext(unitName = "orgstatus")
  EntityManager entities;

  @Inject Event<Recorded> recorded;
  @Inject Clock clock;

  /**
   * A new token.
   *
   * @param permissions those that the account holds somewhere
   * @return the token, which is kept nowhere else
   * @throws IllegalArgumentException if it would allow nothing, more than the account may, or last
   *     too long
   */
  public String make(
      long accountId, String name, Collection<Permission> permissions, Duration goodFor) {
    Account account = entities.find(Account.class, accountId);
    if (permissions.isEmpty()
        || !permissions.stream().allMatch(account::mayAnywhere)
        || goodFor.isNegative()
        || goodFor.isZero()
        || goodFor.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("not a token for account " + accountId);
    }
    String token = PREFIX + Secret.random();
    Instant now = clock.instant();
    ApiToken made = new ApiToken(account, name, token, permissions, now, now.plus(goodFor));
    entities.persist(made);
    recorded.fire(
        new Recorded(
            "api-token-made",
            "account " + accountId,
            "token " + made.id() + " until " + made.expiresAt() + ": " + permissions));
    return token;
  }

  /** The token, if it is good now. */
  public Optional<ApiToken> find(String token) {
    Instant now = clock.instant();
    Optional<ApiToken> found =
        entities
            .createQuery("select t from ApiToken t where t.tokenHash = :hash", ApiToken.class)
            .setParameter("hash", Secret.fingerprint(token))
            .getResultStream()
            .findFirst()
            .filter(t -> t.isUsable(now));
    found
        .filter(t -> t.lastUsedAt().filter(last -> last.plus(PRECISION).isAfter(now)).isEmpty())
        .ifPresent(t -> t.used(now));
    return found;
  }

  /** Every token of an account, the newest first. */
  public List<ApiToken> listOf(long accountId) {
    return entities
        .createQuery(
            "select t from ApiToken t where t.account.id = :id order by t.id desc", ApiToken.class)
        .setParameter("id", accountId)
        .getResultList();
  }

  /** Ends a token of this account; of another one it does nothing. */
  public void revoke(long accountId, long tokenId) {
    listOf(accountId).stream().filter(token -> token.id() == tokenId).forEach(this::revoke);
  }

  /** Ends every token of the account. */
  public void revokeAll(long accountId) {
    listOf(accountId).forEach(this::revoke);
  }

  private void revoke(ApiToken token) {
    if (token.revokedAt().isEmpty()) {
      token.revoke(clock.instant());
      recorded.fire(
          new Recorded(
              "api-token-revoked", "account " + token.account().id(), "token " + token.id()));
    }
  }
}
