package org.orgstatus.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One approved association as a province's roster lists it. */
@Entity
@IdClass(RosterRow.Key.class)
@Table(name = "roster_row")
public class RosterRow {

  @Id
  @Column(name = "roster_id")
  private long rosterId;

  @Id private int line;

  @Column(name = "institution_code")
  private String institutionCode;

  @Column(name = "name_zh")
  private String name;

  @Column(name = "approved_on")
  private @Nullable LocalDate approvedOn;

  @Column(name = "approved_by")
  private String approvedBy;

  private boolean branch;
  private String cell = "";

  protected RosterRow() {}

  RosterRow(
      int line,
      InstitutionCode institution,
      String name,
      @Nullable LocalDate approvedOn,
      String approvedBy,
      boolean branch,
      String cell) {
    this.line = line;
    this.institutionCode = institution.value();
    this.name = name;
    this.approvedOn = approvedOn;
    this.approvedBy = approvedBy;
    this.branch = branch;
    this.cell = cell;
  }

  void belongTo(Roster roster) {
    rosterId = roster.id();
  }

  /** Row of the file, from 1. */
  public int line() {
    return line;
  }

  /** The cell that holds the code, for example A5; empty for rows of long ago. */
  public String cell() {
    return cell;
  }

  /** The institution; for a branch campus its parent. */
  public InstitutionCode institution() {
    return new InstitutionCode(institutionCode);
  }

  public String name() {
    return name;
  }

  /** Empty where the file gives none. */
  public Optional<LocalDate> approvedOn() {
    return Optional.ofNullable(approvedOn);
  }

  /** As written; may be empty. */
  public String approvedBy() {
    return approvedBy;
  }

  /** Whether it is the association of a branch campus: it counts for the parent. */
  public boolean isBranch() {
    return branch;
  }

  /** The roster and the row together. */
  public static class Key implements Serializable {
    private static final long serialVersionUID = 1;
    private long rosterId;
    private int line;

    public Key() {}

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.rosterId == rosterId && key.line == line;
    }

    @Override
    public int hashCode() {
      return Objects.hash(rosterId, line);
    }
  }
}
