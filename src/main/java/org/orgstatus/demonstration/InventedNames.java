package org.orgstatus.demonstration;

import java.util.List;
import java.util.Map;
import org.orgstatus.registry.InstitutionType;

/**
 * Names of institutions that do not exist: a made-up place and words for the type. The syllables
 * are picked so that no pair of them stands in the name of a real institution or city, which a test
 * compares. Each place is used once for a level, so names never repeat.
 */
final class InventedNames {

  private static final String FIRST = "云青临苍碧栖霁岚望听拂漱砚墨黛汀渚芷蘅荻苇竹枫桐槿棠榆菱荷萱茗霜霞虹晴澄静逸瑶璟";
  private static final String NEXT = "岭禾澜汀渚岚霁屿皓曦筠翎栖黛蘅苇漪澍沅湄岫峦箬萝荇菀楹棹桁璟珞瑾珩琮钰泠溦淙浔";

  /** Prime, and prime to the number of places. */
  private static final long STRIDE = 7919;

  private static final Map<InstitutionType, List<String>> DEGREE =
      Map.ofEntries(
          Map.entry(InstitutionType.COMP, List.of("大学", "学院", "文理学院")),
          Map.entry(InstitutionType.SCI_ENG, List.of("理工大学", "工业大学", "科技大学", "工程学院", "科技学院")),
          Map.entry(InstitutionType.AGRI, List.of("农业大学", "农学院")),
          Map.entry(InstitutionType.FOREST, List.of("林业大学", "林学院")),
          Map.entry(InstitutionType.MED, List.of("医科大学", "医学院", "中医药大学")),
          Map.entry(InstitutionType.NORMAL, List.of("师范大学", "师范学院")),
          Map.entry(InstitutionType.LANG, List.of("外国语大学", "外国语学院")),
          Map.entry(InstitutionType.FIN_ECON, List.of("财经大学", "商学院", "财经学院")),
          Map.entry(InstitutionType.LAW, List.of("政法大学", "警察学院")),
          Map.entry(InstitutionType.SPORT, List.of("体育大学", "体育学院")),
          Map.entry(InstitutionType.ART, List.of("艺术学院", "美术学院", "音乐学院")),
          Map.entry(InstitutionType.ETHNIC, List.of("民族大学", "民族学院")));

  private static final Map<InstitutionType, List<String>> DIPLOMA =
      Map.ofEntries(
          Map.entry(InstitutionType.COMP, List.of("职业技术学院", "职业学院")),
          Map.entry(
              InstitutionType.SCI_ENG,
              List.of("工业职业技术学院", "交通职业技术学院", "机电职业技术学院", "信息职业技术学院", "现代制造与智能装备职业技术学院")),
          Map.entry(InstitutionType.AGRI, List.of("农业职业技术学院", "现代农业与生态工程职业技术学院")),
          Map.entry(InstitutionType.FOREST, List.of("林业职业技术学院")),
          Map.entry(InstitutionType.MED, List.of("医学高等专科学校", "卫生职业学院", "护理职业学院")),
          Map.entry(InstitutionType.NORMAL, List.of("师范高等专科学校", "幼儿师范高等专科学校")),
          Map.entry(InstitutionType.LANG, List.of("外国语职业学院")),
          Map.entry(InstitutionType.FIN_ECON, List.of("财经职业学院", "商务职业学院")),
          Map.entry(InstitutionType.LAW, List.of("司法警官职业学院")),
          Map.entry(InstitutionType.SPORT, List.of("体育职业学院")),
          Map.entry(InstitutionType.ART, List.of("艺术职业学院")),
          Map.entry(InstitutionType.ETHNIC, List.of("民族职业学院")));

  private final long places;
  private final long shift;

  /**
   * @param most how many places are needed for one level
   */
  InventedNames(long seed, int most) {
    long enough = (long) FIRST.length() * NEXT.length();
    while (enough < most) {
      enough *= NEXT.length();
    }
    places = enough;
    shift = Math.floorMod(Draws.mixed(seed), enough);
  }

  /** The place of a number; different numbers below the number of places give different places. */
  String place(long number) {
    long left = Math.floorMod(number * STRIDE + shift, places);
    StringBuilder place = new StringBuilder();
    place.append(FIRST.charAt((int) (left % FIRST.length())));
    left /= FIRST.length();
    for (long size = places / FIRST.length(); size > 1; size /= NEXT.length()) {
      place.append(NEXT.charAt((int) (left % NEXT.length())));
      left /= NEXT.length();
    }
    return place.toString();
  }

  /**
   * @param number counts the institutions of the level
   */
  String institution(
      InventedUnit unit,
      InstitutionType type,
      boolean degree,
      boolean independentCollege,
      long number,
      Draws draws) {
    String own = place(number);
    if (independentCollege) {
      return place(number + places / 2) + "大学" + own + "学院";
    }
    String words = draws.pick((degree ? DEGREE : DIPLOMA).get(type));
    boolean prefixed = unit.isXpcc() || !degree && draws.chance(0.25);
    return (prefixed ? unit.shortName() : "") + own + words;
  }
}
