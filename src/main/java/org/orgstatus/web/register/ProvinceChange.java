package org.orgstatus.web.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.registry.RegisterPreview;

/**
 * What an import does to the number of institutions of one province.
 *
 * @param province name
 * @param before open institutions now, those of XPCC counted in Xinjiang
 * @param added new ones, and those that come over from another province
 * @param gone ones that end, and those that go over to another province
 */
public record ProvinceChange(String province, int before, int added, int gone) {

  private static final String PROVINCE = "province_zh";

  public int after() {
    return before + added - gone;
  }

  /**
   * One line for each province that has institutions before or after, in the order given.
   *
   * @param before number of institutions by name of province
   */
  static List<ProvinceChange> of(RegisterPreview preview, Map<String, Integer> before) {
    Map<String, int[]> counts = new LinkedHashMap<>();
    before.keySet().forEach(province -> counts.put(province, new int[2]));
    preview.added().forEach(entry -> count(counts, entry.province())[0]++);
    preview.gone().forEach(entry -> count(counts, entry.province())[1]++);
    for (RegisterPreview.Change change : preview.changed()) {
      for (RegisterPreview.FieldChange field : change.fields()) {
        if (field.column().equals(PROVINCE)) {
          count(counts, field.now())[0]++;
          count(counts, field.old())[1]++;
        }
      }
    }
    List<ProvinceChange> changes = new ArrayList<>();
    counts.forEach(
        (province, n) ->
            changes.add(
                new ProvinceChange(province, before.getOrDefault(province, 0), n[0], n[1])));
    return changes.stream().filter(c -> c.before() + c.added() + c.gone() > 0).toList();
  }

  private static int[] count(Map<String, int[]> counts, String province) {
    return counts.computeIfAbsent(province, name -> new int[2]);
  }
}
