package org.orgstatus.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orgstatus.analysis.AnalysisReader;
import org.orgstatus.analysis.TableUnits;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.dataset.FormRef;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * Sixty institutions in three regions, two levels each, of which some are silent. Expected values
 * by R, survey 4.1-1: {@code d <- data.frame(i=0:59, place=i%%3, ug=i%%2==0, w=10+(i*37)%%91,
 * est=i%%4!=0); d$ans <- !(i%%7==3 | (i<30 & i%%5==4)); des <- svydesign(~1,
 * strata=~interaction(place, ug), fpc=~N, data=d[d$ans,])}, and the call beside each number.
 */
class TableMakerTest {

  private static final AnalysisDefinitions DEFINITIONS =
      AnalysisReader.read(DefinitionFolder.read(Path.of("."), "analysis"), SampleDataset.CODEBOOKS)
          .definitions();

  private static final List<String> PLACES = List.of("110000", "610000", "210000");
  private static final TableUnits SIXTY = units(sixty());

  private static SampleDataset sixty() {
    SampleDataset sample = new SampleDataset();
    for (int i = 0; i < 60; i++) {
      String place = PLACES.get(i % 3);
      String code = place.substring(0, 2) + (1000 + i);
      sample.unit(code, place, "SCI_ENG", "level", i % 2 == 0 ? "ug" : "voc");
      boolean silent = i % 7 == 3 || (i < 30 && i % 5 == 4);
      if (!silent) {
        sample.answers(
            code,
            "g_st_workers",
            10 + (i * 37) % 91,
            "g_status",
            i % 4 != 0 ? "established" : "none");
      }
    }
    return sample;
  }

  private static TableUnits units(SampleDataset sample) {
    return TableUnits.of(DEFINITIONS, new WaveData(List.of(sample.build())), UnitKind.INSTITUTION);
  }

  /** Words as name and value in turn; a name that stands twice has two values. */
  private static TableRequest request(String... words) {
    Map<String, List<String>> map = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      map.computeIfAbsent(words[i], w -> new ArrayList<>()).add(words[i + 1]);
    }
    List<TableFault> faults = new ArrayList<>();
    TableRequest request = TableRequest.of(map, faults);
    assertEquals(List.of(), faults);
    return request;
  }

  private static AnalysisResult make(String... words) {
    return TableMaker.make(request(words), SIXTY, Audience.INTERNAL);
  }

  private static Cell.Estimate estimate(AnalysisResult result, String row, String column) {
    return assertInstanceOf(Cell.Estimate.class, cell(result, row, column));
  }

  private static Cell cell(AnalysisResult result, String row, String column) {
    ResultTable table = result.table(TableMaker.TABLE);
    return table.rows().stream()
        .filter(r -> r.key().equals(row))
        .findFirst()
        .orElseThrow()
        .cells()
        .get(table.indexOf(column));
  }

  private static void is(Cell.Estimate found, double value, double low, double high) {
    assertEquals(value, found.value(), 1e-7);
    assertEquals(low, found.interval().orElseThrow().low(), 1e-7);
    assertEquals(high, found.interval().orElseThrow().high(), 1e-7);
  }

  private static List<String> kinds(Audience audience, String... words) {
    TableRefused refused =
        assertThrows(TableRefused.class, () -> TableMaker.make(request(words), SIXTY, audience));
    refused.faults().forEach(f -> assertFalse(f.message().zh().isEmpty()));
    return refused.faults().stream().map(f -> f.field() + " " + f.kind()).toList();
  }

  /** The same request of two waves: the same rows and columns, each with its own wave's numbers. */
  @Test
  void tablesOfTwoWavesStandSideBySide() {
    SampleDataset later = sixty();
    for (int i = 0; i < 60; i += 4) {
      String place = PLACES.get(i % 3);
      later.answers(place.substring(0, 2) + (1000 + i), "g_status", "established");
    }
    TableRequest asked =
        request("rows", "region", "measure", "share", "of", "g_status", "code", "established");
    AnalysisResult one = TableMaker.make(asked, SIXTY, Audience.INTERNAL);
    AnalysisResult other = TableMaker.make(asked, units(later), Audience.INTERNAL);
    ResultTable first = one.table(TableMaker.TABLE);
    ResultTable second = other.table(TableMaker.TABLE);
    assertEquals(first.columns(), second.columns());
    assertEquals(
        first.rows().stream().map(ResultTable.Row::key).toList(),
        second.rows().stream().map(ResultTable.Row::key).toList());
    assertEquals(one.title(), other.title());
    assertEquals(one.provenance().planVersion(), other.provenance().planVersion(), "one request");
    assertFalse(one.provenance().dataVersion().equals(other.provenance().dataVersion()));
  }

  @Test
  void sharesOfRegionsHaveTheIntervalsOfTheDesign() {
    AnalysisResult result =
        make("rows", "region", "measure", "share", "of", "g_status", "code", "established");
    // R: svyciprop(~est, subset(des, place==0), method="logit", df=n of the place − 2)
    is(estimate(result, "EAST", "value"), 77.7777777778, 71.2604060866, 83.1663201727);
    is(estimate(result, "WEST", "value"), 78.5714285714, 64.3215903699, 88.1761344775);
    is(estimate(result, "NORTHEAST", "value"), 68.75, 59.3155753043, 76.8504881871);
    is(estimate(result, "total", "value"), 75.033068783, 69.7096072625, 79.693482547);
    assertEquals(20, estimate(result, "EAST", "value").population());
    assertEquals(
        List.of("gate"), result.provenance().sourceForms().stream().map(FormRef::id).toList());
    assertEquals(46, result.provenance().n());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          korn-graubard, 71.7187702064, 83.0762001397
          arcsine,       71.55567033,   83.4304106567
          student,       71.820036978,  83.7355185775
          """)
  void otherIntervalsCanBeChosen(String kind, double low, double high) {
    AnalysisResult result =
        make(
            "rows",
            "region",
            "measure",
            "share",
            "of",
            "g_status",
            "code",
            "established",
            "interval",
            kind);
    is(estimate(result, "EAST", "value"), 77.7777777778, low, high);
  }

  @Test
  void aFilterIsADomainOfTheDesignAndNeverFewerRows() {
    AnalysisResult result =
        make(
            "rows",
            "region",
            "measure",
            "share",
            "of",
            "g_status",
            "code",
            "established",
            "where",
            "${g_st_workers} >= 50");
    // R: svyciprop(~est, subset(subset(des, w>=50), place==0), method="logit", df=)
    is(estimate(result, "EAST", "value"), 70.4225352113, 57.7764417827, 80.5557538615);
    is(estimate(result, "WEST", "value"), 86.8852459016, 59.3740824394, 96.7774753259);
    is(estimate(result, "NORTHEAST", "value"), 73.0769230769, 50.492495708, 87.8399155482);
    assertEquals(9, estimate(result, "EAST", "value").n());
  }

  @Test
  void meansTotalsAndMediansHaveTheirIntervals() {
    AnalysisResult means = make("rows", "region", "measure", "mean", "of", "g_st_workers");
    // R: confint(svymean(~w, subset(des, place==0)), df=)
    is(estimate(means, "EAST", "value"), 55.0476190476, 47.4502573011, 62.6449807942);
    is(estimate(means, "NORTHEAST", "value"), 47.1517857143, 40.0896647105, 54.2139067181);
    AnalysisResult totals = make("rows", "region", "measure", "total", "of", "g_st_workers");
    assertEquals(1100.95238095, estimate(totals, "EAST", "value").value(), 1e-7);
    AnalysisResult medians = make("rows", "region", "measure", "median", "of", "g_st_workers");
    // R: svyquantile(~w, subset(des, place==0), .5, qrule="hf7", interval.type="xlogit", df=)
    assertEquals(53.5, estimate(medians, "EAST", "value").value(), 1e-9);
    assertEquals(54.2857142857, estimate(medians, "WEST", "value").value(), 1e-9);
    assertEquals(42.6875, estimate(medians, "NORTHEAST", "value").value(), 1e-9);
    Cell.Interval west = estimate(medians, "WEST", "value").interval().orElseThrow();
    assertEquals(46.010989469, west.low(), 0.6);
    assertEquals(64.9425894836, west.high(), 0.6);
  }

  @Test
  void withoutWeightsEveryAnswerCountsOnce() {
    AnalysisResult result =
        make("rows", "region", "measure", "mean", "of", "g_st_workers", "weights", "no");
    // R: srs <- svydesign(~1, fpc=rep(60, 46), data=r); confint(svymean(~w, subset(srs, place==0)))
    is(estimate(result, "EAST", "value"), 54.5, 46.9833517976, 62.0166482024);
  }

  @Test
  void countsAreUnitsOfTheFrameWhereRowsAreStrata() {
    AnalysisResult result = make("rows", "region", "columns", "level", "measure", "count");
    for (String region : List.of("EAST", "WEST", "NORTHEAST")) {
      assertEquals(10, estimate(result, region, "ug").value(), 1e-9);
      assertEquals(20, estimate(result, region, "total").value(), 1e-9);
    }
    assertInstanceOf(Cell.NotEstimable.class, cell(result, "CENTRAL", "ug"));
  }

  @Test
  void eachRowIsDistributedOverTheColumns() {
    AnalysisResult result = make("rows", "region", "columns", "g_status", "measure", "share");
    assertEquals(77.7777777778, estimate(result, "EAST", "established").value(), 1e-7);
    assertEquals(22.2222222222, estimate(result, "EAST", "none").value(), 1e-7);
    assertEquals(100, estimate(result, "EAST", "total").value(), 1e-9);
  }

  @Test
  void rowsAreTestedUnderTheDesign() {
    // R: svychisq(~est+place, des without fpc, statistic="F")
    String shares =
        make(
                "rows",
                "region",
                "measure",
                "share",
                "of",
                "g_status",
                "code",
                "established",
                "test",
                "yes")
            .table(TableMaker.TABLE)
            .notes()
            .get(0)
            .en();
    assertTrue(shares.contains("F = 0.328 (df 1.96, 78.57), p = 0.7176, n = 46"), shares);
    // R: svyranktest(w~place, des without fpc), its χ² ÷ 2
    String ranks =
        make("rows", "region", "measure", "mean", "of", "g_st_workers", "test", "yes")
            .table(TableMaker.TABLE)
            .notes()
            .get(0)
            .en();
    assertTrue(ranks.contains("F = 0.663 (df 2, 38), p = 0.5213, n = 46"), ranks);
  }

  @Test
  void aStratumOfOneInstitutionStopsNoTest() {
    SampleDataset sample = sixty();
    sample.unit("650001", "650000", "SCI_ENG").answers("650001", "g_status", "none");
    sample.answers("650001", "g_st_workers", 30);
    for (String[] words :
        List.of(
            new String[] {"measure", "share", "of", "g_status", "code", "none"},
            new String[] {"measure", "mean", "of", "g_st_workers"})) {
      String[] all = Arrays.copyOf(words, words.length + 4);
      System.arraycopy(new String[] {"rows", "region", "test", "yes"}, 0, all, words.length, 4);
      String note =
          TableMaker.make(request(all), units(sample), Audience.INTERNAL)
              .table(TableMaker.TABLE)
              .notes()
              .get(0)
              .en();
      assertTrue(note.contains("n = 47"), note);
    }
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          rows,    regoin,              rows unknown-name
          rows,    unit_code,           rows identifies-units
          rows,    g_st_workers,        rows no-groups
          base,    asociations,         base unknown-base
          filter,  region=NORTH,        filter unknown-code
          filter,  g_st_workers=5,      filter filter-of-number
          where,   ${g_st_worker} > 5,  where unknown-item
          where,   ${g_status} = 'x',   where unknown-code
          where,   ${g_st_workers} >,   where expression-syntax
          where,   ${g_st_workers} + 1, where type-mismatch
          columns, region,              columns same-as-rows
          test,    yes,                 test nothing-to-test
          """)
  void faultsSayWhereAndWhat(String word, String value, String expected) {
    String[] words =
        word.equals("rows") || word.equals("test")
            ? new String[] {"measure", "count", word, value}
            : new String[] {"measure", "count", "rows", "region", word, value};
    assertEquals(List.of(expected), kinds(Audience.INTERNAL, words));
  }

  @Test
  void aMeanOfATextIsRefusedAndNearNamesAreOffered() {
    assertEquals(
        List.of("of measure-of-text"),
        kinds(Audience.INTERNAL, "measure", "mean", "of", "unit_name"));
    assertEquals(
        List.of("of measure-of-codes", "interval interval-not-for-measure"),
        kinds(Audience.INTERNAL, "measure", "mean", "of", "g_status", "interval", "logit"));
    TableRefused refused =
        assertThrows(TableRefused.class, () -> make("rows", "regoin", "measure", "count"));
    assertTrue(refused.faults().get(0).message().en().contains("'region'"));
  }

  @Test
  void anEmptyBaseIsSaidToBeEmpty() {
    assertEquals(
        List.of("where empty-base"),
        kinds(Audience.INTERNAL, "measure", "count", "where", "${g_st_workers} > 100000"));
  }

  @Test
  void aTableForEverybodyThatIsolatesAnInstitutionIsRefusedByTheNamedRule() {
    String[] one = {"measure", "mean", "of", "g_st_workers", "where", "${unit_code} = '111000'"};
    assertEquals(List.of("where rule-identity"), kinds(Audience.PUBLIC, one), "by its code");
    String[] two = {
      "measure",
      "mean",
      "of",
      "g_st_workers",
      "where",
      "${g_st_workers} = 47",
      "filter",
      "region=WEST"
    };
    assertEquals(List.of("where rule-five-units"), kinds(Audience.PUBLIC, two), "by its answer");
    String[] allButOne = {
      "measure", "mean", "of", "g_st_workers", "where", "not(${g_st_workers} = 47)"
    };
    assertEquals(
        List.of("where rule-five-units"), kinds(Audience.PUBLIC, allButOne), "by all the others");
    Cell internal = cell(TableMaker.make(request(two), SIXTY, Audience.INTERNAL), "total", "value");
    assertInstanceOf(Cell.Suppressed.class, internal, "and withheld inside the office");
  }

  @Test
  void aGroupThatFollowsFromTheTotalIsHiddenWithTheSmallOne() {
    SampleDataset sample = new SampleDataset();
    for (int i = 0; i < 30; i++) {
      String place = i < 3 ? "610000" : i < 12 ? "210000" : "110000";
      String code = place.substring(0, 2) + (1000 + i);
      sample.unit(code, place, "SCI_ENG");
      sample.answers(code, "g_status", i % 2 == 0 ? "established" : "none");
    }
    AnalysisResult result =
        TableMaker.make(
            request("rows", "region", "measure", "share", "of", "g_status", "code", "none"),
            units(sample),
            Audience.INTERNAL);
    assertInstanceOf(Cell.Suppressed.class, cell(result, "WEST", "value"));
    assertInstanceOf(Cell.Suppressed.class, cell(result, "NORTHEAST", "value"));
    assertInstanceOf(Cell.Estimate.class, cell(result, "EAST", "value"));
    assertTrue(estimate(result, "EAST", "value").complete());
    assertTrue(estimate(result, "EAST", "value").interval().isEmpty());
  }

  @Test
  void oneNumberTellsItsFormulaAndTheAnswersBehindIt() {
    TableRequest request =
        request("rows", "region", "measure", "share", "of", "g_status", "code", "established");
    TableNumber number = TableNumber.of(request, SIXTY, Audience.INTERNAL, "EAST", TableRun.VALUE);
    int answers = number.behind().size();
    assertEquals(number.n(), answers);
    assertEquals(
        number.with(),
        number.behind().stream().filter(b -> b.value().en().startsWith("Established")).count());
    double weights = number.behind().stream().mapToDouble(TableNumber.Behind::weight).sum();
    assertEquals(20, weights, 1e-9);
    assertEquals(20, number.estimate().orElseThrow().weightedN(), 1e-9);
  }

  @Test
  void aRequestIsTheSameAfterItWasWrittenAndRead() {
    TableRequest request =
        request(
            "rows",
            "region",
            "columns",
            "level",
            "measure",
            "share",
            "of",
            "g_status",
            "code",
            "established",
            "code",
            "none",
            "where",
            "${g_st_workers} >= 50 and ${level} = 'ug'",
            "filter",
            "region=EAST",
            "filter",
            "region=WEST",
            "weights",
            "no",
            "interval",
            "student",
            "level",
            "97.5",
            "test",
            "yes",
            "base",
            "target_types");
    String text = TableText.write(request);
    List<TableFault> faults = new ArrayList<>();
    assertEquals(request, TableText.read(text, faults), text);
    assertEquals(List.of(), faults);
    assertEquals(text, TableText.write(TableText.read(text, faults)));
    TableText.read("rows: region\nrow: x\n", faults);
    assertEquals(
        List.of("text not-a-table", "row unknown-word"),
        faults.stream().map(f -> f.field() + " " + f.kind()).toList());
  }

  @Test
  void everyNameCanStandInATable() {
    for (TableUnits.Name name : SIXTY.listNames()) {
      String[] words =
          name.holds() == TableUnits.Holds.NUMBER
              ? new String[] {"measure", "mean", "of", name.name()}
              : name.hasCodes() && !name.identifies()
                  ? new String[] {"measure", "count", "rows", name.name()}
                  : new String[] {"measure", "count"};
      AnalysisResult result = TableMaker.make(request(words), SIXTY, Audience.INTERNAL);
      assertFalse(result.tables().get(0).rows().isEmpty(), Arrays.toString(words));
    }
  }
}
