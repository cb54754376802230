package org.orgstatus.analysis;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.ResultReader;
import org.orgstatus.analysis.result.ResultText;
import org.orgstatus.dataset.Checksums;
import org.orgstatus.dataset.Dataset;

/**
 * A result on locked data in its canonical bytes, under the hashes of everything that decides it.
 * Never changed: other inputs have another key.
 */
@Entity
@Table(name = "stored_result")
public class StoredResult {

  @Id
  @Column(name = "result_key", updatable = false)
  private String key;

  @Column(name = "plan_id", updatable = false)
  private String planId;

  @Column(name = "plan_hash", updatable = false)
  private String planHash;

  @Column(name = "definitions_hash", updatable = false)
  private String definitionsHash;

  @Column(name = "data_hash", updatable = false)
  private String dataHash;

  @Column(name = "past_hash", updatable = false)
  private String pastHash;

  @Enumerated(EnumType.STRING)
  @Column(updatable = false)
  private Audience audience;

  @Column(updatable = false)
  private String engine;

  @Column(name = "content_hash", updatable = false)
  private String contentHash;

  @Column(name = "n_bytes", updatable = false)
  private long size;

  @Column(name = "n_units", updatable = false)
  private int population;

  @Column(name = "n_answered", updatable = false)
  private int answered;

  @Column(updatable = false)
  private long millis;

  @Column(name = "made_at", updatable = false)
  private Instant madeAt;

  @Column(updatable = false)
  private byte[] content;

  protected StoredResult() {}

  StoredResult(ResultKey key, AnalysisResult result, Duration taken, Instant now) {
    byte[] bytes = ResultText.write(result);
    this.key = key.hash();
    this.planId = result.planId();
    this.planHash = key.plan();
    this.definitionsHash = key.definitions();
    this.dataHash = key.data();
    this.pastHash = key.past();
    this.audience = key.audience();
    this.engine = key.engine();
    this.contentHash = Checksums.of(bytes);
    this.size = bytes.length;
    this.population = result.provenance().population();
    this.answered = result.provenance().n();
    this.millis = taken.toMillis();
    this.madeAt = now;
    this.content = packed(bytes);
  }

  /** {@link ResultKey#hash}. */
  public String key() {
    return key;
  }

  public String planId() {
    return planId;
  }

  /** What decides it. */
  public ResultKey inputs() {
    return new ResultKey(planHash, definitionsHash, dataHash, pastHash, audience, engine);
  }

  /** SHA-256 in hex of {@link #bytes}. */
  public String contentHash() {
    return contentHash;
  }

  /** Length of {@link #bytes}. */
  public long size() {
    return size;
  }

  /** N of the plan's base. */
  public int population() {
    return population;
  }

  /** n of the plan's base. */
  public int answered() {
    return answered;
  }

  /** How long the computation took. */
  public Duration taken() {
    return Duration.ofMillis(millis);
  }

  public Instant madeAt() {
    return madeAt;
  }

  /**
   * The canonical bytes: the same for the same inputs, on every machine.
   *
   * @throws IllegalStateException when they are not those that were stored
   */
  public byte[] bytes() {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
      byte[] bytes = in.readAllBytes();
      if (!Checksums.of(bytes).equals(contentHash)) {
        throw new IllegalStateException("the bytes of result " + key + " are not those stored");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The result as it was computed.
   *
   * @param lock that holds the data, as it is called here
   */
  public AnalysisResult result(Dataset.Lock lock) {
    return ResultReader.read(bytes(), lock);
  }

  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
