package org.orgstatus.collection;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** At most 256 kB of a file, encrypted under the key of the file. */
@Entity
@Table(name = "attachment_part")
@IdClass(AttachmentPart.Key.class)
public class AttachmentPart {

  @Id
  @Column(name = "attachment_id")
  private String attachmentId;

  @Id private int number;
  private byte[] content;

  protected AttachmentPart() {}

  AttachmentPart(String attachmentId, int number, byte[] content) {
    this.attachmentId = attachmentId;
    this.number = number;
    this.content = content.clone();
  }

  byte[] content() {
    return content.clone();
  }

  /** File and position. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1;
    private String attachmentId;
    private int number;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.attachmentId.equals(attachmentId)
          && key.number == number;
    }

    @Override
    public int hashCode() {
      return Objects.hash(attachmentId, number);
    }
  }
}
