package org.orgstatus.fieldwork.coding;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of a response whose speaker has taken the consent back: a sheet that was sent before still
 * has the words, and nobody may code or quote them any more.
 */
@Entity
@Table(name = "silenced_row")
@IdClass(SilencedRow.Key.class)
public class SilencedRow {

  @Id
  @Column(name = "response_id")
  private long responseId;

  @Id
  @Column(name = "row_path")
  private String row = "";

  @Column(name = "made_at")
  private Instant madeAt = Instant.EPOCH;

  protected SilencedRow() {} // for JPA

  SilencedRow(long responseId, String row, Instant now) {
    this.responseId = responseId;
    this.row = row;
    this.madeAt = now;
  }

  String row() {
    return row;
  }

  long responseId() {
    return responseId;
  }

  Instant madeAt() {
    return madeAt;
  }

  /** Response and row. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1;
    private long responseId;
    private String row = "";

    public Key() {}

    Key(long responseId, String row) {
      this.responseId = responseId;
      this.row = row;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.responseId == responseId && key.row.equals(row);
    }

    @Override
    public int hashCode() {
      return Objects.hash(responseId, row);
    }
  }
}
