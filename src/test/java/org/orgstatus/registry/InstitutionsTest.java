package org.orgstatus.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.orgstatus.registry.RegisterFiles.HEADINGS;
import static org.orgstatus.registry.RegisterFiles.csv;
import static org.orgstatus.registry.RegisterFiles.line;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;

class InstitutionsTest {

  private static final LocalDate DAY = LocalDate.of(2018, 1, 1);

  @OnEachDatabase
  void anUnknownCodeIsRefused(Database database) {
    assertThrows(
        NoSuchElementException.class,
        () -> ask(database, all -> all.institution(new InstitutionCode("4199910001"))));
  }

  @OnEachDatabase
  void listsAreNarrowedByUnitProvinceRegionLevelTypeAndDay(Database database) {
    load(database);

    assertEquals(List.of("甲大学", "乙医学院", "丙大学", "丁_大学"), list(database, f -> f));
    assertEquals(List.of("丙大学"), list(database, f -> f.withRegion(Region.WEST)));
    assertEquals(List.of("乙医学院"), list(database, f -> f.withLevel(Level.VOCATIONAL)));
    assertEquals(
        List.of("丙大学"), list(database, f -> f.withProvince(new ReportingUnitCode("650000"))));
    assertEquals(
        List.of(), list(database, f -> f.withReportingUnit(new ReportingUnitCode("650000"))));
    assertEquals(
        List.of("丙大学"), list(database, f -> f.withReportingUnit(new ReportingUnitCode("660000"))));
    assertEquals(List.of(), list(database, f -> f.withType(InstitutionType.MED)));
    assertEquals(List.of(), list(database, f -> InstitutionFilter.on(DAY.minusDays(1))));
  }

  @OnEachDatabase
  void institutionsAreFoundByNameInitialsAndCode(Database database) {
    load(database);

    assertEquals(List.of("乙医学院"), search(database, "医学", 9));
    assertEquals(List.of("乙医学院"), search(database, "yyx", 9));
    assertEquals(List.of("丙大学"), search(database, "4199910003", 9));
    assertEquals(List.of("甲大学", "丙大学", "丁_大学"), search(database, "大学", 9));
    assertEquals(List.of("甲大学"), search(database, "大学", 1));
  }

  @OnEachDatabase
  void signsOfTheQueryLanguageMeanThemselves(Database database) {
    load(database);

    assertEquals(List.of("丁_大学"), search(database, "_", 9));
    assertEquals(List.of(), search(database, "%", 9));
    assertEquals(List.of(), search(database, "!", 9));
    assertEquals(List.of(), search(database, " ", 9));
  }

  @OnEachDatabase
  void severalAreFoundAtOnce(Database database) {
    load(database);
    List<InstitutionCode> codes =
        List.of(new InstitutionCode("4199910003"), new InstitutionCode("4199910009"));

    assertEquals(List.of("丙大学"), ask(database, all -> names(all.findAll(codes))));
    assertEquals(List.of(), ask(database, all -> all.findAll(List.of())));
  }

  private static void load(Database database) {
    String list =
        HEADINGS
            + line("4199910001", "甲大学")
            + line("4199910002", "乙医学院").replace("本科", "专科")
            + line("4199910003", "丙大学")
                .replace("110000,北京市,北京市,教育部", "650000,新疆维吾尔自治区,石河子市,新疆生产建设兵团")
            + line("4199910004", "丁_大学");
    Instant now = Instant.ofEpochSecond(0);
    database.run(
        em -> {
          RegisterImports imports = new RegisterImports(em, r -> {});
          String id = imports.preview(List.of(csv(list)), DAY, "admin", now).id();
          em.flush();
          imports.confirm(id, "admin", now);
        });
  }

  private static List<String> list(
      Database database, Function<InstitutionFilter, InstitutionFilter> narrow) {
    return ask(database, all -> names(all.list(narrow.apply(InstitutionFilter.on(DAY)))));
  }

  private static List<String> search(Database database, String text, int limit) {
    return ask(database, all -> names(all.search(text, DAY, limit)));
  }

  private static List<String> names(List<Institution> institutions) {
    return institutions.stream().map(Institution::name).toList();
  }

  private static <T> T ask(Database database, Function<Institutions, T> question) {
    return database.call(em -> question.apply(new Institutions(em, r -> {})));
  }
}
