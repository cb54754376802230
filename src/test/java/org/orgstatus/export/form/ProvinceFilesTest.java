package org.orgstatus.export.form;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.testing.PdfPages;
import org.orgstatus.testing.Scenario;

/** What a province takes away: its answers as a workbook, its standing as one page. */
public class ProvinceFilesTest {

  private static final Instant AT = Instant.parse("2018-06-20T03:00:00Z");
  private static final LocalText BEIJING = LocalText.of("北京市", "Beijing");
  private static final LocalText WAVE = LocalText.of("第一轮", "Wave 1");

  @Test
  void textThatLooksLikeAFormulaStaysTextAndNumbersAreNumbers() throws IOException {
    Scenario form = answered();
    for (Language language : Language.values()) {
      byte[] bytes = workbook(form, language);
      assertArrayEquals(bytes, workbook(form, language), "the same data give the same bytes");
      try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
        XSSFSheet sheet = book.getSheet("T");
        List<String> keys =
            IntStream.range(0, sheet.getRow(2).getLastCellNum())
                .mapToObj(i -> sheet.getRow(2).getCell(i).getStringCellValue())
                .toList();
        assertEquals(4, sheet.getPhysicalNumberOfRows(), "three rows of headings, one answer");
        XSSFCell name = sheet.getRow(3).getCell(keys.indexOf("t_name"));
        assertEquals(CellType.STRING, name.getCellType());
        assertEquals("=HYPERLINK(\"http://x\")", name.getStringCellValue());
        assertTrue(name.getCellStyle().getQuotePrefixed());
        XSSFCell money = sheet.getRow(3).getCell(keys.indexOf("t_money"));
        assertEquals(2.5, money.getNumericCellValue());
        assertNull(sheet.getRow(3).getCell(keys.indexOf("t_phone")), "nothing about persons");
        XSSFCell receipt = sheet.getRow(3).getCell(keys.indexOf("receipt"));
        assertEquals("W1-1-ABC", receipt.getStringCellValue());
      }
    }
  }

  @Test
  void theProfileIsOnePageWithTheAnswerAndTheOwnNumbers() throws IOException {
    for (Language language : Language.values()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      profile().writePdf(language, out);
      byte[] pdf = out.toByteArray();
      try (PDDocument document = Loader.loadPDF(pdf)) {
        assertEquals(1, document.getNumberOfPages());
      }
      String text = PdfPages.text(pdf).replaceAll("\\s+", "");
      boolean chinese = language == Language.ZH;
      assertTrue(text.contains(chinese ? "北京市：第一轮简报" : "Beijing:Wave1inbrief"), text);
      assertTrue(text.contains(chinese ? "待定" : "Open"), text);
      assertTrue(text.contains("41.3") && text.contains("66.7%"), text);
      assertTrue(text.contains(chinese ? "城市20" : "City20"), "all of twenty cities: " + text);
    }
  }

  private static ProvinceProfile profile() {
    List<ProvinceProfile.Line> cities =
        IntStream.rangeClosed(1, 20)
            .mapToObj(i -> line(LocalText.of("城市" + i, "City " + i)))
            .toList();
    return new ProvinceProfile(
        BEIJING,
        WAVE,
        false,
        AT,
        AT.plusSeconds(86_400),
        Optional.of(
            new ProvinceProfile.Answer(
                "待定 Open",
                List.of(
                    new ProvinceProfile.Figure(
                        LocalText.of("下限（%）", "Lower bound (%)"), "41.3", "")),
                LocalText.of("怎么算的。", "How it is computed."))),
        List.of(new ProvinceProfile.State(LocalText.of("填写中", "Draft"), 12)),
        List.of(
            new ProvinceProfile.Breakdown(
                LocalText.of("按办学层次", "By level"), List.of(line(LocalText.of("本科", "BA")))),
            new ProvinceProfile.Breakdown(LocalText.of("按城市", "By city"), cities)));
  }

  private static ProvinceProfile.Line line(LocalText name) {
    return new ProvinceProfile.Line(name, 3, 1, 0, 2, 1);
  }

  private static Scenario answered() {
    Scenario form =
        Scenario.of(
            """
            - {name: t_name, no: T1, type: text, label: {zh: 名称, en: Name}}
            - {name: t_money, no: T2, type: decimal, label: {zh: 经费, en: Money}}
            - {name: t_phone, no: T3, type: text, label: {zh: 电话, en: Phone}, sensitivity: P3}
            """);
    form.answer("t_name", "=HYPERLINK(\"http://x\")").answer("t_money", 2.5);
    return form.answer("t_phone", "13800000000");
  }

  /** Of a small form with one answer. */
  public static byte[] workbook(Language language) throws IOException {
    return workbook(answered(), language);
  }

  private static byte[] workbook(Scenario form, Language language) throws IOException {
    ProvinceWorkbook book =
        new ProvinceWorkbook(
            WAVE,
            BEIJING,
            "110000",
            AT,
            LocalDate.of(2018, 6, 20),
            List.of(
                new ProvinceWorkbook.Part(
                    form.filling().routing(),
                    form,
                    2,
                    List.of(
                        new ProvinceWorkbook.Answered(
                            "1",
                            "甲大学",
                            "北京市",
                            LocalText.of("本科", "BA"),
                            LocalText.of("已接受", "Accepted"),
                            AT,
                            "W1-1-ABC",
                            form.filling())))));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    book.writeXlsx(language, out);
    return out.toByteArray();
  }
}
