package org.orgstatus.collection.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * Asks at the moment of sending whether what a message was written for still holds: it may have
 * waited for hours while the mail server was down.
 */
@ApplicationScoped
@Transactional
class Occasions {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Reminders reminders;
  @Inject private ReturnNotices returns;
  @Inject private ApprovalNotices approvals;
  @Inject private MailedInvitations invitations;

  protected Occasions() {}

  /**
   * Ends a message whose occasion has passed; the log says why.
   *
   * @return whether it has, so that nothing is to be sent
   */
  boolean end(Outbox.Claimed mail) {
    OutboxMessage message = entities.find(OutboxMessage.class, mail.id());
    Optional<Moot> moot = moot(message, mail.code());
    moot.ifPresent(message::skip);
    return moot.isPresent();
  }

  private Optional<Moot> moot(OutboxMessage message, String code) {
    return switch (message.textId()) {
      case T4, T9, T10 -> reminders.moot(message);
      case T5, T8 -> returns.moot(message.purpose());
      case T7 -> invitations.moot(code);
      case T11 -> approvals.moot(message);
      default -> Optional.empty();
    };
  }
}
