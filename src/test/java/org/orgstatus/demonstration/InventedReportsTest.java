package org.orgstatus.demonstration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orgstatus.collection.Act;
import org.orgstatus.collection.BulkSubmissions;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.questionnaire.Warning;
import org.orgstatus.testing.Scenario;

/** Forms C, D and E of the demonstration: what provinces, alliances and field researchers say. */
class InventedReportsTest {

  private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");
  private static final Routing GATE =
      Routing.of(Scenario.shipped("gate", "campus_association", "institution_no_association"));
  private static final Map<String, Routing> ROUTINGS =
      Stream.of(InventedReports.PROVINCE, InventedReports.ALLIANCE, InventedReports.VISIT)
          .collect(Collectors.toMap(form -> form, form -> Routing.of(Scenario.shipped(form))));

  private static InventedReports reports(long seed, int size) {
    return new InventedReports(new InventedStudy(GATE, seed, size), ROUTINGS::get, NOW);
  }

  private static Map<String, Filling> filled(InventedReports reports) {
    Map<String, Filling> filled = new TreeMap<>();
    add(filled, reports, InventedReports.PROVINCE, reports.provinces());
    add(filled, reports, InventedReports.ALLIANCE, reports.secretariats());
    add(filled, reports, InventedReports.VISIT, reports.visits());
    return filled;
  }

  private static void add(
      Map<String, Filling> filled,
      InventedReports reports,
      String form,
      Stream<? extends InventedRespondent> all) {
    all.forEach(who -> filled.put(form + " " + who.code(), reports.filled(form, who)));
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 300, 2600})
  void everySheetObeysEverySkipAndConstraint(int size) {
    Map<String, Filling> filled = filled(reports(size, size));
    assertEquals(32 + 10 + 5, filled.size());
    filled.forEach(
        (who, filling) -> {
          assertEquals(List.<Fault>of(), filling.faults(), who);
          assertEquals(Set.of(), filling.hidden(), who);
        });
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() {
    assertEquals(bytes(3), bytes(3));
    assertNotEquals(bytes(3), bytes(4));
  }

  private static String bytes(long seed) {
    StringBuilder bytes = new StringBuilder();
    filled(reports(seed, 300))
        .forEach((who, f) -> bytes.append(who).append(SheetJson.submitted(f)).append('\n'));
    return bytes.toString();
  }

  @Test
  void whatIsKnownOfAnInstitutionIsWhatItAnswersItself() {
    InventedStudy study = new InventedStudy(GATE, 5, 700);
    study
        .register()
        .institutions()
        .forEach(
            unit -> {
              InventedFacts facts = study.facts(unit);
              Filling filling = study.filled(unit);
              assertEquals(new AnswerValue.Chosen(facts.status()), filling.value("g_status"));
              if (facts.hasAssociation()) {
                assertEquals(new AnswerValue.Month(facts.founded()), filling.value("a_est_date"));
              }
              String tie = facts.hasAssociation() ? "a_all_member" : "b_alliance";
              if (!filling.value(tie).equals(new AnswerValue.Chosen("dk"))) {
                assertEquals(
                    facts.member(),
                    filling.value(tie).equals(new AnswerValue.Chosen("member")),
                    unit.code());
              }
            });
  }

  @Test
  void aProvinceCountsTheAssociationsOnItsList() {
    InventedReports reports = reports(6, 2600);
    reports
        .provinces()
        .forEach(
            province -> {
              Filling filling = reports.filled(InventedReports.PROVINCE, province);
              long lines = province.roster().lines().count() - 1;
              assertEquals(lines, number(filling, "c_n_assoc"), province.code());
              long truth =
                  province.institutions().stream().filter(InventedFacts::isEstablished).count();
              assertEquals(truth - (province.hasRoster() ? 1 : 0), lines, province.code());
              assertTrue(number(filling, "c_n_assoc_target") <= lines);
              AnswerValue.Attached list = (AnswerValue.Attached) filling.value("c_roster");
              assertEquals(
                  province.roster().getBytes(java.nio.charset.StandardCharsets.UTF_8).length,
                  list.size());
            });
  }

  private static double number(Filling filling, String name) {
    return ((AnswerValue.Amount) filling.value(name)).value().doubleValue();
  }

  @Test
  void anAllianceWarnsOfItsMembersWhereTheProvinceTellsOfFewer() {
    int differing = 0;
    for (long seed = 1; seed <= 6; seed++) {
      InventedReports reports = reports(seed, 2600);
      for (InventedSecretariat alliance : reports.secretariats().toList()) {
        InventedProvince.Listed row = alliance.listed(seed);
        boolean differs =
            Math.abs(alliance.members() - row.members()) > .1 * row.members()
                && reports.provinces().anyMatch(p -> knows(reports, p, alliance));
        Set<String> warned =
            reports.filled(InventedReports.ALLIANCE, alliance).warnings().stream()
                .map(Warning::check)
                .map(check -> check.id())
                .collect(Collectors.toSet());
        assertEquals(differs, warned.contains("Q25"), alliance.code() + " " + warned);
        assertFalse(warned.contains("Q26"), alliance.code());
        differing += differs ? 1 : 0;
      }
    }
    assertTrue(differing > 3 && differing < 40, "differing: " + differing);
  }

  private static boolean knows(
      InventedReports reports, InventedProvince province, InventedSecretariat alliance) {
    return province.code().equals(alliance.alliance().unit().code()) && reports.responds(province);
  }

  @Test
  void someAreSilentOneHasBegunOneWasReturnedAndEveryWarningIsExplained() {
    InventedReports reports = reports(Demonstration.SEED, 300);
    Map<String, List<Integer>> counts = new TreeMap<>();
    for (String form : ROUTINGS.keySet()) {
      List<BulkSubmissions.Filled> sent = reports.sent(form).toList();
      counts.put(form, List.of(sent.size(), (int) reports.begun(form).count()));
      for (BulkSubmissions.Filled one : sent) {
        Set<String> warnings = new TreeSet<>();
        one.filling().warnings().forEach(w -> warnings.add(w.check().id()));
        assertEquals(warnings, one.explanations().keySet(), form + " " + one.unitCode());
      }
    }
    assertEquals(
        Map.of(
            InventedReports.PROVINCE, List.of(29, 1),
            InventedReports.ALLIANCE, List.of(8, 1),
            InventedReports.VISIT, List.of(4, 1)),
        counts);
    assertEquals(
        List.of(InventedReports.SHOWN_UNIT),
        reports
            .sent(InventedReports.PROVINCE)
            .filter(f -> f.later().stream().anyMatch(l -> l.act() == Act.RETURN))
            .map(BulkSubmissions.Filled::unitCode)
            .toList());
  }

  @Test
  void aVisitHasManyConversationsOfSeveralKindsAndEveryNoteSaysThatItIsInvented() {
    InventedReports reports = reports(Demonstration.SEED, 300);
    List<JsonObject> sheets =
        reports.sent(InventedReports.VISIT).map(f -> SheetJson.submitted(f.filling())).toList();
    for (JsonObject sheet : sheets) {
      JsonArray rows = sheet.getJsonArray("e_interview");
      assertTrue(rows.size() >= 5, "protocol: five conversations at least");
      Set<String> roles = new TreeSet<>();
      Set<String> codes = new TreeSet<>();
      for (JsonObject row : rows.getValuesAs(JsonObject.class)) {
        roles.add(row.getString("ei_role"));
        codes.add(row.getString("ei_code"));
        InterviewTexts.items().stream()
            .filter(item -> row.get(item) instanceof jakarta.json.JsonString)
            .forEach(item -> assertTrue(row.getString(item).endsWith("（演示）"), item));
      }
      assertTrue(roles.size() >= 4, "protocol: four kinds at least, but " + roles);
      assertEquals(rows.size(), codes.size(), codes.toString());
    }
  }

  @Test
  void whatAVisitFindsFollowsThePlantedStrength() {
    InventedReports reports = reports(9, 300);
    Map<Integer, List<Integer>> documents = new TreeMap<>();
    reports
        .visits()
        .forEach(
            visit -> {
              Filling filling = reports.filled(InventedReports.VISIT, visit);
              int strength = visit.to().planted().strength();
              assertEquals(new AnswerValue.Chosen("v" + strength), filling.value("es_overall"));
              int full =
                  (int)
                      filling.sheet().answers().entrySet().stream()
                          .filter(e -> e.getKey().name().startsWith("eo_"))
                          .filter(e -> e.getValue().equals(new AnswerValue.Chosen("o4")))
                          .count();
              documents.computeIfAbsent(strength, s -> new ArrayList<>()).add(full);
            });
    assertEquals(Set.of(3, 4, 5), documents.keySet());
    assertTrue(max(documents.get(3)) < min(documents.get(5)), documents.toString());
  }

  private static int max(List<Integer> counts) {
    return counts.stream().mapToInt(Integer::intValue).max().orElseThrow();
  }

  private static int min(List<Integer> counts) {
    return counts.stream().mapToInt(Integer::intValue).min().orElseThrow();
  }

  @Test
  void strongAlliancesDoMoreThanWeakOnes() {
    Map<Boolean, double[]> sums = new TreeMap<>(Map.of(true, new double[3], false, new double[3]));
    for (long seed = 1; seed <= 10; seed++) {
      InventedReports reports = reports(seed, 64);
      reports
          .secretariats()
          .forEach(
              alliance -> {
                Filling filling = reports.filled(InventedReports.ALLIANCE, alliance);
                double[] sum = sums.get(alliance.planted().strength() > 3);
                sum[0]++;
                sum[1] += many(filling, "d_mech");
                sum[2] +=
                    filling.value("d_joint") instanceof AnswerValue.Amount joint
                        ? joint.value().doubleValue()
                        : 0;
              });
    }
    double[] strong = sums.get(true);
    double[] weak = sums.get(false);
    assertTrue(strong[1] / strong[0] > weak[1] / weak[0] + 1.5, "mechanisms");
    assertTrue(strong[2] / strong[0] > weak[2] / weak[0] + 2, "joint activities");
  }

  private static long many(Filling filling, String name) {
    return ((AnswerValue.ChosenMany) filling.value(name))
        .codes().stream().filter(code -> !code.equals("none")).count();
  }

  /** Yes and no questions and ways of contact, over many studies, four sigma. */
  @Test
  void thePlantedMeasuresAreRecoveredByRegion() {
    Map<String, double[]> sums = new TreeMap<>();
    PlantedTruth truth = PlantedTruth.standard();
    for (long seed = 1; seed <= 25; seed++) {
      InventedReports reports = reports(seed, 64);
      for (InventedProvince province : reports.provinces().toList()) {
        Filling filling = reports.filled(InventedReports.PROVINCE, province);
        InventedUnit unit = province.unit();
        double contact = truth.measure("contact", unit);
        add(sums, unit, "contact", contact, has(filling, "c_contact", "meeting"));
        add(
            sums,
            unit,
            "documents",
            truth.measure("documents", unit),
            has(filling, "c_docs", "charter"));
        add(sums, unit, "person", truth.measure("person", unit), yes(filling, "c_person"));
        add(
            sums,
            unit,
            "approval",
            truth.measure("approval", unit),
            yes(filling, "c_approval_clear"));
        add(
            sums,
            unit,
            "target",
            truth.measure("target", unit),
            !filling.value("c_target").equals(new AnswerValue.Chosen("none")));
      }
    }
    assertEquals(5 * 4, sums.size());
    sums.forEach((what, sum) -> assertEquals(sum[0], sum[1], 4 * Math.sqrt(sum[2]) + 1, what));
    assertTrue(
        sums.get("documents EAST")[1] / sums.get("documents EAST")[3]
            > sums.get("documents WEST")[1] / sums.get("documents WEST")[3] + .1,
        "the regions differ as planted");
  }

  private static void add(
      Map<String, double[]> sums, InventedUnit unit, String measure, double chance, boolean hit) {
    double[] sum = sums.computeIfAbsent(measure + " " + unit.region(), key -> new double[4]);
    sum[0] += chance;
    sum[1] += hit ? 1 : 0;
    sum[2] += chance * (1 - chance);
    sum[3]++;
  }

  private static boolean has(Filling filling, String name, String code) {
    return ((AnswerValue.ChosenMany) filling.value(name)).codes().contains(code);
  }

  private static boolean yes(Filling filling, String name) {
    return filling.value(name).equals(new AnswerValue.Chosen("yes"));
  }

  /** C16: the same months, alliance provinces against the others. */
  @Test
  void morePlacesFoundAssociationsInTheYearsAfterTheirAlliance() {
    InventedStudy study = new InventedStudy(GATE, 11, 20_000);
    List<InventedFacts> all =
        study.register().institutions().map(study::facts).filter(f -> f.isEstablished()).toList();
    PlantedTruth truth = study.truth();
    double share = 0;
    double elsewhere = 0;
    int alliances = 0;
    for (InventedAlliance alliance : InventedAlliance.all(truth)) {
      YearMonth from = truth.alliance(alliance.unit()).orElseThrow().founded();
      share += share(all, f -> f.unit().unit().equals(alliance.unit()), from);
      elsewhere += share(all, f -> !truth.hasAlliance(f.unit().unit()), from);
      alliances++;
    }
    double natural = elsewhere / alliances;
    double expected = truth.foundedWithAlliance() + (1 - truth.foundedWithAlliance()) * natural;
    assertEquals(expected, share / alliances, .03);
  }

  private static double share(
      List<InventedFacts> all, java.util.function.Predicate<InventedFacts> where, YearMonth from) {
    List<InventedFacts> base = all.stream().filter(where).toList();
    long founded =
        base.stream()
            .map(InventedFacts::founded)
            .filter(m -> !m.isBefore(from) && m.isBefore(from.plusMonths(36)))
            .count();
    return (double) founded / base.size();
  }

  @Test
  void filesAreThoseOfTheProvinces() {
    InventedReports reports = reports(Demonstration.SEED, 300);
    reports
        .sent(InventedReports.PROVINCE)
        .forEach(f -> assertEquals(Set.of(ItemPath.of("c_roster")), f.files().keySet()));
  }
}
