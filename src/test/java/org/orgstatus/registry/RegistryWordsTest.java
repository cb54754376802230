package org.orgstatus.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Databases;

/** The classifications of the register. */
@Tag("database")
class RegistryWordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "419991000", "41999100011", "419991000X", "４１９９９１０００１", " 199910001"})
  void whatIsNotTenDigitsIsNoInstitutionCode(String text) {
    assertThrows(IllegalArgumentException.class, () -> new InstitutionCode(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "H", "hb01", "HB-01", "ABCDEFGHIJK"})
  void whatCannotStandInARespondentCodeIsNoAllianceId(String text) {
    assertThrows(IllegalArgumentException.class, () -> new AllianceId(text));
  }

  @Test
  void fiveOfTwelveTypesAreTargets() {
    assertEquals(12, InstitutionType.values().length);
    assertEquals(
        List.of("综合", "理工", "农业", "林业", "医药"),
        Stream.of(InstitutionType.values())
            .filter(InstitutionType::target)
            .map(t -> t.text().zh())
            .toList());
  }

  @Test
  void forestryIsComparedWithAgriculture() {
    assertEquals("农林", InstitutionType.FOREST.broadGroup().text().zh());
    assertEquals(InstitutionType.AGRI.broadGroup(), InstitutionType.FOREST.broadGroup());
  }

  @ParameterizedTest
  @CsvSource({
    "MOE, PUBLIC, CENTRAL",
    "OTHER_CENTRAL, PUBLIC, CENTRAL",
    "PROV_GOV, PUBLIC, LOCAL_PUBLIC",
    "XPCC, PUBLIC, LOCAL_PUBLIC",
    "PROV_EDU, PRIVATE, PRIVATE",
    "PROV_EDU, SINO_FOREIGN, PRIVATE"
  })
  void affiliationsAreComparedInThreeGroups(
      Affiliation affiliation, Ownership ownership, Affiliation.Group group) {
    assertEquals(group, affiliation.group(ownership));
  }

  @Test
  void thirtyOneProvincesAndXpccComeWithTheProduct() {
    // Numbers of provinces by region: domain/comparisons.md, "Group variables".
    try (Database database = Databases.h2()) {
      List<ReportingUnit> provinces = database.call(em -> new ReportingUnits(em).provinces());
      Map<Region, Long> byRegion =
          provinces.stream()
              .collect(Collectors.groupingBy(ReportingUnit::region, Collectors.counting()));

      assertEquals(
          Map.of(Region.EAST, 10L, Region.CENTRAL, 6L, Region.WEST, 12L, Region.NORTHEAST, 3L),
          byRegion);
      assertEquals(32, database.call(em -> new ReportingUnits(em).list()).size());
    }
  }
}
