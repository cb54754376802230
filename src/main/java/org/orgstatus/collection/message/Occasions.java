package org.orgstatus.collection.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.orgstatus.accounts.Role;

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

  protected Occasions() {}

  /**
   * Ends a message whose occasion has passed; the log says why.
   *
   * @return whether it has, so that nothing is to be sent
   */
  boolean end(long messageId) {
    OutboxMessage message = entities.find(OutboxMessage.class, messageId);
    Optional<Moot> moot = moot(message);
    moot.ifPresent(message::skip);
    return moot.isPresent();
  }

  private Optional<Moot> moot(OutboxMessage message) {
    return switch (message.textId()) {
      case T4 -> reminders.moot(message.waveId(), message.unitCode(), Role.CAMPUS_FILLER);
      case T9 -> reminders.moot(message.waveId(), message.unitCode(), Role.CAMPUS_APPROVER);
      case T5, T8 -> returns.moot(message.purpose());
      default -> Optional.empty();
    };
  }
}
