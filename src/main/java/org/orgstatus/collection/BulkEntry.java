package org.orgstatus.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** On record: a response's answers were entered by the province, from a workbook. */
@Entity
@Table(name = "bulk_entry")
public class BulkEntry {

  @Id
  @Column(name = "response_id")
  private long responseId;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "draft_revision")
  private long draftRevision;

  @Column(name = "file_name")
  private String fileName;

  @Column(name = "file_sha256")
  private String fileHash;

  @Column(name = "entered_at")
  private Instant enteredAt;

  protected BulkEntry() {}

  BulkEntry(Response response, BulkPreview preview, long accountId, Instant now) {
    this.responseId = response.id();
    this.accountId = accountId;
    this.draftRevision = response.draftRevision();
    this.fileName = preview.fileName();
    this.fileHash = preview.fileHash();
    this.enteredAt = now;
  }

  public long responseId() {
    return responseId;
  }

  public long accountId() {
    return accountId;
  }

  /** The draft as it was entered; a later one was changed by the institution. */
  public long draftRevision() {
    return draftRevision;
  }

  public String fileName() {
    return fileName;
  }

  public Instant enteredAt() {
    return enteredAt;
  }
}
