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
import java.util.List;
import java.util.Optional;
import org.orgstatus.base.Recorded;

/** Signs browsers in and out. */
@ApplicationScoped
@Transactional
public class Logins {

  private static final Duration PRECISION = Duration.ofMinutes(5);

  @PersistenceContext(unitName = "orgstatus")
  EntityManager entities;

  @Inject Clock clock;
  @Inject Event<Recorded> recorded;

  /**
   * Signs a browser in.
   *
   * @return the token the browser has to show from now on; it is kept nowhere else
   */
  public String open(long accountId) {
    Instant now = clock.instant();
    forgetOld(now);
    Account account = entities.find(Account.class, accountId);
    String token = Secret.random();
    entities.persist(new Login(token, account, now));
    entities // past the entity's version: two browsers may sign in at the same moment
        .createQuery("update Account a set a.signedInAt = :now where a.id = :id")
        .setParameter("now", now)
        .setParameter("id", accountId)
        .executeUpdate();
    recorded.fire(new Recorded("signed-in", "account " + accountId, ""));
    return token;
  }

  /** The log-in of this token, if it is still good and its account in use. */
  public Optional<Login> find(String token) {
    Instant now = clock.instant();
    Optional<Login> found =
        entities
            .createQuery("select l from Login l where l.tokenHash = :hash", Login.class)
            .setParameter("hash", Secret.fingerprint(token))
            .getResultStream()
            .findFirst()
            .filter(login -> !login.isOver(now))
            .filter(login -> login.account().status() == Account.Status.ACTIVE);
    found
        .filter(login -> login.lastSeenAt().plus(PRECISION).isBefore(now))
        .ifPresent(login -> login.seen(now));
    return found;
  }

  /** The log-ins of an account that are still good, the latest first. */
  public List<Login> listOf(long accountId) {
    Instant now = clock.instant();
    return entities
        .createQuery(
            "select l from Login l where l.account.id = :id order by l.lastSeenAt desc",
            Login.class)
        .setParameter("id", accountId)
        .getResultStream()
        .filter(login -> !login.isOver(now))
        .toList();
  }

  public void close(String token) {
    entities
        .createQuery("delete from Login l where l.tokenHash = :hash")
        .setParameter("hash", Secret.fingerprint(token))
        .executeUpdate();
  }

  /** Signs the account out of every browser. */
  public void closeAll(long accountId) {
    entities
        .createQuery("delete from Login l where l.account.id = :id")
        .setParameter("id", accountId)
        .executeUpdate();
    recorded.fire(new Recorded("signed-out-everywhere", "account " + accountId, ""));
  }

  private void forgetOld(Instant now) {
    entities
        .createQuery("delete from Login l where l.expiresAt < :now")
        .setParameter("now", now)
        .executeUpdate();
  }
}
