package org.orgstatus.export.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Questionnaires;
import org.orgstatus.questionnaire.StandardText;
import org.orgstatus.testing.PdfPages;

class CodeSlipsTest {

  private static final Instant DEADLINE = Instant.parse("2017-11-15T10:00:00Z");

  @Test
  void eightSlipsStandOnAPageAndEachHasAllItNeeds() throws IOException {
    for (Language language : Language.values()) {
      byte[] pdf = pdf(IntStream.range(0, 17).mapToObj(CodeSlipsTest::slip).toList(), language);
      Files.createDirectories(Path.of("target/paper"));
      Files.write(Path.of("target/paper/slips-" + language.tag() + ".pdf"), pdf);
      List<String> pages = PdfPages.pages(pdf);
      assertEquals(3, pages.size());
      for (int i = 0; i < 17; i++) {
        String page = pages.get(i / 8);
        assertTrue(page.contains(slip(i).code()), slip(i).code() + " on page " + (i / 8 + 1));
        assertTrue(page.contains(slip(i).unitCode()), page);
      }
      String first = pages.get(0).replaceAll("\\s", "");
      assertTrue(first.contains("https://survey.example/join/7F3K-9QMW-2X00"), first);
      assertTrue(first.contains("010-12345678"), first);
      assertTrue(first.contains(language == Language.ZH ? "填报人" : "Filler"), first);
    }
  }

  @Test
  void eachSlipHasItsOwnDeadlineAndLongWordsAreNotCut() throws IOException {
    CodeSlips.Slip one = slip(0);
    CodeSlips.Slip other =
        new CodeSlips.Slip(
            one.reportingUnit(),
            one.unit(),
            one.unitCode(),
            one.role(),
            one.code(),
            one.link(),
            Instant.parse("2017-12-01T04:00:00Z"),
            one.until(),
            LocalText.same("请按省里的通知办理。".repeat(60) + "完"));
    String text = PdfPages.text(pdf(List.of(one, other), Language.ZH)).replaceAll("\\s", "");
    assertTrue(text.contains("2017年11月15日18:00"), text);
    assertTrue(text.contains("2017年12月1日12:00"), text);
    assertTrue(text.contains("办理。完"), "the last words stand there: " + text);
  }

  private static CodeSlips.Slip slip(int i) {
    String code = String.format("7F3K-9QMW-2X%02d", i);
    return new CodeSlips.Slip(
        "新疆生产建设兵团",
        "新疆石河子职业技术学院" + i,
        String.format("41659910%02d", i),
        LocalText.of("填报人", "Filler"),
        code,
        "https://survey.example/join/" + code,
        DEADLINE,
        LocalDate.of(2017, 12, 15),
        words("新疆石河子职业技术学院" + i, code));
  }

  /** T7 as it is shipped. */
  private static LocalText words(String unit, String code) {
    LocalText contact = LocalText.of("省科协学会部 010-12345678", "Learned societies, 010-12345678");
    return Questionnaires.of(Path.of(""))
        .standardText(StandardText.Id.T7)
        .filled(
            Map.of(
                "institution", LocalText.same(unit),
                "role", LocalText.of("填报人", "Filler"),
                "deadline", LocalText.of("2017年11月15日 18:00", "15 November 2017, 18:00"),
                "link", LocalText.same("https://survey.example/join/" + code),
                "code", LocalText.same(code),
                "province_contact", contact));
  }

  private static byte[] pdf(List<CodeSlips.Slip> slips, Language language) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LocalText wave = LocalText.of("第一轮", "Wave 1");
    new CodeSlips(wave, DEADLINE, slips).writePdf(language, out);
    return out.toByteArray();
  }
}
