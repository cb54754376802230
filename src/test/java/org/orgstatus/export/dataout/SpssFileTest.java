package org.orgstatus.export.dataout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable;
import org.orgstatus.questionnaire.MissingReason;

/** What SPSS files hold is read back by GNU PSPP, cell by cell. */
class SpssFileTest {

  @TempDir Path folder;

  private static Map<String, byte[]> files(Language language) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SpssPackage.write(SampleData.whole(), language, out);
    return SampleData.unpacked(out.toByteArray());
  }

  @Test
  void psppReadsEveryValueAsItWasWritten() throws Exception {
    Programs.need(folder, "pspp", "pspp", "--version");
    for (OutTable table : SampleData.whole().tables()) {
      if (table.size() > 0) {
        compare(CodedTable.of(table));
      }
    }
  }

  private void compare(CodedTable table) throws Exception {
    Files.write(folder.resolve("x.sav"), files(Language.EN).get(table.name() + ".sav"));
    List<SpssColumn> columns = columns(table);
    String dates =
        columns.stream()
            .filter(c -> !c.isText() && isDate(c.column().kind()))
            .map(SpssColumn::name)
            .collect(Collectors.joining(" "));
    String plain = dates.isEmpty() ? "" : "FORMATS " + dates + " (F14.0).\n";
    Files.writeString(
        folder.resolve("x.sps"),
        "GET FILE='x.sav'.\n"
            + "DISPLAY DICTIONARY.\n"
            + plain
            + "SAVE TRANSLATE /OUTFILE='v.csv' /TYPE=CSV /REPLACE /FIELDNAMES /CELLS=VALUES.\n"
            + "SAVE TRANSLATE /OUTFILE='l.csv' /TYPE=CSV /REPLACE /FIELDNAMES /CELLS=LABELS.\n");
    String log = Programs.run(folder, "pspp", "-O", "format=csv", "-o", "d.csv", "x.sps");
    String warned = Files.readString(folder.resolve("d.csv"));
    assertTrue(!log.contains("warning") && !warned.contains("warning"), log + warned);
    List<Map<String, String>> values = SampleData.rows(Files.readString(folder.resolve("v.csv")));
    List<Map<String, String>> labels = SampleData.rows(Files.readString(folder.resolve("l.csv")));
    Map<String, List<String>> dictionary = dictionary(warned);
    assertEquals(table.size(), values.size(), table.name());
    for (SpssColumn column : columns) {
      String name = column.name();
      List<String> described = dictionary.get(name);
      assertEquals(column.label(), described.get(2), name);
      assertEquals(column.measure() == 3 ? "Scale" : "Nominal", described.get(3), name);
      assertEquals(
          column.missingRange().map(SpssFileTest::range).orElse(""), described.get(9), name);
      for (int row = 0; row < table.size(); row++) {
        assertEquals(value(column, row), values.get(row).get(name).strip(), name + " " + row);
        if (!isDate(column.column().kind())) {
          assertEquals(label(column, row), labels.get(row).get(name).strip(), name + " " + row);
        }
      }
    }
  }

  private static List<SpssColumn> columns(CodedTable table) {
    List<SpssColumn> columns = new ArrayList<>();
    for (CodedColumn column : table.columns()) {
      columns.add(new SpssColumn(column, table.size(), column.name(), "V", Language.EN));
    }
    return columns;
  }

  private static boolean isDate(CodedColumn.Kind kind) {
    return kind == CodedColumn.Kind.DAY || kind == CodedColumn.Kind.MONTH;
  }

  private static String range(double[] range) {
    return (long) range[0] + " THRU " + (long) range[1];
  }

  private static String value(SpssColumn column, int row) {
    if (column.isText()) {
      return new String(column.text(row), StandardCharsets.UTF_8).strip();
    }
    double number = column.number(row);
    if (Double.isNaN(number)) {
      return "";
    }
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  /** The label of the value; the value itself where it has none. */
  private static String label(SpssColumn column, int row) {
    String value = value(column, row);
    return column.labels().stream()
        .filter(l -> column.isText() ? l.text().equals(value) : l.number() == column.number(row))
        .map(SpssColumn.Label::label)
        .findFirst()
        .orElse(value);
  }

  /** Lines of the table of variables, by name. */
  private static Map<String, List<String>> dictionary(String text) {
    return SampleData.csv(text + "\n").stream()
        .filter(line -> line.size() == 10)
        .collect(Collectors.toMap(line -> line.get(0), line -> line, (a, b) -> a));
  }

  @Test
  void everyKindOfColumnIsThere() {
    CodedTable table = CodedTable.of(SampleData.table(SampleData.whole(), "institution"));
    List<SpssColumn> columns = columns(table);
    assertTrue(columns.stream().anyMatch(c -> c.width() > 255), "a very long string");
    assertTrue(columns.stream().anyMatch(c -> c.width() > 8 && !c.labels().isEmpty()));
    assertTrue(
        columns.stream().anyMatch(c -> c.isText() && c.width() < 8 && !c.labels().isEmpty()));
    Set<CodedColumn.Kind> kinds = new HashSet<>();
    columns.forEach(c -> kinds.add(c.column().kind()));
    assertEquals(Set.of(CodedColumn.Kind.values()), kinds);
  }

  @Test
  void segmentsOfAVeryLongStringHoldIt() {
    assertEquals(List.of(255, 4), SpssColumn.segments(256));
    assertEquals(List.of(255, 252), SpssColumn.segments(504));
    assertEquals(List.of(255, 255, 1), SpssColumn.segments(505));
    List<Integer> most = SpssColumn.segments(32_767);
    assertEquals((32_767 + 251) / 252, most.size());
    assertEquals(32_767 - (most.size() - 1) * 252, most.get(most.size() - 1));
  }

  @Test
  void choicesOfOneQuestionAreASet() throws Exception {
    Programs.need(folder, "pspp", "pspp", "--version");
    Files.write(folder.resolve("x.sav"), files(Language.ZH).get("institution.sav"));
    Files.writeString(
        folder.resolve("x.sps"), "GET FILE='x.sav'.\nMRSETS /DISPLAY NAME=[$a_rules].\n");
    Programs.run(folder, "pspp", "-O", "format=csv", "-o", "d.csv", "x.sps");
    String sets = Files.readString(folder.resolve("d.csv"));
    assertTrue(sets.contains("$a_rules,已建立的书面制度,Dichotomies,1,"), sets);
    assertTrue(sets.contains("a_rules.meeting\n") && sets.contains("a_rules.finance\n"), sets);
  }

  private static SpssColumn column(
      CodedColumn.Kind kind, IntToDoubleFunction numbers, IntFunction<String> texts) {
    CodedColumn column =
        new CodedColumn(
            "x",
            LocalText.same("x"),
            kind,
            Variable.Role.MEASURE,
            SampleData.column(SampleData.table(SampleData.whole(), "institution"), "a_spec_n"),
            "",
            List.of(),
            kind == CodedColumn.Kind.TEXT ? List.of() : List.of(MissingReason.NOT_ANSWERED),
            numbers,
            texts,
            row -> Optional.empty());
    return new SpssColumn(column, 2, "x", "V1", Language.ZH);
  }

  @Test
  void aTextTooLongForTheFormatIsCutBetweenCharacters() {
    SpssColumn column = column(CodedColumn.Kind.TEXT, row -> Double.NaN, row -> "长".repeat(20_000));
    String text = new String(column.text(0), StandardCharsets.UTF_8);
    assertTrue(text.matches("长+……"), "whole characters and a sign");
    assertTrue(column.text(0).length <= 32_767 && column.text(0).length > 32_760);
  }

  @Test
  void aNumberThatLooksLikeAReasonStaysANumber() {
    SpssColumn column =
        column(
            CodedColumn.Kind.NUMBER,
            row -> row == 0 ? -90 : -9000,
            row -> row == 0 ? "-90" : "-9000");
    double[] range = column.missingRange().orElseThrow();
    assertTrue(range[1] < -9000 && range[0] < range[1], range[0] + " to " + range[1]);
  }

  @Test
  void theSameLockGivesTheSameBytesInEveryLocale() throws IOException {
    Map<String, byte[]> here = files(Language.ZH);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      Map<String, byte[]> there = files(Language.ZH);
      assertEquals(here.keySet(), there.keySet());
      for (String name : here.keySet()) {
        assertArrayEquals(here.get(name), there.get(name), name);
      }
    } finally {
      Locale.setDefault(before);
    }
  }
}
