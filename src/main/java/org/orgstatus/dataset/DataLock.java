package org.orgstatus.dataset;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.orgstatus.collection.By;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * The data of a wave as they stood at one moment, for good: results on them can be had again, to
 * the last digit, whatever is answered later. Never changed and never deleted; the bytes are found
 * in {@link DataLocks}.
 */
@Entity
@Table(name = "data_lock")
public class DataLock {

  /** Characters of a name at the most. */
  public static final int LONGEST_NAME = 60;

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "data_lock_seq")
  @SequenceGenerator(name = "data_lock_seq", sequenceName = "data_lock_seq", allocationSize = 50)
  private long id;

  @Column(name = "wave_id", updatable = false)
  private String waveId;

  @Column(updatable = false)
  private String name;

  @Column(name = "made_at", updatable = false)
  private Instant madeAt;

  @Column(name = "account_id", updatable = false)
  private long accountId;

  @Column(name = "data_version", updatable = false)
  private String dataVersion;

  @Column(name = "content_hash", updatable = false)
  private String contentHash;

  @Column(name = "n_bytes", updatable = false)
  private long size;

  @Column(updatable = false)
  private String counts;

  protected DataLock() {}

  DataLock(WaveData data, String name, String contentHash, long size, By by, Instant now) {
    this.waveId = data.wave().id();
    this.name = name;
    this.madeAt = now;
    this.accountId = by.accountId();
    this.dataVersion = data.version();
    this.contentHash = contentHash;
    this.size = size;
    this.counts = data.tables().stream().map(DataLock::count).collect(Collectors.joining(";"));
  }

  /**
   * How many units of one kind a lock holds.
   *
   * @param units of the frame
   * @param answered those of them whose answer counted
   */
  public record Count(UnitKind unit, int units, int answered) {}

  private static String count(Dataset table) {
    return table.unit() + " " + table.size() + " " + table.answered();
  }

  public long id() {
    return id;
  }

  public String waveId() {
    return waveId;
  }

  /** As whoever made it calls it; no other lock of the wave has the name. */
  public String name() {
    return name;
  }

  public Instant madeAt() {
    return madeAt;
  }

  public long accountId() {
    return accountId;
  }

  /** Names the inputs: {@link WaveData#version}. */
  public String dataVersion() {
    return dataVersion;
  }

  /** SHA-256 in hex of the bytes. */
  public String contentHash() {
    return contentHash;
  }

  /** Bytes in their canonical form, before they were compressed for keeping. */
  public long size() {
    return size;
  }

  public List<Count> counts() {
    return Arrays.stream(counts.split(";"))
        .map(count -> count.split(" "))
        .map(
            words ->
                new Count(
                    UnitKind.valueOf(words[0]),
                    Integer.parseInt(words[1]),
                    Integer.parseInt(words[2])))
        .toList();
  }

  /** As results name it. */
  public Dataset.Lock key() {
    return new Dataset.Lock(id, name, contentHash);
  }
}
