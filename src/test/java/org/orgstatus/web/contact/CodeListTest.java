package org.orgstatus.web.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.Language;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.registry.RegisterFile;
import org.orgstatus.registry.SheetFile;

class CodeListTest {

  private static final Map<String, String> KNOWN =
      Map.of(
          "4111010001", "甲大学",
          "4111010002", "乙学院",
          "4111010003", "丙学院",
          "4111010004", "丙学院");

  @Test
  void faultsStandAtTheirCells() {
    CodeList list =
        csv(
            """
            2017年名单,,
            序号,学校标识码,学校名称
            1,4111010001,甲大学
            2,9999999999,
            3,4111010002,甲大学
            4,,丙学院
            5,,丁大学
            6,,甲大学
            """);
    assertEquals(
        List.of(
            "unknown-code 4:2",
            "name-differs 5:3",
            "name-not-unique 6:3",
            "unknown-name 7:3",
            "listed-twice 8:2"),
        places(list));
  }

  @Test
  void withoutAHeadingOrARowItSaysSo() {
    assertEquals(List.of("no-heading 0:0"), places(csv("4111010001,甲大学\n")));
    assertEquals(List.of("empty-list 0:0"), places(csv("代码\n")));
  }

  @Test
  void exactlyTheInstitutionsListedAreFoundInAnyColumnOrder() throws IOException {
    assertEquals(List.of("4111010002", "4111010001"), csv("名称,备注\n乙学院,x\n甲大学,y\n").codes());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TextTable("名单", List.of("学校名称", "学校 标识码"), List.of(List.of("", "4111010003")))
        .writeXlsx(Language.ZH, LocalDate.of(2017, 9, 1), out);
    assertEquals(List.of("4111010003"), read("名单.xlsx", out.toByteArray()).codes());
  }

  @Test
  void aFormulaIsAFaultAndNotItsValue() {
    assertEquals(List.of("formula 2:1"), places(csv("代码\n=1+1\n")).subList(0, 1));
  }

  private static CodeList csv(String text) {
    return read("list.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static CodeList read(String name, byte[] content) {
    return CodeList.read(SheetFile.readList(new RegisterFile(name, content)), KNOWN);
  }

  private static List<String> places(CodeList list) {
    return list.problems().stream()
        .map(p -> p.code() + " " + p.place().line() + ":" + p.place().column())
        .toList();
  }
}
