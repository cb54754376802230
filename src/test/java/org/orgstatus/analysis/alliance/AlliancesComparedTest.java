package org.orgstatus.analysis.alliance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.analysis.Shipped.cell;
import static org.orgstatus.analysis.Shipped.value;
import static org.orgstatus.analysis.Shipped.words;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.Shipped;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.export.AllianceSheet;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** C17, C18 and C20: alliances case by case, with the evidence of visits and without. */
class AlliancesComparedTest {

  private static final InventedStudy STUDY = StudyDataset.study(20170601, 1_000);
  private static final WaveData ALL =
      new WaveData(
          List.of(
              StudyDataset.of(STUDY),
              StudyDataset.of(STUDY, UnitKind.REPORTING_UNIT),
              StudyDataset.of(STUDY, UnitKind.ALLIANCE),
              StudyDataset.of(STUDY, UnitKind.VISIT)));

  /** The same wave before anybody has set out. */
  private static final WaveData UNVISITED = new WaveData(ALL.tables().subList(0, 3));

  private static AnalysisResult run(String plan, WaveData data) {
    return Shipped.run(plan, data, Audience.INTERNAL);
  }

  @Test
  void theMatrixHoldsEveryAllianceAsItWasPlanted() {
    AnalysisResult result = run("c17", ALL);
    ResultTable matrix = result.table("system");
    assertEquals(10, matrix.rows().size());
    assertEquals("2012", words(matrix, "YS32", "ALL-02"));
    assertEquals("Registered social organization", words(matrix, "YS51", "ALL-03F"));
    ResultTable seen = result.table("seen");
    // Planted: Jiangsu's alliance is a model, Hunan's exists in name only.
    if (cell(seen, "YS32", "ALL-17") instanceof Cell.Words rating) {
      assertEquals("5", rating.text().en());
    }
    ResultTable functions = result.table("functions");
    assertEquals(10, value(functions, "bridge", "n"));
    assertEquals(
        value(functions, "bridge", "stated") - value(functions, "bridge", "gap"),
        value(functions, "bridge", "actual") - value(functions, "bridge", "extra"));
    ResultTable conditions = result.table("conditions");
    assertEquals(List.of(), conditions.rows(), "fewer than twelve were rated");
    assertTrue(conditions.notes().get(0).en().contains("at least 12 alliances"));
  }

  @Test
  void besideItsOwnAnswersStandsWhatOthersSayOfAnAlliance() {
    ResultTable sides = run("c17", ALL).table("sides");
    ResultTable ratings = run("c18", ALL).table("ratings");
    Dataset institutions = ALL.find(UnitKind.INSTITUTION).orElseThrow();
    for (String alliance : List.of("YS32", "YS43")) {
      long joined =
          IntStream.range(0, institutions.size())
              .filter(row -> institutions.text(row, "a_all_id").equals(alliance))
              .count();
      assertTrue(joined > 0, alliance);
      assertEquals(joined, value(sides, alliance, "joined"), alliance);
      assertEquals(cell(ratings, alliance, "ALL-16"), cell(sides, alliance, "ALL-16"), alliance);
      assertEquals(cell(ratings, alliance, "raters"), cell(sides, alliance, "raters"), alliance);
    }
    assertEquals("Jiangsu", words(sides, "YS32", "unit"));
    assertEquals(
        Math.round(value(ratings, "YS32", "ALL-14Q")) + "", words(sides, "YS32", "ALL-14Q"));
    assertEquals(
        List.of(),
        Shipped.run("c17", ALL, Audience.PUBLIC).table("sides").rows(),
        "single alliances are for the own desk");
  }

  /** Form D never came, but the pair went there. */
  @Test
  void aVisitedAllianceStandsThereWithoutAFormOfItsOwn() {
    SampleDataset institutions = new SampleDataset().unit("111000", "110000", "SCI_ENG");
    SampleDataset alliances = new SampleDataset(UnitKind.ALLIANCE);
    SampleDataset visits = new SampleDataset(UnitKind.VISIT);
    for (String each : List.of("JS01", "JS02", "JS03")) {
      alliances.unit(each, "320000", "");
      visits.unit(each, "320000", "");
    }
    alliances.answers("JS01", "d_form", "registered");
    visits.answers("JS02", "es_overall", "v4");
    WaveData wave = new WaveData(List.of(institutions.build(), alliances.build(), visits.build()));
    AnalysisResult result = run("c17", wave);
    for (String table : List.of("sides", "seen", "said")) {
      assertEquals(
          List.of("JS01", "JS02"),
          result.table(table).rows().stream().map(ResultTable.Row::key).toList(),
          table);
    }
    assertEquals("4", words(result.table("seen"), "JS02", "ALL-17"));
    assertEquals("Jiangsu", words(result.table("sides"), "JS02", "unit"));
    assertEquals(1, result.table("system").rows().size(), "what it says itself");
    Map<String, LocalText> titles = Map.of("sides", LocalText.of("各方怎么说", "What the sides say"));
    AnalysisResult sheet = AllianceSheet.of(result, "JS02", titles).orElseThrow();
    assertEquals(
        List.of("sides", "seen", "said"), sheet.tables().stream().map(ResultTable::id).toList());
    assertEquals("各方怎么说", sheet.table("sides").title().zh());
    assertEquals(result.table("seen").title(), sheet.table("seen").title(), "no name of its own");
    assertTrue(sheet.notes().get(0).zh().startsWith("这个联盟没有交来丁表"));
    assertTrue(
        AllianceSheet.of(result, "JS01", titles).orElseThrow().notes().stream()
            .noneMatch(note -> note.zh().contains("没有交来丁表")));
    assertTrue(AllianceSheet.of(result, "JS03", titles).isEmpty(), "neither answered nor visited");
  }

  @Test
  void thePairsOfVisitsAreSetAgainstEachOtherBeforeTheyAgreed() {
    ResultTable agreement = run("c17", ALL).table("agreement");
    assertEquals(7, agreement.rows().size());
    double visits = value(agreement, "es_overall", "n");
    assertTrue(visits >= 4, "visits rated: " + visits);
    for (ResultTable.Row row : agreement.rows()) {
      assertEquals(visits, value(agreement, row.key(), "n"));
      if (!row.key().equals("es_type")) {
        assertEquals(100, value(agreement, row.key(), "near"), "planted: one grade at the most");
      }
      assertTrue(value(agreement, row.key(), "alike") >= 0);
    }
    assertEquals(List.of(), run("c17", UNVISITED).table("agreement").rows());
  }

  @Test
  void withoutVisitsEveryComparisonSaysSo() {
    Cell seen = cell(run("c17", UNVISITED).table("seen"), "YS32", "ALL-17");
    assertTrue(seen instanceof Cell.NotEstimable none && none.reason().zh().equals("尚无走访材料"));
    AnalysisResult position = run("c18", UNVISITED);
    Cell visit = cell(position.table("ratings"), "YS32", "ALL-17P");
    assertTrue(visit instanceof Cell.NotEstimable none && none.reason().zh().equals("尚无走访材料"));
    assertEquals(List.of(), position.table("interviews").rows());
    assertEquals("No visit evidence yet", position.table("interviews").notes().get(0).en());
    AnalysisResult types = run("c20", UNVISITED);
    assertTrue(cell(types.table("types"), "service", "n") instanceof Cell.NotEstimable);
    for (String plan : List.of("c17", "c18", "c20")) {
      assertTrue(
          run(plan, UNVISITED).notes().stream().anyMatch(n -> n.en().startsWith("No visit")), plan);
    }
  }

  @Test
  void theSidesOfALinkAreSetAgainstEachOther() {
    ResultTable links = run("c18", ALL).table("links");
    double n = value(links, "fund", "n");
    assertTrue(n >= 5, "told by both sides: " + n);
    for (ResultTable.Row row : links.rows()) {
      String link = row.key();
      assertEquals(
          n,
          value(links, link, "both")
              + value(links, link, "alliance_only")
              + value(links, link, "province_only")
              + value(links, link, "neither"),
          link);
    }
    ResultTable ratings = run("c18", ALL).table("ratings");
    assertTrue(value(ratings, "YS32", "raters") >= 5);
    // Planted: every rating follows the strength of the alliance, 5 in Jiangsu and 1 in Hunan.
    assertTrue(value(ratings, "YS32", "ALL-16") > value(ratings, "YS43", "ALL-16"));
    assertTrue(value(ratings, "YS32", "ALL-14F") > value(ratings, "YS43", "ALL-14F"));
    ResultTable network = run("c18", ALL).table("network");
    assertTrue(value(network, "YS32", "confirmed") <= value(network, "YS32", "own"));
  }

  @Test
  void typesAndProblemsAreThoseOfTheAlliances() {
    AnalysisResult result = run("c20", ALL);
    ResultTable types = result.table("types");
    double visited = types.rows().stream().mapToDouble(r -> value(types, r.key(), "n")).sum();
    assertTrue(visited > 0, "some were visited");
    String note =
        result.notes().stream()
            .map(n -> n.en())
            .filter(n -> n.contains("visited"))
            .findFirst()
            .orElse("");
    assertTrue(note.startsWith((int) visited + " alliances were visited"), note);
    ResultTable measures = result.table("measures");
    assertTrue(
        value(measures, "fund", "associations") > value(measures, "overlap", "associations"));
    Cell ownOnly = cell(measures, "legal", "provinces");
    assertTrue(
        ownOnly instanceof Cell.NotEstimable none && none.reason().en().startsWith("Not among"));
  }

  @Test
  void whatWasSaidIsCountedByPeopleNotByPassages() {
    ResultTable position = run("c18", ALL).table("themes");
    ResultTable interviews = run("c18", ALL).table("interviews");
    assertTrue(position.rows().size() > 1);
    for (ResultTable.Row row : position.rows()) {
      assertTrue(row.key().startsWith("POS.assoc."), "of position only: " + row.key());
      String role = row.key().substring("POS.assoc.".length());
      double heard = value(interviews, role, "interviews");
      assertEquals(heard, value(position, row.key(), "heard"));
      double people = value(position, row.key(), "people");
      assertTrue(people > 0 && people <= heard, row.key());
      assertTrue(value(position, row.key(), "alliances") <= people);
    }
    ResultTable types = run("c20", ALL).table("themes");
    double byType =
        types.rows().stream()
            .filter(r -> r.key().endsWith(".DIF.fund"))
            .mapToDouble(r -> value(types, r.key(), "people"))
            .sum();
    double byRole =
        position.rows().stream().mapToDouble(r -> value(position, r.key(), "people")).sum();
    assertEquals(byRole, byType, "planted: the same people said both");
    assertEquals(List.of(), run("c18", UNVISITED).table("themes").rows());
    ResultTable said = run("c17", ALL).table("said");
    double people = 0;
    for (ResultTable.Row row : said.rows()) {
      if (row.cells().get(0) instanceof Cell.Count count) {
        people += count.count();
        assertEquals(
            "Relation to provincial association " + count.count() + ", Money " + count.count(),
            words(said, row.key(), "themes"));
      }
    }
    assertEquals(byRole, people, "each alliance's people once");
    assertTrue(run("c20", UNVISITED).table("themes").notes().get(0).en().contains("locked"));
  }

  @Test
  void aPublicEditionShowsNoSingleAlliance() {
    for (String[] table :
        new String[][] {
          {"c17", "system"},
          {"c17", "seen"},
          {"c17", "agreement"},
          {"c18", "ratings"},
          {"c18", "network"},
          {"c18", "formal"}
        }) {
      ResultTable open = Shipped.run(table[0], ALL, Audience.PUBLIC).table(table[1]);
      assertEquals(List.of(), open.rows(), table[0] + " " + table[1]);
      assertEquals(1, open.notes().size());
    }
    ResultTable types = Shipped.run("c20", ALL, Audience.PUBLIC).table("types");
    assertTrue(
        types.rows().stream()
            .flatMap(r -> r.cells().stream())
            .noneMatch(Cell.Words.class::isInstance));
  }

  /** Twelve alliances: the eight with full-time staff are rated 5, the other four 2. */
  @Test
  void fromTwelveRatedAlliancesOnCombinationsAreLookedAt() {
    SampleDataset alliances = new SampleDataset(UnitKind.ALLIANCE);
    SampleDataset visits = new SampleDataset(UnitKind.VISIT);
    for (int i = 10; i < 22; i++) {
      String code = "A" + i;
      alliances
          .unit(code, "110000", "")
          .answers(
              code,
              "d_form",
              "registered",
              "d_sec_host",
              "assoc",
              "d_sec_full",
              i < 18 ? 2 : 0,
              "d_fund_total",
              10,
              "d_link_assoc",
              "fund",
              "d_link_edu",
              "none",
              "d_enter",
              "any");
      visits.unit(code, "110000", "").answers(code, "es_overall", i < 18 ? "v5" : "v2");
    }
    WaveData data = new WaveData(List.of(alliances.build(), visits.build()));
    ResultTable conditions = run("c17", data).table("conditions");
    assertEquals(2, conditions.rows().size());
    assertEquals(8, value(conditions, "11101", "cases"));
    assertEquals(8, value(conditions, "11101", "good"));
    assertEquals("Rated well", words(conditions, "11101", "output"));
    assertEquals(4, value(conditions, "10101", "cases"));
    assertEquals("Not rated well", words(conditions, "10101", "output"));
    ResultTable open = Shipped.run("c17", data, Audience.PUBLIC).table("conditions");
    assertTrue(cell(open, "10101", "cases") instanceof Cell.Suppressed);
    assertEquals(
        "11101",
        open.rows().stream()
            .map(r -> r.label().zh())
            .filter(l -> l.startsWith("111"))
            .findFirst()
            .orElse(""));
  }

  @Test
  void aLinkThatOnlyOneSideNamesIsCountedAsSuch() {
    SampleDataset alliances = new SampleDataset(UnitKind.ALLIANCE);
    SampleDataset provinces = new SampleDataset(UnitKind.REPORTING_UNIT);
    for (int i = 0; i < 6; i++) {
      String code = "A" + i;
      String place = 11 + i + "0000";
      alliances.unit(code, place, "", "unit_name", "联盟" + i);
      alliances.answers(code, "d_link_assoc", i < 4 ? "fund attend" : "attend");
      provinces.unit(place, place, "");
      provinces.answers(
          place,
          "c_all_exists",
          "yes",
          "c_all",
          provinces.rows(
              List.of(
                  Map.of(
                      "ca_name",
                      "联盟" + i,
                      "ca_scope",
                      "province",
                      "ca_support",
                      i < 2 || i == 5 ? "fund" : "attend",
                      "ca_role",
                      "r4"))));
    }
    WaveData data = new WaveData(List.of(provinces.build(), alliances.build()));
    ResultTable links = run("c18", data).table("links");
    assertEquals(2, value(links, "fund", "both"));
    assertEquals(2, value(links, "fund", "alliance_only"));
    assertEquals(1, value(links, "fund", "province_only"));
    assertEquals(1, value(links, "fund", "neither"));
    // p_o = 1/2, p_e = (4·3 + 2·3)/36 = 1/2.
    assertEquals(0, value(links, "fund", "kappa"), 1e-12);
    assertTrue(cell(links, "entrust", "kappa") instanceof Cell.NotEstimable);
    ResultTable formal = run("c18", data).table("formal");
    List<String> fund =
        formal.rows().stream()
            .map(row -> row.cells().get(formal.indexOf("fund")))
            .map(
                cell ->
                    cell instanceof Cell.Words words
                        ? words.text().en()
                        : cell instanceof Cell.NotEstimable ? "?" : "hidden")
            .toList();
    assertEquals(2, Collections.frequency(fund, "Both name it"));
    assertEquals(2, Collections.frequency(fund, "Only the alliance"));
    assertEquals(1, Collections.frequency(fund, "Only the province"));
    assertEquals(4, value(run("c18", data).table("ratings"), "A0", "ALL-14Q"), 1e-12);
  }

  @Test
  void theNetworkDrawsTheLinksByTheWordsThatTheTableSays() {
    assertEquals(
        List.of(
            AlliancePosition.BOTH, AlliancePosition.ONLY_ALLIANCE, AlliancePosition.ONLY_PROVINCE),
        run("c18", ALL).figures().stream()
            .filter(figure -> figure.id().equals("network"))
            .flatMap(figure -> figure.classes().stream())
            .toList());
  }
}
