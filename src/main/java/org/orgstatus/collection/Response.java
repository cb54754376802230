package org.orgstatus.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orgstatus.questionnaire.ItemPath;

/**
 * What one unit gives in one wave. The gate and the form that follows it are one response: one
 * draft, one submission, one receipt.
 */
@Entity
public class Response {

  /** A pause longer than this between two saves does not count as time spent. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "response_seq")
  @SequenceGenerator(name = "response_seq", sequenceName = "response_seq", allocationSize = 50)
  private long id;

  @Column(name = "wave_id")
  private String waveId;

  @Column(name = "form_id")
  private String formId;

  @Column(name = "unit_code")
  private String unitCode;

  @Enumerated(EnumType.STRING)
  private ResponseStatus status = ResponseStatus.DRAFT;

  private String draft = Draft.EMPTY.write();

  @Column(name = "draft_revision")
  private long draftRevision;

  private @Nullable String receipt;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "saved_at")
  private Instant savedAt;

  @Column(name = "submitted_at")
  private @Nullable Instant submittedAt;

  @Column(name = "submitted_number")
  private @Nullable Integer submittedNumber;

  @Column(name = "sent_number")
  private @Nullable Integer sentNumber;

  private int steps;
  private String findings = "";

  @Column(name = "checked_at")
  private @Nullable Instant checkedAt;

  @Column(name = "entered_by")
  private @Nullable Long enteredBy;

  @Column(name = "scan_id")
  private @Nullable String scanId;

  private @Nullable String reopened;

  @Column(name = "seconds_spent")
  private long secondsSpent;

  @Version private long version;

  protected Response() {}

  Response(String waveId, String formId, String unitCode, Instant now) {
    this.waveId = waveId;
    this.formId = formId;
    this.unitCode = unitCode;
    this.startedAt = now;
    this.savedAt = now;
  }

  public long id() {
    return id;
  }

  public String waveId() {
    return waveId;
  }

  /** Id of the first form of the response, for example gate. */
  public String formId() {
    return formId;
  }

  public String unitCode() {
    return unitCode;
  }

  public ResponseStatus status() {
    return status;
  }

  /** Counts the saves of the draft. */
  public long draftRevision() {
    return draftRevision;
  }

  public Instant savedAt() {
    return savedAt;
  }

  public Optional<Instant> submittedAt() {
    return Optional.ofNullable(submittedAt);
  }

  public Optional<String> receipt() {
    return Optional.ofNullable(receipt);
  }

  /** Number of the revision that holds the sheet submitted last, approved where that is needed. */
  public Optional<Integer> submittedNumber() {
    return Optional.ofNullable(submittedNumber);
  }

  /** Number of the revision that the filler sent last; 0 before the first time. */
  public int sentNumber() {
    return sentNumber == null ? 0 : sentNumber;
  }

  /** How many transitions there were: whoever acts on the response says what they have seen. */
  public int steps() {
    return steps;
  }

  /** Soft checks that hold for what was sent last, the heaviest first. */
  public List<Finding> findings() {
    return Finding.read(findings);
  }

  /** Who enters it for an institution that answers on paper; empty where it answers itself. */
  public Optional<Long> enteredBy() {
    return Optional.ofNullable(enteredBy);
  }

  /** The scan of the paper from which it was entered. */
  public Optional<String> scanId() {
    return Optional.ofNullable(scanId);
  }

  void enterBy(long accountId) {
    enteredBy = accountId;
  }

  /** The institution goes on itself; the paper and its scan no longer count. */
  void takeOver() {
    enteredBy = null;
    scanId = null;
  }

  void scan(String attachmentId) {
    scanId = attachmentId;
  }

  /** What the soft checks say of what was sent. */
  void find(List<Finding> found) {
    findings = Finding.write(found);
  }

  /** As {@link #find(List)}, where they ran again after it was sent. */
  void find(List<Finding> found, Instant now) {
    find(found);
    checkedAt = now;
  }

  /** The items that a return named; empty where all are open. */
  Optional<Set<ItemPath>> reopened() {
    return Optional.ofNullable(reopened).map(Reopened::read);
  }

  /** Time spent filling in; pauses of more than ten minutes do not count. */
  public Duration timeSpent() {
    return Duration.ofSeconds(secondsSpent);
  }

  /** Time that was spent elsewhere, before the response came here. */
  void spent(Duration elsewhere) {
    secondsSpent += elsewhere.toSeconds();
  }

  Draft draft() {
    return Draft.read(draft);
  }

  void save(Draft changed, long revision, Instant now) {
    requireEditable();
    Duration pause = Duration.between(savedAt, now);
    if (!pause.isNegative() && pause.compareTo(LONGEST_PAUSE) <= 0) {
      secondsSpent += pause.toSeconds();
    }
    draft = changed.write();
    draftRevision = revision;
    savedAt = now;
  }

  /** The draft without what somebody has taken back, in whatever state the response is. */
  void redact(Draft left) {
    draft = left.write();
    draftRevision++;
  }

  /** Takes a step: the only way in which the status changes. */
  void take(Transition step) {
    status = step.to();
    steps = step.number();
    sentNumber = step.revisionNumber();
    if (step.to() == ResponseStatus.SUBMITTED) {
      submittedNumber = step.revisionNumber();
      submittedAt = step.madeAt();
      receipt =
          waveId
              + "-"
              + unitCode
              + "-"
              + step.contentHash().substring(0, 6).toUpperCase(Locale.ROOT);
    }
  }

  /** Says which items may be changed from now on; none named means all. */
  void reopen(Collection<ItemPath> paths) {
    reopened = Reopened.write(paths);
  }

  private void requireEditable() {
    if (!status.isEditable()) {
      throw new NotEditable(status);
    }
  }
}
