package org.orgstatus.export.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.Language;

class TextTableTest {

  private static final LocalDate DAY = LocalDate.of(2017, 9, 30);

  private static final TextTable TABLE =
      new TextTable(
          "名单",
          List.of("代码", "名称"),
          List.of(
              List.of("0012345678", "虚构大学"), List.of("4111010001", "=HYPERLINK(\"http://x\")")));

  @Test
  void rowMustHaveACellForEachHeading() {
    List<List<String>> rows = List.of(List.of("one"));
    assertThrows(IllegalArgumentException.class, () -> new TextTable("t", List.of("a", "b"), rows));
  }

  @Test
  void codesKeepTheirZerosAndNothingIsAFormula() throws IOException {
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(xlsx()))) {
      XSSFSheet sheet = book.getSheet("名单");
      assertEquals("代码", sheet.getRow(0).getCell(0).getStringCellValue());
      assertEquals("0012345678", sheet.getRow(1).getCell(0).getStringCellValue());
      Cell hostile = sheet.getRow(2).getCell(1);
      assertEquals(CellType.STRING, hostile.getCellType());
      assertEquals("=HYPERLINK(\"http://x\")", hostile.getStringCellValue());
      assertTrue(hostile.getCellStyle().getQuotePrefixed());
    }
  }

  @Test
  void sameListGivesTheSameBytes() throws IOException {
    assertArrayEquals(xlsx(), xlsx());
  }

  @Test
  void commaSeparatedFormulasBeginWithAnApostrophe() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TABLE.writeCsv(out);
    assertEquals(
        "\uFEFF代码,名称\r\n0012345678,虚构大学\r\n" + "4111010001,\"'=HYPERLINK(\"\"http://x\"\")\"\r\n",
        out.toString(StandardCharsets.UTF_8));
  }

  private static byte[] xlsx() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TABLE.writeXlsx(Language.ZH, DAY, out);
    return out.toByteArray();
  }
}
