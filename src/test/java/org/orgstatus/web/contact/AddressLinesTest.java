package org.orgstatus.web.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.orgstatus.accounts.Role;
import org.orgstatus.base.LocalText;

class AddressLinesTest {

  private static final Map<String, List<Role>> OWN =
      Map.of(
          "4111010001",
          AddressLines.OF_INSTITUTION,
          "4111010002",
          AddressLines.OF_INSTITUTION,
          "110000",
          List.of(Role.PROVINCIAL_COORDINATOR),
          "BJ01",
          List.of(Role.ALLIANCE_SECRETARY));

  @Test
  void everyFaultIsNamedByLine() {
    AddressLines read =
        AddressLines.read(
            "4111010001 a@pku.edu.cn\n\n4165010001 b@xju.edu.cn\n4111010002 tel 010\n"
                + "4111010001 c@pku.edu.cn",
            OWN);
    List<String> zh = read.faults().stream().map(f -> f.zh().substring(0, 4)).toList();
    assertEquals(List.of("第3行：", "第4行：", "第5行："), zh);
  }

  @Test
  void pastedCellsAndCommasAreRead() {
    AddressLines read = AddressLines.read("4111010001\ta@pku.edu.cn\r\n4111010002，", OWN);
    assertEquals(List.of(), read.faults());
    assertEquals(
        Map.of(
            Role.CAMPUS_FILLER, Map.of("4111010001", "a@pku.edu.cn", "4111010002", ""),
            Role.CAMPUS_APPROVER, Map.of("4111010002", "")),
        read.addresses());
  }

  @Test
  void theApproversAddressStandsThirdAndEmptyCellsChangeNothing() {
    AddressLines read =
        AddressLines.read("4111010001\t\tsh@pku.edu.cn\n4111010002 b@x.edu.cn -", OWN);
    assertEquals(List.of(), read.faults());
    assertEquals(
        Map.of(
            Role.CAMPUS_FILLER, Map.of("4111010002", "b@x.edu.cn"),
            Role.CAMPUS_APPROVER, Map.of("4111010001", "sh@pku.edu.cn", "4111010002", "")),
        read.addresses());
    List<LocalText> faults = AddressLines.read("4111010001 a@x.cn b@x.cn c@x.cn", OWN).faults();
    assertTrue(faults.get(0).zh().startsWith("第1行：代码后面最多两个邮箱"), faults.toString());
  }

  @Test
  void aProvinceAndAnAllianceHaveOneAddressEach() {
    AddressLines read = AddressLines.read("110000 xuehui@bast.cn\nBJ01\tm@pku.edu.cn", OWN);
    assertEquals(List.of(), read.faults());
    assertEquals(
        Map.of(
            Role.PROVINCIAL_COORDINATOR, Map.of("110000", "xuehui@bast.cn"),
            Role.ALLIANCE_SECRETARY, Map.of("BJ01", "m@pku.edu.cn")),
        read.addresses());
    List<LocalText> faults = AddressLines.read("BJ01 a@x.cn b@x.cn\nBJ02 c@x.cn", OWN).faults();
    assertEquals("第1行：BJ01后面只写一个邮箱。请删去其余的内容。", faults.get(0).zh());
    assertTrue(faults.get(1).zh().startsWith("第2行：“BJ02”不是本单位的"), faults.toString());
  }

  @Test
  void nothingAndTooMuchAreSaid() {
    assertEquals(1, AddressLines.read(" \n ", OWN).faults().size());
    AddressLines much = AddressLines.read("x y\n".repeat(3001), OWN);
    assertTrue(much.faults().size() <= 50);
  }

  @Test
  void thePairThatVisitsAnAllianceIsEnteredTogether() {
    Map<String, List<Role>> own = Map.of("BJ01", AddressLines.OF_VISITED);
    assertEquals(
        Map.of(
            Role.ALLIANCE_SECRETARY, Map.of("BJ01", "m@x.example.cn"),
            Role.FIELD_RESEARCHER, Map.of("BJ01", "a@x.example.cn b@x.example.cn")),
        AddressLines.read("BJ01 m@x.example.cn a@x.example.cn b@x.example.cn", own).addresses());
    assertEquals(
        Map.of(Role.FIELD_RESEARCHER, Map.of("BJ01", "a@x.example.cn")),
        AddressLines.read("BJ01\t\ta@x.example.cn", own).addresses(),
        "the secretary's stays");
    assertEquals(
        Map.of(Role.ALLIANCE_SECRETARY, Map.of("BJ01", "m@x.example.cn")),
        AddressLines.read("BJ01 m@x.example.cn", own).addresses(),
        "theirs stay");
    assertEquals(
        Map.of(
            Role.ALLIANCE_SECRETARY, Map.of("BJ01", ""), Role.FIELD_RESEARCHER, Map.of("BJ01", "")),
        AddressLines.read("BJ01", own).addresses());
    String many = "BJ01 m@x.cn a@x.cn b@x.cn c@x.cn";
    assertTrue(AddressLines.read(many, own).faults().get(0).zh().contains("最多三个邮箱"));
  }
}
