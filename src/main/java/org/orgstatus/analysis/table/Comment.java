package org.orgstatus.analysis.table;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;

/** What somebody remarks on a saved table or a comparison, in plain text. Never changed. */
@Entity
@Table(name = "analysis_comment")
public class Comment {

  /** Characters at the most. */
  public static final int LONGEST = 2000;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "analysis_comment_seq")
  @SequenceGenerator(
      name = "analysis_comment_seq",
      sequenceName = "analysis_comment_seq",
      allocationSize = 50)
  private long id;

  @Column(updatable = false)
  private String subject;

  @Column(updatable = false)
  private String content;

  @Column(name = "made_at", updatable = false)
  private Instant madeAt;

  @Column(name = "account_id", updatable = false)
  private long accountId;

  protected Comment() {}

  Comment(String subject, String content, long accountId, Instant now) {
    this.subject = subject;
    this.content = content;
    this.accountId = accountId;
    this.madeAt = now;
  }

  public long id() {
    return id;
  }

  /** What it is about: {@code table 51}, or {@code result W1 c01}. */
  public String subject() {
    return subject;
  }

  public String content() {
    return content;
  }

  public Instant madeAt() {
    return madeAt;
  }

  public long accountId() {
    return accountId;
  }
}
