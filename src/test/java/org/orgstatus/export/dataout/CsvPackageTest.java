package org.orgstatus.export.dataout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CsvPackageTest {

  private static Map<String, byte[]> files(DataOut data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CsvPackage.write(data, out);
    return SampleData.unpacked(out.toByteArray());
  }

  private static String text(Map<String, byte[]> files, String name) {
    return new String(files.get(name), StandardCharsets.UTF_8);
  }

  private static Map<String, String> institution(String code) throws IOException {
    return SampleData.rows(text(files(SampleData.whole()), "institution.csv")).stream()
        .filter(row -> row.get("unit_code").equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyUnitHasARowWithValuesOrReasons() throws IOException {
    Map<String, String> answered = institution("0010");
    assertEquals("3", answered.get("a_spec_n"));
    assertEquals("", answered.get("a_spec_n__missing"));
    assertEquals("", answered.get("a_comm_meet"), "never a zero");
    assertEquals("not_available", answered.get("a_comm_meet__missing"));
    assertEquals("12.375", answered.get("a_fund_school"));
    assertEquals("meeting finance", answered.get("a_rules"));
    assertEquals(SampleData.LONG, answered.get("a_suggest"));
    assertEquals("unit_nonresponse", institution("0011").get("a_spec_n__missing"));
  }

  @Test
  void spreadsheetsComputeNothingAndProgramsGetWhatWasTyped() throws IOException {
    assertEquals("'=1+1", institution("0010").get("a_full_name"));
    assertEquals("''quoted", institution("0013").get("a_full_name"));
    for (Map.Entry<String, byte[]> file : files(SampleData.whole()).entrySet()) {
      if (file.getKey().endsWith(".csv")) {
        String text = new String(file.getValue(), StandardCharsets.UTF_8);
        assertEquals('\uFEFF', text.charAt(0), file.getKey());
        for (List<String> line : SampleData.csv(text.substring(1))) {
          for (String cell : line) {
            assertFalse(cell.matches("(?s)[=@+\\t\\r\\n＝＋－＠].*"), file.getKey() + ": " + cell);
          }
        }
      }
    }
  }

  @Test
  void longFormHoldsTheSameValuesAsTheWideTables() throws IOException {
    Map<String, byte[]> files = files(SampleData.whole());
    Set<List<String>> wide = new HashSet<>();
    for (OutTable table : SampleData.whole().tables()) {
      for (Map<String, String> row : SampleData.rows(text(files, table.name() + ".csv"))) {
        for (OutTable.Column column : table.columns()) {
          String name = column.name();
          boolean key = name.equals("unit_code") || (name.equals("row") && !table.isOfUnits());
          String value = row.get(name);
          String reason = row.getOrDefault(name + "__missing", "");
          if (!key && !(value.isEmpty() && reason.isEmpty())) {
            wide.add(
                List.of(
                    table.name(),
                    row.get("unit_code"),
                    table.isOfUnits() ? "" : row.get("row"),
                    name,
                    value,
                    reason));
          }
        }
      }
    }
    List<Map<String, String>> rows = SampleData.rows(text(files, "long.csv"));
    Set<List<String>> longs =
        rows.stream().map(row -> List.copyOf(row.values())).collect(Collectors.toSet());
    assertEquals(wide, longs);
    assertEquals(longs.size(), rows.size(), "no line twice");
  }

  @Test
  void descriptionGivesEveryColumnItsTypeAndKeepsItsPromises() throws IOException {
    Map<String, byte[]> files = files(SampleData.whole());
    JsonObject json =
        Json.createReader(new ByteArrayInputStream(files.get("datapackage.json"))).readObject();
    assertEquals("tabular-data-package", json.getString("profile"));
    assertEquals("locked", json.getJsonObject("orgstatus").getString("state"));
    List<String> paths = new ArrayList<>();
    for (JsonObject resource : json.getJsonArray("resources").getValuesAs(JsonObject.class)) {
      String path = resource.getString("path");
      paths.add(path);
      List<List<String>> lines = SampleData.csv(text(files, path).substring(1));
      List<JsonObject> fields =
          resource.getJsonObject("schema").getJsonArray("fields").getValuesAs(JsonObject.class);
      assertEquals(lines.get(0), fields.stream().map(f -> f.getString("name")).toList(), path);
      for (List<String> line : lines.subList(1, lines.size())) {
        for (int i = 0; i < line.size(); i++) {
          check(path, fields.get(i), line.get(i));
        }
      }
    }
    assertEquals(
        files.keySet().stream()
            .filter(name -> name.endsWith(".csv") && !name.equals("codebook.csv"))
            .collect(Collectors.toSet()),
        Set.copyOf(paths));
  }

  private static void check(String path, JsonObject field, String cell) {
    String where = path + " " + field.getString("name") + ": " + cell;
    JsonObject constraints = field.getJsonObject("constraints");
    if (cell.isEmpty()) {
      assertFalse(constraints.getBoolean("required", false), where);
      return;
    }
    String pattern =
        switch (field.getString("type")) {
          case "integer" -> "-?[0-9]+";
          case "number" -> "-?[0-9]+(\\.[0-9]+)?";
          case "date" -> Days.DAY;
          case "yearmonth" -> Days.MONTH;
          default -> "(?s).*";
        };
    assertTrue(cell.matches(pattern), where);
    assertTrue(cell.matches(constraints.getString("pattern", "(?s).*")), where);
    if (constraints.containsKey("enum")) {
      assertTrue(constraints.getJsonArray("enum").toString().contains('"' + cell + '"'), where);
    }
  }

  @Test
  void keysPointToTables() throws IOException {
    String json = text(files(SampleData.whole()), "datapackage.json");
    assertTrue(
        json.contains(
            "{\"fields\":\"parent_code\",\"reference\":{\"resource\":\"\",\"fields\":\"unit_code\"}}"));
    assertTrue(
        json.contains(
            "{\"fields\":\"ca_lead\",\"reference\":{\"resource\":\"institution\",\"fields\":\"unit_code\"}}"));
  }

  @Test
  void theSameLockGivesTheSameBytes() throws IOException {
    ByteArrayOutputStream one = new ByteArrayOutputStream();
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    CsvPackage.write(SampleData.whole(), one);
    CsvPackage.write(SampleData.whole(), two);
    assertArrayEquals(one.toByteArray(), two.toByteArray());
  }

  @Test
  void withoutCodesNothingNamesAnInstitution() throws IOException {
    Map<String, byte[]> files = files(SampleData.numbered());
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      // a hash may hold the digits of a code by chance
      String text =
          new String(file.getValue(), StandardCharsets.UTF_8).replaceAll("\\b[0-9a-f]{12,}\\b", "");
      for (String name : List.of("学校0010", "0013", "quoted", "第一行")) {
        assertFalse(text.contains(name), file.getKey() + " has " + name);
      }
    }
    List<Map<String, String>> rows = SampleData.rows(text(files, "institution.csv"));
    assertEquals(
        List.of("I1", "I2", "I3", "I4"), rows.stream().map(r -> r.get("unit_code")).toList());
    Map<String, String> last = rows.get(3);
    assertEquals("OTHER_CENTRAL", last.get("affiliation"), "the secret turned the order round");
    assertEquals("I4", rows.get(0).get("parent_code"), "keys go on pointing");
    assertEquals(
        "I4", SampleData.rows(text(files, "c_all.csv")).get(0).get("ca_lead"), "everywhere");
    assertFalse(text(files, "codebook.csv").contains("a_suggest"));
    assertTrue(text(files, "README.txt").contains("编号代替"));
  }

  @Test
  void itemsAboutPersonsNeverLeave() {
    for (OutTable table : SampleData.whole().tables()) {
      for (OutTable.Column column : table.columns()) {
        column.variable().ifPresent(v -> assertTrue(v.sensitivity().ordinal() < 2, v.name()));
      }
    }
  }
}
