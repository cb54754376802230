package org.orgstatus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.orgstatus.collection.Waves;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;
import tech.tablesaw.api.Table;

/** The tables of every kind of unit, from stored answers. */
class DatasetsTest {

  @TempDir Path folder;

  private static Dataset find(SmallStudy small, UnitKind unit) {
    return small.study().call(b -> b.get(Datasets.class).find("W1", unit)).orElseThrow();
  }

  @OnEachDatabase
  void everyKindOfUnitHasARowForEachOfItsFrame(Database database) {
    SmallStudy small = SmallStudy.open(database, folder).answered(false);
    Dataset institutions = find(small, UnitKind.INSTITUTION);
    assertEquals(4, institutions.size());
    assertEquals(2, institutions.answered());
    int own = institutions.row(Study.UNIT).getAsInt();
    assertEquals("A", institutions.text(own, "form_answered"));
    assertEquals("W1", institutions.text(own, "wave"));
    assertEquals(7, institutions.number(own, "a_staff"));
    assertEquals(Optional.of(MissingReason.NOT_APPLICABLE), institutions.missing(own, "b_why"));
    int far = institutions.row(Study.FAR).getAsInt();
    assertEquals("B", institutions.text(far, "form_answered"));
    assertEquals("=1+1", institutions.text(far, "b_why"));
    assertEquals(Optional.of(MissingReason.NOT_APPLICABLE), institutions.missing(far, "a_staff"));
    int silent = institutions.row(Study.NEIGHBOUR).getAsInt();
    assertEquals("", institutions.text(silent, "form_answered"));
    assertEquals(
        Optional.of(MissingReason.UNIT_NONRESPONSE), institutions.missing(silent, "a_staff"));

    Dataset provinces = find(small, UnitKind.REPORTING_UNIT);
    assertEquals(32, provinces.size());
    assertEquals(2, provinces.answered());
    assertEquals("C", provinces.text(provinces.row("650000").getAsInt(), "form_answered"));
    assertEquals("650000", provinces.text(provinces.row("660000").getAsInt(), "province"));
    Table listed = provinces.child("c_all");
    assertEquals(List.of("110000", "110000"), listed.stringColumn("unit_code").asList());
    assertEquals(List.of(1.0, 2.0), listed.doubleColumn("row").asList());
    assertEquals(List.of(Study.UNIT, ""), listed.stringColumn("ca_lead").asList());
    assertEquals("not_answered", listed.stringColumn("ca_lead__missing").get(1));

    Dataset alliances = find(small, UnitKind.ALLIANCE);
    assertEquals(1, alliances.size());
    assertEquals(Optional.of(MissingReason.NOT_AVAILABLE), alliances.missing(0, "d_members"));

    Dataset visits = find(small, UnitKind.VISIT);
    assertEquals("BJ01", visits.text(0, "unit_code"));
    Table interviews = visits.child("e_interview");
    assertEquals(List.of("head", "sec"), interviews.stringColumn("ei_role").asList());
    assertEquals("not_answered", interviews.stringColumn("ei_said__missing").get(1));
    assertFalse(interviews.containsColumn("ei_audio"), "persons stand apart");
  }

  @OnEachDatabase
  void tablesAreLinkedByKeys(Database database) {
    SmallStudy small = SmallStudy.open(database, folder).answered(false);
    Table members = find(small, UnitKind.ALLIANCE).child("member");
    assertEquals(List.of("BJ01"), members.stringColumn("unit_code").asList());
    assertEquals(List.of(Study.UNIT), members.stringColumn("institution_code").asList());
    Codebook institutions = find(small, UnitKind.INSTITUTION).codebook();
    assertEquals("alliance", institutions.variable("a_alliance").refersTo());
    assertEquals("reporting_unit", institutions.variable("reporting_unit").refersTo());
    Codebook provinces = find(small, UnitKind.REPORTING_UNIT).codebook();
    assertEquals("institution", provinces.variable("ca_lead").refersTo());
    assertEquals(
        "alliance", find(small, UnitKind.VISIT).codebook().variable("unit_code").refersTo());
  }

  @OnEachDatabase
  void theRosterAnswersForThoseWhoDidNot(Database database) {
    SmallStudy small = SmallStudy.open(database, folder).answered(false);
    Dataset before = find(small, UnitKind.INSTITUTION);
    small.roster(Study.NEIGHBOUR, "乙学院");
    Dataset data = find(small, UnitKind.INSTITUTION);
    assertNotEquals(before.version(), data.version());
    int silent = data.row(Study.NEIGHBOUR).getAsInt();
    assertEquals("yes", data.text(silent, "roster_listed"));
    assertEquals("R", data.text(silent, "imputed"));
    int unlisted = data.row("4199910003").getAsInt();
    assertEquals("no", data.text(unlisted, "roster_listed"));
    assertEquals("R", data.text(unlisted, "imputed"));
    assertEquals("", data.text(data.row(Study.UNIT).getAsInt(), "imputed"), "it answered itself");
    assertEquals("", data.text(data.row(Study.FAR).getAsInt(), "imputed"), "no roster there");
  }

  @OnEachDatabase
  void strataAndWeightsStandBesideTheAnswers(Database database) {
    SmallStudy small = SmallStudy.open(database, folder).answered(false);
    Dataset data = find(small, UnitKind.INSTITUTION);
    int own = data.row(Study.UNIT).getAsInt();
    assertEquals("110000.UNDERGRADUATE", data.text(own, "stratum"));
    assertEquals(2, data.number(own, "stratum_units"));
    assertEquals(1, data.number(own, "design_weight"));
    double sum = 0;
    for (int row = 0; row < data.size(); row++) {
      sum += data.number(row, "weight");
      assertEquals(data.isAnswered(row), data.number(row, "weight") > 0);
    }
    assertEquals(4, sum, 1e-12);
    Dataset provinces = find(small, UnitKind.REPORTING_UNIT);
    assertEquals(16, provinces.number(provinces.row("110000").getAsInt(), "weight"));
    assertEquals("ALL", provinces.text(0, "stratum"));
  }

  @OnEachDatabase
  void alliancesConfirmedDuringTheWaveAreAskedToo(Database database) {
    SmallStudy small = SmallStudy.open(database, folder);
    Dataset before = find(small, UnitKind.ALLIANCE);
    assertEquals(1, before.size());
    confirm(small, "BJ02", LocalDate.of(2015, 6, 1));
    small.give("union", "BJ02", "d_members=5");
    Dataset open = find(small, UnitKind.ALLIANCE);
    assertNotEquals(before.version(), open.version());
    int late = open.row("BJ02").getAsInt();
    assertEquals("LATE", open.text(late, "stratum"));
    assertEquals(2, open.number(late, "weight"), "of those frozen nobody has answered");
    assertEquals(2, find(small, UnitKind.VISIT).size());

    small.study().run(b -> b.get(Waves.class).close("W1"));
    confirm(small, "BJ03", LocalDate.of(2015, 6, 1));
    Dataset closed = find(small, UnitKind.ALLIANCE);
    assertEquals(2, closed.size(), "the frame took one in and is closed");
    assertEquals(open.version(), closed.version());
  }

  private static void confirm(SmallStudy small, String id, LocalDate founded) {
    small
        .study()
        .run(
            b ->
                b.get(Alliances.class)
                    .add(
                        new AllianceId(id),
                        "后来的联盟" + id,
                        new ReportingUnitCode("110000"),
                        Optional.empty(),
                        founded));
  }

  @OnEachDatabase
  void theCodebookIsThereBeforeTheFirstAnswer(Database database) {
    SmallStudy small = SmallStudy.planned(database, folder);
    small
        .study()
        .run(
            b -> {
              Datasets datasets = b.get(Datasets.class);
              assertEquals(List.of(UnitKind.values()), datasets.units("W1"));
              assertEquals(Optional.empty(), datasets.findAll("W1"));
              assertTrue(datasets.codebook("W1", UnitKind.VISIT).find("ei_role").isPresent());
            });
    small.study().open();
    small
        .study()
        .run(
            b -> {
              Datasets datasets = b.get(Datasets.class);
              Dataset visits = datasets.find("W1", UnitKind.VISIT).orElseThrow();
              assertEquals(
                  datasets.codebook("W1", UnitKind.VISIT).hash(), visits.codebook().hash());
              assertSame(visits, datasets.find("W1", UnitKind.VISIT).orElseThrow());
            });
  }
}
