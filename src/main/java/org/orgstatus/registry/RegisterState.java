package org.orgstatus.registry;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

/**
 * The one row that whoever changes the register locks first, so that two servers change it one
 * after the other, and a preview can tell that the register has changed since.
 */
@Entity
@Table(name = "register_state")
public class RegisterState {

  private static final int ONLY = 1;

  @Id private int id;
  private long version;

  protected RegisterState() {}

  static RegisterState current(EntityManager entities) {
    return entities.find(RegisterState.class, ONLY);
  }

  /** Waits for any other change to end; the lock is held to the end of the transaction. */
  static RegisterState locked(EntityManager entities) {
    return entities.find(RegisterState.class, ONLY, LockModeType.PESSIMISTIC_WRITE);
  }

  long version() {
    return version;
  }

  void changed() {
    version++;
  }
}
