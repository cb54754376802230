package org.orgstatus.fieldwork;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.collection.file.FileKind;

/**
 * A photograph or a recording of a visit. It comes in pieces, which stand encrypted beside it;
 * after its deletion this line alone is left.
 */
@Entity
@Table(name = "visit_file")
public class VisitFile {

  /** What it is. */
  public enum Kind {
    PHOTO,
    RECORDING
  }

  /** Why it was deleted. */
  public enum Why {
    CODING_LOCKED,
    /** Kept as long as the rules allow. */
    DUE,
    WITHDRAWN
  }

  /**
   * What a device says of a file before it sends it.
   *
   * @param id made by the device, once for good
   * @param author account that made it
   * @param interview row of the interview; empty for photographs
   * @param extension mp3, m4a, wav, jpg or png
   * @param size in bytes
   * @param gaps seconds or parts of it that the device could not read again
   */
  public record Declared(
      String id,
      Kind kind,
      long author,
      String interview,
      String extension,
      long size,
      int gaps,
      Instant writtenAt) {}

  @Id private String id = "";

  @Column(name = "visit_id")
  private long visitId;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "sender_id")
  private long senderId;

  @Enumerated(EnumType.STRING)
  private Kind kind = Kind.PHOTO;

  private String interview = "";
  private String extension = "";
  private long size;
  private int pieces;
  private int gaps;

  @Column(name = "sealed_key")
  private @Nullable String sealedKey;

  @Column(name = "written_at")
  private Instant writtenAt = Instant.EPOCH;

  @Column(name = "declared_at")
  private Instant declaredAt = Instant.EPOCH;

  @Column(name = "complete_at")
  private @Nullable Instant completeAt;

  @Column(name = "deleted_at")
  private @Nullable Instant deletedAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "deleted_why")
  private @Nullable Why deletedWhy;

  protected VisitFile() {} // for JPA

  VisitFile(long visitId, Declared said, int pieces, long senderId, String key, Instant now) {
    this.id = said.id();
    this.visitId = visitId;
    this.accountId = said.author();
    this.senderId = senderId;
    this.kind = said.kind();
    this.interview = said.interview();
    this.extension = said.extension();
    this.size = said.size();
    this.pieces = pieces;
    this.gaps = said.gaps();
    this.sealedKey = key;
    this.writtenAt = said.writtenAt();
    this.declaredAt = now;
  }

  void complete(Instant now) {
    completeAt = now;
  }

  void delete(Why why, Instant now) {
    sealedKey = null;
    deletedAt = now;
    deletedWhy = why;
  }

  Optional<String> sealedKey() {
    return Optional.ofNullable(sealedKey);
  }

  public String id() {
    return id;
  }

  public long visitId() {
    return visitId;
  }

  /** Who made it. */
  public long accountId() {
    return accountId;
  }

  /** Who brought it home. */
  public long senderId() {
    return senderId;
  }

  public Kind kind() {
    return kind;
  }

  /** Row of the interview; empty for photographs. */
  public String interview() {
    return interview;
  }

  public String extension() {
    return extension;
  }

  public String mediaType() {
    return FileKind.ofExtension(extension).mediaType();
  }

  /** In bytes. */
  public long size() {
    return size;
  }

  /** How many pieces it has when it is complete. */
  public int pieces() {
    return pieces;
  }

  /** Parts that the device could not read again and filled with silence. */
  public int gaps() {
    return gaps;
  }

  /** By the clock of the device. */
  public Instant writtenAt() {
    return writtenAt;
  }

  public Optional<Instant> completeAt() {
    return Optional.ofNullable(completeAt);
  }

  public Optional<Instant> deletedAt() {
    return Optional.ofNullable(deletedAt);
  }

  public Optional<Why> deletedWhy() {
    return Optional.ofNullable(deletedWhy);
  }
}
