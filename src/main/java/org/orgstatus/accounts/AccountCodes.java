package org.orgstatus.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.Language;
import org.orgstatus.base.Recorded;

/**
 * Issues and takes one-time codes. Whoever issues one never learns the password that its owner
 * sets. An account has one code at a time; an unknown, a used and an expired code are the same.
 */
@ApplicationScoped
@Transactional
public class AccountCodes {

  @PersistenceContext(unitName = "orgstatus")
  EntityManager entities;

  @Inject Accounts accounts;
  @Inject Event<Recorded> recorded;
  @Inject Clock clock;

  /**
   * A new code, which replaces any earlier one.
   *
   * @param issuedBy id of the account that issues it; null for the server itself
   * @return the code as it is handed out, once; it is kept nowhere in clear
   */
  public String issue(long accountId, AccountCode.Purpose purpose, @Nullable Long issuedBy) {
    forget(accountId);
    Account account = entities.find(Account.class, accountId);
    String code = Secret.code();
    entities.persist(
        new AccountCode(fingerprint(code), account, purpose, issuedBy, clock.instant()));
    String what = purpose.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    recorded.fire(new Recorded("account-code-issued", "account " + accountId, what));
    return code;
  }

  /** An account that is to be made. */
  public record Wanted(String loginName, String displayName, Language language, Grant grant) {}

  /**
   * An account that was made.
   *
   * @param code as it is handed out, once
   */
  public record Made(Account account, String code) {}

  /**
   * Makes several accounts with a first code each, or none of them.
   *
   * @throws IllegalArgumentException if one cannot be made, see {@link Accounts#create}
   */
  public List<Made> make(List<Wanted> wanted, @Nullable Long issuedBy) {
    List<Made> made = new ArrayList<>();
    for (Wanted one : wanted) {
      Account account =
          accounts.create(one.loginName(), one.displayName(), one.language(), List.of(one.grant()));
      made.add(new Made(account, issue(account.id(), AccountCode.Purpose.FIRST, issuedBy)));
    }
    return List.copyOf(made);
  }

  /** What a code opens, if it can be used now. */
  public Optional<AccountCode> find(String code) {
    return Optional.ofNullable(entities.find(AccountCode.class, fingerprint(code)))
        .filter(found -> found.isUsable(clock.instant()));
  }

  /** The code of an account that waits to be used. */
  public Optional<AccountCode> findWaiting(long accountId) {
    Instant now = clock.instant();
    return entities
        .createQuery(
            "select c from AccountCode c where c.account.id = :id and c.usedAt is null",
            AccountCode.class)
        .setParameter("id", accountId)
        .getResultStream()
        .filter(code -> code.isUsable(now))
        .findFirst();
  }

  /**
   * Sets the password and uses the code up; every browser of the account is signed out. Of two
   * people who send a code at the same moment one gets in.
   *
   * @param language of the page on which it is set: a person's first one decides the account's
   * @return the account, or empty when the code cannot be used (any more)
   * @throws IllegalArgumentException if the password has faults, see {@link
   *     Accounts#passwordFaults}
   */
  public Optional<Account> use(String code, Language language, String password) {
    AccountCode found =
        entities.find(AccountCode.class, fingerprint(code), LockModeType.PESSIMISTIC_WRITE);
    Instant now = clock.instant();
    if (found == null || !found.isUsable(now)) {
      return Optional.empty();
    }
    accounts.setPassword(found.account().id(), password);
    if (found.purpose() != AccountCode.Purpose.RESET) {
      accounts.setLanguage(found.account().id(), language);
    }
    found.use(now);
    recorded.fire(new Recorded("account-code-used", "account " + found.account().id(), ""));
    return Optional.of(found.account());
  }

  private void forget(long accountId) {
    entities
        .createQuery("delete from AccountCode c where c.account.id = :id and c.usedAt is null")
        .setParameter("id", accountId)
        .executeUpdate();
  }

  /** People type codes in small letters, with spaces or without hyphens. */
  private static String fingerprint(String code) {
    return Secret.fingerprint(code.toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]", ""));
  }
}
