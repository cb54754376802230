package org.orgstatus.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Databases;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Reference;

/** The list of 2017 with its 2,631 institutions, in every shape in which it may be handed in. */
@Tag("database")
class RealRegisterTest {

  private static final LocalDate AS_OF = LocalDate.of(2017, 6, 1);
  private static final Instant NOW = Instant.parse("2018-03-01T00:00:00Z");

  @OnEachDatabase
  void theWholeCountryIsImportedOnce(Database database) {
    List<RegisterFile> files = new ArrayList<>(lists());
    files.add(file("provinces.csv"));
    RegisterPreview preview = preview(database, files);

    assertEquals(List.of(), preview.faults());
    assertEquals(List.of(), preview.notes(), "the file of provinces agrees with the list");
    assertEquals(2631, preview.added().size());
    confirm(database, preview);
    assertSame(database, preview(database, files));
  }

  @OnEachDatabase
  void countsAgreeWithTheFileOfProvinces(Database database) {
    confirm(database, preview(database, lists()));
    List<Map<String, String>> provinces = rows("provinces.csv");

    assertEquals(32, provinces.size());
    for (Map<String, String> province : provinces) {
      Map<String, String> values =
          database.call(
              em -> new Registry(em).values(UnitKind.REPORTING_UNIT, province.get("code"), AS_OF));
      province.forEach((column, value) -> assertEquals(value, values.get(column), column));
    }
  }

  @Test
  void everyColumnOfEveryInstitutionComesBackAsItWas() {
    try (Database database = Databases.h2()) {
      confirm(database, preview(database, lists()));
      Map<String, Map<String, String>> expected = new LinkedHashMap<>();
      rows("institutions.csv").forEach(row -> expected.put(row.get("code"), row));
      rows("institution_attributes.csv").forEach(row -> expected.get(row.get("code")).putAll(row));

      List<Institution> institutions =
          database.call(em -> new Institutions(em, r -> {}).list(InstitutionFilter.on(AS_OF)));
      assertEquals(2631, institutions.size());
      institutions.forEach(i -> assertEquals(expected.get(i.code().value()), i.values()));
    }
  }

  @Test
  void aWorkbookSaysTheSame() {
    try (Database database = Databases.h2()) {
      confirm(database, preview(database, lists()));

      assertSame(
          database,
          preview(
              database,
              List.of(
                  RegisterFiles.xlsx(text("institutions.csv"), sheet -> {}),
                  RegisterFiles.xlsx(text("institution_attributes.csv"), sheet -> {}))));
    }
  }

  @Test
  void gbkSaysTheSame() {
    try (Database database = Databases.h2()) {
      confirm(database, preview(database, lists()));
      Charset gbk = Charset.forName("GBK");

      assertSame(
          database,
          preview(
              database,
              List.of(
                  new RegisterFile("a.csv", text("institutions.csv").getBytes(gbk)),
                  new RegisterFile("b.csv", text("institution_attributes.csv").getBytes(gbk)))));
    }
  }

  @Test
  void aListWithoutAttributesImpliesTheSameUnitsAndAffiliations() {
    try (Database database = Databases.h2()) {
      confirm(database, preview(database, List.of(file("institutions.csv"))));
      RegisterPreview preview = preview(database, lists());

      assertTrue(
          preview.changed().stream()
              .flatMap(c -> c.fields().stream())
              .noneMatch(
                  f ->
                      f.column().equals("affiliation_code")
                          || f.column().equals("reporting_unit_code")));
      assertEquals(2631 - 59, typesTold(preview), "59 institutions have no type yet");
    }
  }

  private static long typesTold(RegisterPreview preview) {
    return preview.changed().stream()
        .filter(c -> c.fields().stream().anyMatch(f -> f.column().equals("type_code")))
        .count();
  }

  private static void assertSame(Database database, RegisterPreview preview) {
    assertEquals(List.of(), preview.faults());
    assertTrue(preview.isEmpty());
    assertEquals(2631, preview.unchanged());
  }

  private static RegisterPreview preview(Database database, List<RegisterFile> files) {
    return database.call(
        em -> new RegisterImports(em, r -> {}).preview(files, AS_OF, "admin", NOW));
  }

  private static void confirm(Database database, RegisterPreview preview) {
    database.run(em -> new RegisterImports(em, r -> {}).confirm(preview.id(), "admin", NOW));
  }

  private static List<RegisterFile> lists() {
    return List.of(file("institutions.csv"), file("institution_attributes.csv"));
  }

  private static RegisterFile file(String name) {
    return new RegisterFile(name, Reference.bytes("data/" + name));
  }

  private static String text(String name) {
    return new String(Reference.bytes("data/" + name), StandardCharsets.UTF_8).strip();
  }

  /** The files have no quotes. */
  private static List<Map<String, String>> rows(String name) {
    List<String> lines = text(name).lines().toList();
    String[] columns = lines.get(0).split(",", -1);
    return lines.stream().skip(1).map(line -> row(columns, line.split(",", -1))).toList();
  }

  private static Map<String, String> row(String[] columns, String[] cells) {
    assertEquals(columns.length, cells.length, () -> Arrays.toString(cells));
    Map<String, String> row = new LinkedHashMap<>();
    for (int i = 0; i < columns.length; i++) {
      row.put(columns[i], cells[i]);
    }
    return row;
  }
}
