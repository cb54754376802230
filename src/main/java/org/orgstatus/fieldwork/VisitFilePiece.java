package org.orgstatus.fieldwork;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/** At most 5 MB of a file, encrypted. */
@Entity
@Table(name = "visit_file_piece")
@IdClass(VisitFilePiece.Key.class)
public class VisitFilePiece {

  @Id
  @Column(name = "file_id")
  private String fileId = "";

  @Id private int number;
  private int size;
  private String sha256 = "";
  private byte[] content = {};

  protected VisitFilePiece() {} // for JPA

  VisitFilePiece(String fileId, int number, int size, String sha256, byte[] content) {
    this.fileId = fileId;
    this.number = number;
    this.size = size;
    this.sha256 = sha256;
    this.content = content.clone();
  }

  byte[] content() {
    return content.clone();
  }

  /** File and position. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1;
    private String fileId = "";
    private int number;

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.fileId.equals(fileId) && key.number == number;
    }

    @Override
    public int hashCode() {
      return Objects.hash(fileId, number);
    }
  }
}
