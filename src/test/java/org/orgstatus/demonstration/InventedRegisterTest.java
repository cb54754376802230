package org.orgstatus.demonstration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orgstatus.registry.Affiliation;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.RegisterImports;
import org.orgstatus.registry.RegisterPreview;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Reference;

class InventedRegisterTest {

  private static final Instant NOW = Instant.parse("2026-05-01T08:00:00Z");

  @Test
  void aRegisterTooSmallForEveryUnitIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> InventedRegister.of(1, 63));
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 300, 2631, 20_000})
  void codesAndNamesAreUniqueAndCodesFitTheRegister(int size) {
    List<InventedInstitution> all = InventedRegister.of(3, size).institutions().toList();
    assertEquals(size, all.size());
    assertEquals(size, all.stream().map(InventedInstitution::code).distinct().count());
    assertEquals(size, all.stream().map(InventedInstitution::name).distinct().count());
    all.forEach(i -> assertTrue(InstitutionCode.fits(i.code()) && i.code().startsWith("99")));
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 300, 2631})
  void everyUnitHasAtLeastTwoInstitutions(int size) {
    Map<InventedUnit, Long> counts =
        InventedRegister.of(3, size)
            .institutions()
            .collect(Collectors.groupingBy(InventedInstitution::unit, Collectors.counting()));
    assertEquals(32, counts.size());
    assertTrue(counts.values().stream().allMatch(n -> n >= 2), counts.toString());
  }

  /** Expected: data/provinces.csv of the reference material, printed counts of 2017. */
  @Test
  void theNationalRegisterHasTheNumbersOfTheRealOne() {
    List<InventedInstitution> all =
        InventedRegister.of(3, InventedRegister.NATIONAL).institutions().toList();
    assertEquals(1243, all.stream().filter(InventedInstitution::isUndergraduate).count());
    assertEquals(7, all.stream().filter(i -> i.unit().code().equals("540000")).count());
    assertEquals(167, all.stream().filter(i -> i.unit().code().equals("320000")).count());
    assertEquals(5, all.stream().filter(i -> i.affiliation() == Affiliation.XPCC).count());
    assertEquals(746, count(all, Affiliation.Group.PRIVATE), 20);
    assertEquals(119, count(all, Affiliation.Group.CENTRAL), 8);
    // 1820 of 2631; standard deviation of a sum of independent draws is about 22
    assertEquals(1820, all.stream().filter(i -> i.type().target()).count(), 80);
  }

  private static long count(List<InventedInstitution> all, Affiliation.Group group) {
    return all.stream().filter(i -> i.affiliationGroup() == group).count();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2017, 99})
  void noNameOrCodeIsThatOfARealInstitution(long seed) {
    String list = new String(Reference.bytes("data/institutions.csv"), StandardCharsets.UTF_8);
    Set<String> real = new HashSet<>();
    list.lines().skip(1).forEach(line -> real.addAll(List.of(line.split(",")).subList(0, 2)));
    assertTrue(real.size() > 5000, "codes and names: " + real.size());
    InventedRegister.of(seed, 10_000)
        .institutions()
        .forEach(
            i -> {
              assertFalse(real.contains(i.name()), i.name());
              assertFalse(real.contains(i.code()), i.code());
            });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2017, 99})
  void noInventedPlaceStandsInTheNameOfARealInstitution(long seed) {
    String list = new String(Reference.bytes("data/institutions.csv"), StandardCharsets.UTF_8);
    InventedNames names = new InventedNames(seed, 1243);
    for (int i = 0; i < 1560; i++) {
      assertFalse(list.contains(names.place(i)), names.place(i));
    }
  }

  @OnEachDatabase
  void theImportFindsNothingToObjectTo(Database database) {
    InventedRegister register = InventedRegister.of(3, 300);
    RegisterPreview preview =
        database.call(
            em ->
                new RegisterImports(em, r -> {})
                    .preview(register.files(), LocalDate.of(2017, 6, 1), "admin", NOW));
    assertEquals(List.of(), preview.faults());
    assertEquals(300, preview.added().size());
  }

  @Test
  void alliancesAreLedByInventedInstitutions() {
    Set<String> codes =
        InventedRegister.of(3, 64)
            .institutions()
            .map(InventedInstitution::code)
            .collect(Collectors.toSet());
    List<InventedAlliance> all = InventedAlliance.all(PlantedTruth.standard());
    assertEquals(10, all.size());
    all.forEach(a -> assertTrue(codes.contains(a.lead()), a.toString()));
  }
}
