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

/**
 * What a return says about one item. The filler changes the item or answers the remark; it is
 * settled when the response is submitted again.
 */
@Entity
@Table(name = "response_remark")
public class Remark {

  /** Longest text of a remark or a reply, in characters. */
  public static final int LONGEST = 500;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "response_remark_seq")
  @SequenceGenerator(
      name = "response_remark_seq",
      sequenceName = "response_remark_seq",
      allocationSize = 50)
  private long id;

  @Column(name = "response_id")
  private long responseId;

  @Column(name = "transition_number")
  private int transitionNumber;

  private String path;
  private String text;

  @Column(name = "draft_revision")
  private long draftRevision;

  private @Nullable String reply;

  @Column(name = "replied_at")
  private @Nullable Instant repliedAt;

  @Column(name = "settled_number")
  private @Nullable Integer settledNumber;

  protected Remark() {}

  Remark(Transition of, ItemPath path, String text) {
    this.responseId = of.responseId();
    this.transitionNumber = of.number();
    this.draftRevision = of.draftRevision();
    this.path = path.toString();
    this.text = cut(text);
  }

  public long id() {
    return id;
  }

  long responseId() {
    return responseId;
  }

  /** Number of the return that it belongs to. */
  public int transitionNumber() {
    return transitionNumber;
  }

  public ItemPath path() {
    return ItemPath.parse(path);
  }

  public String text() {
    return text;
  }

  /** What the filler says to it. */
  public Optional<String> reply() {
    return Optional.ofNullable(reply);
  }

  /** Whether the response has been submitted again since. */
  public boolean isSettled() {
    return settledNumber != null;
  }

  /** Whether the item was changed after the remark, given the item's revision in the draft. */
  public boolean isChangedIn(long itemRevision) {
    return itemRevision > draftRevision;
  }

  void answer(String words, Instant now) {
    reply = words.isBlank() ? null : cut(words);
    repliedAt = reply == null ? null : now;
  }

  void settle(int byTransition) {
    settledNumber = byTransition;
  }

  private static String cut(String words) {
    String text = words.strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
