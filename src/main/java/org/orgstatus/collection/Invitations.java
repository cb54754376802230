package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.base.Language;
import org.orgstatus.base.Recorded;
import org.orgstatus.registry.UnitKind;

/** Issues activation codes and turns one into an account. */
@ApplicationScoped
@Transactional
public class Invitations {

  /** Without characters that look alike: 31 signs, 12 of them give 59 bits. */
  private static final String SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

  private static final int LENGTH = 12;
  private static final SecureRandom RANDOM = new SecureRandom();

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Accounts accounts;
  @Inject private WaveForms forms;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected Invitations() {}

  /**
   * A code as it is handed out, once.
   *
   * @param role what its holder will do
   * @param code in groups of four, for example 7F3K-9QMW-2XRA
   */
  public record Issued(String unitCode, Role role, String code) {}

  /**
   * Issues a filler's code for each unit, as {@link #issue(String, String, Collection, Set,
   * Instant)}.
   */
  public List<Issued> issue(
      String waveId, String formId, Collection<String> unitCodes, Instant expiresAt) {
    return issue(waveId, formId, unitCodes, EnumSet.of(Role.CAMPUS_FILLER), expiresAt);
  }

  /**
   * Issues a code for each unit and role; codes of the same role that were issued before and not
   * used become worthless.
   */
  public List<Issued> issue(
      String waveId,
      String formId,
      Collection<String> unitCodes,
      Set<Role> roles,
      Instant expiresAt) {
    return issue(waveId, formId, unitCodes, roles, expiresAt, clock.instant());
  }

  /**
   * As {@link #issue(String, String, Collection, Set, Instant)}, unless others did so meanwhile: a
   * form sent twice would make the codes worthless that the first one handed out.
   *
   * @param seen when the sender saw how things stand
   * @throws CodesIssuedSince when a unit got a code of such a role after that; nothing is changed
   */
  public List<Issued> issue(
      String waveId,
      String formId,
      Collection<String> unitCodes,
      Set<Role> roles,
      Instant expiresAt,
      Instant seen) {
    Map<String, Set<Role>> wanted = new TreeMap<>();
    unitCodes.forEach(unit -> wanted.put(unit, roles));
    return issue(waveId, formId, wanted, expiresAt, seen);
  }

  /**
   * As {@link #issue(String, String, Collection, Set, Instant, Instant)}, for each unit codes of
   * its own roles.
   */
  public List<Issued> issue(
      String waveId,
      String formId,
      Map<String, Set<Role>> wanted,
      Instant expiresAt,
      Instant seen) {
    entities.find(WaveForm.class, new WaveForm.Key(waveId, formId), LockModeType.PESSIMISTIC_WRITE);
    requireNoneSince(waveId, formId, wanted, seen);
    Instant now = clock.instant();
    List<Issued> issued = new ArrayList<>();
    for (String unit : new TreeSet<>(wanted.keySet())) {
      List<Invitation> before = listFor(waveId, formId, unit);
      for (Role role : new TreeSet<>(wanted.get(unit))) {
        before.stream()
            .filter(i -> i.role() == role && i.deputyUntil().isEmpty())
            .forEach(i -> i.expire(now));
        String code = code();
        entities.persist(
            new Invitation(
                waveId, formId, unit, role, Hashes.sha256(normal(code)), now, expiresAt));
        issued.add(new Issued(unit, role, code));
      }
    }
    recorded.fire(
        new Recorded("codes-issued", "wave " + waveId, issued.size() + " units, form " + formId));
    return issued;
  }

  private void requireNoneSince(
      String waveId, String formId, Map<String, Set<Role>> wanted, Instant seen) {
    entities
        .createQuery(
            "select i from Invitation i where i.waveId = :wave and i.formId = :form"
                + " and i.issuedAt > :seen and i.deputyUntil is null",
            Invitation.class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .setParameter("seen", seen)
        .getResultStream()
        .filter(i -> wanted.getOrDefault(i.unitCode(), Set.of()).contains(i.role()))
        .findFirst()
        .ifPresent(
            i -> {
              throw new CodesIssuedSince(i.issuedAt());
            });
  }

  /** The invitation of a code that can be used now; unknown, used and expired are all empty. */
  public Optional<Invitation> find(String code) {
    return entities
        .createQuery("select i from Invitation i where i.codeHash = :hash", Invitation.class)
        .setParameter("hash", Hashes.sha256(normal(code)))
        .getResultStream()
        .findFirst()
        .filter(i -> i.isUsable(clock.instant()));
  }

  /**
   * Notes that a browser shows the page of a code. Link previews are not counted, see {@link
   * LinkPreviews}; the first opening stays on record.
   *
   * @param agent the browser's User-Agent; may be empty
   */
  public void opened(String code, String agent) {
    if (!LinkPreviews.isOne(agent)) {
      find(code).ifPresent(invitation -> invitation.open(clock.instant()));
    }
  }

  /**
   * How far each unit has come with its filler's codes; units without a usable or used one are left
   * out. The furthest counts where there are several.
   */
  public Map<String, CodeState> states(String waveId, String formId) {
    Map<String, CodeState> states = new TreeMap<>();
    entities
        .createQuery(
            """
            select i.unitCode, i.openedAt, i.usedAt from Invitation i where i.waveId = :wave
            and i.formId = :form and i.role = :role and i.deputyUntil is null
            and (i.usedAt is not null or i.expiresAt > :now)""",
            Object[].class)
        .setParameter("role", Role.CAMPUS_FILLER)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .setParameter("now", clock.instant())
        .getResultList()
        .forEach(
            row ->
                states.merge(
                    (String) row[0], CodeState.of(row[1] != null, row[2] != null), CodeState::or));
    return states;
  }

  /**
   * The log-in name that a code leads to: the unit's code for the filler, with {@code -sh} (审核) for
   * the approver, with {@code -d} and a number for a deputy. One account never holds two roles.
   */
  public String loginName(Invitation invitation) {
    if (invitation.deputyUntil().isPresent()) {
      return invitation.unitCode() + "-d" + invitation.id();
    }
    return invitation.role() == Role.CAMPUS_APPROVER
        ? invitation.unitCode() + "-sh"
        : invitation.unitCode();
  }

  /** Whether somebody of the institution can approve: an approver who has set a password. */
  public boolean hasApprover(String unitCode) {
    return accounts.listIn(Scope.institution(unitCode)).stream()
        .anyMatch(a -> a.status() == Account.Status.ACTIVE && a.has(Role.CAMPUS_APPROVER));
  }

  /**
   * The units for which somebody works in a role with an account in use: they need no code. A
   * deputy, whose time is short, does not count.
   */
  public Set<String> activated(Role role) {
    Set<Long> deputies =
        new HashSet<>(
            entities
                .createQuery(
                    "select i.accountId from Invitation i"
                        + " where i.deputyUntil is not null and i.accountId is not null",
                    Long.class)
                .getResultList());
    return accounts.listHolders(role).stream()
        .filter(holder -> !deputies.contains(holder.accountId()))
        .map(Accounts.Holder::scopeCode)
        .collect(Collectors.toSet());
  }

  /**
   * Uses up a code: its holder gets an account, see {@link #loginName}. A unit that has one already
   * keeps it and gets the new password: staff change. One that was closed is followed by a new one.
   *
   * @return the account, or empty where the code cannot be used (any more)
   * @throws IllegalArgumentException if the password has faults, see {@link
   *     Accounts#passwordFaults}
   */
  public Optional<Account> activate(
      String code, String displayName, Language language, String password) {
    Optional<Invitation> found = find(code);
    found.ifPresent(i -> entities.lock(i, LockModeType.PESSIMISTIC_WRITE));
    found.ifPresent(entities::refresh);
    if (found.filter(i -> i.isUsable(clock.instant())).isEmpty()) {
      return Optional.empty();
    }
    Invitation invitation = found.get();
    String unit = invitation.unitCode();
    String login = loginName(invitation);
    Account account =
        accounts
            .findByLoginName(login)
            .map(known -> inUse(known, displayName, language, invitation))
            .orElseGet(
                () -> accounts.create(login, displayName, language, List.of(grant(invitation))));
    accounts.setPassword(account.id(), password);
    invitation.use(account.id(), clock.instant());
    recorded.fire(
        new Recorded("code-used", "unit " + unit, invitation.role() + ", account " + account.id()));
    return Optional.of(account);
  }

  private Account inUse(
      Account known, String displayName, Language language, Invitation invitation) {
    return known.status() == Account.Status.CLOSED
        ? accounts.replace(known.id(), displayName, language, List.of(grant(invitation)))
        : known;
  }

  /** What an account may do that an invitation makes: fill in the form of its unit. */
  private Grant grant(Invitation invitation) {
    return forms.unitKind(invitation.waveId(), invitation.formId()) == UnitKind.ALLIANCE
        ? Grant.of(Role.ALLIANCE_SECRETARY, Scope.alliance(invitation.unitCode()))
        : Grant.of(invitation.role(), Scope.institution(invitation.unitCode()));
  }

  private List<Invitation> listFor(String waveId, String formId, String unitCode) {
    return entities
        .createQuery(
            "select i from Invitation i where i.waveId = :wave and i.formId = :form"
                + " and i.unitCode = :unit",
            Invitation.class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .setParameter("unit", unitCode)
        .getResultList();
  }

  static String code() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      if (i > 0 && i % 4 == 0) {
        code.append('-');
      }
      code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
    }
    return code.toString();
  }

  /** People type codes in small letters, with spaces or without hyphens. */
  static String normal(String code) {
    return code.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
  }
}
