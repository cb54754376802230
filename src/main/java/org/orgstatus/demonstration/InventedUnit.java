package org.orgstatus.demonstration;

import java.util.List;
import org.orgstatus.registry.Region;

/**
 * A reporting unit, which is real, and how many institutions of each kind are invented for it: the
 * published totals of 2017, Xinjiang without those of XPCC.
 *
 * @param central undergraduate institutions under a central authority
 * @param nonPublic institutions that are not public
 * @param target institutions of the five target types
 */
public record InventedUnit(
    String code,
    String name,
    Region region,
    int undergraduate,
    int vocational,
    int central,
    int nonPublic,
    int target) {

  private static final String XPCC = "660000";

  private static final String TOTALS =
      """
      110000 北京市 EAST 67 25 38 16 47
      120000 天津市 EAST 30 27 3 12 36
      130000 河北省 EAST 61 60 4 36 85
      140000 山西省 CENTRAL 33 47 0 15 49
      150000 内蒙古自治区 WEST 17 36 0 10 39
      210000 辽宁省 NORTHEAST 64 51 5 33 82
      220000 吉林省 NORTHEAST 37 25 2 18 43
      230000 黑龙江省 NORTHEAST 39 42 3 17 60
      310000 上海市 EAST 38 26 10 20 30
      320000 江苏省 EAST 77 90 10 52 126
      330000 浙江省 EAST 59 48 2 36 71
      340000 安徽省 CENTRAL 45 74 2 31 80
      350000 福建省 EAST 37 52 2 37 66
      360000 江西省 CENTRAL 43 57 0 31 74
      370000 山东省 EAST 67 78 3 40 117
      410000 河南省 CENTRAL 55 79 1 37 91
      420000 湖北省 CENTRAL 68 61 8 42 91
      430000 湖南省 CENTRAL 51 73 3 31 94
      440000 广东省 EAST 64 87 5 54 117
      450000 广西壮族自治区 WEST 36 38 0 24 48
      460000 海南省 EAST 7 12 0 8 10
      500000 重庆市 WEST 25 40 2 26 46
      510000 四川省 WEST 51 58 6 34 75
      520000 贵州省 WEST 29 41 0 15 43
      530000 云南省 WEST 32 45 1 20 48
      540000 西藏自治区 WEST 4 3 0 0 4
      610000 陕西省 WEST 55 38 6 30 67
      620000 甘肃省 WEST 22 27 2 7 31
      630000 青海省 WEST 4 8 0 1 7
      640000 宁夏回族自治区 WEST 8 11 1 4 10
      650000 新疆维吾尔自治区 WEST 16 26 0 9 29
      660000 新疆生产建设兵团 WEST 2 3 0 0 4
      """;

  /** The 32 units. */
  public static final List<InventedUnit> ALL = TOTALS.lines().map(InventedUnit::read).toList();

  private static InventedUnit read(String line) {
    String[] words = line.split(" ");
    int[] counts = new int[5];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = Integer.parseInt(words[i + 3]);
    }
    return new InventedUnit(
        words[0],
        words[1],
        Region.valueOf(words[2]),
        counts[0],
        counts[1],
        counts[2],
        counts[3],
        counts[4]);
  }

  static InventedUnit of(String code) {
    return ALL.stream().filter(unit -> unit.code().equals(code)).findFirst().orElseThrow();
  }

  public int total() {
    return undergraduate + vocational;
  }

  public boolean isXpcc() {
    return code.equals(XPCC);
  }

  /** XPCC lies in Xinjiang. */
  public String provinceCode() {
    return isXpcc() ? "650000" : code;
  }

  public String provinceName() {
    return isXpcc() ? "新疆维吾尔自治区" : name;
  }

  /** The name as it begins the names of institutions, for example 内蒙古. */
  String shortName() {
    return isXpcc() ? name : name.replaceAll("(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$", "");
  }

  boolean isMunicipality() {
    return name.endsWith("市");
  }
}
