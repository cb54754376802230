package org.orgstatus.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.registry.RegisterFiles.ATTRIBUTE_HEADINGS;
import static org.orgstatus.registry.RegisterFiles.HEADINGS;
import static org.orgstatus.registry.RegisterFiles.attributes;
import static org.orgstatus.registry.RegisterFiles.csv;
import static org.orgstatus.registry.RegisterFiles.line;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Databases;

/** What is wrong in a list is told by row and column, everything at once. */
@Tag("database")
class ImportFaultTest {

  private static final String A = line("4199910001", "甲大学");

  private static Database database;

  @BeforeAll
  static void open() {
    database = Databases.h2();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void allFaultsOfAListAreToldAtOnce() {
    String list =
        HEADINGS
            + A
            + line("419991002", "乙大学")
            + line("4199910001", "丙大学")
            + line("4199910004", "甲大学")
            + line("4199910005", "")
            + line("4199910006", "己大学").replace("110000", "119999")
            + line("4199910007", "庚大学").replace("本科", "本课")
            + line("4199910008", "辛大学").replace("公办", "国营")
            + line("4199910009", "壬大学").replace("110000,北京市", "110000,天津市")
            + line("4199910010", "癸大学").replace("\n", ",x\n");

    assertEquals(
        List.of(
            "bad-code list.csv:3:1",
            "duplicate-code list.csv:4:1",
            "duplicate-name list.csv:5:2",
            "empty-name list.csv:6:2",
            "unknown-province list.csv:7:3",
            "unknown-level list.csv:8:7",
            "unknown-ownership list.csv:9:8",
            "columns-disagree list.csv:10:4",
            "cell-without-heading list.csv:11:10"),
        faults(csv(list)));
  }

  @Test
  void theWordThatWasMeantIsNamed() {
    RegisterPreview preview =
        preview(csv(HEADINGS + A.replace("本科", "本课").replace("110000", "110001")));

    assertTrue(preview.faults().get(0).message().en().contains("110000"));
    assertTrue(preview.faults().get(1).message().zh().contains("“本科”"));
  }

  @Test
  void aMissingColumnAndAMisspeltOneAreToldTogether() {
    RegisterPreview preview = preview(csv(HEADINGS.replace("authority", "autority") + A));

    assertEquals(
        List.of("missing-column list.csv:1", "unknown-column list.csv:1:6"), faults(preview));
    assertTrue(preview.faults().get(1).message().en().contains("Is 'authority' meant?"));
  }

  @Test
  void aColumnThatStandsTwiceIsRefused() {
    String twice = HEADINGS.replace("remark", "remark,level") + A.replace("\n", ",本科\n");

    assertEquals("duplicate-column list.csv:1:10", faults(preview(csv(twice))).get(0));
  }

  @Test
  void aTableWithOtherHeadingsIsNotAList() {
    assertEquals(List.of("unknown-table list.csv"), faults(csv("a,b,c\n1,2,3\n")));
  }

  @Test
  void attributesAreCheckedColumnByColumn() {
    String sound = attributes("4199910001", "甲大学", "COMP,综合");
    String list =
        ATTRIBUTE_HEADINGS
            + sound.replace("COMP,综合", "CMOP,综合")
            + attributes("4199910002", "乙大学", "COMP,理工")
            + attributes("4199910003", "丙大学", "ART,艺术")
            + attributes("4199910004", "丁大学", "COMP,综合").replace("MOE", "MOF")
            + attributes("4199910005", "戊大学", "COMP,综合").replace("EAST", "WEST")
            + attributes("4199910006", "己大学", "COMP,综合").replace(",0,A", ",2,C")
            + attributes("4199910007", "庚大学", "COMP,综合").replace("110000", "119999")
            + attributes("4199910008", "辛大学", ",").replace(",1,EAST", ",,EAST");
    List<String> faults =
        faults(new RegisterFile("attributes.csv", list.getBytes(StandardCharsets.UTF_8)));

    assertEquals(
        List.of(
            "unknown-type attributes.csv:2:3",
            "columns-disagree attributes.csv:3:4",
            "columns-disagree attributes.csv:4:6",
            "unknown-affiliation attributes.csv:5:11",
            "columns-disagree attributes.csv:6:7",
            "unknown-flag attributes.csv:7:13",
            "unknown-double-first-class attributes.csv:7:14",
            "unknown-reporting-unit attributes.csv:8:9",
            "columns-disagree attributes.csv:9:3"),
        faults.stream().filter(f -> !f.startsWith("attributes-without")).toList());
  }

  @Test
  void attributesMustBelongToAnInstitutionOfTheSameName() {
    RegisterFile attributes =
        new RegisterFile(
            "attributes.csv",
            (ATTRIBUTE_HEADINGS
                    + attributes("4199910001", "乙大学", "COMP,综合")
                    + attributes("4199910002", "丙大学", "COMP,综合"))
                .getBytes(StandardCharsets.UTF_8));

    assertEquals(
        List.of(
            "names-differ attributes.csv:2:1", "attributes-without-institution attributes.csv:3:1"),
        faults(csv(HEADINGS + A), attributes));
  }

  @Test
  void attributesAloneNeedAnInstitutionOfTheRegister() {
    assertEquals(
        List.of("attributes-without-institution list.csv:2:1"),
        faults(csv(ATTRIBUTE_HEADINGS + attributes("4199910001", "甲大学", "COMP,综合"))));
  }

  private static List<String> faults(RegisterFile... files) {
    return faults(preview(files));
  }

  private static List<String> faults(RegisterPreview preview) {
    return preview.faults().stream().map(f -> f.code() + " " + f.place()).toList();
  }

  private static RegisterPreview preview(RegisterFile... files) {
    return database.call(
        em ->
            new RegisterImports(em, r -> {})
                .preview(
                    Stream.of(files).toList(),
                    LocalDate.of(2018, 1, 1),
                    "admin",
                    Instant.ofEpochSecond(0)));
  }
}
