package org.orgstatus.findings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.fieldwork.coding.Quotation;
import org.orgstatus.fieldwork.coding.Quotations;
import org.orgstatus.findings.FindingRefused.Reason;

/** Where findings are written, decided on and found, with all their versions. */
@ApplicationScoped
@Transactional
public class Findings {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Words words;
  @Inject private Quotations quotations;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected Findings() {}

  /**
   * What came of saving.
   *
   * @param finding as it is now
   * @param saved false where somebody else had changed it since: nothing was stored
   */
  public record Outcome(Finding finding, boolean saved) {}

  /** All, the latest changed first. */
  public List<Finding> list() {
    return entities
        .createQuery("select f from Finding f order by f.changedAt desc, f.id desc", Finding.class)
        .getResultList();
  }

  public Optional<Finding> find(long id) {
    return Optional.ofNullable(entities.find(Finding.class, id));
  }

  /** The versions of a finding, the latest first. */
  public List<FindingVersion> versions(Finding finding) {
    return entities
        .createQuery(
            "select v from FindingVersion v where v.findingId = :id order by v.number desc",
            FindingVersion.class)
        .setParameter("id", finding.id())
        .getResultList();
  }

  public Optional<FindingVersion> version(Finding finding, int number) {
    return Optional.ofNullable(
        entities.find(FindingVersion.class, new FindingVersion.Key(finding.id(), number)));
  }

  /** What the finding says now. */
  public FindingVersion latest(Finding finding) {
    return version(finding, finding.version()).orElseThrow();
  }

  /** What was done with a finding, the oldest first. */
  public List<FindingAct> acts(Finding finding) {
    return entities
        .createQuery(
            "select a from FindingAct a where a.findingId = :id order by a.id", FindingAct.class)
        .setParameter("id", finding.id())
        .getResultList();
  }

  /** Whether a content may be kept, and what its author should know. */
  public SentenceCheck check(FindingContent content) {
    SentenceCheck check = SentenceCheck.of(content, words.all());
    List<LocalText> faults = new ArrayList<>(check.faults());
    faults.addAll(lost(content));
    return new SentenceCheck(faults, check.cautions());
  }

  /** The quotations that a content cites, as they are now. */
  public List<Quotation> quotations(FindingContent content) {
    return content.evidence().stream()
        .flatMap(e -> e.quotation().stream().boxed())
        .flatMap(id -> quotations.find(id).stream())
        .toList();
  }

  /** Those that may not be cited: never cleared, withdrawn, or unknown. */
  private List<LocalText> lost(FindingContent content) {
    return content.evidence().stream()
        .flatMap(e -> e.quotation().stream().boxed())
        .filter(id -> quotations.find(id).filter(Quotation::isCleared).isEmpty())
        .map(
            id ->
                LocalText.of(
                    "引文Q" + id + "没有放行，或已经撤回，不能引用。",
                    "Quotation Q" + id + " is not cleared or was withdrawn and cannot be cited."))
        .toList();
  }

  /** Whether the numbers of a version are still what results say. */
  public Freshness freshness(FindingVersion version, ResultSource source) {
    FindingContent content = version.content();
    List<LocalText> takenBack =
        content.numbers().stream()
            .flatMap(number -> source.takenBack(version.lock().id(), number).stream())
            .toList();
    Freshness freshness =
        Freshness.of(content, source, words.all()).losing(lost(content), takenBack);
    return freshness.state() == Freshness.State.STALE
            && keeping(version, freshness.fingerprint()).isPresent()
        ? freshness.kept()
        : freshness;
  }

  /** The act by which somebody let a stale version stand; empty where nobody did. */
  public Optional<FindingAct> keeping(FindingVersion version, String fingerprint) {
    return entities
        .createQuery(
            "select a from FindingAct a where a.findingId = :id and a.number = :number"
                + " and a.kind = :kind and a.against = :against order by a.id desc",
            FindingAct.class)
        .setParameter("id", version.findingId())
        .setParameter("number", version.number())
        .setParameter("kind", FindingAct.Kind.KEPT)
        .setParameter("against", fingerprint)
        .getResultStream()
        .findFirst();
  }

  /**
   * Writes a finding down; the same one sent twice in a row is kept once.
   *
   * @param lock that the numbers were read from
   * @throws IllegalArgumentException when {@link #check} refuses it
   */
  public Finding make(DataLock lock, FindingContent content, long accountId) {
    require(content);
    String text = ContentText.write(content);
    // A second click at the same moment waits here and finds the first one's.
    entities.find(DataLock.class, lock.id(), LockModeType.PESSIMISTIC_WRITE);
    Optional<Finding> known =
        list().stream()
            .filter(f -> f.authorId() == accountId && f.version() == 1)
            .filter(f -> f.state() == FindingState.DRAFT)
            .filter(f -> isSame(latest(f), lock, text))
            .findFirst();
    if (known.isPresent()) {
      return known.get();
    }
    Finding made = new Finding(lock.waveId(), accountId, now());
    entities.persist(made);
    entities.flush(); // versions refer to the finding, and EclipseLink does not know it
    store(made, lock, text, accountId, "finding-made");
    return made;
  }

  /**
   * Changes a finding that is still at the version that the change was made from. The same content
   * on the same lock changes nothing. What was approved stands until the new version is.
   *
   * @param from number of that version
   * @throws NoSuchElementException when there is no such finding
   * @throws FindingRefused when it was withdrawn
   * @throws IllegalArgumentException when {@link #check} refuses the content
   */
  public Outcome change(long id, int from, DataLock lock, FindingContent content, long accountId) {
    require(content);
    Finding finding = held(id);
    if (!finding.isOpen()) {
      throw new FindingRefused(Reason.NOT_NOW);
    }
    String text = ContentText.write(content);
    if (isSame(latest(finding), lock, text)) {
      return new Outcome(finding, true);
    }
    if (finding.version() != from) {
      return new Outcome(finding, false);
    }
    finding.change(now());
    store(finding, lock, text, accountId, "finding-changed");
    return new Outcome(finding, true);
  }

  private static boolean isSame(FindingVersion version, DataLock lock, String text) {
    return version.lock().id() == lock.id() && version.text().equals(text);
  }

  private void store(Finding finding, DataLock lock, String text, long accountId, String action) {
    entities.persist(new FindingVersion(finding, lock, text, accountId));
    recorded.fire(
        new Recorded(
            action,
            "finding " + finding.id(),
            "version " + finding.version() + ", lock " + lock.id()));
  }

  private void require(FindingContent content) {
    SentenceCheck check = check(content);
    if (!check.holds()) {
      throw new IllegalArgumentException(check.faults().get(0).en());
    }
  }

  /** Asks for another person's approval. A second click changes nothing. */
  public void propose(long id, int version, long accountId) {
    Finding finding = at(id, version);
    if (finding.state() == FindingState.PROPOSED) {
      return;
    }
    if (finding.state() != FindingState.DRAFT && finding.state() != FindingState.RETURNED) {
      throw new FindingRefused(Reason.NOT_NOW);
    }
    move(finding, FindingState.PROPOSED, FindingAct.Kind.PROPOSED, "", accountId);
  }

  /**
   * Lets a proposed version stand. A second click changes nothing.
   *
   * @throws FindingRefused where the account has written any version of it, or it is another one by
   *     now
   */
  public void approve(long id, int version, long accountId) {
    Finding finding = at(id, version);
    requireAnother(finding, accountId);
    if (finding.state() == FindingState.APPROVED) {
      return;
    }
    requireProposed(finding);
    move(finding, FindingState.APPROVED, FindingAct.Kind.APPROVED, "", accountId);
  }

  /** Sends a proposed version back with a reason. */
  public void sendBack(long id, int version, String reason, long accountId) {
    Finding finding = at(id, version);
    requireAnother(finding, accountId);
    if (finding.state() == FindingState.RETURNED) {
      return;
    }
    requireProposed(finding);
    move(finding, FindingState.RETURNED, FindingAct.Kind.RETURNED, reason, accountId);
  }

  /**
   * Lets the approved version stand though its numbers have changed, for a reason on record. It
   * counts for these changes alone.
   *
   * @param stale what is known of it now
   * @param seen the fingerprint of the changes that the approver looked at
   */
  public void keep(
      long id, int version, Freshness stale, String seen, String reason, long accountId) {
    Finding finding = held(id);
    if (finding.approvedVersion() != version) {
      throw new FindingRefused(Reason.CHANGED);
    }
    requireAnother(finding, accountId);
    if (stale.state() == Freshness.State.KEPT) {
      return;
    }
    if (stale.state() != Freshness.State.STALE) {
      throw new FindingRefused(Reason.NOT_STALE);
    }
    if (!stale.lost().isEmpty()) {
      throw new FindingRefused(Reason.LOST);
    }
    if (stale.isHidden()) {
      throw new FindingRefused(Reason.HIDDEN);
    }
    if (!stale.fingerprint().equals(seen)) {
      throw new FindingRefused(Reason.CHANGED_AGAIN);
    }
    act(finding, version, FindingAct.Kind.KEPT, reason, stale.fingerprint(), accountId);
  }

  /** Takes a finding off: no document uses it any more. It stays on record. */
  public void withdraw(long id, int version, String reason, long accountId) {
    Finding finding = at(id, version);
    if (finding.state() == FindingState.WITHDRAWN) {
      return;
    }
    move(finding, FindingState.WITHDRAWN, FindingAct.Kind.WITHDRAWN, reason, accountId);
  }

  /** Whether the account may decide on a finding: it has written none of its versions. */
  public boolean isAnother(Finding finding, long accountId) {
    return versions(finding).stream().noneMatch(v -> v.accountId() == accountId);
  }

  private void requireAnother(Finding finding, long accountId) {
    if (!isAnother(finding, accountId)) {
      throw new FindingRefused(Reason.OWN);
    }
  }

  private static void requireProposed(Finding finding) {
    if (finding.state() != FindingState.PROPOSED) {
      throw new FindingRefused(Reason.NOT_NOW);
    }
  }

  private Finding at(long id, int version) {
    Finding finding = held(id);
    if (finding.version() != version) {
      throw new FindingRefused(Reason.CHANGED);
    }
    return finding;
  }

  private Finding held(long id) {
    return Optional.ofNullable(entities.find(Finding.class, id, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(() -> new NoSuchElementException("no finding " + id));
  }

  private void move(
      Finding finding, FindingState to, FindingAct.Kind kind, String reason, long accountId) {
    finding.move(to, now());
    act(finding, finding.version(), kind, reason, "", accountId);
  }

  private void act(
      Finding finding,
      int version,
      FindingAct.Kind kind,
      String reason,
      String against,
      long accountId) {
    entities.persist(new FindingAct(finding, version, kind, reason, against, accountId, now()));
    recorded.fire(
        new Recorded(
            kind.action(),
            "finding " + finding.id(),
            "version " + version + (reason.isEmpty() ? "" : ": " + reason)));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
