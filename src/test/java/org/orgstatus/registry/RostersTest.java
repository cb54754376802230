package org.orgstatus.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.registry.RegisterFiles.HEADINGS;
import static org.orgstatus.registry.RegisterFiles.csv;
import static org.orgstatus.registry.RegisterFiles.line;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.orgstatus.base.Recorded;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Wiring;

class RostersTest {

  private static final Instant NOW = Instant.parse("2018-07-01T08:00:00Z");
  private static final LocalDate Y2017 = LocalDate.of(2017, 6, 1);
  private static final ReportingUnitCode BEIJING = new ReportingUnitCode("110000");
  private static final String FIRST = "4199910001";
  private static final String SECOND = "4199910002";
  private static final String FAR = "4199910003";
  private static final String HEAD = "学校标识码,学校名称,批准日期,批准机关\n";
  private static final String GOOD =
      "已成立高校科协名单,,,\n" + HEAD + FIRST + ",甲大学,2015-06-30,省级科协\n" + FIRST + ",甲大学南区分校,2016年3月,\n";

  private final List<Recorded> recorded = new ArrayList<>();

  @OnEachDatabase
  void nothingCountsUntilThePreviewIsConfirmed(Database database) {
    register(database);
    RosterPreview preview = preview(database, GOOD);
    assertEquals(List.of(), preview.faults());
    assertEquals(2, preview.rows().size());
    assertEquals(1, preview.branches());
    assertEquals(2, preview.added().size());
    assertEquals(Map.of(), call(database, b -> b.get(Rosters.class).listed("W1")));
    assertEquals(Optional.empty(), listed(database, FIRST));
    long id = preview.roster().orElseThrow().id();
    assertThrows(StalePreview.class, () -> confirm(database, id, "2", NOW));
    assertThrows(
        StalePreview.class, () -> confirm(database, id, "1", NOW.plus(Rosters.PREVIEW_LIFE)));

    confirm(database, id, "1", NOW);
    assertThrows(StalePreview.class, () -> confirm(database, id, "1", NOW));
    assertEquals(Optional.of(true), listed(database, FIRST));
    assertEquals(Optional.of(false), listed(database, SECOND));
    assertEquals(
        Optional.empty(),
        call(database, b -> b.get(Rosters.class).listed("W2", BEIJING)),
        "each wave has its own");
    assertEquals(
        Map.of(BEIJING, Set.of(FIRST)), call(database, b -> b.get(Rosters.class).listed("W1")));
    assertTrue(recorded.stream().anyMatch(r -> r.action().equals("roster-loaded")));
  }

  @OnEachDatabase
  void aLaterRosterReplacesTheFormerWhichStaysOnRecord(Database database) {
    register(database);
    confirm(database, preview(database, GOOD).roster().orElseThrow().id(), "1", NOW);
    String before = call(database, b -> b.get(Rosters.class).version("W1"));
    RosterPreview second = preview(database, HEAD + SECOND + ",乙大学,42185,\n");
    assertEquals(1, second.added().size());
    assertEquals(2, second.dropped().size());
    assertEquals(
        Optional.of(LocalDate.of(2015, 6, 30)),
        second.rows().get(0).approvedOn(),
        "a spreadsheet's own date");
    confirm(database, second.roster().orElseThrow().id(), "1", NOW.plusSeconds(60));
    assertEquals(Optional.of(false), listed(database, FIRST));
    assertEquals(Optional.of(true), listed(database, SECOND));
    assertEquals(
        List.of(Roster.Status.IN_FORCE, Roster.Status.REPLACED),
        call(database, b -> b.get(Rosters.class).list("W1", BEIJING)).stream()
            .map(Roster::status)
            .toList());
    assertFalse(before.equals(call(database, b -> b.get(Rosters.class).version("W1"))));
  }

  @OnEachDatabase
  void everyFaultIsToldWithItsCellAndStoresNothing(Database database) {
    register(database);
    RosterPreview preview =
        preview(
            database,
            HEAD
                + FIRST
                + ",甲学院,2015-06-30,\n" // another name
                + SECOND
                + ",乙大学,2015-13-01,\n" // no such month
                + FAR
                + ",丙大学,,\n" // of another reporting unit
                + "123,丁大学,,\n"
                + ",乙大学,,\n" // a name without code
                + "4199999999,戊大学,,\n"
                + SECOND
                + ",乙大学,2030-01-01,\n"); // twice, and in the future
    assertEquals(
        List.of(
            "names-differ 2:2",
            "bad-date 3:3",
            "other-unit 4:1",
            "bad-code 5:1",
            "empty-code 6:1",
            "unknown-code 7:1",
            "duplicate-code 8:1",
            "date-out-of-range 8:3"),
        preview.faults().stream()
            .map(f -> f.code() + " " + f.place().line() + ":" + f.place().column())
            .toList());
    assertTrue(preview.faults().get(4).message().zh().contains(SECOND), "says the code");
    assertTrue(preview.roster().isEmpty());
    assertEquals(List.of(), call(database, b -> b.get(Rosters.class).list("W1", BEIJING)));
  }

  @OnEachDatabase
  void aFileThatIsNoRosterOrHostileIsRefused(Database database) {
    register(database);
    assertEquals("unknown-table", preview(database, "a,b\n1,2\n").faults().get(0).code());
    assertEquals("empty-file", preview(database, HEAD).faults().get(0).code());
    assertEquals(
        "formula", preview(database, HEAD + FIRST + ",\"=1+1\",,\n").faults().get(0).code());
    RegisterFile broken = new RegisterFile("x.xlsx", new byte[] {'P', 'K', 3, 4, 0, 1});
    assertEquals(
        "broken-workbook",
        call(database, b -> b.get(Rosters.class).preview("W1", BEIJING, broken, "1", NOW))
            .faults()
            .get(0)
            .code());
  }

  @OnEachDatabase
  void aBranchCampusOfTheRosterIsProposedUnderItsParent(Database database) {
    register(database);
    confirm(database, preview(database, GOOD).roster().orElseThrow().id(), "1", NOW);
    UnitProposal proposal = call(database, b -> b.get(UnitProposals.class).listOpen()).get(0);
    assertEquals(UnitProposal.Kind.BRANCH, proposal.kind());
    assertEquals("甲大学南区分校", proposal.name());
    run(database, b -> b.get(UnitProposals.class).confirm(proposal.id(), "1", NOW));
    BranchCampus branch =
        call(database, b -> b.get(BranchCampuses.class).list(new InstitutionCode(FIRST))).get(0);
    assertEquals(LocalDate.of(2016, 3, 1), branch.validFrom());
    assertThrows(
        StaleChange.class,
        () -> run(database, b -> b.get(UnitProposals.class).reject(proposal.id(), "", "1", NOW)));
  }

  private void register(Database database) {
    run(
        database,
        b -> {
          RegisterImports imports = b.get(RegisterImports.class);
          String far = FAR + ",丙大学,650000,新疆维吾尔自治区,乌鲁木齐市,教育部,本科,公办,\n";
          RegisterPreview preview =
              imports.preview(
                  List.of(csv(HEADINGS + line(FIRST, "甲大学") + line(SECOND, "乙大学") + far)),
                  Y2017,
                  "1",
                  NOW);
          assertEquals(List.of(), preview.faults());
          imports.confirm(preview.id(), "1", NOW);
        });
  }

  private RosterPreview preview(Database database, String text) {
    return call(database, b -> b.get(Rosters.class).preview("W1", BEIJING, csv(text), "1", NOW));
  }

  private void confirm(Database database, long id, String account, Instant now) {
    run(database, b -> b.get(Rosters.class).confirm(id, account, now));
  }

  private Optional<Boolean> listed(Database database, String code) {
    return call(
        database,
        b -> b.get(Rosters.class).listed("W1", BEIJING).map(codes -> codes.contains(code)));
  }

  private void run(Database database, Consumer<Wiring> work) {
    call(
        database,
        beans -> {
          work.accept(beans);
          return "";
        });
  }

  private <T> T call(Database database, Function<Wiring, T> work) {
    return database.call(entities -> work.apply(new Wiring(entities, recorded)));
  }
}
