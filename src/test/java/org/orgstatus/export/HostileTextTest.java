package org.orgstatus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.export.form.CodeSlips;
import org.orgstatus.export.text.InertText;
import org.orgstatus.export.text.PaperFont;
import org.orgstatus.testing.PdfPages;

/** What people type stays text in whatever leaves the system. */
class HostileTextTest {

  static Stream<String> texts() {
    return Stream.of(
        "<script>alert(1)</script>",
        "=cmd|' /C calc'!A0",
        "@SUM(1+1)*cmd|' /C calc'!A0",
        "＝HYPERLINK(\"http://example.org\")",
        "\u202Etxt.exe\u202C",
        "</td></tr></table><h1>x</h1>",
        "${T(java.lang.Runtime).getRuntime()} [[${7*7}]] #{paper.unit} *{x} @{/x}",
        "&lt;b&gt; &amp;amp; ]]> <![CDATA[ <?php --> <!--",
        "长".repeat(10_000));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void inAWorkbookItIsACellOfText(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TextTable("表", List.of("名称"), List.of(List.of(text)))
        .writeXlsx(Language.ZH, LocalDate.of(2017, 9, 1), out);
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
      XSSFCell cell = book.getSheetAt(0).getRow(1).getCell(0);
      assertEquals(CellType.STRING, cell.getCellType());
      assertEquals(text, cell.getStringCellValue());
      assertEquals(InertText.startsFormula(text), cell.getCellStyle().getQuotePrefixed());
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void inAListForSpreadsheetsItBeginsNoFormula(String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TextTable("表", List.of("名称"), List.of(List.of(text))).writeCsv(out);
    String line = out.toString(StandardCharsets.UTF_8).split("\r\n", 2)[1];
    assertTrue("=+-@＝＋－＠".indexOf(line.replaceAll("^\"", "").charAt(0)) < 0, line);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void onPaperItIsPrinted(String text) throws IOException {
    CodeSlips.Slip slip =
        new CodeSlips.Slip(
            "北京市",
            text.length() > 100 ? text.substring(0, 100) : text,
            "4111010001",
            LocalText.of("填报人", "Filler"),
            "7F3K-9QMW-2XRA",
            "https://survey.example/join/7F3K-9QMW-2XRA",
            java.time.Instant.EPOCH,
            LocalDate.of(2017, 12, 15),
            LocalText.same(text));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new CodeSlips(LocalText.same("第一轮"), java.time.Instant.EPOCH, List.of(slip))
        .writePdf(Language.ZH, out);
    String printed = PdfPages.text(out.toByteArray()).replaceAll("\\s", "");
    String expected = PaperFont.fit(slip.unit()).text().replaceAll("\\s", "");
    assertTrue(printed.contains(expected), printed);
  }
}
