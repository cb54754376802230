package org.orgstatus.dataset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** At most 256 kB of what a lock keeps, compressed. */
@Entity
@Table(name = "data_lock_part")
@IdClass(DataLockPart.Key.class)
public class DataLockPart {

  static final int SIZE = 256 * 1024;

  @Id
  @Column(name = "lock_id")
  private long lockId;

  @Id private int number;
  private byte[] content;

  protected DataLockPart() {}

  DataLockPart(long lockId, int number, byte[] content) {
    this.lockId = lockId;
    this.number = number;
    this.content = content.clone();
  }

  byte[] content() {
    return content.clone();
  }

  /** Lock and position. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1;
    private long lockId;
    private int number;

    public Key() {}

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.lockId == lockId && key.number == number;
    }

    @Override
    public int hashCode() {
      return Objects.hash(lockId, number);
    }
  }
}
