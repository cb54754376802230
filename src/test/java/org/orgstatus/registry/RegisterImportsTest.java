package org.orgstatus.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.registry.RegisterFiles.ATTRIBUTE_HEADINGS;
import static org.orgstatus.registry.RegisterFiles.HEADINGS;
import static org.orgstatus.registry.RegisterFiles.attributes;
import static org.orgstatus.registry.RegisterFiles.csv;
import static org.orgstatus.registry.RegisterFiles.line;
import static org.orgstatus.registry.RegisterFiles.xlsx;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.orgstatus.base.Recorded;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;

class RegisterImportsTest {

  private static final LocalDate Y2017 = LocalDate.of(2017, 6, 1);
  private static final LocalDate Y2018 = LocalDate.of(2018, 6, 1);
  private static final Instant NOW = Instant.parse("2018-07-01T08:00:00Z");
  private static final String TWO =
      HEADINGS + line("4199910001", "甲大学") + line("0199910002", "乙大学");

  private final List<Recorded> recorded = new ArrayList<>();

  @OnEachDatabase
  void aPreviewThatNobodyMadeIsRefused(Database database) {
    assertThrows(StalePreview.class, () -> confirm(database, "no-such", "admin", NOW));
  }

  @OnEachDatabase
  void aPreviewOfAnotherAccountIsRefused(Database database) {
    String id = preview(database, Y2017, csv(TWO)).id();

    assertThrows(StalePreview.class, () -> confirm(database, id, "other", NOW));
    assertEquals(0, all(database).size());
  }

  @OnEachDatabase
  void anExpiredPreviewIsRefused(Database database) {
    RegisterPreview preview = preview(database, Y2017, csv(TWO));

    assertThrows(
        StalePreview.class, () -> confirm(database, preview.id(), "admin", preview.expiresAt()));
  }

  @OnEachDatabase
  void aPreviewIsConfirmedOnlyOnce(Database database) {
    String id = preview(database, Y2017, csv(TWO)).id();
    confirm(database, id, "admin", NOW);

    assertThrows(StalePreview.class, () -> confirm(database, id, "admin", NOW));
  }

  @OnEachDatabase
  void aPreviewIsRefusedOnceTheRegisterHasChanged(Database database) {
    String first = preview(database, Y2017, csv(TWO)).id();
    String second = preview(database, Y2017, csv(TWO)).id();
    confirm(database, first, "admin", NOW);

    StalePreview refused =
        assertThrows(StalePreview.class, () -> confirm(database, second, "admin", NOW));
    assertTrue(refused.text().zh().contains("已有变化"));
  }

  @OnEachDatabase
  void aPreviewWithFaultsCannotBeConfirmed(Database database) {
    RegisterPreview preview = preview(database, Y2017, csv(HEADINGS + line("1", "甲大学")));

    assertTrue(preview.hasFaults());
    assertThrows(StalePreview.class, () -> confirm(database, preview.id(), "admin", NOW));
  }

  @OnEachDatabase
  void anOlderListThanTheLastIsRefused(Database database) {
    load(database, Y2018, csv(TWO));

    assertEquals("older-list", preview(database, Y2017, csv(TWO)).faults().get(0).code());
  }

  @OnEachDatabase
  void nothingIsInTheRegisterUntilConfirmed(Database database) {
    RegisterPreview preview = preview(database, Y2017, csv(TWO));

    assertEquals(0, all(database).size());
    assertEquals(List.of(), recorded);
    assertEquals(2, preview.added().size());
    assertEquals(
        Optional.of(preview),
        database.call(em -> imports(em).findPreview(preview.id(), "admin", NOW)));
  }

  @OnEachDatabase
  void aDiscardedPreviewIsGone(Database database) {
    String id = preview(database, Y2017, csv(TWO)).id();
    database.run(em -> imports(em).discard(id, "admin"));

    assertThrows(StalePreview.class, () -> confirm(database, id, "admin", NOW));
  }

  @OnEachDatabase
  void codesStayTextWithTheirLeadingZeros(Database database) {
    load(database, Y2017, csv(TWO));

    assertEquals("乙大学", institution(database, "0199910002").name());
    assertEquals("0199910002", institution(database, "0199910002").values().get("code"));
  }

  @OnEachDatabase
  void importingAgainChangesNothing(Database database) {
    load(database, Y2017, csv(TWO));
    RegisterPreview again = preview(database, Y2018, csv(TWO));

    assertTrue(again.isEmpty());
    assertEquals(2, again.unchanged());
    RegisterImport done = confirm(database, again.id(), "admin", NOW);
    assertEquals(0, done.added() + done.changed() + done.gone());
    assertEquals(Y2017, institution(database, "4199910001").validFrom());
  }

  @OnEachDatabase
  void theNextListAddsChangesAndCloses(Database database) {
    load(database, Y2017, csv(TWO));
    String next =
        HEADINGS
            + line("4199910001", "甲大学").replace("北京市,教育部", "昌平区,教育部")
            + line("4199910003", "丙大学");
    RegisterPreview preview = preview(database, Y2018, csv(next));

    assertEquals(
        List.of(new RegisterPreview.FieldChange("city_zh", "北京市", "昌平区")),
        preview.changed().get(0).fields());
    assertEquals("丙大学", preview.added().get(0).name());
    assertEquals("乙大学", preview.gone().get(0).name());
    RegisterImport done = confirm(database, preview.id(), "admin", NOW);

    assertEquals(Optional.of(Y2018), institution(database, "0199910002").validTo());
    assertFalse(institution(database, "0199910002").validOn(Y2018));
    assertTrue(institution(database, "0199910002").validOn(Y2018.minusDays(1)));
    assertEquals("昌平区", institution(database, "4199910001").city());
    assertEquals(Y2018, institution(database, "4199910003").validFrom());
    assertTrue(done.changes().contains("昌平区"), done.changes());
    assertEquals(List.of("list.csv"), done.files());
    assertEquals(
        new Recorded(
            "register-imported",
            "register import " + done.id(),
            "new 1, changed 1, gone 1, unchanged 0"),
        recorded.get(1));
  }

  @OnEachDatabase
  void aClosedInstitutionThatIsListedAgainIsOpenAgain(Database database) {
    load(database, Y2017, csv(TWO));
    load(database, Y2018, csv(HEADINGS + line("4199910001", "甲大学")));
    load(database, Y2018.plusYears(1), csv(TWO));

    assertEquals(Optional.empty(), institution(database, "0199910002").validTo());
  }

  @OnEachDatabase
  void aCodeThatChangedIsProposedAndRecordedByAPerson(Database database) {
    load(database, Y2017, csv(TWO));
    RegisterPreview preview =
        preview(
            database, Y2018, csv(HEADINGS + line("4199910001", "甲大学") + line("4299910002", "乙大学")));
    RegisterPreview.SameName pair = preview.sameName().get(0);
    assertEquals("0199910002", pair.gone().value());
    confirm(database, preview.id(), "admin", NOW);
    database.run(
        em -> new Institutions(em, recorded::add).recordSuccessor(pair.gone(), pair.added()));

    assertEquals(
        Optional.of(new InstitutionCode("4299910002")),
        institution(database, "0199910002").successor());
  }

  @OnEachDatabase
  void anOpenInstitutionHasNoSuccessor(Database database) {
    load(database, Y2017, csv(TWO));

    assertThrows(
        IllegalStateException.class,
        () ->
            database.run(
                em ->
                    new Institutions(em, recorded::add)
                        .recordSuccessor(
                            new InstitutionCode("4199910001"), new InstitutionCode("0199910002"))));
  }

  @OnEachDatabase
  void attributesComeWithTheListOrLater(Database database) {
    load(database, Y2017, csv(TWO));
    assertEquals(Optional.empty(), institution(database, "4199910001").type());
    assertEquals(TypeBasis.UNCONFIRMED, institution(database, "4199910001").typeBasis());
    RegisterFile attributes =
        new RegisterFile(
            "attributes.csv",
            (ATTRIBUTE_HEADINGS + attributes("4199910001", "甲大学", "AGRI,农业"))
                .getBytes(StandardCharsets.UTF_8));
    RegisterPreview preview = preview(database, Y2017, attributes);

    assertEquals(List.of(), preview.gone());
    assertEquals(1, preview.changed().size());
    confirm(database, preview.id(), "admin", NOW);
    assertEquals(Optional.of(true), institution(database, "4199910001").targetType());
    assertEquals("A", institution(database, "4199910001").doubleFirstClass());
    assertTrue(preview(database, Y2018, csv(TWO)).isEmpty(), "a list alone keeps attributes");
  }

  @OnEachDatabase
  void aWorkbookAndAGbkFileSayTheSameAsUtf8(Database database) {
    load(database, Y2017, csv(TWO));
    byte[] gbk = TWO.getBytes(Charset.forName("GBK"));
    byte[] marked = ("\uFEFF" + TWO).getBytes(StandardCharsets.UTF_8);

    for (RegisterFile file :
        List.of(
            xlsx(TWO, sheet -> {}),
            new RegisterFile("gbk.csv", gbk),
            new RegisterFile("marked.csv", marked),
            csv(TWO.replace(',', '\t')),
            csv(TWO.replace(',', ';').replace("\n", "\r\n")))) {
      RegisterPreview preview = preview(database, Y2018, file);
      assertEquals(List.of(), preview.faults());
      assertEquals(2, preview.unchanged(), file.toString());
    }
  }

  @OnEachDatabase
  void codesTypedAsNumbersAreReadByTheirDigits(Database database) {
    RegisterPreview preview = preview(database, Y2017, xlsx(TWO, RegisterImportsTest::numbers));

    assertEquals(List.of(), preview.faults());
    assertEquals("4199910001", preview.added().get(0).code().value());
    assertEquals("0199910002", preview.added().get(1).code().value());
  }

  private static void numbers(XSSFSheet sheet) {
    sheet.getRow(1).getCell(0).setCellValue(4.199910001E9);
    XSSFCellStyle zeros = sheet.getWorkbook().createCellStyle();
    zeros.setDataFormat(sheet.getWorkbook().createDataFormat().getFormat("0000000000"));
    sheet.getRow(2).getCell(0).setCellStyle(zeros);
    sheet.getRow(2).getCell(0).setCellValue(199910002);
  }

  @OnEachDatabase
  void importsAreListedLatestFirst(Database database) {
    load(database, Y2017, csv(TWO));
    load(database, Y2018, csv(TWO));

    List<RegisterImport> imports = database.call(em -> imports(em).list());
    assertEquals(List.of(Y2018, Y2017), imports.stream().map(RegisterImport::asOf).toList());
    assertEquals(NOW, imports.get(0).importedAt());
  }

  private RegisterImports imports(jakarta.persistence.EntityManager entities) {
    return new RegisterImports(entities, recorded::add);
  }

  private RegisterPreview preview(Database database, LocalDate asOf, RegisterFile... files) {
    return database.call(em -> imports(em).preview(List.of(files), asOf, "admin", NOW));
  }

  private RegisterImport confirm(Database database, String id, String account, Instant now) {
    return database.call(em -> imports(em).confirm(id, account, now));
  }

  private void load(Database database, LocalDate asOf, RegisterFile... files) {
    RegisterPreview preview = preview(database, asOf, files);
    assertEquals(List.of(), preview.faults());
    confirm(database, preview.id(), "admin", NOW);
  }

  private static List<Institution> all(Database database) {
    return database.call(
        em -> new Institutions(em, r -> {}).list(InstitutionFilter.on(LocalDate.of(2100, 1, 1))));
  }

  private static Institution institution(Database database, String code) {
    return database.call(
        em -> new Institutions(em, r -> {}).institution(new InstitutionCode(code)));
  }
}
