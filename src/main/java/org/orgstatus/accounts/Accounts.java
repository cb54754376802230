package org.orgstatus.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;

/** Finds and changes accounts. */
@ApplicationScoped
@Transactional
public class Accounts {

  private static final String LOGIN_NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{1,59}";

  private final Passwords passwords = new Passwords();

  @PersistenceContext(unitName = "orgstatus")
  EntityManager entities;

  @Inject Event<Recorded> recorded;
  @Inject Clock clock;

  public long count() {
    return entities.createQuery("select count(a) from Account a", Long.class).getSingleResult();
  }

  public Optional<Account> find(long id) {
    return Optional.ofNullable(entities.find(Account.class, id));
  }

  public Optional<Account> findByLoginName(String loginName) {
    return entities
        .createQuery("select a from Account a where a.loginName = :name", Account.class)
        .setParameter("name", Account.normal(loginName))
        .getResultStream()
        .findFirst();
  }

  /**
   * Every account with its grants, by log-in name, in two queries however many there are; to be
   * read only.
   */
  public List<Account> list() {
    return entities
        .createQuery("select a from Account a order by a.loginName", Account.class)
        .setHint("eclipselink.batch", "a.grants")
        .setHint("eclipselink.read-only", "true") // 4.0.7 cannot compare what a batch has read
        .getResultList();
  }

  /** The account that followed this one after a change of staff. */
  public Optional<Account> findSuccessor(long id) {
    return entities
        .createQuery("select a from Account a where a.predecessorId = :id", Account.class)
        .setParameter("id", id)
        .getResultStream()
        .findFirst();
  }

  /** The accounts that hold a role in exactly this scope, by log-in name. */
  public List<Account> listIn(Scope scope) {
    return entities
        .createQuery(
            """
            select distinct a from Account a join a.grants g
            where g.scopeKind = :kind and g.scopeCode = :code order by a.loginName\
            """,
            Account.class)
        .setParameter("kind", scope.kind())
        .setParameter("code", scope.code())
        .getResultList();
  }

  /** An account that holds a role somewhere. */
  public record Holder(long accountId, String scopeCode) {}

  /** Who holds a role in an account that is in use: not closed, and with a password. */
  public List<Holder> listHolders(Role role) {
    return entities
        .createQuery(
            """
            select a.id, g.scopeCode from Account a join a.grants g
            where g.role = :role and a.status = :active and a.passwordHash is not null""",
            Object[].class)
        .setParameter("role", role)
        .setParameter("active", Account.Status.ACTIVE)
        .getResultStream()
        .map(row -> new Holder((long) row[0], (String) row[1]))
        .toList();
  }

  /** The accounts whose password the log-in page prints: those of the demonstration study. */
  public List<Account> listShown() {
    return entities
        .createQuery(
            "select a from Account a where a.shownPassword is not null order by a.id",
            Account.class)
        .getResultList();
  }

  /**
   * A new account without a password: nobody can sign in with it before {@link #setPassword}.
   *
   * @throws IllegalArgumentException if the log-in name is taken or not usable, or the grants do
   *     not go together, see {@link #grantFaults}
   */
  public Account create(
      String loginName, String displayName, Language language, Collection<Grant> grants) {
    List<LocalText> faults = faults(loginName);
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(faults.get(0).en() + " (" + loginName + ")");
    }
    Account account = new Account(loginName, displayName, language, grants, clock.instant());
    entities.persist(account);
    String granted = grants.stream().map(Grant::toString).collect(Collectors.joining(", "));
    recorded.fire(new Recorded("account-created", "account " + account.id(), granted));
    return account;
  }

  /**
   * A new account of the demonstration study. Its password is printed on the log-in page.
   *
   * @throws IllegalArgumentException if the log-in name is taken or not usable
   */
  public Account createShown(
      String loginName,
      String displayName,
      Language language,
      Collection<Grant> grants,
      String password) {
    Account account = create(loginName, displayName, language, grants);
    account.setPasswordHash(passwords.hashPrinted(password));
    account.setShownPassword(password);
    return account;
  }

  /** What speaks against a new log-in name, in plain words; empty when it can be used. */
  public List<LocalText> faults(String loginName) {
    List<LocalText> faults = new ArrayList<>();
    if (!Account.normal(loginName).matches(LOGIN_NAME)) {
      faults.add(
          LocalText.of(
              "登录名要有2至60个字符，可用文字、数字、点、下划线、连字符和@，以文字或数字开头。",
              "A log-in name has 2 to 60 letters, digits, dots, underscores, hyphens or @, and"
                  + " begins with a letter or digit."));
    } else if (findByLoginName(loginName).isPresent()) {
      faults.add(LocalText.of("这个登录名已有人使用，请换一个。", "This log-in name is taken. Choose another."));
    }
    return faults;
  }

  /** What speaks against one account with these grants; empty when nothing does. */
  public List<LocalText> grantFaults(Collection<Grant> grants) {
    return Grants.faults(grants);
  }

  /** What speaks against a new password, in plain words; empty when it can be used. */
  public List<LocalText> passwordFaults(String password, String loginName) {
    return Passwords.faults(password, loginName);
  }

  /**
   * Sets the password; the account can sign in from now on, and every browser that was signed in is
   * out.
   *
   * @throws IllegalArgumentException if the password has faults, see {@link #passwordFaults}
   */
  public void setPassword(long id, String password) {
    Account account = entities.find(Account.class, id);
    List<LocalText> faults = Passwords.faults(password, account.loginName());
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(faults.get(0).en());
    }
    account.setPasswordHash(passwords.hash(password));
    signOut(id);
    recorded.fire(new Recorded("password-set", "account " + id, ""));
  }

  /**
   * What a browser keeps to show later that this account signed in with it: a digest of the hash of
   * the password, so nothing needs to be stored and a new password ends it.
   *
   * @return empty while the account has no password
   */
  public Optional<String> mark(Account account) {
    return account.passwordHash().map(Accounts::mark);
  }

  /** Whether a browser that shows this mark has signed in with the account of this name before. */
  @Transactional(TxType.SUPPORTS)
  public boolean isKnown(String loginName, String mark) {
    return findByLoginName(loginName)
        .flatMap(this::mark)
        .filter(
            own ->
                MessageDigest.isEqual(
                    own.getBytes(StandardCharsets.UTF_8), mark.getBytes(StandardCharsets.UTF_8)))
        .isPresent();
  }

  private static String mark(String passwordHash) {
    return Secret.fingerprint("browser of " + passwordHash);
  }

  /**
   * The account of this name and password, if it is in use. A wrong name, a wrong password and a
   * closed account take the same time and give the same answer.
   */
  @Transactional(TxType.SUPPORTS)
  public Optional<Account> authenticate(String loginName, String password) {
    Optional<Account> named =
        findByLoginName(loginName).filter(a -> a.status() == Account.Status.ACTIVE);
    boolean matches = passwords.matches(password, named.flatMap(Account::passwordHash));
    return matches ? named : Optional.empty();
  }

  /**
   * Gives the account exactly these grants.
   *
   * @throws IllegalArgumentException if they do not go together, see {@link #grantFaults}
   */
  public void setGrants(long id, Collection<Grant> grants) {
    entities.find(Account.class, id).setGrants(grants);
    String granted = grants.stream().map(Grant::toString).collect(Collectors.joining(", "));
    recorded.fire(new Recorded("account-granted", "account " + id, granted));
  }

  public void setLanguage(long id, Language language) {
    entities.find(Account.class, id).setLanguage(language);
  }

  /** Changes the name that is shown. */
  public void rename(long id, String displayName) {
    entities.find(Account.class, id).rename(displayName);
    recorded.fire(new Recorded("account-renamed", "account " + id, ""));
  }

  /** Closes the entrance; the person and the person's programs are out with the next request. */
  public void close(long id) {
    Account account = entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE);
    account.close(clock.instant());
    signOut(id);
    recorded.fire(new Recorded("account-closed", "account " + id, ""));
  }

  /**
   * Another person takes over: the account is closed, and a new one with the same log-in name,
   * grants and language waits for a password. So the record tells the two persons apart.
   *
   * @return the new account
   * @throws IllegalStateException if the account is closed already
   */
  public Account handOver(long id, String displayName) {
    Account leaving = entities.find(Account.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (leaving.status() == Account.Status.CLOSED) {
      throw new IllegalStateException("account " + id + " is closed");
    }
    leaving.close(clock.instant());
    signOut(id);
    return follow(leaving, displayName, leaving.language(), leaving.grants());
  }

  /**
   * A new account with the log-in name of one that was closed; it waits for a password.
   *
   * @throws IllegalStateException if the account is in use
   */
  public Account replace(
      long closedId, String displayName, Language language, Collection<Grant> grants) {
    Account closed = entities.find(Account.class, closedId, LockModeType.PESSIMISTIC_WRITE);
    if (closed.status() != Account.Status.CLOSED) {
      throw new IllegalStateException("account " + closedId + " is in use");
    }
    return follow(closed, displayName, language, grants);
  }

  private Account follow(
      Account leaving, String displayName, Language language, Collection<Grant> grants) {
    long id = leaving.id();
    Account successor =
        new Account(leaving.loginName(), displayName, language, grants, clock.instant());
    successor.follow(leaving);
    leaving.giveUpLoginName();
    entities.flush(); // the name is free before the successor takes it
    entities.persist(successor);
    recorded.fire(
        new Recorded("account-handed-over", "account " + id, "to account " + successor.id()));
    return successor;
  }

  /** Ends every log-in, without a line on record: the act that causes it has one. */
  private void signOut(long id) {
    entities
        .createQuery("delete from Login l where l.account.id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }
}
