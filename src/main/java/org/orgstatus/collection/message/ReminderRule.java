package org.orgstatus.collection.message;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Whether a wave reminds by itself. Off until an administrator switches it on. */
@Entity
@Table(name = "reminder_rule")
public class ReminderRule {

  @Id
  @Column(name = "wave_id")
  private String waveId;

  private boolean active;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected ReminderRule() {}

  ReminderRule(String waveId, boolean active, Instant now) {
    this.waveId = waveId;
    this.active = active;
    this.changedAt = now;
  }

  boolean isActive() {
    return active;
  }
}
