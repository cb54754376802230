package org.orgstatus.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sheet that a program on a device has sent: what tells one sent twice from one that is new. */
@Entity
@Table(name = "device_sheet")
public class DeviceSheet {

  @Id
  @Column(name = "instance_id")
  private String instanceId = "";

  @Column(name = "response_id")
  private long responseId;

  @Column(name = "account_id")
  private long accountId;

  @Column(name = "xml_hash")
  private String xmlHash = "";

  @Column(name = "first_id")
  private String firstId = "";

  @Column(name = "replaced_id")
  private @Nullable String replacedId;

  @Column(name = "draft_revision")
  private long draftRevision;

  @Column(name = "received_at")
  private Instant receivedAt = Instant.EPOCH;

  protected DeviceSheet() {} // for JPA

  DeviceSheet(
      String instanceId,
      Response response,
      long accountId,
      String xmlHash,
      Optional<DeviceSheet> replaced,
      Instant now) {
    this.instanceId = instanceId;
    this.responseId = response.id();
    this.accountId = accountId;
    this.xmlHash = xmlHash;
    this.firstId = replaced.map(DeviceSheet::firstId).orElse(instanceId);
    this.replacedId = replaced.map(DeviceSheet::instanceId).orElse(null);
    this.receivedAt = now;
  }

  String instanceId() {
    return instanceId;
  }

  long responseId() {
    return responseId;
  }

  long accountId() {
    return accountId;
  }

  /** SHA-256 of the document in hex. */
  String xmlHash() {
    return xmlHash;
  }

  /** The first sheet of the chain that ends here. */
  String firstId() {
    return firstId;
  }

  /** Revision of the draft that has its answers. */
  long draftRevision() {
    return draftRevision;
  }

  void stored(long revision) {
    draftRevision = revision;
  }
}
