package org.orgstatus.sampling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.orgstatus.registry.UnitKind;

/**
 * The list of all units of one kind that a wave asks, as the register had them on one day. What was
 * frozen has no way to be changed; alliances found later stand beside it in a stratum of their own.
 * Units and strata are found in {@link Frames}.
 */
@Entity
@Table(name = "sampling_frame")
public class SamplingFrame {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "sampling_frame_seq")
  @SequenceGenerator(name = "sampling_frame_seq", allocationSize = 50)
  private long id;

  @Column(name = "wave_id", updatable = false)
  private String waveId;

  @Enumerated(EnumType.STRING)
  @Column(name = "unit_kind", updatable = false)
  private UnitKind unitKind;

  @Column(name = "as_of", updatable = false)
  private LocalDate asOf;

  @Column(name = "frozen_at", updatable = false)
  private Instant frozenAt;

  @Column(name = "n_units", updatable = false)
  private int units;

  @Column(name = "content_hash", updatable = false)
  private String contentHash;

  protected SamplingFrame() {}

  SamplingFrame(
      String waveId,
      UnitKind unitKind,
      LocalDate asOf,
      Instant frozenAt,
      int units,
      String contentHash) {
    this.waveId = waveId;
    this.unitKind = unitKind;
    this.asOf = asOf;
    this.frozenAt = frozenAt;
    this.units = units;
    this.contentHash = contentHash;
  }

  public long id() {
    return id;
  }

  public String waveId() {
    return waveId;
  }

  public UnitKind unitKind() {
    return unitKind;
  }

  /** The day whose register the frame holds. */
  public LocalDate asOf() {
    return asOf;
  }

  public Instant frozenAt() {
    return frozenAt;
  }

  /** N, the number of units that were frozen. */
  public int size() {
    return units;
  }

  /** SHA-256 over all units frozen with all their values, in hex: names exactly this frame. */
  public String contentHash() {
    return contentHash;
  }
}
