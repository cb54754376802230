package org.orgstatus.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/**
 * Chains the audit record. Entries are written without a seal, in the transactions of those who
 * act, so that no save waits for another one; a timer seals them in batches a moment later, one
 * sealer at a time. The decision record on the audit chain says why.
 */
@ApplicationScoped
@Transactional
public class AuditChain {

  /** Entries sealed in one transaction, and read at once. */
  public static final int BATCH = 500;

  @PersistenceContext(unitName = "orgstatus")
  EntityManager entities;

  @Inject DerivedKeys keys;

  /**
   * Seals the oldest entries that wait.
   *
   * @return how many; {@link #BATCH} when there may be more
   */
  public int seal() {
    ChainHead head = entities.find(ChainHead.class, ChainHead.ONLY, LockModeType.PESSIMISTIC_WRITE);
    if (head == null) {
      return 0; // somebody took the end of the chain away: verify says so
    }
    List<AuditEntry> waiting =
        entities
            .createQuery(
                "select e from AuditEntry e where e.number is null order by e.id", AuditEntry.class)
            .setMaxResults(BATCH)
            .getResultList();
    ChainSeal seals = seals();
    long number = head.lastNumber();
    String seal = number == 0 ? ChainSeal.BEGINNING : head.lastSeal();
    for (AuditEntry entry : waiting) {
      number++;
      seal = seals.of(seal, number, entry);
      entry.seal(number, seal);
    }
    if (!waiting.isEmpty()) {
      head.move(number, seal, seals.ofHead(number, seal));
    }
    return waiting.size();
  }

  /** Walks along the whole chain and names the first entry that is not what it was. */
  public ChainVerdict verify() {
    ChainHead head =
        Optional.ofNullable(entities.find(ChainHead.class, ChainHead.ONLY))
            .orElseGet(ChainHead::empty);
    ChainSeal seals = seals();
    long checked = 0;
    String seal = ChainSeal.BEGINNING;
    Optional<ChainVerdict.Break> broken = Optional.empty();
    for (List<AuditEntry> batch = after(0);
        !batch.isEmpty() && broken.isEmpty();
        batch = after(checked)) {
      for (AuditEntry entry : batch) {
        broken = judge(entry, checked + 1, seal, head, seals);
        if (broken.isPresent()) {
          break;
        }
        checked++;
        seal = entry.seal().orElse("");
      }
      entities.clear(); // nothing is changed here, and memory stays small
    }
    if (broken.isEmpty()) {
      broken = judgeEnd(head, checked, seal, seals);
    }
    return new ChainVerdict(checked, countWaiting(), head.lastNumber(), head.lastSeal(), broken);
  }

  private static Optional<ChainVerdict.Break> judge(
      AuditEntry entry, long expected, String before, ChainHead head, ChainSeal seals) {
    if (entry.number().orElse(0) != expected) {
      return Optional.of(ChainVerdict.Break.missing(expected));
    }
    if (expected > head.lastNumber()) {
      return Optional.of(ChainVerdict.Break.beyond(expected));
    }
    return seals.of(before, expected, entry).equals(entry.seal().orElse(""))
        ? Optional.empty()
        : Optional.of(ChainVerdict.Break.changed(expected));
  }

  private static Optional<ChainVerdict.Break> judgeEnd(
      ChainHead head, long checked, String seal, ChainSeal seals) {
    if (checked < head.lastNumber()) {
      return Optional.of(ChainVerdict.Break.missing(checked + 1));
    }
    if (checked == 0) {
      return Optional.empty();
    }
    boolean good =
        head.lastSeal().equals(seal)
            && head.headSeal().equals(seals.ofHead(head.lastNumber(), head.lastSeal()));
    return good ? Optional.empty() : Optional.of(ChainVerdict.Break.head(checked));
  }

  private List<AuditEntry> after(long number) {
    return entities
        .createQuery(
            "select e from AuditEntry e where e.number > :number order by e.number",
            AuditEntry.class)
        .setParameter("number", number)
        .setMaxResults(BATCH)
        .getResultList();
  }

  private long countWaiting() {
    return entities
        .createQuery("select count(e) from AuditEntry e where e.number is null", Long.class)
        .getSingleResult();
  }

  private ChainSeal seals() {
    return new ChainSeal(keys.mac("audit chain"));
  }
}
