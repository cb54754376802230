package org.orgstatus.collection.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Runs the rule of reminders. A timer calls it outside any transaction: each unit is reminded in
 * one of its own, so that a unit that fails, or that another server has just reminded, stops no
 * other.
 */
@ApplicationScoped
public class ReminderRounds {

  private static final Logger LOG = System.getLogger(ReminderRounds.class.getName());

  @Inject private Reminders reminders;

  protected ReminderRounds() {}

  /**
   * Reminds whoever is due in every wave whose rule is on.
   *
   * @return how many were
   */
  public int run() {
    int made = 0;
    for (String wave : reminders.wavesWithRule()) {
      for (Reminders.Due due : reminders.due(wave)) {
        try {
          boolean isMade = reminders.remindByRule(wave, due).isPresent();
          made += isMade ? 1 : 0;
        } catch (RuntimeException e) {
          LOG.log(
              Level.WARNING,
              "unit " + due.unitCode() + " was not reminded of " + due.formId() + " in this round",
              e);
        }
      }
    }
    return made;
  }
}
