package org.orgstatus.web.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problem;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.registry.RegisterFile;
import org.orgstatus.registry.SheetFile;

class CoordinatorListTest {

  private static final Map<String, LocalText> UNITS =
      Map.of(
          "110000", LocalText.of("北京市", "Beijing"),
          "660000", LocalText.of("新疆生产建设兵团", "XPCC"));
  private static final LocalText TAKEN = LocalText.of("已有人使用。", "It is taken.");
  private static final String HEAD = String.join(",", CoordinatorList.HEADINGS) + "\n";

  @Test
  void changedHeadingsAreFaultsAndNothingBelowIsRead() {
    String changed = HEAD.replace("登录名 Log-in name", "账号").replace("\n", ",备注\n");
    CoordinatorList list = csv(changed + "110000,北京市,张,zhang,,,\n");
    assertEquals(List.of("changed-heading 1:4", "changed-heading 1:7"), places(list));
    assertEquals(List.of(), list.rows());
  }

  @Test
  void everyFaultStandsAtItsCell() {
    CoordinatorList list =
        csv(
            HEAD
                + "110000,北京市,张,zhang,,\n"
                + "990000,某省,李,li,,\n"
                + "660000,北京市,王,wang,,\n"
                + "110000,Beijing,,zhao,,\n"
                + "110000,北京市,钱,ZHANG,,\n"
                + "660000,XPCC,孙,taken,nobody,call me\n");
    assertEquals(
        List.of(
            "unknown-unit 3:1",
            "name-differs 4:2",
            "bad-name 5:3",
            "login-twice 6:4",
            "bad-login 7:4",
            "bad-address 7:5",
            "bad-telephone 7:6"),
        places(list));
    assertFalse(list.problems().stream().anyMatch(p -> p.message().zh().isEmpty()));
    assertFalse(list.problems().stream().anyMatch(p -> p.message().en().isEmpty()));
  }

  @Test
  void aUnitHasThreeAtMostAndTheWorkbookNoMoreThanAllUnitsCanHave() {
    StringBuilder four = new StringBuilder(HEAD);
    for (int i = 0; i < 4; i++) {
      four.append("110000,北京市,员" + i + ",name" + i + ",,\n");
    }
    assertEquals(List.of("too-many-of-unit 5:1"), places(csv(four.toString())));
    StringBuilder seven = new StringBuilder(HEAD);
    for (int i = 0; i < 7; i++) {
      seven.append("110000,北京市,员" + i + ",name" + i + ",,\n");
    }
    assertEquals(List.of("too-many-rows 8:0"), places(csv(seven.toString())));
  }

  @Test
  void aFormulaIsAFaultAndNotItsValue() throws IOException {
    byte[] book = template(List.of(List.of("110000", "北京市", "张", "zhang", "", "")));
    try (XSSFWorkbook changed = new XSSFWorkbook(new ByteArrayInputStream(book))) {
      changed.getSheetAt(0).getRow(1).getCell(3).setCellFormula("CONCATENATE(\"a\",\"b\")");
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      changed.write(out);
      List<Problem> problems = read("list.xlsx", out.toByteArray()).problems();
      assertEquals("formula", problems.get(0).code());
      assertEquals(2, problems.get(0).place().line());
    }
  }

  @Test
  void aWorkbookWithMacrosIsRefused() throws IOException {
    byte[] book = template(List.of(List.of("110000", "北京市", "张", "zhang", "", "")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(book));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        in.transferTo(zip);
      }
      zip.putNextEntry(new ZipEntry("xl/vbaProject.bin"));
      zip.write(new byte[] {1});
    }
    CoordinatorList list = read("list.xlsm", out.toByteArray());
    assertEquals(List.of("macros 0:0"), places(list));
    assertEquals(List.of(), list.rows());
  }

  @Test
  void anUntouchedTemplateNamesNobody() throws IOException {
    byte[] book = template(List.of(List.of("110000", "北京市", "", "", "", "")));
    assertEquals(List.of("empty-list 0:0"), places(read("list.xlsx", book)));
  }

  @Test
  void exactlyThoseNamedAreRead() throws IOException {
    byte[] book =
        template(
            List.of(
                List.of("110000", "北京市", "张", "zhang", "zhang@example.cn", "010-1234567"),
                List.of("660000", "新疆生产建设兵团", "", "", "", ""),
                List.of("110000", "Beijing", "李", "li", "", "")));
    CoordinatorList list = read("list.xlsx", book);
    assertEquals(List.of(), list.problems());
    assertEquals(
        List.of(
            new CoordinatorList.Row("110000", "张", "zhang", "zhang@example.cn", "010-1234567"),
            new CoordinatorList.Row("110000", "李", "li", "", "")),
        list.rows());
  }

  private static byte[] template(List<List<String>> rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new TextTable("账号", CoordinatorList.HEADINGS, new ArrayList<>(rows))
        .writeXlsx(Language.ZH, LocalDate.of(2017, 9, 1), out);
    return out.toByteArray();
  }

  private static CoordinatorList csv(String text) {
    return read("list.csv", text.getBytes(StandardCharsets.UTF_8));
  }

  private static CoordinatorList read(String name, byte[] content) {
    return CoordinatorList.read(
        SheetFile.readList(new RegisterFile(name, content)),
        UNITS,
        login -> login.equals("taken") ? List.of(TAKEN) : List.of());
  }

  private static List<String> places(CoordinatorList list) {
    return list.problems().stream()
        .map(p -> p.code() + " " + p.place().line() + ":" + p.place().column())
        .toList();
  }
}
