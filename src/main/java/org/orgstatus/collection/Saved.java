package org.orgstatus.collection;

import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.ItemPath;

/**
 * What became of a save. All changes without a conflict or fault are stored.
 *
 * @param revision revision of the draft now; the revision of every item stored by this save
 * @param at when the draft was last saved
 * @param conflicts items that somebody else changed in between; nothing of either is lost
 * @param faults changes that could not be read
 */
public record Saved(long revision, Instant at, List<Conflict> conflicts, List<Fault> faults) {

  public Saved {
    conflicts = List.copyOf(conflicts);
    faults = List.copyOf(faults);
  }

  /**
   * The same item changed elsewhere.
   *
   * @param yours the value that was not stored
   * @param stored the value that stands
   * @param revision revision of the stored value: the basis for a second try
   */
  public record Conflict(ItemPath path, JsonValue yours, JsonValue stored, long revision) {}
}
