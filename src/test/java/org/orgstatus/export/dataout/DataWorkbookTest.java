package org.orgstatus.export.dataout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.Language;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

public class DataWorkbookTest {

  public static WaveData sample() {
    SampleDataset institutions = new SampleDataset().unit("0010", "110000", "COMP");
    institutions.association(
        "0010",
        "a_comm_meet",
        "!not_available",
        "a_spec_n",
        3,
        "a_full_name",
        "=1+1",
        "a_rules",
        "meeting finance");
    SampleDataset alliances = new SampleDataset(UnitKind.ALLIANCE).unit("BJ01", "110000", "");
    SampleDataset provinces = new SampleDataset(UnitKind.REPORTING_UNIT);
    provinces.unit("110000", "110000", "");
    provinces.answers(
        "110000",
        "c_all",
        provinces.rows(
            List.of(Map.of("ca_name", "甲联盟", "ca_date", "2012-11"), Map.of("ca_name", "乙联盟"))));
    SampleDataset visits = new SampleDataset(UnitKind.VISIT).unit("BJ01", "110000", "");
    visits.answers("BJ01", "e_visit_date", "2017-10-20");
    return SampleDataset.locked(
        institutions.build(), provinces.build(), alliances.build(), visits.build());
  }

  public static byte[] written(WaveData data, Language language) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataWorkbook.write(DataOut.whole(data), language, out);
    return out.toByteArray();
  }

  private static XSSFWorkbook read(Language language) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(written(sample(), language)));
  }

  private static Cell cell(Sheet sheet, int row, String column) {
    for (Cell head : sheet.getRow(0)) {
      if (head.getStringCellValue().equals(column)) {
        return sheet.getRow(row).getCell(head.getColumnIndex());
      }
    }
    throw new AssertionError("no column " + column);
  }

  @Test
  void everyTableHasASheetBehindNotesAndCodebook() throws IOException {
    try (XSSFWorkbook book = read(Language.ZH)) {
      List<String> names = new ArrayList<>();
      book.forEach(sheet -> names.add(sheet.getSheetName()));
      assertEquals(List.of("说明", "数据字典", "institution"), names.subList(0, 3));
      assertTrue(names.containsAll(List.of("reporting_unit", "c_all", "alliance", "member")));
      assertEquals(
          sample().tables().stream().mapToInt(t -> t.codebook().variables().size()).sum(),
          book.getSheet("数据字典").getLastRowNum());
    }
  }

  @Test
  void withoutCodesNumbersStandInTheirPlaceAndNamesAndTextsAreNotThere() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    DataWorkbook.write(DataOut.withoutInstitutions(sample(), code -> code + "x"), Language.EN, out);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      Sheet units = book.getSheet("institution");
      assertEquals("I1", cell(units, 1, "unit_code").getStringCellValue());
      assertThrows(AssertionError.class, () -> cell(units, 1, "a_full_name"));
      List<String> notes =
          StreamSupport.stream(book.getSheet("Notes").spliterator(), false)
              .map(DataWorkbookTest::line)
              .toList();
      assertTrue(notes.stream().anyMatch(l -> l.startsWith("Institutions|Numbers")));
    }
  }

  @Test
  void notesNameTheLockTheCountsAndEveryReason() throws IOException {
    try (XSSFWorkbook book = read(Language.EN)) {
      List<String> lines =
          StreamSupport.stream(book.getSheet("Notes").spliterator(), false)
              .map(DataWorkbookTest::line)
              .toList();
      assertTrue(lines.contains("Data lock|定稿"), lines.toString());
      assertTrue(lines.contains("Content (SHA-256)|" + "ab".repeat(32)));
      assertTrue(lines.contains("Inputs (SHA-256)|" + sample().version()));
      assertTrue(
          lines.contains(
              "Sheet institution|1 units, non-respondents included; 1 answered;"
                  + " latest submission 2017-07-05"),
          lines.toString());
      assertTrue(lines.contains("unit_nonresponse|No response from the unit"));
    }
  }

  private static String line(Row row) {
    return row.getCell(0).getStringCellValue() + "|" + row.getCell(1).getStringCellValue();
  }

  @Test
  void cellsHaveTheTypesOfTheCodebook() throws IOException {
    try (XSSFWorkbook book = read(Language.ZH)) {
      Sheet units = book.getSheet("institution");
      assertEquals("0010", cell(units, 1, "unit_code").getStringCellValue());
      assertEquals(CellType.NUMERIC, cell(units, 1, "a_spec_n").getCellType());
      assertEquals(3, cell(units, 1, "a_spec_n").getNumericCellValue());
      assertEquals("meeting finance", cell(units, 1, "a_rules").getStringCellValue());
      assertNull(cell(units, 1, "a_comm_meet"), "never a zero");
      assertEquals("not_available", cell(units, 1, "a_comm_meet__missing").getStringCellValue());
      assertNull(cell(units, 1, "a_spec_n__missing"));
      Cell day = cell(book.getSheet("visit"), 1, "e_visit_date");
      assertEquals(LocalDate.of(2017, 10, 20), day.getLocalDateTimeCellValue().toLocalDate());
      assertEquals("yyyy-mm-dd", day.getCellStyle().getDataFormatString());
      Sheet rows = book.getSheet("c_all");
      assertEquals("2012-11", cell(rows, 1, "ca_date").getStringCellValue(), "a month alone");
      assertEquals("乙联盟", cell(rows, 2, "ca_name").getStringCellValue());
      assertEquals(2, cell(rows, 2, "row").getNumericCellValue());
    }
  }

  @Test
  void nothingIsAFormula() throws IOException {
    try (XSSFWorkbook book = read(Language.ZH)) {
      Cell hostile = cell(book.getSheet("institution"), 1, "a_full_name");
      assertEquals(CellType.STRING, hostile.getCellType());
      assertEquals("=1+1", hostile.getStringCellValue());
      assertTrue(hostile.getCellStyle().getQuotePrefixed());
    }
  }

  @Test
  void theSameDataGiveTheSameBytesInEveryLocale() throws IOException {
    byte[] here = written(sample(), Language.ZH);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertArrayEquals(here, written(sample(), Language.ZH));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void dataThatAreNotLockedAreNotWritten() {
    WaveData open = new WaveData(List.of(new SampleDataset().build()));
    assertThrows(IllegalArgumentException.class, () -> written(open, Language.ZH));
  }
}
