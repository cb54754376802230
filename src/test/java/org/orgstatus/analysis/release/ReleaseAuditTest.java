package org.orgstatus.analysis.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.SampleResults.exact;
import static org.orgstatus.analysis.SampleResults.result;
import static org.orgstatus.analysis.SampleResults.table;
import static org.orgstatus.analysis.SampleResults.weighted;
import static org.orgstatus.analysis.release.SampleTables.HIDDEN;
import static org.orgstatus.analysis.release.SampleTables.count;
import static org.orgstatus.analysis.release.SampleTables.counts;
import static org.orgstatus.analysis.release.SampleTables.down;
import static org.orgstatus.analysis.release.SampleTables.row;
import static org.orgstatus.analysis.release.SampleTables.shares;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Partitions.Partition;
import org.orgstatus.analysis.SampleResults;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.LocalText;

/** Releases that would give something away, each by another way, and those that would not. */
class ReleaseAuditTest {

  private static final List<Partition> PARTITIONS =
      List.of(
          new Partition("nation", SampleTables.UNITS),
          new Partition("nation", List.of("east", "west")));

  private static Shown shown(AnalysisResult result, AnalysisResult whole) {
    return new Shown(
        "all", result, Optional.of(whole), LocalText.same(result.planId()), Set.of(), true);
  }

  private static Shown before(AnalysisResult result) {
    return before(result, true);
  }

  private static Shown before(AnalysisResult result, boolean guards) {
    return new Shown(
        "all", result, Optional.empty(), LocalText.of("第1版", "version 1"), Set.of(), guards);
  }

  private static Audit audit(List<Shown> now, Shown... before) {
    return ReleaseAudit.of(
        now,
        Arrays.asList(before),
        PARTITIONS,
        ReleaseAudience.PUBLIC,
        SampleResults.LOCK.contentHash());
  }

  private static ResultTable units(String id, Object... cells) {
    return down(
        id,
        counts("population"),
        Arrays.stream(cells)
            .map(c -> c.equals("-") ? HIDDEN : count((Integer) c))
            .toArray(Cell[]::new));
  }

  @Test
  void theOnlyHiddenUnitFollowsFromTheNation() {
    AnalysisResult whole = result("c01", units("a", 40, 30, 3, 27, 100));
    Audit audit = audit(List.of(shown(result("c01", units("a", 40, 30, "-", 27, 100)), whole)));
    assertEquals(1, audit.count());
    Finding found = audit.findings().get(0);
    assertEquals("c01", found.plan());
    assertEquals("130000", found.row().zh());
    assertEquals("population", found.column().en());
    assertTrue(found.how().zh().contains("nation"), found.how().zh());
    assertTrue(found.how().en().contains("nation"), found.how().en());
  }

  /** What everybody was not shown is no secret from staff, who are shown it by their own rules. */
  @Test
  void staffMayBeGivenWhatEverybodyWasNot() {
    AnalysisResult whole = result("c01", units("a", 40, 30, 3, 27, 100));
    AnalysisResult open = result("c01", units("a", 40, 30, "-", "-", 100));
    for (boolean guards : new boolean[] {true, false}) {
      Audit audit =
          ReleaseAudit.of(
              List.of(shown(whole, whole)),
              List.of(before(open, guards)),
              PARTITIONS,
              ReleaseAudience.INTERNAL,
              SampleResults.LOCK.contentHash());
      assertEquals(!guards, audit.isPassed(), audit.findings().toString());
      assertEquals(1, audit.earlier());
    }
  }

  @Test
  void twoHiddenUnitsProtectEachOther() {
    AnalysisResult whole = result("c01", units("a", 40, 30, 3, 27, 100));
    Audit audit = audit(List.of(shown(result("c01", units("a", 40, 30, "-", "-", 100)), whole)));
    assertEquals(List.of(), audit.findings());
    assertTrue(audit.isPassed());
    assertEquals(1, audit.tables());
    assertEquals(2, audit.hidden());
  }

  @Test
  void whatOneComparisonHidesAnotherMustNotShow() {
    AnalysisResult one = result("c01", units("a", 40, 30, 3, 27, 100));
    AnalysisResult other = result("c02", units("b", 40, 30, 3, 27, 100));
    Audit audit =
        audit(
            List.of(
                shown(result("c01", units("a", 40, 30, "-", "-", 100)), one),
                shown(result("c02", units("b", 40, 30, 3, "-", 100)), other)));
    assertFalse(audit.isPassed());
    assertTrue(
        audit.findings().stream()
            .anyMatch(f -> f.plan().equals("c01") && f.how().en().contains("table b")),
        audit.findings().toString());
  }

  @Test
  void twoTablesThatHideDifferentUnitsTellBoth() {
    AnalysisResult one = result("c01", units("a", 40, 30, 3, 27, 100));
    AnalysisResult other = result("c02", units("b", 40, 30, 3, 27, 100));
    Audit audit =
        audit(
            List.of(
                shown(result("c01", units("a", 40, 30, "-", "-", 100)), one),
                shown(result("c02", units("b", "-", 30, "-", 27, 100)), other)));
    assertFalse(audit.isPassed(), "the first shows what the second hides, and the other way round");
  }

  @Test
  void aShareTimesItsBaseTellsTheGroupThatIsHidden() {
    ResultTable whole =
        table(
            "shares",
            List.of(shares("nation"), shares("east"), shares("west")),
            List.of(row("STR-01", false, exact(50, 40), exact(60, 30), exact(20, 10))));
    ResultTable open =
        table(
            "shares",
            List.of(shares("nation"), shares("east"), shares("west")),
            List.of(row("STR-01", false, exact(50, 40), exact(60, 30), HIDDEN)));
    Audit audit = audit(List.of(shown(result("c10", open), result("c10", whole))));
    assertEquals(1, audit.count(), "20 of 40 less 18 of 30 is 2 of 10");
    assertEquals("west", audit.findings().get(0).column().en());
  }

  @Test
  void aWeightedShareTellsNoCount() {
    ResultTable whole =
        table(
            "shares",
            List.of(shares("nation"), shares("east"), shares("west")),
            List.of(
                row(
                    "STR-01",
                    false,
                    weighted(50, 49, 51, 40, 60),
                    weighted(60, 59, 61, 30, 40),
                    weighted(20, 19, 21, 10, 20))));
    ResultTable open =
        table(
            "shares",
            List.of(shares("nation"), shares("east"), shares("west")),
            List.of(
                row(
                    "STR-01",
                    false,
                    weighted(50, 49, 51, 40, 60),
                    weighted(60, 59, 61, 30, 40),
                    HIDDEN)));
    assertTrue(audit(List.of(shown(result("c10", open), result("c10", whole)))).isPassed());
  }

  @Test
  void aBaseOfFewFollowsFromTheBasesOfTheOthers() {
    ResultTable whole =
        table(
            "shares",
            List.of(shares("nation"), shares("east"), shares("west")),
            List.of(
                row(
                    "STR-01",
                    false,
                    weighted(50, 49, 51, 40, 60),
                    weighted(60, 59, 61, 37, 40),
                    weighted(20, 19, 21, 3, 20))));
    ResultTable open =
        table(
            "shares",
            List.of(shares("nation"), shares("east"), shares("west")),
            List.of(
                row(
                    "STR-01",
                    false,
                    weighted(50, 49, 51, 40, 60),
                    weighted(60, 59, 61, 37, 40),
                    HIDDEN)));
    Audit audit = audit(List.of(shown(result("c10", open), result("c10", whole))));
    assertEquals(1, audit.count());
  }

  @Test
  void provincesDoNotMakeUpTheNationWhereAFurtherUnitStandsBesideThem() {
    List<Partition> withSmaller =
        List.of(
            new Partition("nation", SampleTables.UNITS),
            new Partition("nation", SampleTables.UNITS.subList(0, 3)));
    AnalysisResult whole = result("c01", units("a", 40, 30, 3, 0, 73));
    Audit audit =
        ReleaseAudit.of(
            List.of(shown(result("c01", units("a", 40, 30, "-", "-", 73)), whole)),
            List.of(),
            withSmaller,
            ReleaseAudience.PUBLIC,
            SampleResults.LOCK.contentHash());
    assertTrue(audit.isPassed(), "the reader does not know that the fourth has none");
  }

  @Test
  void columnsThatAreNoSumAreNotTakenForOne() {
    AnalysisResult whole = result("c01", units("gap", 10, 0, 3, 4, 20));
    Audit audit = audit(List.of(shown(result("c01", units("gap", 10, 0, "-", 4, 20)), whole)));
    assertTrue(audit.isPassed(), "gaps of units do not add up to the nation's");
  }

  @Test
  void fewerThanFiveMustNotBeShownAtAll() {
    ResultTable open =
        table(
            "shares",
            List.of(shares("nation")),
            List.of(
                row("STR-01", false, weighted(25, 24, 26, 4, 30)),
                row("STR-02", false, exact(20, 5))));
    Audit audit = audit(List.of(shown(result("c10", open), result("c10", open))));
    assertEquals(1, audit.count());
    assertEquals("STR-01", audit.findings().get(0).row().en());
  }

  @Test
  void aDifferenceOfOneToFourInstitutionsToAnEarlierReleaseFails() {
    for (int other : List.of(38, 39, 41, 44)) {
      AnalysisResult now = result("c01", units("a", 40, 30, 33, 27, 130));
      AnalysisResult then = result("c01", units("a", other, 30, 33, 27, 90 + other));
      Audit audit = audit(List.of(shown(now, now)), before(then));
      assertEquals(2, audit.count(), "the unit and the nation differ by few");
      String how = audit.findings().get(0).how().en();
      assertTrue(how.contains("version 1") && how.contains("by " + Math.abs(40 - other)), how);
    }
  }

  @Test
  void noDifferenceOrALargeOneIsReleased() {
    AnalysisResult now = result("c01", units("a", 40, 30, 33, 27, 130));
    for (int other : List.of(40, 35, 45)) {
      AnalysisResult then = result("c01", units("a", other, 30, 33, 27, 90 + other));
      assertTrue(audit(List.of(shown(now, now)), before(then)).isPassed(), "from " + other);
    }
  }

  @Test
  void fewMoreAnswersBehindAShareFail() {
    ResultTable now =
        table(
            "shares",
            List.of(shares("nation")),
            List.of(row("A", false, weighted(50, 49, 51, 42, 60))));
    ResultTable then =
        table(
            "shares",
            List.of(shares("nation")),
            List.of(row("A", false, weighted(49, 48, 50, 40, 60))));
    Audit audit =
        audit(List.of(shown(result("c10", now), result("c10", now))), before(result("c10", then)));
    assertEquals(1, audit.count());
  }

  @Test
  void whatWasGivenBeforeOfTheSameDataIsLaidBeside() {
    AnalysisResult whole = result("c02", units("b", 40, 30, 3, 27, 100));
    Shown earlier = before(result("c01", units("a", 40, 30, 3, "-", 100)));
    Audit audit =
        audit(List.of(shown(result("c02", units("b", 40, 30, "-", "-", 100)), whole)), earlier);
    assertFalse(audit.isPassed());
  }

  @Test
  void staffMaySeeFewButNotWhatIsHiddenFromThemToo() {
    ResultTable open =
        table(
            "shares",
            List.of(shares("nation")),
            List.of(row("A", false, weighted(25, 24, 26, 4, 30))));
    AnalysisResult whole = result("c01", units("a", 40, 30, 3, 27, 100), open);
    AnalysisResult hidden = result("c01", units("a", 40, 30, "-", 27, 100), open);
    Audit audit =
        ReleaseAudit.of(
            List.of(shown(hidden, whole)),
            List.of(),
            PARTITIONS,
            ReleaseAudience.INTERNAL,
            SampleResults.LOCK.contentHash());
    assertEquals(1, audit.count());
  }

  @Test
  void findingsAreKeptAsTheyWereSaid() {
    AnalysisResult whole = result("c01", units("a", 40, 30, 3, 27, 100));
    Audit audit = audit(List.of(shown(result("c01", units("a", 40, 30, "-", 27, 100)), whole)));
    assertEquals(audit, Audit.read(audit.text()));
  }
}
