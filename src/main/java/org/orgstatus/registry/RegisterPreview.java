package org.orgstatus.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problem;

/**
 * What an import would do to the register. Nothing has been done yet; {@link
 * RegisterImports#confirm} does it.
 *
 * @param id names the preview until it is confirmed or expires
 * @param asOf the day from which the list holds: new institutions begin and gone ones end on it
 * @param files names of the files, with sheets
 * @param added institutions that the register does not have, or has closed
 * @param changed institutions with at least one other value
 * @param gone open institutions that the list no longer has
 * @param unchanged how many stay as they are
 * @param sameName pairs of a gone and an added institution of one name, which may be one
 *     institution under a new code; a person decides
 * @param notes what is odd but not wrong, such as control totals that differ
 * @param faults at most 500, by file, row and column
 * @param faultCount how many there are in all; with any fault the preview cannot be confirmed
 */
public record RegisterPreview(
    String id,
    Instant expiresAt,
    LocalDate asOf,
    List<String> files,
    String sha256,
    List<Entry> added,
    List<Change> changed,
    List<Entry> gone,
    int unchanged,
    List<SameName> sameName,
    List<LocalText> notes,
    List<Problem> faults,
    int faultCount) {

  public RegisterPreview {
    files = List.copyOf(files);
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    gone = List.copyOf(gone);
    sameName = List.copyOf(sameName);
    notes = List.copyOf(notes);
    faults = List.copyOf(faults);
  }

  /** An institution as a person knows it. */
  public record Entry(InstitutionCode code, String name, String province) {}

  /**
   * @param fields columns whose values differ, in the order of the files
   */
  public record Change(InstitutionCode code, String name, List<FieldChange> fields) {
    public Change {
      fields = List.copyOf(fields);
    }
  }

  /**
   * @param column name of the column in the register's files
   */
  public record FieldChange(String column, String old, String now) {}

  public record SameName(InstitutionCode gone, InstitutionCode added, String name) {}

  public boolean hasFaults() {
    return faultCount > 0;
  }

  /** Whether confirming would change nothing, as when a list is imported again. */
  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && gone.isEmpty();
  }
}
