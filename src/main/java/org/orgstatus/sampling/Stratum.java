package org.orgstatus.sampling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/**
 * A part of a frame in which those who answer stand for those who do not. Institutions are in
 * strata of province × level, for example {@code 110000.UNDERGRADUATE}; other units are in one
 * stratum, {@code ALL}. Units found after the frame was frozen are in {@link #LATE}.
 */
@Entity
@IdClass(FrameKey.class)
@Table(name = "stratum")
public class Stratum {

  /** Key of the stratum of units that were found after the frame was frozen. */
  public static final String LATE = "LATE";

  @Id
  @Column(name = "frame_id", updatable = false)
  private long frameId;

  @Id
  @Column(name = "stratum_key", updatable = false)
  private String key;

  @Column(name = "n_population")
  private int populationSize;

  protected Stratum() {}

  Stratum(long frameId, String key, int populationSize) {
    this.frameId = frameId;
    this.key = key;
    this.populationSize = populationSize;
  }

  void grow(int more) {
    populationSize += more;
  }

  public long frameId() {
    return frameId;
  }

  public String key() {
    return key;
  }

  /** N of the stratum: units of the frame, whether they answer or not. */
  public int populationSize() {
    return populationSize;
  }
}
