package org.orgstatus.dataset;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.By;
import org.orgstatus.collection.Wave;

/** Where the data of a wave are frozen, and read as they were. */
@ApplicationScoped
@Transactional
public class DataLocks {

  /** How often a moment without a new answer is waited for. */
  private static final int TRIES = 5;

  private static final int KEPT = 3;

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Datasets datasets;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  private final Map<Long, WaveData> read =
      Collections.synchronizedMap(
          new LinkedHashMap<Long, WaveData>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Long, WaveData> eldest) {
              return size() > KEPT;
            }
          });

  protected DataLocks() {}

  /** Those of a wave, the latest first. */
  public List<DataLock> list(String waveId) {
    return entities
        .createQuery(
            "select l from DataLock l where l.waveId = :wave order by l.madeAt desc, l.id desc",
            DataLock.class)
        .setParameter("wave", waveId)
        .getResultList();
  }

  public Optional<DataLock> find(long id) {
    return Optional.ofNullable(entities.find(DataLock.class, id));
  }

  /**
   * Freezes the data of a wave as they stand. The same name for the same data gives the lock that
   * is there already.
   *
   * @param name for people; whatever it says, the hashes name the lock
   * @throws LockRefused with the reason; nothing is stored
   */
  public DataLock make(String waveId, String name, By by) {
    String called = name.strip();
    if (called.isEmpty() || called.length() > DataLock.LONGEST_NAME) {
      throw new LockRefused(LockRefused.Reason.BAD_NAME);
    }
    WaveData data = still(waveId);
    FrozenData frozen = FrozenData.of(data);
    // A second click at the same moment waits here and finds the first one's.
    entities.find(Wave.class, waveId, LockModeType.PESSIMISTIC_WRITE);
    Optional<DataLock> known =
        list(waveId).stream().filter(lock -> lock.name().equals(called)).findFirst();
    if (known.isPresent()) {
      if (!known.get().contentHash().equals(frozen.hash())) {
        throw new LockRefused(LockRefused.Reason.NAME_TAKEN);
      }
      return known.get();
    }
    DataLock lock =
        new DataLock(
            data,
            called,
            frozen.hash(),
            frozen.size(),
            by,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    entities.persist(lock);
    entities.flush(); // parts refer to the lock, and EclipseLink does not know it
    byte[] packed = frozen.packed();
    for (int number = 0; number * DataLockPart.SIZE < packed.length; number++) {
      int from = number * DataLockPart.SIZE;
      int to = Math.min(packed.length, from + DataLockPart.SIZE);
      entities.persist(new DataLockPart(lock.id(), number, Arrays.copyOfRange(packed, from, to)));
    }
    recorded.fire(
        new Recorded(
            "data-locked", "wave " + waveId, "lock " + lock.id() + ", content " + frozen.hash()));
    return lock;
  }

  /** All tables as one moment had them: read again until no answer came in between. */
  private WaveData still(String waveId) {
    WaveData data = all(waveId);
    for (int tries = 0; tries < TRIES; tries++) {
      WaveData again = all(waveId);
      if (again.version().equals(data.version())) {
        return again;
      }
      data = again;
    }
    throw new LockRefused(LockRefused.Reason.IN_MOTION);
  }

  private WaveData all(String waveId) {
    return datasets.findAll(waveId).orElseThrow(() -> new LockRefused(LockRefused.Reason.NO_DATA));
  }

  /**
   * The tables that a lock froze.
   *
   * @throws IllegalStateException when the stored bytes are not those that were frozen
   */
  public WaveData data(DataLock lock) {
    WaveData known = read.get(lock.id());
    if (known == null) {
      known = readAll(lock).frozenBy(lock.key());
      read.put(lock.id(), known);
    }
    return known;
  }

  private WaveData readAll(DataLock lock) {
    MessageDigest digest = FrozenData.sha256();
    try (InputStream in = new DigestInputStream(open(lock), digest)) {
      WaveData data = CanonicalReader.read(in);
      requireIntact(lock, digest);
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the bytes of a lock, the same whoever asks and wherever; leaves the stream open. */
  public void write(DataLock lock, OutputStream out) throws IOException {
    MessageDigest digest = FrozenData.sha256();
    try (InputStream in = new DigestInputStream(open(lock), digest)) {
      in.transferTo(out);
    }
    requireIntact(lock, digest);
  }

  /** What has changed since, kind by kind. */
  public List<LockComparison> compare(DataLock lock) {
    return LockComparison.of(data(lock), all(lock.waveId()));
  }

  private static void requireIntact(DataLock lock, MessageDigest digest) {
    if (!HexFormat.of().formatHex(digest.digest()).equals(lock.contentHash())) {
      throw new IllegalStateException("the bytes of lock " + lock.id() + " are not those frozen");
    }
  }

  private InputStream open(DataLock lock) throws IOException {
    List<InputStream> parts =
        entities
            .createQuery(
                "select p from DataLockPart p where p.lockId = :id order by p.number",
                DataLockPart.class)
            .setParameter("id", lock.id())
            .getResultList()
            .stream()
            .<InputStream>map(part -> new ByteArrayInputStream(part.content()))
            .toList();
    return new GZIPInputStream(new SequenceInputStream(Collections.enumeration(parts)));
  }
}
