package org.orgstatus.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** An import that was confirmed: who, when, from which files, and what it did. */
@Entity
@Table(name = "register_import")
public class RegisterImport {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "register_import_seq")
  @SequenceGenerator(name = "register_import_seq", allocationSize = 50)
  private long id;

  @Column(name = "imported_at")
  private Instant importedAt;

  @Column(name = "as_of")
  private LocalDate asOf;

  private String account;

  @Column(name = "file_names")
  private String fileNames;

  private String sha256;

  @Column(name = "n_added")
  private int added;

  @Column(name = "n_changed")
  private int changed;

  @Column(name = "n_gone")
  private int gone;

  @Column(name = "n_unchanged")
  private int unchanged;

  private String changes;

  protected RegisterImport() {}

  RegisterImport(RegisterPreview preview, String account, Instant now) {
    this.importedAt = now;
    this.asOf = preview.asOf();
    this.account = account;
    this.fileNames = String.join("\n", preview.files());
    this.sha256 = preview.sha256();
    this.added = preview.added().size();
    this.changed = preview.changed().size();
    this.gone = preview.gone().size();
    this.unchanged = preview.unchanged();
    this.changes = ProposalJson.changes(preview).toString();
  }

  public long id() {
    return id;
  }

  public Instant importedAt() {
    return importedAt;
  }

  /** The day from which the list holds. */
  public LocalDate asOf() {
    return asOf;
  }

  public String account() {
    return account;
  }

  public List<String> files() {
    return List.of(fileNames.split("\n", -1));
  }

  /** SHA-256 over the files in the order given, in hex. */
  public String sha256() {
    return sha256;
  }

  public int added() {
    return added;
  }

  public int changed() {
    return changed;
  }

  public int gone() {
    return gone;
  }

  public int unchanged() {
    return unchanged;
  }

  /** Added, changed (column, old, now) and gone institutions, as JSON. */
  public String changes() {
    return changes;
  }
}
