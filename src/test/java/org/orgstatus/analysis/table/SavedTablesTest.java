package org.orgstatus.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.orgstatus.base.Recorded;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

class SavedTablesTest {

  private static final String ONE = "table: 1\nmeasure: count\n";
  private static final String TWO = "table: 1\nrows: region\nmeasure: count\n";
  private static final String THREE = "table: 1\nrows: level\nmeasure: count\n";

  @OnEachDatabase
  void anEmptyNameOrTextIsRefused(Database database) {
    Study study = new Study(database, Path.of("no-such-folder"));
    for (String name : List.of("", "x".repeat(SavedTable.LONGEST_NAME + 1))) {
      assertThrows(
          IllegalArgumentException.class,
          () -> study.run(b -> b.get(SavedTables.class).make(name, ONE, 1)));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> study.run(b -> b.get(SavedTables.class).make("x", "", 1)));
  }

  @OnEachDatabase
  void whoSavesSecondIsShownBothVersionsAndNothingIsLost(Database database) {
    Study study = new Study(database, Path.of("no-such-folder"));
    long id = study.call(b -> b.get(SavedTables.class).make("地区", ONE, 1)).id();
    SavedTables.Outcome first =
        study.call(b -> b.get(SavedTables.class).change(id, 1, "地区", TWO, 1));
    assertTrue(first.saved());
    assertEquals(2, first.table().version());
    SavedTables.Outcome second =
        study.call(b -> b.get(SavedTables.class).change(id, 1, "层次", THREE, 2));
    assertFalse(second.saved());
    assertEquals(2, second.table().version());
    SavedTables.Outcome again =
        study.call(b -> b.get(SavedTables.class).change(id, 2, "层次", THREE, 2));
    assertTrue(again.saved());
    List<SavedVersion> versions = study.call(b -> b.get(SavedTables.class).versions(id));
    assertEquals(List.of(3, 2, 1), versions.stream().map(SavedVersion::number).toList());
    assertEquals(List.of(THREE, TWO, ONE), versions.stream().map(SavedVersion::content).toList());
    assertEquals("层次", study.call(b -> b.get(SavedTables.class).find(id)).orElseThrow().name());
  }

  @OnEachDatabase
  void theSameTextMakesNoNewVersion(Database database) {
    Study study = new Study(database, Path.of("no-such-folder"));
    long id = study.call(b -> b.get(SavedTables.class).make("x", ONE, 1)).id();
    assertTrue(study.call(b -> b.get(SavedTables.class).change(id, 7, "x", ONE, 2)).saved());
    assertEquals(1, study.call(b -> b.get(SavedTables.class).versions(id)).size());
  }

  @OnEachDatabase
  void onlyItsMakerRemovesATableAndTwoClicksAreOne(Database database) {
    Study study = new Study(database, Path.of("no-such-folder"));
    long id = study.call(b -> b.get(SavedTables.class).make("地区", ONE, 1)).id();
    long other = study.call(b -> b.get(SavedTables.class).make("层次", TWO, 2)).id();
    assertThrows(
        NoSuchElementException.class,
        () -> study.run(b -> b.get(SavedTables.class).remove(id + other, 1, 1)));
    study.run(b -> b.get(SavedTables.class).change(id, 1, "地区", THREE, 2));
    assertEquals(SavedTables.Removal.NOT_OWN, remove(study, id, 2, 2), "changing is not making");
    assertEquals(SavedTables.Removal.CHANGED, remove(study, id, 1, 1), "a stale page");
    assertEquals(2, study.call(b -> b.get(SavedTables.class).list()).size());
    assertEquals(SavedTables.Removal.REMOVED, remove(study, id, 2, 1));
    assertEquals(SavedTables.Removal.REMOVED, remove(study, id, 2, 1), "a second click");
    assertEquals(
        List.of(other),
        study.call(b -> b.get(SavedTables.class).list().stream().map(SavedTable::id).toList()));
    SavedTable removed = study.call(b -> b.get(SavedTables.class).find(id)).orElseThrow();
    assertEquals(1L, removed.removedBy().orElseThrow());
    assertTrue(removed.isRemoved() && removed.removedAt().isPresent());
    SavedTables.Outcome late =
        study.call(b -> b.get(SavedTables.class).change(id, 2, "地区", TWO, 1));
    assertFalse(late.saved(), "what is gone is not changed");
    assertEquals(
        2, study.call(b -> b.get(SavedTables.class).versions(id)).size(), "for the record");
    assertEquals(
        List.of("saved table " + id),
        study.recorded().stream()
            .filter(r -> r.action().equals("table-removed"))
            .map(Recorded::subject)
            .toList());
  }

  private static SavedTables.Removal remove(Study study, long id, int from, long account) {
    return study.call(b -> b.get(SavedTables.class).remove(id, from, account));
  }

  @OnEachDatabase
  void aRemarkSentTwiceIsKeptOnce(Database database) {
    Study study = new Study(database, Path.of("no-such-folder"));
    study.run(b -> b.get(Comments.class).make("table 1", " 样本太小 ", 1));
    study.run(b -> b.get(Comments.class).make("table 1", "样本太小", 1));
    study.run(b -> b.get(Comments.class).make("table 1", "<b>同意</b>", 2));
    study.run(b -> b.get(Comments.class).make("table 2", "别的表", 2));
    assertEquals(
        List.of("样本太小", "<b>同意</b>"),
        study.call(
            b -> b.get(Comments.class).list("table 1").stream().map(Comment::content).toList()));
    assertThrows(
        IllegalArgumentException.class,
        () -> study.run(b -> b.get(Comments.class).make("table 1", "  ", 1)));
  }
}
