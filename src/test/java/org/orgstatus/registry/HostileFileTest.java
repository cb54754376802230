package org.orgstatus.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.registry.RegisterFiles.HEADINGS;
import static org.orgstatus.registry.RegisterFiles.csv;
import static org.orgstatus.registry.RegisterFiles.line;
import static org.orgstatus.registry.RegisterFiles.rawXlsx;
import static org.orgstatus.registry.RegisterFiles.xlsx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.Problem;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Databases;

/** Files that no one should send are refused, with the place, and leave nothing behind. */
@Tag("database")
class HostileFileTest {

  private static final String SOUND = HEADINGS + line("4199910001", "甲大学");

  private static final String SHEET =
      "<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>";
  private static final String END = "</sheetData></worksheet>";

  private static Database database;

  @BeforeAll
  static void open() {
    database = Databases.h2();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @AfterEach
  void nothingIsStored() {
    long stored =
        database.call(
            em ->
                em.createQuery("select count(i) from Institution i", Long.class).getSingleResult()
                    + em.createQuery("select count(p) from StoredPreview p", Long.class)
                        .getSingleResult());
    assertEquals(0, stored);
  }

  @Test
  void twoHundredMegabytesAreReadNoFurtherThanTheLimit() throws IOException {
    Endless stream = new Endless(200L * 1024 * 1024);

    RegisterFile file = RegisterFile.read("big.csv", stream);

    assertEquals("file-too-large big.csv", only(file));
    assertTrue(stream.given <= RegisterFile.LARGEST + 16_384, "read " + stream.given);
  }

  @Test
  void tenThousandColumnsOfCsvAreRefused() {
    assertEquals("too-many-columns list.csv:3", only(csv(SOUND + "x,".repeat(9_999) + "x\n")));
  }

  @Test
  void tenThousandColumnsOfAWorkbookAreRefused() {
    RegisterFile file =
        xlsx(
            SOUND,
            sheet -> {
              for (int i = 9; i < 10_000; i++) {
                sheet.getRow(1).createCell(i).setCellValue("x");
              }
            });

    assertEquals("too-many-columns list.xlsx [名单]:2", only(file));
  }

  @Test
  void moreRowsThanAnyListHasAreRefused() {
    StringBuilder rows = new StringBuilder(HEADINGS);
    for (int i = 0; i < 20_000; i++) {
      rows.append(line(String.valueOf(4_199_900_000L + i), "大学" + i));
    }

    assertEquals("too-much-content list.csv:20001", only(csv(rows.toString())));
  }

  @Test
  void aZipBombIsRefused() {
    RegisterFile bomb = rawXlsx(SHEET, " ".repeat(1_000_000), 200, END);

    assertTrue(bomb.content().length < 1_000_000);
    assertEquals("unpacks-too-large raw.xlsx", only(bomb));
  }

  @Test
  void stylesTooLargeToBeReadAsAWholeAreRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/styles.xml"));
      zip.write(new byte[3_000_000]);
    }

    assertEquals(
        "unpacks-too-large styles.xlsx", only(new RegisterFile("styles.xlsx", out.toByteArray())));
  }

  @Test
  void textThatIsRepeatedFromASmallTableIsStillCounted() {
    GridBuilder grid = new GridBuilder("list.xlsx", new Faults());
    String thousand = "x".repeat(1_000);
    RefusedFile refused =
        assertThrows(
            RefusedFile.class,
            () -> {
              for (int i = 0; i < 20_000; i++) {
                grid.cell(1 + i / 200, i % 200, thousand);
              }
            });

    assertEquals("too-much-content", refused.problem().code());
    assertEquals(51, refused.problem().place().line());
  }

  @Test
  void anEntityBombIsRefused() {
    RegisterFile bomb =
        rawXlsx(
            "<!DOCTYPE b [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>" + SHEET,
            "<row r='1'><c r='A1' t='inlineStr'><is><t>&b;&b;&b;</t></is></c></row>",
            1,
            END);

    assertEquals("broken-workbook raw.xlsx", only(bomb));
  }

  @Test
  void aFileOfTheServerIsNotReadThroughAWorkbook() {
    RegisterFile file =
        rawXlsx(
            "<!DOCTYPE b [<!ENTITY f SYSTEM 'file:///etc/hostname'>]>" + SHEET,
            "<row r='1'><c r='A1' t='inlineStr'><is><t>&f;</t></is></c></row>",
            1,
            END);

    assertEquals("broken-workbook raw.xlsx", only(file));
  }

  @Test
  void aNumberWithABillionDigitsIsNotWrittenOut() {
    RegisterFile file = rawXlsx(SHEET, "<row r='1'><c r='A1'><v>1E999999999</v></c></row>", 1, END);

    assertEquals("unknown-table raw.xlsx [S]", only(file));
  }

  @Test
  void cellsWithoutAnAddressAreCountedToo() {
    RegisterFile file =
        rawXlsx(
            SHEET + "<row r='1'>", "<c t='inlineStr'><is><t>x</t></is></c>", 1_000, "</row>" + END);

    assertEquals("too-many-columns raw.xlsx [S]:1", only(file));
  }

  @Test
  void aFormulaInAWorkbookIsNamedByItsAddress() {
    RegisterFile file = xlsx(SOUND, sheet -> sheet.getRow(1).getCell(4).setCellFormula("A1&A2"));

    assertEquals("formula list.xlsx [名单]:2:5", only(file));
    assertTrue(preview(file).faults().get(0).message().zh().contains("E2"));
  }

  @Test
  void aFormulaInACsvIsNamedByRowAndColumn() {
    RegisterFile file = csv(HEADINGS + line("4199910001", "=HYPERLINK(1)"));

    assertEquals("formula list.csv:2:2", only(file));
  }

  @Test
  void mergedDataCellsAreNamedByTheirRange() {
    RegisterFile file =
        xlsx(
            SOUND + line("4199910002", "乙大学"),
            sheet -> sheet.addMergedRegion(CellRangeAddress.valueOf("E2:E3")));

    assertEquals("merged-cells list.xlsx [名单]:2:5", only(file));
    assertTrue(preview(file).faults().get(0).message().zh().contains("E2:E3"));
  }

  @Test
  void textInNeitherEncodingIsRefusedWithItsLine() {
    byte[] broken = (SOUND + "41999100\u0001").getBytes(StandardCharsets.UTF_8);
    broken[broken.length - 1] = (byte) 0xFF;

    assertEquals("wrong-encoding list.csv:3", only(new RegisterFile("list.csv", broken)));
  }

  @Test
  void utf16IsRefused() {
    byte[] text = SOUND.getBytes(StandardCharsets.UTF_16);

    assertEquals("wrong-encoding list.csv:1", only(new RegisterFile("list.csv", text)));
  }

  @Test
  void anOldOrEncryptedWorkbookIsRefused() {
    byte[] ole = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0};

    assertEquals("old-or-locked-workbook list.xls", only(new RegisterFile("list.xls", ole)));
  }

  @Test
  void aCutWorkbookIsRefused() {
    byte[] whole = xlsx(SOUND, sheet -> {}).content();
    byte[] half = Arrays.copyOf(whole, whole.length / 2);

    assertEquals("broken-workbook list.xlsx", only(new RegisterFile("list.xlsx", half)));
  }

  @Test
  void aQuoteThatIsNeverClosedIsRefusedWithItsLine() {
    assertEquals("broken-csv list.csv:2", only(csv(HEADINGS + "4199910001,\"甲大学,110000")));
  }

  @Test
  void anEmptyFileIsRefused() {
    assertEquals("empty-file list.csv", only(csv("")));
  }

  @Test
  void controlCharactersAreRefusedWithTheirPlace() {
    assertEquals(
        "unreadable-character list.csv:2:2", only(csv(HEADINGS + line("4199910001", "甲\u0007大学"))));
  }

  @Test
  void anEndlessCellIsRefusedWithItsPlace() {
    String text = line("4199910001", "甲大学").replace("教育部", "部".repeat(2_000));

    assertEquals("cell-too-long list.csv:2:6", only(csv(HEADINGS + text)));
  }

  @Test
  void onlyTheFirstFiveHundredFaultsAreListedButAllAreCounted() {
    StringBuilder rows = new StringBuilder(HEADINGS);
    for (int i = 0; i < 700; i++) {
      rows.append(line("X" + i, "大学" + i));
    }

    RegisterPreview preview = preview(csv(rows.toString()));

    assertEquals(500, preview.faults().size());
    assertEquals(700, preview.faultCount());
  }

  private static RegisterPreview preview(RegisterFile file) {
    return database.call(
        em ->
            new RegisterImports(em, r -> {})
                .preview(
                    List.of(file), LocalDate.of(2018, 1, 1), "admin", Instant.ofEpochSecond(0)));
  }

  /** Code and place of the one fault that a file has. */
  private static String only(RegisterFile file) {
    RegisterPreview preview = preview(file);
    assertEquals(1, preview.faultCount(), () -> preview.faults().toString());
    Problem fault = preview.faults().get(0);
    return fault.code() + " " + fault.place();
  }

  /** Gives letters and counts them. */
  private static final class Endless extends InputStream {

    private final long length;
    private long given;

    Endless(long length) {
      this.length = length;
    }

    @Override
    public int read() {
      return given++ < length ? 'x' : -1;
    }
  }
}
