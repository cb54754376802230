package org.orgstatus.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalTextTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "-88, -88",
    "2.50, 2.5",
    "0.1, 0.1",
    "1e-7, 0.0000001",
    "2e-3, 0.002",
    "123456789.01, 123456789.01",
    "9007199254740993, 9007199254740992",
    "1e21, 1000000000000000000000"
  })
  void aNumberHasItsShortestDigits(double value, String digits) {
    assertEquals(digits, CanonicalText.number(value));
  }

  @Test
  void everyNumberComesBack() {
    Random random = new Random(2017);
    for (int i = 0; i < 20_000; i++) {
      double value = i % 2 == 0 ? random.nextDouble() * 1000 : random.nextInt(1000) / 7.0;
      assertEquals(value, Double.parseDouble(CanonicalText.number(value)));
    }
    assertEquals("", CanonicalText.number(Double.NaN));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!", "!not_answered", "\\", "\\!", "a\tb\nc\rd\\t", "科普周", " x "})
  void everyTextComesBackAndIsNoReason(String text) {
    String cell = CanonicalText.cell(text);
    assertFalse(cell.startsWith("!"));
    assertFalse(cell.chars().anyMatch(c -> c == '\t' || c == '\n' || c == '\r'));
    assertEquals(text, CanonicalText.text(cell));
  }

  @Test
  void theDataOfAnInventedStudyComeBackToTheLastByte() throws IOException {
    Dataset dataset = StudyDataset.of(StudyDataset.study(2017, 150));
    byte[] written = bytes(new WaveData(List.of(dataset)));
    WaveData read = CanonicalReader.read(new ByteArrayInputStream(written));
    assertEquals(
        new String(written, StandardCharsets.UTF_8),
        new String(bytes(read), StandardCharsets.UTF_8));
    assertEquals(dataset.table().printAll(), read.tables().get(0).table().printAll());
  }

  @Test
  void localeAndTimeZoneChangeNoByte() throws IOException {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    byte[] here = bytes(new WaveData(List.of(StudyDataset.of(StudyDataset.study(5, 80)))));
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      byte[] there = bytes(new WaveData(List.of(StudyDataset.of(StudyDataset.study(5, 80)))));
      assertArrayEquals(here, there);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static byte[] bytes(WaveData data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CanonicalWriter.write(data, out);
    return out.toByteArray();
  }
}
