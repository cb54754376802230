package org.orgstatus.sampling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.orgstatus.base.Recorded;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.RegisterFile;
import org.orgstatus.registry.RegisterImports;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Reference;

class FramesTest {

  private static final LocalDate DAY = LocalDate.of(2018, 1, 1);
  private static final Instant NOW = Instant.parse("2018-03-01T00:00:00Z");
  private static final String LIST =
      """
      code,name_zh,province_code,province_zh,city_zh,authority,level,ownership,remark
      4199910001,甲大学,110000,北京市,北京市,教育部,本科,公办,
      4199910002,乙学院,110000,北京市,北京市,北京市,本科,公办,
      4199910003,丙学院,110000,北京市,北京市,北京市教委,专科,民办,民办
      4199910004,丁大学,650000,新疆维吾尔自治区,石河子市,新疆生产建设兵团,本科,公办,
      """;

  private final List<Recorded> recorded = new ArrayList<>();

  @OnEachDatabase
  void anEmptyRegisterGivesNoFrame(Database database) {
    assertThrows(IllegalStateException.class, () -> freeze(database, "w1", UnitKind.INSTITUTION));
  }

  @OnEachDatabase
  void aWaveHasOneFrameOfAKind(Database database) {
    load(database, LIST);
    freeze(database, "w1", UnitKind.INSTITUTION);

    assertThrows(IllegalStateException.class, () -> freeze(database, "w1", UnitKind.INSTITUTION));
    freeze(database, "w2", UnitKind.INSTITUTION);
  }

  @OnEachDatabase
  void strataAreProvinceByLevelAndKnowTheirSize(Database database) {
    load(database, LIST);
    SamplingFrame frame = freeze(database, "w1", UnitKind.INSTITUTION);

    assertEquals(4, frame.size());
    assertEquals(
        Map.of("110000.UNDERGRADUATE", 2, "110000.VOCATIONAL", 1, "650000.UNDERGRADUATE", 1),
        strata(database, frame));
    assertEquals(
        new Recorded("frame-frozen", "wave w1", "4 of institution, content " + frame.contentHash()),
        recorded.get(recorded.size() - 1));
  }

  @OnEachDatabase
  void aUnitKeepsTheValuesOfItsDay(Database database) {
    load(database, LIST);
    SamplingFrame frame = freeze(database, "w1", UnitKind.INSTITUTION);
    load(database, LIST.replace("丁大学", "戊大学").replace("4199910003", "4199910009"));
    Unit unit = unit(database, frame, "4199910004").orElseThrow();

    assertEquals("丁大学", unit.name());
    assertEquals("650000", unit.province().value());
    assertEquals("新疆生产建设兵团", unit.reportingUnitName());
    assertEquals(1.0, unit.designWeight());
    assertEquals(Optional.empty(), unit.targetType());
    assertTrue(unit(database, frame, "4199910003").isPresent());
    assertFalse(unit(database, frame, "4199910009").isPresent());
    assertTrue(intact(database, frame));
  }

  @OnEachDatabase
  void theContentHashNamesTheValuesNotTheWave(Database database) {
    load(database, LIST);
    SamplingFrame first = freeze(database, "w1", UnitKind.INSTITUTION);
    SamplingFrame same = freeze(database, "w2", UnitKind.INSTITUTION);
    load(database, LIST.replace("丁大学", "戊大学"));
    SamplingFrame other = freeze(database, "w3", UnitKind.INSTITUTION);

    assertEquals(first.contentHash(), same.contentHash());
    assertFalse(first.contentHash().equals(other.contentHash()));
  }

  @OnEachDatabase
  void aFrameThatSomeoneChangedIsNotIntact(Database database) {
    load(database, LIST);
    SamplingFrame frame = freeze(database, "w1", UnitKind.INSTITUTION);
    database.run(
        em ->
            em.createNativeQuery(
                    "update frame_unit set level = 'VOCATIONAL' where unit_code = '4199910001'")
                .executeUpdate());

    assertFalse(intact(database, frame));
  }

  @OnEachDatabase
  void reportingUnitsAndAlliancesHaveOneStratum(Database database) {
    database.run(
        em ->
            new Alliances(em, recorded::add)
                .add(
                    new AllianceId("BT01"),
                    "兵团高校科协联盟",
                    new ReportingUnitCode("660000"),
                    Optional.empty(),
                    DAY));

    SamplingFrame units = freeze(database, "w1", UnitKind.REPORTING_UNIT);
    SamplingFrame alliances = freeze(database, "w1", UnitKind.ALLIANCE);

    assertEquals(Map.of("ALL", 32), strata(database, units));
    assertEquals(Map.of("ALL", 1), strata(database, alliances));
    assertEquals("650000", unit(database, units, "660000").orElseThrow().province().value());
    assertEquals("660000", unit(database, alliances, "BT01").orElseThrow().reportingUnit().value());
  }

  @OnEachDatabase
  void alliancesFoundLateStandInAStratumOfTheirOwn(Database database) {
    add(database, "BJ01", DAY);
    SamplingFrame frame = freeze(database, "w1", UnitKind.ALLIANCE);
    add(database, "BJ02", DAY.minusYears(2));
    add(database, "BJ03", DAY.plusDays(3));
    database.run(
        em -> new Alliances(em, recorded::add).close(new AllianceId("BJ03"), DAY.plusDays(9)));
    LocalDate later = DAY.plusDays(30);
    assertEquals(
        List.of("BJ02", "BJ03"),
        database.call(em -> frames(em).lateAlliances("w1", later)).stream()
            .map(Unit::code)
            .toList());

    database.run(em -> frames(em).addLateAlliances("w1", later, NOW));
    add(database, "BJ04", DAY);
    database.run(em -> frames(em).addLateAlliances("w1", later, NOW));
    assertEquals(Map.of("ALL", 1, "LATE", 3), strata(database, frame));
    assertEquals(4, database.call(em -> frames(em).units(frame)).size());
    assertTrue(intact(database, frame));
    assertEquals(List.of(), database.call(em -> frames(em).lateAlliances("w1", later)));
  }

  @OnEachDatabase
  void aWaveWithoutAlliancesGetsItsFrameWithTheFirst(Database database) {
    database.run(em -> frames(em).addLateAlliances("w1", DAY, NOW));
    assertEquals(Optional.empty(), database.call(em -> frames(em).find("w1", UnitKind.ALLIANCE)));
    add(database, "BJ01", DAY);
    database.run(em -> frames(em).addLateAlliances("w1", DAY, NOW));
    SamplingFrame frame = database.call(em -> frames(em).frame("w1", UnitKind.ALLIANCE));
    assertEquals(Map.of("ALL", 1), strata(database, frame));
  }

  private void add(Database database, String id, LocalDate from) {
    database.run(
        em ->
            new Alliances(em, recorded::add)
                .add(
                    new AllianceId(id),
                    "联盟" + id,
                    new ReportingUnitCode("110000"),
                    Optional.empty(),
                    from));
  }

  @OnEachDatabase
  void theFrameOfTheWholeCountryIsReadInOneQuery(Database database) {
    load(database, new String(Reference.bytes("data/institutions.csv"), StandardCharsets.UTF_8));
    SamplingFrame frame = freeze(database, "w1", UnitKind.INSTITUTION);

    assertEquals(2631, frame.size());
    assertEquals(1, queries(database, frame));
    // Every province has both levels: 31 x 2.
    assertEquals(62, strata(database, frame).size());
    assertEquals(2631, strata(database, frame).values().stream().mapToInt(Integer::intValue).sum());
    List<Unit> xpcc = database.call(em -> frames(em).units(frame, new ReportingUnitCode("660000")));
    assertEquals(5, xpcc.size());
  }

  private int queries(Database database, SamplingFrame frame) {
    return database.countQueries(em -> assertEquals(2631, frames(em).units(frame).size()));
  }

  private Frames frames(jakarta.persistence.EntityManager entities) {
    return new Frames(entities, recorded::add);
  }

  private SamplingFrame freeze(Database database, String wave, UnitKind kind) {
    return database.call(em -> frames(em).freeze(wave, kind, DAY, NOW));
  }

  private boolean intact(Database database, SamplingFrame frame) {
    return database.call(em -> frames(em).intact(frame));
  }

  private Map<String, Integer> strata(Database database, SamplingFrame frame) {
    return database.call(em -> frames(em).strata(frame)).stream()
        .collect(Collectors.toMap(Stratum::key, Stratum::populationSize));
  }

  private Optional<Unit> unit(Database database, SamplingFrame frame, String code) {
    return database.call(em -> frames(em).findUnit(frame, code));
  }

  private void load(Database database, String list) {
    RegisterFile file = new RegisterFile("list.csv", list.getBytes(StandardCharsets.UTF_8));
    String id =
        database.call(
            em ->
                new RegisterImports(em, recorded::add)
                    .preview(List.of(file), DAY, "admin", NOW)
                    .id());
    database.run(em -> new RegisterImports(em, recorded::add).confirm(id, "admin", NOW));
  }
}
