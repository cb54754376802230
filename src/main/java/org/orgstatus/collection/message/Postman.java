package org.orgstatus.collection.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Empties the outbox. A timer calls it outside any transaction: each message is claimed, looked at
 * once more, handed over and ticked off in transactions of its own, so that a crash leaves at most
 * one in doubt.
 */
@ApplicationScoped
public class Postman {

  private static final Logger LOG = System.getLogger(Postman.class.getName());

  @Inject private Outbox outbox;
  @Inject private Occasions occasions;
  @Inject private Mailer mailer;

  protected Postman() {}

  /**
   * Hands over what is due.
   *
   * @param most messages in one round, so that other timers get their turn
   * @return how many the mail server took
   */
  public int deliver(int most) {
    outbox.closeInterrupted();
    if (!mailer.isOn()) {
      return 0;
    }
    int sent = 0;
    for (int i = 0; i < most; i++) {
      Optional<Outbox.Claimed> next = outbox.claim();
      if (next.isEmpty()) {
        break;
      }
      sent += deliver(next.get()) ? 1 : 0;
    }
    return sent;
  }

  private boolean deliver(Outbox.Claimed mail) {
    if (occasions.end(mail)) {
      return false;
    }
    try {
      mailer.send(mail);
      outbox.sent(mail.id());
      return true;
    } catch (Undelivered e) {
      LOG.log(Level.WARNING, "message {0} was not delivered: {1}", mail.id(), e.getMessage());
      switch (e.kind()) {
        case FOR_NOW -> outbox.postpone(mail.id(), e.getMessage());
        case FOR_GOOD -> outbox.end(mail.id(), MessageStatus.FAILED, e.getMessage());
        case PERHAPS -> outbox.end(mail.id(), MessageStatus.UNCERTAIN, e.getMessage());
      }
      return false;
    }
  }
}
