package org.orgstatus.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
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
  void aMessageSaysWhoWhatAndUntilWhen() {
    assertEquals(
        "【新疆石河子职业技术学院0】填报人激活码：7F3K-9QMW-2X00。请打开"
            + " https://survey.example/join/7F3K-9QMW-2X00 设置密码（只交给本人使用）。"
            + "填报截止：2017年11月15日 18:00。咨询：省科协学会部 010-12345678。",
        CodeSlips.message(slip(0), DEADLINE, Language.ZH));
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
        LocalDate.of(2017, 12, 15),
        LocalText.of("省科协学会部 010-12345678", "Learned societies, 010-12345678"));
  }

  private static byte[] pdf(List<CodeSlips.Slip> slips, Language language) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    LocalText wave = LocalText.of("第一轮", "Wave 1");
    new CodeSlips(wave, DEADLINE, DEADLINE, slips).writePdf(language, out);
    return out.toByteArray();
  }
}
