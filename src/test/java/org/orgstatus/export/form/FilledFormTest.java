package org.orgstatus.export.form;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.export.text.PaperFont;
import org.orgstatus.testing.PdfPages;
import org.orgstatus.testing.Scenario;

class FilledFormTest {

  private static final Instant SUBMITTED = Instant.parse("2017-11-03T06:32:00Z");
  private static final String HASH =
      "3f9a2cb81d0e44f7a6c5d4e3f2a1b0c93f9a2cb81d0e44f7a6c5d4e3f2a1b0c9";
  private static final LocalText WAVE = LocalText.of("第一轮", "Wave 1");

  @Test
  void answersStandInWordsAndSkippedItemsByNumberOnly() throws IOException {
    String text = text(form(scenario(), Optional.of(receipt(ResponseStatus.SUBMITTED))));
    assertTrue(text.contains("未成立且未筹建"), text);
    assertTrue(text.contains("12,500人"), text);
    assertTrue(text.contains("不掌握"), text);
    assertTrue(text.contains("按跳转规则跳过"), text);
    assertTrue(text.contains("G0.14"), text);
    assertTrue(text.contains("W1-4111010001-3F9A2C"), text);
    assertTrue(text.contains("3f9a 2cb8 1d0e"), text);
    assertTrue(text.contains("第2次提交"), text);
    assertTrue(text.contains("2017年11月3日 14:32"), text);
    assertTrue(text.contains("口径与学校年报一致"), text);
    assertFalse(text.contains("草稿"), text);
  }

  @Test
  void personalItemsAreNotPrinted() throws IOException {
    String text = text(form(scenario(), Optional.empty()));
    assertFalse(text.contains("张三"), text);
    assertFalse(text.contains("13800000000"), text);
    assertTrue(text.contains("个人信息另行保存"), text);
  }

  @Test
  void aDraftSaysThatItIsOne() throws IOException {
    String text = text(form(scenario(), Optional.empty()));
    assertTrue(text.contains("草稿，尚未提交"), text);
    assertFalse(text.contains("回执编号"), text);
  }

  @Test
  void whatPeopleTypeIsPrintedAsTextAndNeverRead() throws IOException {
    String hostile =
        "<script>alert(1)</script> ${1+1} #{paper.unit} [[${title}]] &amp; ]]> =cmd|' /C calc'!A0"
            + " \u202Eknab\u202C \u200F 𠮷 <img src='file:///etc/passwd'/>";
    Scenario scenario = scenario().answer("g_registry_ok", "no").answer("g_registry_fix", hostile);
    String text = text(form(scenario, Optional.empty())).replaceAll("\\s+", " ");
    assertTrue(text.contains("<script>alert(1)</script> ${1+1} #{paper.unit}"), text);
    assertTrue(text.contains("[[${title}]] &amp; ]]> =cmd|' /C calc'!A0"), text);
    assertTrue(text.contains("<img src='file:///etc/passwd'/>"), text);
    assertTrue(text.contains("knab"), text);
    assertFalse(text.contains("\u202E"), "marks that turn the direction of writing");
    assertTrue(text.contains(PaperFont.REPLACEMENT), "what the typeface lacks shows");
    assertTrue(text.contains("U+20BB7"), "and is named");
  }

  @Test
  void tenThousandCharactersRunOverPagesAndLoseNone() throws IOException {
    String longest = "科协".repeat(2500) + "x".repeat(5000);
    Scenario scenario = scenario().answer("g_registry_ok", "no").answer("g_registry_fix", longest);
    byte[] pdf = pdf(form(scenario, Optional.empty()));
    String text = PdfPages.text(pdf).replaceAll("\\s", "");
    assertEquals(2500, text.split("科协", -1).length - 1 - count(text, "科协", scenario()), 40);
    assertTrue(text.chars().filter(c -> c == 'x').count() >= 5000);
  }

  private static int count(String text, String part, Scenario without) throws IOException {
    String plain = PdfPages.text(pdf(form(without, Optional.empty()))).replaceAll("\\s", "");
    return plain.split(part, -1).length - 1;
  }

  @Test
  void theSameAnswersGiveTheSameBytes() throws IOException {
    assertArrayEquals(
        pdf(form(scenario(), Optional.of(receipt(ResponseStatus.SUBMITTED)))),
        pdf(form(scenario(), Optional.of(receipt(ResponseStatus.SUBMITTED)))));
  }

  @ParameterizedTest
  @EnumSource(ResponseStatus.class)
  void everyStatusHasItsReceipt(ResponseStatus status) throws IOException {
    for (Language language : Language.values()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      receipt(status).writePdf("甲大学", "4111010001", WAVE, language, out);
      keep(out.toByteArray(), "receipt-" + status + "-" + language.tag());
      String text = PdfPages.text(out.toByteArray());
      assertTrue(text.contains("W1-4111010001-3F9A2C"), text);
      assertTrue(text.contains(status.label().in(language)), text);
      assertEquals(1, PdfPages.pages(out.toByteArray()).size());
    }
  }

  @Test
  void theQrCodeLeadsToThePageThatVerifies() throws NotFoundException {
    String address = receipt(ResponseStatus.SUBMITTED).address();
    assertEquals(
        "https://survey.example/verify?receipt=W1-4111010001-3F9A2C&check=3f9a2cb81d0e", address);
    BufferedImage picture = QrCode.draw(address);
    int side = picture.getWidth();
    LuminanceSource light =
        new RGBLuminanceSource(side, side, picture.getRGB(0, 0, side, side, null, 0, side));
    assertEquals(
        address,
        new MultiFormatReader().decode(new BinaryBitmap(new HybridBinarizer(light))).getText());
  }

  private static Scenario scenario() {
    return Scenario.ofShipped("gate", "campus_association", "institution_no_association")
        .told("registry(code)", "4111010001")
        .told("registry(name_zh)", "甲大学")
        .answer("g_registry_ok", "yes")
        .answer("g_status", "none")
        .answer("g_st_workers", 12500)
        .notAvailable("g_students")
        .answer("g_filler_name", "张三")
        .answer("g_filler_phone", "13800000000");
  }

  private static Receipt receipt(ResponseStatus status) {
    return new Receipt(
        "W1-4111010001-3F9A2C", status, 2, SUBMITTED, HASH, false, "https://survey.example");
  }

  private static FilledForm form(Scenario scenario, Optional<Receipt> stamp) {
    return new FilledForm(
        "甲大学",
        "4111010001",
        WAVE,
        SUBMITTED,
        stamp,
        scenario.filling(),
        Map.of("Q01", "口径与学校年报一致"));
  }

  private static byte[] pdf(FilledForm form) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    form.writePdf(Language.ZH, out);
    return out.toByteArray();
  }

  private static String text(FilledForm form) throws IOException {
    byte[] pdf = pdf(form);
    keep(pdf, "answers" + (form.stamp().isPresent() ? "" : "-draft"));
    return PdfPages.text(pdf);
  }

  private static void keep(byte[] pdf, String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/paper"));
    Files.write(folder.resolve(name + ".pdf"), pdf);
  }
}
