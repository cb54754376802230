package org.orgstatus.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.orgstatus.registry.RegisterFiles.xlsx;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Databases;

/** The sheet as the Ministry publishes it: titles above, provinces between. */
@Tag("database")
class MinistryListTest {

  private static final String LIST =
      """
      全国普通高等学校名单
      （截至某年某月）
      序号,学校名称,学校标识码,主管部门,所在地,办学层次,备 注
      北京市（2所）
      1,甲大学,4199910001,教育部,北京市,本科,
      2,乙(北京)学院,4199910002,北京市教委,北京市,专科,民办
      新疆维吾尔自治区（1所）
      3,丙 大学,4199910003,新疆生产建设兵团,石河子市,本科,
      """;

  @Test
  void provincesComeFromTheRowsBetween() {
    try (Database database = Databases.h2()) {
      preview(database, LIST, this::titles);
      RegisterPreview preview = preview(database, LIST, this::titles);
      assertEquals(List.of(), preview.faults());
      database.run(
          em ->
              new RegisterImports(em, r -> {})
                  .confirm(preview.id(), "admin", Instant.ofEpochSecond(1)));

      Institution second = institution(database, "4199910002");
      assertEquals("乙（北京）学院", second.name());
      assertEquals("110000", second.province().value());
      assertEquals(Ownership.PRIVATE, second.ownership());
      assertEquals(Affiliation.PROV_EDU, second.affiliation());
      assertEquals(TypeBasis.UNCONFIRMED, second.typeBasis());
      Institution third = institution(database, "4199910003");
      assertEquals("丙大学", third.name());
      assertEquals("650000", third.province().value());
      assertEquals("660000", third.reportingUnit().value());
      assertEquals(Region.WEST, third.region());
    }
  }

  @Test
  void aNumberInAHeadingMustBeThatOfItsRows() {
    try (Database database = Databases.h2()) {
      RegisterPreview preview = preview(database, LIST.replace("2所", "3所"), this::titles);

      assertEquals("[list.xlsx [名单]:4: 标题写明3所，实际列出2所。请核对北京市的名单。]", zh(preview));
    }
  }

  @Test
  void aProvinceThatIsMisspeltIsToldWithTheRightName() {
    try (Database database = Databases.h2()) {
      RegisterPreview preview = preview(database, LIST.replace("北京市（", "北京巿（"), this::titles);

      assertEquals("[list.xlsx [名单]:4: “北京巿（2所）”不是省份标题行。是否应为“北京市”？]", zh(preview));
    }
  }

  @Test
  void mergedCellsOfInstitutionsAreRefused() {
    try (Database database = Databases.h2()) {
      RegisterPreview preview =
          preview(
              database, LIST, sheet -> sheet.addMergedRegion(CellRangeAddress.valueOf("D5:D6")));

      assertEquals("merged-cells", preview.faults().get(0).code());
    }
  }

  private void titles(XSSFSheet sheet) {
    for (String range : List.of("A1:G1", "A2:G2", "A4:G4", "A7:G7")) {
      sheet.addMergedRegion(CellRangeAddress.valueOf(range));
    }
  }

  private static String zh(RegisterPreview preview) {
    return preview.faults().stream()
        .map(f -> f.in(org.orgstatus.base.Language.ZH))
        .toList()
        .toString();
  }

  private static Institution institution(Database database, String code) {
    return database.call(
        em -> new Institutions(em, r -> {}).institution(new InstitutionCode(code)));
  }

  private static RegisterPreview preview(
      Database database, String list, Consumer<XSSFSheet> change) {
    return database.call(
        em ->
            new RegisterImports(em, r -> {})
                .preview(
                    List.of(xlsx(list, change)),
                    LocalDate.of(2018, 1, 1),
                    "admin",
                    Instant.ofEpochSecond(0)));
  }
}
