package org.orgstatus.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Answers read from a workbook, waiting to be confirmed by the account that sent it. */
@Entity
@Table(name = "bulk_preview")
public class BulkPreview {

  private static final Duration VALID = Duration.ofHours(2);

  @Id private String id;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "wave_id")
  private String waveId;

  @Column(name = "form_id")
  private String formId;

  @Column(name = "reporting_unit_code")
  private String reportingUnit;

  @Column(name = "file_name")
  private String fileName;

  @Column(name = "file_sha256")
  private String fileHash;

  private String ciphertext;

  @Column(name = "expires_at")
  private Instant expiresAt;

  protected BulkPreview() {}

  BulkPreview(
      String waveId,
      String formId,
      String reportingUnit,
      String fileName,
      String fileHash,
      long accountId,
      Instant now) {
    this.id = UUID.randomUUID().toString();
    this.waveId = waveId;
    this.formId = formId;
    this.reportingUnit = reportingUnit;
    this.fileName = fileName;
    this.fileHash = fileHash;
    this.accountId = accountId;
    this.ciphertext = "";
    this.expiresAt = now.plus(VALID);
  }

  public String id() {
    return id;
  }

  public String waveId() {
    return waveId;
  }

  public String formId() {
    return formId;
  }

  public String reportingUnit() {
    return reportingUnit;
  }

  public String fileName() {
    return fileName;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  String fileHash() {
    return fileHash;
  }

  boolean isFor(long account, String wave, Instant now) {
    return accountId == account && waveId.equals(wave) && now.isBefore(expiresAt);
  }

  void seal(ContactCipher cipher, String body) {
    ciphertext = cipher.encrypt(body, place());
  }

  String open(ContactCipher cipher) {
    return cipher.decrypt(ciphertext, place());
  }

  private String place() {
    return "bulk preview " + id;
  }
}
