package org.orgstatus.collection;

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
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Role;
import org.orgstatus.base.Recorded;

/**
 * Deputies of approvers: for a time, on record, with an account of their own, never the filler's.
 * When the time is over the account is closed.
 */
@ApplicationScoped
@Transactional
public class Deputies {

  /** Nobody travels longer within a wave. */
  public static final Duration LONGEST = Duration.ofDays(30);

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Accounts accounts;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected Deputies() {}

  /**
   * Appoints a deputy.
   *
   * @param post what the deputy is, never a name
   * @return the one-time code to hand over; it is kept nowhere else
   * @throws IllegalArgumentException when the time is over already or longer than {@link #LONGEST}
   */
  public String appoint(
      String waveId, String formId, String unitCode, String post, Instant until, By by) {
    Instant now = clock.instant();
    if (!until.isAfter(now) || until.isAfter(now.plus(LONGEST))) {
      throw new IllegalArgumentException("not a time for a deputy: " + until);
    }
    String code = Invitations.code();
    entities.persist(
        new Invitation(
                waveId,
                formId,
                unitCode,
                Role.CAMPUS_APPROVER,
                Hashes.sha256(Invitations.normal(code)),
                now,
                until)
            .ofDeputy(post.strip(), until, by.accountId()));
    recorded.fire(new Recorded("deputy-appointed", "unit " + unitCode, "until " + until));
    return code;
  }

  /** Deputies of an institution, those whose time is over included, the latest first. */
  public List<Invitation> list(String unitCode) {
    endOverdue();
    return entities
        .createQuery(
            "select i from Invitation i where i.unitCode = :unit and i.deputyUntil is not null"
                + " order by i.id desc",
            Invitation.class)
        .setParameter("unit", unitCode)
        .getResultList();
  }

  /** The appointment by which this account acts; empty for the approver in person. */
  public Optional<Invitation> find(long accountId) {
    return entities
        .createQuery(
            "select i from Invitation i where i.accountId = :account and i.deputyUntil is not null",
            Invitation.class)
        .setParameter("account", accountId)
        .getResultStream()
        .findFirst();
  }

  /** Whether the account is a deputy's whose time is over. */
  public boolean isOver(long accountId) {
    return find(accountId).filter(i -> !i.isCurrent(clock.instant())).isPresent();
  }

  /**
   * Whether the account may ask for anything now. A deputy's may not from the moment on at which
   * its time is over, and is closed then, whoever looked last.
   */
  public boolean isInTime(Account account) {
    boolean approver =
        account.grants().stream().anyMatch(grant -> grant.role() == Role.CAMPUS_APPROVER);
    Optional<Invitation> over =
        approver ? find(account.id()).filter(i -> !i.isCurrent(clock.instant())) : Optional.empty();
    over.ifPresent(this::end);
    return over.isEmpty();
  }

  /** Ends a deputy's time at once. */
  public void end(String unitCode, long invitationId) {
    Invitation deputy = entities.find(Invitation.class, invitationId);
    if (deputy == null || deputy.deputyUntil().isEmpty() || !deputy.unitCode().equals(unitCode)) {
      throw new IllegalArgumentException("no deputy " + invitationId + " of " + unitCode);
    }
    end(deputy);
  }

  /** Closes the accounts of deputies whose time is over. */
  public void endOverdue() {
    entities
        .createQuery(
            "select i from Invitation i where i.deputyUntil <= :now and i.endedAt is null",
            Invitation.class)
        .setParameter("now", clock.instant())
        .getResultList()
        .forEach(this::end);
  }

  private void end(Invitation deputy) {
    if (deputy.endedAt().isEmpty()) {
      deputy.end(clock.instant());
      deputy.accountId().ifPresent(accounts::close);
      recorded.fire(new Recorded("deputy-ended", "unit " + deputy.unitCode(), ""));
    }
  }
}
