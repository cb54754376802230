package org.orgstatus.export.dataout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.Language;
import org.orgstatus.questionnaire.MissingReason;

/** No Stata is at hand: the do-files are obeyed here, command by command, as its manual says. */
class StataScriptTest {

  private static Map<String, byte[]> files() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StataPackage.write(SampleData.whole(), Language.ZH, out);
    return SampleData.unpacked(out.toByteArray());
  }

  private static String text(String name) throws IOException {
    return new String(files().get(name), StandardCharsets.UTF_8);
  }

  private static final Pattern REPLACE =
      Pattern.compile("replace (\\w+) = (\\S+) if (v\\d+) == `\"(.*)\"'");
  private static final Pattern REAL = Pattern.compile("generate double (\\w+) = real\\((v\\d+)\\)");
  private static final Pattern FLAG =
      Pattern.compile(
          "generate byte (\\w+) = strpos\\(\" \" \\+ (v\\d+) \\+ \" \", `\"( .* )\"'\\) > 0 if"
              + " v\\d+ != \"\"");
  private static final Pattern TEXT = Pattern.compile("generate (\\w+) = (v\\d+)");

  /** Values of a row after the script has run. */
  private static Map<String, String> obeyed(String name, int row) throws IOException {
    List<String> cells = SampleData.csv(text(name + ".csv")).get(row + 1);
    Map<String, String> values = new HashMap<>();
    for (String line : text(name + ".do").split("\r\n")) {
      Matcher real = REAL.matcher(line);
      Matcher flag = FLAG.matcher(line);
      Matcher replace = REPLACE.matcher(line);
      Matcher plain = TEXT.matcher(line);
      if (real.matches()) {
        values.put(real.group(1), cell(cells, real.group(2)));
      } else if (flag.matches() && !cell(cells, flag.group(2)).isEmpty()) {
        boolean has = (" " + cell(cells, flag.group(2)) + " ").contains(flag.group(3));
        values.put(flag.group(1), has ? "1" : "0");
      } else if (replace.matches()) {
        if (cell(cells, replace.group(3)).equals(replace.group(4))) {
          values.put(replace.group(1), replace.group(2));
        }
      } else if (plain.matches()) {
        values.put(plain.group(1), cell(cells, plain.group(2)));
      }
    }
    return values;
  }

  private static String cell(List<String> cells, String place) {
    return cells.get(Integer.parseInt(place.substring(1)) - 1);
  }

  @Test
  void valuesAndReasonsArriveAtTheirVariables() throws IOException {
    Map<String, String> first = obeyed("institution", 0);
    assertEquals("0010", first.get("unit_code"));
    assertEquals("110000", first.get("province"), "numbers stay what they are");
    assertEquals("=1+1", first.get("a_full_name"), "as it was typed");
    assertEquals("3", first.get("a_spec_n"));
    assertEquals(StataScript.letter(MissingReason.NOT_AVAILABLE), first.get("a_comm_meet"));
    assertEquals("1", first.get("a_rules__meeting"));
    assertEquals("0", first.get("a_rules__award"));
    Map<String, String> silent = obeyed("institution", 1);
    assertEquals(".e", silent.get("a_rules__meeting"));
    assertEquals(".e", silent.get("g_status"));
    assertEquals("5", silent.get("a_suggest__missing"));
  }

  @Test
  void namesAreLegalAndUnique() throws IOException {
    for (OutTable table : SampleData.whole().tables()) {
      Set<String> names = new HashSet<>();
      for (String line : text(table.name() + ".do").split("\r\n")) {
        if (line.startsWith("generate ")) {
          List<String> words = new ArrayList<>(List.of(line.split(" ")));
          String name = words.get(words.indexOf("=") - 1);
          assertTrue(name.matches("[A-Za-z_][A-Za-z0-9_]{0,31}"), name);
          assertFalse(name.matches("v[0-9]+"), name);
          assertTrue(names.add(name.toLowerCase(java.util.Locale.ROOT)), name + " twice");
        }
      }
      assertEquals(CodedTable.of(table).columns().size(), names.size(), table.name());
    }
  }

  @Test
  void labelsFillNothingIn() {
    String quoted = StataScript.quoted("`x' $y \"z\" \\");
    assertEquals("`\"‘x’ ＄y \"z\" ＼\"'", quoted);
  }

  @Test
  void everyVariableIsLabelledAndTheTableSaved() throws IOException {
    String script = text("institution.do");
    assertEquals(
        CodedTable.of(SampleData.table(SampleData.whole(), "institution")).columns().size(),
        script.split("label variable ").length - 1);
    assertTrue(script.endsWith("save `\"institution.dta\"', replace\r\n"));
    assertFalse(script.contains("${"));
  }
}
