package org.orgstatus.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.questionnaire.ItemPath;

/** One item changed once: the trace of a draft. Personal items are traced without their values. */
@Entity
@Table(name = "response_entry")
public class ResponseEntry {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "response_entry_seq")
  @SequenceGenerator(
      name = "response_entry_seq",
      sequenceName = "response_entry_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "response_id")
  private long responseId;

  private long revision;
  private String path;

  @Column(name = "value_before")
  private @Nullable String valueBefore;

  @Column(name = "value_after")
  private @Nullable String valueAfter;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "delegation_id")
  private @Nullable Long delegationId;

  @Column(name = "entered_at")
  private Instant enteredAt;

  protected ResponseEntry() {}

  ResponseEntry(
      Response response,
      long revision,
      ItemPath path,
      @Nullable String before,
      @Nullable String after,
      Author author,
      Instant now) {
    this.responseId = response.id();
    this.revision = revision;
    this.path = path.toString();
    this.valueBefore = before;
    this.valueAfter = after;
    this.accountId = author.accountId();
    this.delegationId = author.delegationId();
    this.enteredAt = now;
  }

  public ItemPath path() {
    return ItemPath.parse(path);
  }

  public long revision() {
    return revision;
  }

  public long accountId() {
    return accountId;
  }

  /** The delegation under which a colleague without an account made the change. */
  public Optional<Long> delegationId() {
    return Optional.ofNullable(delegationId);
  }

  public Instant enteredAt() {
    return enteredAt;
  }
}
