package org.orgstatus.export.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.Printing;

/** A typeface that is missing or no use is said before anything is printed. */
class PaperFontTest {

  private static void says(String zh, String en, Optional<LocalText> fault) {
    assertTrue(fault.orElseThrow().in(Language.ZH).contains(zh), fault.toString());
    assertTrue(fault.orElseThrow().in(Language.EN).contains(en), fault.toString());
    for (Language language : Language.values()) {
      assertTrue(fault.get().in(language).contains("/fonts/wqy-microhei.ttf"), fault.toString());
    }
  }

  @Test
  void theShippedOneIsWhole() {
    assertEquals(Optional.empty(), Printing.fault());
  }

  @Test
  void aMissingOneIsNamedWithWhatToDo() {
    says("程序包里没有字体文件", "has no typeface", PaperFont.fault(null));
    says("请重新构建", "Build the archive again", PaperFont.fault(null));
  }

  @Test
  void halfAFileAndOneOfAnotherKindAreNamed() throws IOException {
    byte[] whole = PaperFont.file().readAllBytes();
    for (byte[] broken :
        new byte[][] {Arrays.copyOf(whole, 100), "not a font".getBytes("UTF-8"), new byte[0]}) {
      says("已损坏", "is damaged", PaperFont.fault(new ByteArrayInputStream(broken)));
    }
  }

  @Test
  void oneWithoutChineseIsNamed() throws IOException {
    String latin = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    try (InputStream file = PaperFontTest.class.getResourceAsStream(latin)) {
      assertTrue(file != null, "PDFBox has a Latin typeface");
      says("没有中文字符", "no Chinese characters", PaperFont.fault(file));
    }
  }
}
