package org.orgstatus.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Provenance;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.base.Language;
import org.orgstatus.base.Problem;
import org.orgstatus.dataset.FormRef;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** Plans that count provinces or alliances. */
class PlansOverUnitsTest {

  private static final String ALLIANCES =
      """
      plan: x16
      title: {zh: 联盟, en: Alliances}
      question: {zh: 问, en: Question}
      policy_question: {zh: 策, en: Policy}
      clauses: [WP-2.1]
      base: alliances
      indicators:
        - {indicator: ALL-03C, share_of: [congress]}
        - ALL-06H
        - ALL-15M
      groups: [alliance_region]
      method: group-profile
      settings: {standardize: [], parts_of: []}
      display:
        tables:
          - {id: shares, title: {zh: 比例, en: Shares}, columns: [nation, EAST, WEST]}
          - {id: medians, title: {zh: 中位数, en: Medians}, columns: [nation, EAST, WEST]}
      """;

  private static AnalysisReader.Result read(String plan) {
    List<DefinitionFile> files =
        Stream.concat(
                DefinitionFolder.read(Path.of("."), "analysis").stream(),
                Stream.of(DefinitionFile.of("analysis/x16.yaml", plan)))
            .toList();
    return AnalysisReader.read(files, SampleDataset.CODEBOOKS);
  }

  private static AnalysisResult run(String plan, WaveData data) {
    AnalysisReader.Result read = read(plan);
    assertEquals(List.of(), read.problems().stream().map(Object::toString).toList());
    AnalysisPlan found =
        read.definitions().plans().stream().filter(p -> p.id().equals("x16")).findFirst().get();
    return new AnalysisRunner(read.definitions()).run(found, data, Audience.INTERNAL);
  }

  /** Five in the East with a charter of the congress, five in the West without, one silent. */
  private static SampleDataset alliances() {
    SampleDataset alliances = new SampleDataset(UnitKind.ALLIANCE);
    List<String> places =
        List.of(
            "110000", "120000", "310000", "320000", "330000", // East
            "500000", "510000", "520000", "530000", "540000"); // West
    for (int i = 0; i < places.size(); i++) {
      String code = "A" + i;
      boolean east = i < 5;
      alliances.unit(code, places.get(i), "");
      alliances.answers(code, "d_charter", east ? "congress" : "none", "d_mem_hei", east ? 2 : 1);
    }
    return alliances.unit("A99", "130000", "");
  }

  /** Four institutions in each of the ten provinces; one of them says how often it took part. */
  private static SampleDataset institutions() {
    SampleDataset institutions = new SampleDataset();
    for (int i = 0; i < 10; i++) {
      String place = alliances().build().text(i, "reporting_unit");
      for (int k = 0; k < 4; k++) {
        institutions.unit(place + k, place, "COMP");
      }
      institutions.association(
          place + "0", "a_all_member", "member", "a_all_id", "A" + i, "a_all_joint", i < 5 ? 6 : 3);
    }
    return institutions;
  }

  @Test
  void aPlanOverAlliancesReadsTheirInstitutionsToo() {
    WaveData data = new WaveData(List.of(institutions().build(), alliances().build()));
    AnalysisResult result = run(ALLIANCES, data);
    ResultTable shares = result.table("shares");
    assertEquals(50, Shipped.value(shares, "ALL-03C", "nation"), 1e-9);
    assertEquals(100, Shipped.value(shares, "ALL-03C", "EAST"), 1e-9);
    assertEquals(0, Shipped.value(shares, "ALL-03C", "WEST"), 1e-9);
    ResultTable medians = result.table("medians");
    assertEquals(50, Shipped.value(medians, "ALL-06H", "EAST"), 1e-9); // 2 of 4 institutions
    assertEquals(25, Shipped.value(medians, "ALL-06H", "WEST"), 1e-9);
    assertEquals(6, Shipped.value(medians, "ALL-15M", "EAST"), 1e-9);
    assertEquals(3, Shipped.value(medians, "ALL-15M", "WEST"), 1e-9);
  }

  @Test
  void itsFooterNamesTheUnitsAndTheFormsOfEveryTableItRead() {
    WaveData data = new WaveData(List.of(institutions().build(), alliances().build()));
    Provenance made = run(ALLIANCES, data).provenance();
    assertEquals("all registered alliances", made.base().en());
    assertEquals(11, made.population());
    assertEquals(10, made.n());
    assertEquals(1, made.missing());
    assertEquals(
        List.of("campus_association", "alliance"),
        made.sourceForms().stream().map(FormRef::id).toList());
    assertEquals(data.version(), made.dataVersion());
  }

  @Test
  void itsNotesSpeakOfNoInstitution() {
    WaveData data = new WaveData(List.of(institutions().build(), alliances().build()));
    AnalysisResult result = run(ALLIANCES, data);
    String notes = String.join(" ", result.notes().stream().map(n -> n.zh()).toList());
    assertTrue(notes.contains("口径内N=11，已答n=10，未答1。"), notes);
    assertTrue(!notes.contains("甲表"), notes);
    assertTrue(result.method().zh().contains("按抽样框的层"), result.method().zh());
  }

  @Test
  void withoutInstitutionsWhatIsAskedOfThemIsUnknownToAll() {
    AnalysisResult result = run(ALLIANCES, new WaveData(List.of(alliances().build())));
    assertEquals(50, Shipped.value(result.table("shares"), "ALL-03C", "nation"), 1e-9);
    Cell cell = Shipped.cell(result.table("medians"), "ALL-15M", "nation");
    assertTrue(!(cell instanceof Cell.Estimate), cell.toString());
  }

  @Test
  void aWaveThatDoesNotAskThemHasNoResult() {
    WaveData data = new WaveData(List.of(institutions().build()));
    assertThrows(NoSuchElementException.class, () -> run(ALLIANCES, data));
  }

  @Test
  void aPlanOverReportingUnitsCountsTheirForms() {
    SampleDataset provinces = new SampleDataset(UnitKind.REPORTING_UNIT);
    List<String> places =
        List.of("110000", "120000", "310000", "320000", "330000", "500000", "510000", "520000");
    for (int i = 0; i < places.size(); i++) {
      provinces.unit(places.get(i), places.get(i), "");
      if (i < 6) {
        provinces.answers(places.get(i), "c_all_exists", i < 3 ? "yes" : "no");
        provinces.answers(places.get(i), "c_all_plan", "yes");
      }
    }
    AnalysisResult result =
        run(
            """
            plan: x16
            title: {zh: 省, en: Provinces}
            question: {zh: 问, en: Question}
            policy_question: {zh: 策, en: Policy}
            clauses: [WP-2.1]
            base: provinces
            indicators: [ALL-01O]
            groups: [province_region]
            method: group-profile
            settings: {standardize: [], parts_of: []}
            display:
              tables:
                - {id: medians, title: {zh: 中位数, en: Medians}, columns: [nation]}
            """,
            new WaveData(List.of(provinces.build())));
    assertEquals(0, Shipped.value(result.table("medians"), "ALL-01O", "nation"), 1e-9);
    assertEquals(8, result.provenance().population());
    assertEquals(6, result.provenance().n());
    assertEquals(
        List.of("provincial_association"),
        result.provenance().sourceForms().stream().map(FormRef::id).toList());
  }

  @Test
  void groupsIndicatorsAndBasesOfOtherUnitsAreReportedWithTheirPlace() {
    String plan =
        ALLIANCES
            .replace("groups: [alliance_region]", "groups: [region]")
            .replace("  - ALL-06H\n", "  - OPM-01\n")
            .replace("standardize: []", "standardize: [level]")
            .replace("base: alliances\n", "base: alliances\nbeside_base: unapproved\n");
    List<Problem> problems = read(plan).problems();
    assertEquals(
        List.of(7, 10, 12, 14),
        problems.stream()
            .filter(p -> p.code().equals("other-unit"))
            .map(p -> p.place().line())
            .toList());
    String words =
        problems.stream().filter(p -> p.place().line() == 12).findFirst().get().in(Language.EN);
    assertTrue(
        words.contains(
            "The group 'region' is about the unit 'institution', and 'alliance' is counted here."
                + " Name one with 'unit: alliance', or take another base."),
        words);
  }

  @Test
  void normsIndicesAndEstimatesAreOfTheirOwnUnits() {
    for (String id : List.of("STR-03", "STR-22", "COV-01")) {
      List<Problem> problems = read(ALLIANCES.replace("- ALL-06H", "- " + id)).problems();
      assertEquals(List.of("other-unit"), problems.stream().map(Problem::code).toList(), id);
    }
    assertEquals(List.of(), read(ALLIANCES.replace("- ALL-06H", "- ALL-04")).problems());
  }

  @Test
  void whatInstitutionsAreAskedForMustBeABaseOfTheirs() {
    List<DefinitionFile> files =
        DefinitionFolder.read(Path.of("."), "analysis").stream()
            .map(
                file ->
                    DefinitionFile.of(
                        file.name(),
                        file.text()
                            .replace("count-where('institutions',", "count-where('alliances',")))
            .toList();
    List<Problem> problems = AnalysisReader.read(files, SampleDataset.CODEBOOKS).problems();
    assertTrue(problems.stream().anyMatch(p -> p.code().equals("other-unit")), problems.toString());
  }

  @Test
  void aUnitThatHasNoRowsIsRefused() {
    List<DefinitionFile> files =
        DefinitionFolder.read(Path.of("."), "analysis").stream()
            .map(
                file ->
                    DefinitionFile.of(
                        file.name(),
                        file.text()
                            .replace(
                                "    unit: visit\n    name: {zh: 走访的",
                                "    unit: nation\n    name: {zh: 走访的")))
            .toList();
    List<Problem> problems = AnalysisReader.read(files, SampleDataset.CODEBOOKS).problems();
    assertEquals(List.of("unknown-unit"), problems.stream().map(Problem::code).toList());
  }
}
