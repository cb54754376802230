package org.orgstatus.analysis.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A saved table as it was from one change to the next. */
@Entity
@Table(name = "saved_table_version")
@IdClass(SavedVersion.Key.class)
public class SavedVersion {

  /** Characters of a text at the most. */
  public static final int LONGEST_TEXT = 8000;

  @Id
  @Column(name = "table_id")
  private long tableId;

  @Id private int number;

  @Column(updatable = false)
  private String name;

  @Column(updatable = false)
  private String content;

  @Column(name = "made_at", updatable = false)
  private Instant madeAt;

  @Column(name = "account_id", updatable = false)
  private long accountId;

  protected SavedVersion() {}

  SavedVersion(SavedTable table, String content) {
    this.tableId = table.id();
    this.number = table.version();
    this.name = table.name();
    this.content = content;
    this.madeAt = table.changedAt();
    this.accountId = table.accountId();
  }

  public int number() {
    return number;
  }

  public String name() {
    return name;
  }

  /** The request as {@link TableText} writes it. */
  public String content() {
    return content;
  }

  public Instant madeAt() {
    return madeAt;
  }

  public long accountId() {
    return accountId;
  }

  /** Table and number. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1;
    private long tableId;
    private int number;

    public Key() {}

    Key(long tableId, int number) {
      this.tableId = tableId;
      this.number = number;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.tableId == tableId && key.number == number;
    }

    @Override
    public int hashCode() {
      return Objects.hash(tableId, number);
    }
  }
}
