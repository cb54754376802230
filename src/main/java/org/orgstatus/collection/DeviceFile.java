package org.orgstatus.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orgstatus.questionnaire.ItemPath;

/** A file of a sheet that has arrived. */
@Entity
@Table(name = "device_file")
@IdClass(DeviceFile.Key.class)
public class DeviceFile {

  @Id
  @Column(name = "instance_id")
  private String instanceId = "";

  @Id private String path = "";
  private String name = "";

  @Column(name = "attachment_id")
  private @Nullable String attachmentId;

  @Column(name = "draft_revision")
  private long draftRevision;

  protected DeviceFile() {} // for JPA

  DeviceFile(DeviceSheet sheet, ItemPath path, String name, Attachment attachment) {
    this.instanceId = sheet.instanceId();
    this.path = path.toString();
    this.name = name.length() <= 255 ? name : name.substring(name.length() - 255);
    this.attachmentId = attachment.id();
  }

  ItemPath path() {
    return ItemPath.parse(path);
  }

  /** Says which revision of the draft has the file. */
  void stored(long revision) {
    draftRevision = revision;
  }

  /** Sheet and question. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1;
    private String instanceId = "";
    private String path = "";

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.instanceId.equals(instanceId) && key.path.equals(path);
    }

    @Override
    public int hashCode() {
      return Objects.hash(instanceId, path);
    }
  }
}
