package org.orgstatus.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.orgstatus.base.Language;

/** Lets the first administrator into an empty database, once. */
@ApplicationScoped
@Transactional
public class Setup {

  @PersistenceContext(unitName = "orgstatus")
  EntityManager entities;

  @Inject Accounts accounts;
  @Inject Clock clock;

  /**
   * A new set-up token, which replaces any earlier one.
   *
   * @return empty when there are accounts already
   */
  public Optional<String> begin() {
    if (accounts.count() > 0) {
      return Optional.empty();
    }
    entities.createQuery("delete from SetupToken t").executeUpdate();
    String token = Secret.random();
    entities.persist(new SetupToken(token, clock.instant()));
    return Optional.of(token);
  }

  /** Whether the token would be taken. */
  public boolean isOpen(String token) {
    return accounts.count() == 0
        && entities.find(SetupToken.class, Secret.fingerprint(token)) != null;
  }

  /**
   * Creates the administrator and uses the token up. Of two people who send it at the same moment
   * one gets in.
   *
   * @return the account, or empty when the token is not, or no longer, good
   * @throws IllegalArgumentException if the password or the log-in name has faults, see {@link
   *     Accounts#faults}
   */
  public Optional<Account> finish(
      String token, String loginName, String displayName, String password, Language language) {
    SetupToken found =
        entities.find(SetupToken.class, Secret.fingerprint(token), LockModeType.PESSIMISTIC_WRITE);
    if (found == null || accounts.count() > 0) {
      return Optional.empty();
    }
    Account administrator =
        accounts.create(
            loginName, displayName, language, List.of(Grant.of(Role.ADMINISTRATOR, Scope.NATION)));
    accounts.setPassword(administrator.id(), password);
    entities.remove(found);
    return Optional.of(administrator);
  }
}
