package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.base.Recorded;

/** What persons ask about their own personal items, and what is answered. */
@ApplicationScoped
@Transactional
public class PrivacyRequests {

  /** The instruments promise an answer within so many working days. */
  public static final int WORKING_DAYS = 15;

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Accounts accounts;
  @Inject private OwnContacts contacts;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected PrivacyRequests() {}

  /**
   * Asks for the deletion of what the account gave in a response. Asking twice changes nothing.
   *
   * @param reportingUnit code of the unit whose coordinators answer
   * @throws IllegalArgumentException if the account gave nothing there
   */
  public PrivacyRequest ask(Account account, long responseId, String reportingUnit, String note) {
    if (contacts.list(account).stream().noneMatch(own -> own.responseId() == responseId)) {
      throw new IllegalArgumentException("no own items in response " + responseId);
    }
    Optional<PrivacyRequest> open =
        listOf(account.id()).stream()
            .filter(request -> request.responseId() == responseId && request.isOpen())
            .findFirst();
    if (open.isPresent()) {
      return open.get();
    }
    PrivacyRequest request =
        new PrivacyRequest(
            account.id(),
            responseId,
            reportingUnit,
            note,
            clock.instant(),
            WorkingDays.after(LocalDate.now(clock), WORKING_DAYS));
    entities.persist(request);
    recorded.fire(
        new Recorded(
            "deletion-asked",
            "response " + responseId,
            "request " + request.id() + ", due " + request.dueOn()));
    return request;
  }

  public Optional<PrivacyRequest> find(long id) {
    return Optional.ofNullable(entities.find(PrivacyRequest.class, id));
  }

  /** What an account asked, the latest first. */
  public List<PrivacyRequest> listOf(long accountId) {
    return entities
        .createQuery(
            "select p from PrivacyRequest p where p.accountId = :id order by p.id desc",
            PrivacyRequest.class)
        .setParameter("id", accountId)
        .getResultList();
  }

  /** Every request: open ones first, the most urgent before others. */
  public List<PrivacyRequest> list() {
    return entities
        .createQuery(
            "select p from PrivacyRequest p order by"
                + " case when p.outcome is null then 0 else 1 end, p.dueOn, p.id",
            PrivacyRequest.class)
        .getResultList();
  }

  /**
   * Does what was asked: the items are deleted.
   *
   * @throws IllegalStateException if the request was answered already
   */
  public void delete(long id, long byAccount, String words) {
    PrivacyRequest request = locked(id);
    request.answer(PrivacyRequest.Outcome.DELETED, words, byAccount, clock.instant());
    Account account = accounts.find(request.accountId()).orElseThrow();
    int items = contacts.delete(account, request.responseId());
    recorded.fire(
        new Recorded(
            "contacts-deleted",
            "response " + request.responseId(),
            items + " items, asked for in request " + id));
  }

  /**
   * Declines, with a reason that the person reads.
   *
   * @throws IllegalStateException if the request was answered already
   */
  public void refuse(long id, long byAccount, String reason) {
    PrivacyRequest request = locked(id);
    request.answer(PrivacyRequest.Outcome.REFUSED, reason, byAccount, clock.instant());
    recorded.fire(
        new Recorded("deletion-refused", "response " + request.responseId(), "request " + id));
  }

  private PrivacyRequest locked(long id) {
    return Optional.ofNullable(
            entities.find(PrivacyRequest.class, id, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> new IllegalArgumentException("no request " + id));
  }
}
