package org.orgstatus.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.orgstatus.collection.file.FileKind;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.ItemPath;

/** A file given as an answer. Its bytes stand in parts beside it, encrypted. */
@Entity
public class Attachment {

  @Id private String id;

  @Column(name = "response_id")
  private long responseId;

  private String path;
  private String name;
  private String kind;
  private long size;
  private String sha256;

  @Column(name = "sealed_key")
  private @Nullable String sealedKey;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "uploaded_at")
  private Instant uploadedAt;

  protected Attachment() {}

  Attachment(
      Response response, ItemPath path, String name, FileKind kind, long accountId, Instant now) {
    this.id = UUID.randomUUID().toString();
    this.responseId = response.id();
    this.path = path.toString();
    this.name = name;
    this.kind = kind.extension();
    this.sha256 = "";
    this.accountId = accountId;
    this.uploadedAt = now;
  }

  public String id() {
    return id;
  }

  public Instant uploadedAt() {
    return uploadedAt;
  }

  public long responseId() {
    return responseId;
  }

  /** The question that it answers. */
  public ItemPath path() {
    return ItemPath.parse(path);
  }

  public String name() {
    return name;
  }

  /** In bytes. */
  public long size() {
    return size;
  }

  /** SHA-256 of its bytes in hex. */
  String sha256() {
    return sha256;
  }

  public String mediaType() {
    return FileKind.ofExtension(kind).mediaType();
  }

  /** The answer that stands for the file in a sheet. */
  public AnswerValue.Attached answer() {
    return new AnswerValue.Attached(id, name, size, kind);
  }

  /** The key of its parts, itself encrypted; empty where they came before files were. */
  Optional<String> sealedKey() {
    return Optional.ofNullable(sealedKey);
  }

  void seal(String key) {
    this.sealedKey = key;
  }

  void complete(long bytes, String hash) {
    this.size = bytes;
    this.sha256 = hash;
  }
}
