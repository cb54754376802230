package org.orgstatus.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The time between the password and the second step: ten minutes, five tries. */
@ApplicationScoped
@Transactional
public class HalfLogins {

  @PersistenceContext(unitName = "orgstatus")
  EntityManager entities;

  @Inject SecondFactors factors;
  @Inject Clock clock;

  /**
   * Remembers a browser whose password was right.
   *
   * @return the token it has to show with its code
   */
  public String open(long accountId) {
    Instant now = clock.instant();
    entities
        .createQuery("delete from HalfLogin h where h.expiresAt < :now")
        .setParameter("now", now)
        .executeUpdate();
    String token = Secret.random();
    entities.persist(new HalfLogin(token, entities.find(Account.class, accountId), now));
    return token;
  }

  /** Whose second step is awaited; empty when it took too long or too many tries. */
  public Optional<Account> find(String token) {
    return Optional.ofNullable(entities.find(HalfLogin.class, Secret.fingerprint(token)))
        .filter(half -> half.isOpen(clock.instant()))
        .map(HalfLogin::account);
  }

  /** The account, when the code is good; a wrong one is counted. */
  public Optional<Account> finish(String token, String code) {
    HalfLogin half =
        entities.find(HalfLogin.class, Secret.fingerprint(token), LockModeType.PESSIMISTIC_WRITE);
    if (half == null || !half.isOpen(clock.instant())) {
      return Optional.empty();
    }
    if (!factors.accept(half.account().id(), code)) {
      half.tried();
      return Optional.empty();
    }
    entities.remove(half);
    return Optional.of(half.account());
  }
}
