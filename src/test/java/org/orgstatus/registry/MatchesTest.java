package org.orgstatus.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.orgstatus.base.Recorded;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Wiring;

class MatchesTest {

  private static final LocalDate Y2017 = LocalDate.of(2017, 6, 1);
  private static final LocalDate Y2018 = LocalDate.of(2018, 6, 1);
  private static final Instant NOW = Instant.parse("2018-07-01T08:00:00Z");
  private static final String KEPT = "4199910001";
  private static final String RECODED = "4199910002";
  private static final String RENAMED = "4199910003";
  private static final String ABSORBED = "4199910004";
  private static final String VANISHED = "4199910005";
  private static final String FIRST = "4199910006";
  private static final String SECOND = "4199910007";
  private static final String OTHER_CITY = "4199910008";

  private final List<Recorded> recorded = new ArrayList<>();

  @OnEachDatabase
  void everyInstitutionThatIsGoneIsProposedWithItsReason(Database database) {
    twoLists(database);
    Map<String, Match> matches =
        call(database, b -> b.get(Matches.class).propose()).stream()
            .collect(Collectors.toMap(m -> m.gone().code().value(), m -> m));
    assertEquals(7, matches.size());
    assertMatch(matches.get(RECODED), Match.Kind.NEW_CODE, "4199920002", Match.Reason.SAME_NAME);
    assertMatch(matches.get(RENAMED), Match.Kind.RENAMED, "4199920003", Match.Reason.SIMILAR_NAME);
    assertMatch(matches.get(ABSORBED), Match.Kind.MERGED, KEPT, Match.Reason.PART_OF);
    assertMatch(matches.get(VANISHED), Match.Kind.CLOSED, "", Match.Reason.CODE_GONE);
    assertMatch(matches.get(FIRST), Match.Kind.MERGED, "4199920006", Match.Reason.SAME_SUCCESSOR);
    assertMatch(matches.get(SECOND), Match.Kind.MERGED, "4199920006", Match.Reason.SAME_SUCCESSOR);
    assertMatch(matches.get(OTHER_CITY), Match.Kind.CLOSED, "", Match.Reason.CODE_GONE);
  }

  @OnEachDatabase
  void nothingIsStoredUntilAPersonConfirms(Database database) {
    twoLists(database);
    call(database, b -> b.get(Matches.class).propose());
    assertEquals(List.of(), call(database, b -> b.get(Matches.class).list()));
    assertEquals(Optional.empty(), find(database, RENAMED).successor());

    confirm(
        database,
        decision(RENAMED, Match.Kind.RENAMED, "4199920003"),
        decision(VANISHED, Match.Kind.CLOSED, ""));
    assertEquals(
        Optional.of(new InstitutionCode("4199920003")), find(database, RENAMED).successor());
    assertEquals(5, call(database, b -> b.get(Matches.class).propose()).size());
    assertEquals(
        List.of(RENAMED),
        call(
                database,
                b -> b.get(Institutions.class).listPredecessors(new InstitutionCode("4199920003")))
            .stream()
            .map(i -> i.code().value())
            .toList());
    List<String> kinds =
        call(
            database,
            b ->
                b.get(InstitutionHistory.class).of(new InstitutionCode(RENAMED)).stream()
                    .map(e -> e.day() + " " + e.kind().en())
                    .toList());
    assertEquals(
        List.of(
            "2018-06-01 No longer in the list",
            "2018-06-01 Renamed",
            "2017-06-01 Entered by the list"),
        kinds);
  }

  @OnEachDatabase
  void whatWasDecidedMeanwhileOrLeadsNowhereChangesNothing(Database database) {
    twoLists(database);
    confirm(database, decision(VANISHED, Match.Kind.CLOSED, ""));
    assertThrows(
        StaleChange.class,
        () ->
            confirm(
                database,
                decision(RENAMED, Match.Kind.RENAMED, "4199920003"),
                decision(VANISHED, Match.Kind.CLOSED, "")));
    assertEquals(Optional.empty(), find(database, RENAMED).successor());
    assertThrows(
        StaleChange.class,
        () -> confirm(database, decision(RENAMED, Match.Kind.RENAMED, VANISHED)));
    assertThrows(StaleChange.class, () -> confirm(database, decision(KEPT, Match.Kind.CLOSED, "")));
  }

  @OnEachDatabase
  void aPersonMayNameAnotherSuccessorAndTakeItBack(Database database) {
    twoLists(database);
    confirm(database, decision(VANISHED, Match.Kind.MERGED, KEPT));
    assertEquals(
        Match.Reason.CHOSEN, call(database, b -> b.get(Matches.class).list()).get(0).reason());
    run(database, b -> b.get(Matches.class).withdraw(new InstitutionCode(VANISHED)));
    assertEquals(Optional.empty(), find(database, VANISHED).successor());
    assertEquals(7, call(database, b -> b.get(Matches.class).propose()).size());
    assertTrue(recorded.stream().anyMatch(r -> r.action().equals("match-withdrawn")));
  }

  @OnEachDatabase
  void aCorrectionChangesTheRegisterWhenTheNationalOfficeConfirms(Database database) {
    twoLists(database);
    InstitutionCode code = new InstitutionCode(KEPT);
    call(
        database,
        b -> {
          Corrections corrections = b.get(Corrections.class);
          assertEquals(1, corrections.faults(code, "level", "本科", "x").size(), "as it is");
          assertEquals(1, corrections.faults(code, "level", "高中", "x").size(), "no level");
          assertEquals(1, corrections.faults(code, "code", "1", "x").size(), "no such column");
          assertEquals(1, corrections.faults(code, "city_zh", "天津市", "").size(), "no reason");
          assertEquals(List.of(), corrections.faults(code, "city_zh", "天津市", "文件"));
          return "";
        });
    long first = propose(database, code, "天津市");
    long second = propose(database, code, "唐山市");
    assertEquals("北京市", find(database, KEPT).city());
    run(database, b -> b.get(Corrections.class).confirm(first, "1", NOW));
    assertEquals("天津市", find(database, KEPT).city());
    assertThrows(
        StaleChange.class,
        () -> run(database, b -> b.get(Corrections.class).confirm(second, "1", NOW)),
        "the register has another value by now");
    run(database, b -> b.get(Corrections.class).reject(second, "无文件", "1", NOW));
    assertThrows(
        StaleChange.class,
        () -> run(database, b -> b.get(Corrections.class).reject(second, "", "1", NOW)));
    assertEquals(List.of(), call(database, b -> b.get(Corrections.class).listOpen()));
  }

  @OnEachDatabase
  void aBranchCampusStandsUnderItsParentOnce(Database database) {
    twoLists(database);
    InstitutionCode parent = new InstitutionCode(KEPT);
    long id =
        call(database, b -> b.get(BranchCampuses.class).add(parent, "南区分校", "唐山市", Y2017).id());
    long again =
        call(database, b -> b.get(BranchCampuses.class).add(parent, " 南区分校", "", Y2018).id());
    assertEquals(id, again);
    run(database, b -> b.get(BranchCampuses.class).close(id, Y2018));
    assertEquals(
        Optional.of(Y2018),
        call(database, b -> b.get(BranchCampuses.class).list(parent)).get(0).validTo());
  }

  private long propose(Database database, InstitutionCode code, String city) {
    return call(
        database,
        b -> b.get(Corrections.class).propose(code, "city_zh", city, "文件", "2", NOW).id());
  }

  private void twoLists(Database database) {
    String kept = line(KEPT, "甲乙丙大学");
    list(
        database,
        Y2017,
        kept
            + line(RECODED, "同名学院")
            + line(RENAMED, "建筑专科学院")
            + line(ABSORBED, "甲乙丙大学应用学院")
            + line(VANISHED, "某某飞行学校")
            + line(FIRST, "东海航运学院")
            + line(SECOND, "东海航海学院")
            + line(OTHER_CITY, "远方师范大学").replace("北京市,教育部", "别市,教育部"));
    list(
        database,
        Y2018,
        kept
            + line("4199920002", "同名学院")
            + line("4199920003", "建筑专业学院")
            + line("4199920006", "东海航天学院")
            + line("4199920008", "远方师范学院"));
  }

  private void list(Database database, LocalDate day, String lines) {
    run(
        database,
        b -> {
          RegisterImports imports = b.get(RegisterImports.class);
          RegisterPreview preview = imports.preview(List.of(csv(HEADINGS + lines)), day, "1", NOW);
          assertEquals(List.of(), preview.faults());
          imports.confirm(preview.id(), "1", NOW);
        });
  }

  private static Matches.Decision decision(String gone, Match.Kind kind, String successor) {
    return new Matches.Decision(
        new InstitutionCode(gone),
        kind,
        Optional.of(successor).filter(s -> !s.isEmpty()).map(InstitutionCode::new));
  }

  private void confirm(Database database, Matches.Decision... decisions) {
    run(database, b -> b.get(Matches.class).confirm(List.of(decisions), "1", NOW));
  }

  private Institution find(Database database, String code) {
    return call(database, b -> b.get(Institutions.class).institution(new InstitutionCode(code)));
  }

  private static void assertMatch(
      Match match, Match.Kind kind, String successor, Match.Reason reason) {
    assertEquals(
        kind + " " + successor + " " + reason,
        match.kind()
            + " "
            + match.successor().map(i -> i.code().value()).orElse("")
            + " "
            + match.reason());
  }

  private void run(Database database, java.util.function.Consumer<Wiring> work) {
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
