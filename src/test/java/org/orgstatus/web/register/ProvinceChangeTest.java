package org.orgstatus.web.register;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.RegisterPreview;
import org.orgstatus.registry.RegisterPreview.Change;
import org.orgstatus.registry.RegisterPreview.Entry;
import org.orgstatus.registry.RegisterPreview.FieldChange;

class ProvinceChangeTest {

  @Test
  void institutionThatMovesLeavesOneProvinceAndEntersAnother() {
    Map<String, Integer> before = new LinkedHashMap<>();
    before.put("北京市", 3);
    before.put("天津市", 1);
    before.put("河北省", 0);
    RegisterPreview preview =
        preview(
            List.of(entry("4111010001", "北京市"), entry("4111010002", "北京市")),
            List.of(
                new Change(
                    new InstitutionCode("4112010003"),
                    "虚构学院",
                    List.of(
                        new FieldChange("name_zh", "旧名", "虚构学院"),
                        new FieldChange("province_zh", "天津市", "北京市")))),
            List.of(entry("4111010004", "北京市")));
    assertEquals(
        List.of(new ProvinceChange("北京市", 3, 3, 1), new ProvinceChange("天津市", 1, 0, 1)),
        ProvinceChange.of(preview, before));
    assertEquals(5, ProvinceChange.of(preview, before).get(0).after());
  }

  private static Entry entry(String code, String province) {
    return new Entry(new InstitutionCode(code), "虚构大学" + code, province);
  }

  private static RegisterPreview preview(
      List<Entry> added, List<Change> changed, List<Entry> gone) {
    return new RegisterPreview(
        "id",
        Instant.EPOCH,
        LocalDate.EPOCH,
        List.of(),
        "",
        added,
        changed,
        gone,
        0,
        List.of(),
        List.of(),
        List.of(),
        0);
  }
}
