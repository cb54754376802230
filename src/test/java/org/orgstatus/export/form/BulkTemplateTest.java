package org.orgstatus.export.form;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.BulkEntries;
import org.orgstatus.collection.By;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.EntriesOnBehalf;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Reviews;
import org.orgstatus.collection.StaleBulk;
import org.orgstatus.collection.SubmissionRefused;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.bulk.BulkLayout;
import org.orgstatus.collection.bulk.BulkReader;
import org.orgstatus.collection.bulk.BulkReading;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Reviewer;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.registry.RegisterFile;
import org.orgstatus.registry.SheetFile;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Scenario;
import org.orgstatus.testing.Study;

class BulkTemplateTest {

  private static final Path SHIPPED = Path.of("");
  private static final long WHO = 7;
  private static final Map<String, String> UNITS =
      new TreeMap<>(Map.of(Study.UNIT, "甲大学", Study.NEIGHBOUR, "乙学院"));

  @OnEachDatabase
  void whatIsTypedComesBackAsDraftsEnteredInBulk(Database database) {
    Study study = Study.open(database, SHIPPED);
    byte[] filled = edit(template(study, Language.ZH), BulkTemplateTest::fillIn);
    BulkEntries.Read read = read(study, filled);
    assertEquals(List.of(), read.problems());
    assertEquals(
        List.of(Study.UNIT, Study.NEIGHBOUR),
        read.lines().stream().map(BulkEntries.Line::unitCode).toList());
    assertEquals(2, confirm(study, read));

    Response response = find(study, Study.UNIT);
    assertEquals(ResponseStatus.DRAFT, response.status());
    assertEquals("\"established\"", answer(study, "g_status"));
    assertEquals("1258", answer(study, "g_st_workers"));
    assertEquals("{\"missing\":\"not_available\"}", answer(study, "g_students"));
    assertEquals("\"张三\"", answer(study, "g_filler_name"));
    assertEquals("\"2009-05\"", answer(study, "a_est_date"));
    assertEquals("\"=1+1 示例\"", answer(study, "a_full_name"));
    assertEquals("[\"assoc_reply\",\"admin_doc\"]", answer(study, "a_est_basis"));
    assertTrue(study.call(b -> b.get(BulkEntries.class).find(response)).isPresent());
    assertEquals(WHO, response.enteredBy().orElseThrow(), "marked as entered on behalf");
    SubmissionRefused refused =
        assertThrows(
            SubmissionRefused.class,
            () ->
                study.run(
                    b -> b.get(Responses.class).submit(response.id(), Map.of(), new By(WHO, ""))));
    assertTrue(
        refused.faults().stream().anyMatch(f -> f.path().equals(Responses.SCAN)),
        "the scan of the paper is needed");
    assertEquals(List.of(Reviewer.PROVINCE), study.call(b -> b.get(Reviews.class).path(response)));
    study.run(b -> b.get(EntriesOnBehalf.class).takeOver(response.id()));
    assertTrue(find(study, Study.UNIT).enteredBy().isEmpty(), "the institution goes on itself");
    assertEquals("1258", answer(study, "g_st_workers"));
    assertTrue(study.recorded().stream().anyMatch(r -> r.action().equals("entry-taken-over")));
    assertTrue(
        study.recorded().stream().anyMatch(r -> r.action().equals("answers-entered-in-bulk")));
  }

  @OnEachDatabase
  void theTemplateShowsWhatWasEnteredExceptPersonsAndChangesNothingWhenSentBack(Database database) {
    Study study = Study.open(database, SHIPPED);
    confirm(study, read(study, edit(template(study, Language.ZH), BulkTemplateTest::fillIn)));
    String before = draft(study);
    for (Language language : Language.values()) {
      byte[] again = template(study, language);
      try (XSSFWorkbook book = open(again)) {
        XSSFCell name = cell(book, "A", Study.UNIT, "a_full_name");
        assertEquals("=1+1 示例", name.getStringCellValue());
        assertEquals(CellType.STRING, name.getCellType());
        assertTrue(name.getCellStyle().getQuotePrefixed());
        assertEquals("", text(cell(book, "G", Study.UNIT, "g_filler_name")));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      BulkEntries.Read read = read(study, again);
      assertEquals(List.of(), read.problems());
      assertTrue(read.lines().get(0).replaces());
      confirm(study, read);
      assertEquals(before, draft(study), "a file without changes changes nothing");
    }
  }

  @OnEachDatabase
  void anInstitutionThatBeganItselfIsLeftAlone(Database database) {
    Study study = Study.open(database, SHIPPED);
    byte[] filled = edit(template(study, Language.ZH), BulkTemplateTest::fillIn);
    BulkEntries.Read early = read(study, filled);
    change(study, "g_st_workers", "5");
    assertEquals(List.of("begun-itself A4"), codes(read(study, filled).problems()));
    StaleBulk stale = assertThrows(StaleBulk.class, () -> confirm(study, early));
    assertEquals(List.of(Study.UNIT), stale.unitCodes());
    assertEquals("5", answer(study, "g_st_workers"));
    boolean none =
        study.call(b -> b.get(Responses.class).find("W1", "gate", Study.NEIGHBOUR).isEmpty());
    assertTrue(none, "all or none");
  }

  @OnEachDatabase
  void whatAnInstitutionChangedAfterwardsIsItsOwn(Database database) {
    Study study = Study.open(database, SHIPPED);
    byte[] filled = edit(template(study, Language.ZH), BulkTemplateTest::fillIn);
    confirm(study, read(study, filled));
    change(study, "g_st_workers", "5");
    assertEquals(List.of("begun-itself A4"), codes(read(study, filled).problems()));
  }

  @OnEachDatabase
  void aPreviewIsItsOwnersAloneAndOnlyForAWhile(Database database) {
    Study study = Study.open(database, SHIPPED);
    BulkEntries.Read read =
        read(study, edit(template(study, Language.ZH), BulkTemplateTest::fillIn));
    String id = read.preview().orElseThrow().id();
    assertFalse(
        study
            .call(b -> b.get(BulkEntries.class).findPreview(id, "W1", UNITS, WHO + 1))
            .isPresent());
    study.at(Study.NOW.plusSeconds(3 * 3600));
    assertThrows(StaleBulk.class, () -> confirm(study, read));
  }

  @OnEachDatabase
  void everyFaultStandsAtItsCellAndNothingIsKept(Database database) {
    Study study = Study.open(database, SHIPPED);
    byte[] wrong =
        edit(
            template(study, Language.ZH),
            book -> {
              fillIn(book);
              set(book, "G", Study.UNIT, "g_status", "大概有");
              set(book, "G", Study.UNIT, "g_st_workers", -3);
              set(book, "G", Study.NEIGHBOUR, "g_students", "很多");
              set(book, "A", Study.UNIT, "a_est_basis/assoc_reply", "有");
              cell(book, "A", Study.UNIT, "a_chair_n").setCellFormula("1+1");
              row(book, "B", Study.NEIGHBOUR).getCell(0).setCellValue("4199910004");
              set(book, "B", 1, column(book, "B", "b_stage"), "x");
            });
    BulkEntries.Read read = read(study, wrong);
    assertTrue(read.preview().isEmpty());
    List<String> codes = codes(read.problems());
    assertTrue(
        codes.contains("not-a-choice " + at(wrong, "G", Study.UNIT, "g_status")), codes + "");
    assertTrue(
        codes.contains("constraint " + at(wrong, "G", Study.UNIT, "g_st_workers")), codes + "");
    assertTrue(
        codes.contains("not-an-answer " + at(wrong, "G", Study.NEIGHBOUR, "g_students")),
        codes + "");
    assertTrue(
        codes.contains("not-a-tick " + at(wrong, "A", Study.UNIT, "a_est_basis/assoc_reply")),
        codes + "");
    assertTrue(codes.stream().anyMatch(c -> c.startsWith("formula")), codes + "");
    assertTrue(codes.contains("not-your-unit A5"), codes + "");
    assertTrue(
        read.problems().stream()
            .anyMatch(p -> p.message().zh().contains("“大概有”") && p.place().file().contains("[G]")));
  }

  @OnEachDatabase
  void aWorkbookOfAnotherProvinceOrWithMovedColumnsIsNotRead(Database database) {
    Study study = Study.open(database, SHIPPED);
    byte[] filled = edit(template(study, Language.ZH), BulkTemplateTest::fillIn);
    assertEquals(
        List.of("template-of-another B2"),
        codes(
            study
                .call(
                    b ->
                        b.get(BulkEntries.class)
                            .read(
                                "W1",
                                "gate",
                                "120000",
                                UNITS,
                                new RegisterFile("b.xlsx", filled),
                                WHO))
                .problems()));
    byte[] moved =
        edit(
            filled,
            book -> {
              XSSFRow keys = book.getSheet("G").getRow(BulkLayout.KEY_LINE - 1);
              keys.getCell(4).setCellValue("g_other");
              keys.createCell(keys.getLastCellNum()).setCellValue("note");
              book.removeSheetAt(book.getSheetIndex("B"));
              book.createSheet("Mine").createRow(0).createCell(0).setCellValue("x");
            });
    List<String> codes = codes(read(study, moved).problems());
    assertTrue(codes.contains("heading-changed E3"), codes + "");
    assertTrue(codes.stream().anyMatch(c -> c.startsWith("extra-column")), codes + "");
    assertTrue(codes.stream().anyMatch(c -> c.startsWith("missing-sheet")), codes + "");
    assertTrue(codes.stream().anyMatch(c -> c.startsWith("unknown-sheet")), codes + "");
    assertEquals(
        List.of("not-a-workbook 0:0"),
        read(study, "code,name".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .problems()
            .stream()
            .map(p -> p.code() + " " + p.place().line() + ":" + p.place().column())
            .toList());
  }

  @Test
  void aProvinceOf167IsWrittenTheSameTwiceAndReadBackWhole() throws IOException {
    Scenario scenario =
        Scenario.ofShipped("gate", "campus_association", "institution_no_association")
            .answer("g_registry_ok", "yes")
            .answer("g_status", "established")
            .answer("g_st_workers", 1258)
            .tick("a_est_basis", "assoc_reply")
            .answer("a_full_name", "长".repeat(10_000));
    Routing routing = scenario.filling().routing();
    Map<String, String> names = new TreeMap<>();
    IntStream.range(0, 167)
        .forEach(i -> names.put(String.format("41320000%02d", i % 100) + i / 100, "大学" + i));
    BulkTemplate template =
        new BulkTemplate(
            LocalText.of("第一轮", "Wave 1"),
            Map.of("wave", "W1", "reporting_unit", "320000", "forms", "abc"),
            routing,
            scenario,
            names.entrySet().stream()
                .map(e -> new BulkTemplate.Unit(e.getKey(), e.getValue(), scenario.filling()))
                .toList(),
            LocalDate.of(2017, 10, 1));
    byte[] book = written(template);
    assertArrayEquals(book, written(template));
    Files.createDirectories(Path.of("target/paper"));
    Files.write(Path.of("target/paper/bulk-167.xlsx"), book);
    BulkReading reading =
        BulkReader.read(
            routing,
            SheetFile.readAnswers(new RegisterFile("b.xlsx", book)),
            new BulkReader.Expected("W1", "320000", "abc", names));
    assertEquals(List.of(), reading.problems());
    assertEquals(167, reading.units().size());
    reading.units().values().forEach(row -> assertEquals(scenario.filling().sheet(), row.sheet()));
  }

  private static byte[] written(BulkTemplate template) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    template.writeXlsx(Language.ZH, out);
    return out.toByteArray();
  }

  private static void fillIn(XSSFWorkbook book) {
    set(book, "G", Study.UNIT, "g_registry_ok", "是");
    set(book, "G", Study.UNIT, "g_status", "已成立（已获科协批准）");
    set(book, "G", Study.UNIT, "g_st_workers", 1258);
    set(book, "G", Study.UNIT, "g_students", "不掌握");
    set(book, "G", Study.UNIT, "g_filler_name", "张三");
    set(book, "A", Study.UNIT, "a_full_name", "=1+1 示例");
    set(book, "A", Study.UNIT, "a_est_date", "2009-05");
    set(book, "A", Study.UNIT, "a_est_basis/assoc_reply", "√");
    set(book, "A", Study.UNIT, "a_est_basis/admin_doc", "√");
    set(book, "G", Study.NEIGHBOUR, "g_registry_ok", "yes");
    set(book, "G", Study.NEIGHBOUR, "g_st_workers", 20);
  }

  private static byte[] template(Study study, Language language) {
    return study.call(
        b -> {
          BulkEntries entries = b.get(BulkEntries.class);
          BulkTemplate template =
              new BulkTemplate(
                  LocalText.of("第一轮", "Wave 1"),
                  Map.of(
                      "wave", "W1",
                      "reporting_unit", "110000",
                      "forms", entries.formsHash("W1")),
                  b.get(WaveForms.class).routing("W1", "gate"),
                  Scenario.ofShipped("gate"),
                  UNITS.entrySet().stream()
                      .map(
                          e ->
                              new BulkTemplate.Unit(
                                  e.getKey(),
                                  e.getValue(),
                                  entries.filling("W1", "gate", e.getKey())))
                      .toList(),
                  LocalDate.of(2018, 5, 1));
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          try {
            template.writeXlsx(language, out);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return out.toByteArray();
        });
  }

  private static BulkEntries.Read read(Study study, byte[] book) {
    RegisterFile file = new RegisterFile("b.xlsx", book);
    return study.call(b -> b.get(BulkEntries.class).read("W1", "gate", "110000", UNITS, file, WHO));
  }

  private static int confirm(Study study, BulkEntries.Read read) {
    String id = read.preview().orElseThrow().id();
    return study.call(b -> b.get(BulkEntries.class).confirm(id, "W1", UNITS.keySet(), WHO));
  }

  private static void change(Study study, String name, String value) {
    study.run(
        b -> {
          Responses responses = b.get(Responses.class);
          Response response = responses.open("W1", "gate", Study.UNIT);
          long basis = responses.revisions(response).getOrDefault(ItemPath.of(name), 0L);
          JsonValue json = jakarta.json.Json.createValue(Integer.parseInt(value));
          responses.save(response.id(), List.of(new Change(ItemPath.of(name), json, basis)), WHO);
        });
  }

  private static Response find(Study study, String unit) {
    return study.call(b -> b.get(Responses.class).find("W1", "gate", unit).orElseThrow());
  }

  private static String answer(Study study, String name) {
    return study.call(
        b -> {
          Responses responses = b.get(Responses.class);
          Response response = responses.find("W1", "gate", Study.UNIT).orElseThrow();
          return SheetJson.value(responses.filling(response).sheet().get(name)).toString();
        });
  }

  private static String draft(Study study) {
    return study.call(
        b -> {
          Responses responses = b.get(Responses.class);
          Response response = responses.find("W1", "gate", Study.UNIT).orElseThrow();
          return SheetJson.draft(responses.filling(response).sheet()).toString();
        });
  }

  private static List<String> codes(List<org.orgstatus.base.Problem> problems) {
    return problems.stream()
        .map(
            p ->
                p.code()
                    + " "
                    + org.apache.poi.ss.util.CellReference.convertNumToColString(
                        Math.max(0, p.place().column() - 1))
                    + p.place().line())
        .toList();
  }

  private static byte[] edit(byte[] content, Consumer<XSSFWorkbook> change) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (XSSFWorkbook book = open(content)) {
      change.accept(book);
      book.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static XSSFWorkbook open(byte[] content) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(content));
  }

  private static int column(XSSFWorkbook book, String sheet, String key) {
    XSSFRow keys = book.getSheet(sheet).getRow(BulkLayout.KEY_LINE - 1);
    for (int i = 0; i < keys.getLastCellNum(); i++) {
      if (keys.getCell(i).getStringCellValue().equals(key)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no column " + key + " in " + sheet);
  }

  private static XSSFRow row(XSSFWorkbook book, String name, String unit) {
    XSSFSheet sheet = book.getSheet(name);
    for (int i = BulkLayout.KEY_LINE; i <= sheet.getLastRowNum(); i++) {
      if (sheet.getRow(i).getCell(0).getStringCellValue().equals(unit)) {
        return sheet.getRow(i);
      }
    }
    throw new IllegalArgumentException("no row " + unit + " in " + name);
  }

  private static XSSFCell cell(XSSFWorkbook book, String sheet, String unit, String key) {
    XSSFRow row = row(book, sheet, unit);
    int column = column(book, sheet, key);
    XSSFCell cell = row.getCell(column);
    return cell == null ? row.createCell(column) : cell;
  }

  private static String text(XSSFCell cell) {
    return cell.getCellType() == CellType.BLANK ? "" : cell.getStringCellValue();
  }

  private static void set(XSSFWorkbook book, String sheet, String unit, String key, Object value) {
    XSSFCell cell = cell(book, sheet, unit, key);
    if (value instanceof Integer number) {
      cell.setCellValue(number);
    } else {
      cell.setCellValue((String) value);
    }
  }

  private static void set(XSSFWorkbook book, String sheet, int row, int column, String value) {
    XSSFRow line = book.getSheet(sheet).getRow(BulkLayout.KEY_LINE + row);
    line.createCell(column).setCellValue(value);
  }

  private static String at(byte[] content, String sheet, String unit, String key) {
    try (XSSFWorkbook book = open(content)) {
      XSSFCell cell = cell(book, sheet, unit, key);
      return org.apache.poi.ss.util.CellReference.convertNumToColString(cell.getColumnIndex())
          + (cell.getRowIndex() + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
