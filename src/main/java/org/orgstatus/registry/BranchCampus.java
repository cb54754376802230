package org.orgstatus.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A campus that has an association of its own and no code of its own in the Ministry's list. It is
 * a unit under its parent: in coverage the parent counts, once.
 */
@Entity
@Table(name = "branch_campus")
public class BranchCampus {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "branch_campus_seq")
  @SequenceGenerator(name = "branch_campus_seq", allocationSize = 50)
  private long id;

  @Column(name = "parent_code")
  private String parentCode;

  @Column(name = "name_zh")
  private String name;

  @Column(name = "city_zh")
  private String city;

  @Column(name = "valid_from")
  private LocalDate validFrom;

  @Column(name = "valid_to")
  private @Nullable LocalDate validTo;

  protected BranchCampus() {}

  BranchCampus(InstitutionCode parent, String name, String city, LocalDate validFrom) {
    this.parentCode = parent.value();
    this.name = name.strip();
    this.city = city.strip();
    this.validFrom = validFrom;
  }

  void close(LocalDate day) {
    validTo = day;
  }

  public long id() {
    return id;
  }

  public InstitutionCode parent() {
    return new InstitutionCode(parentCode);
  }

  public String name() {
    return name;
  }

  /** Empty where it is not known. */
  public String city() {
    return city;
  }

  public LocalDate validFrom() {
    return validFrom;
  }

  /** The first day on which it no longer exists. */
  public Optional<LocalDate> validTo() {
    return Optional.ofNullable(validTo);
  }
}
