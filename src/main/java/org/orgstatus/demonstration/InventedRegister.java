package org.orgstatus.demonstration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.registry.Affiliation;
import org.orgstatus.registry.InstitutionType;
import org.orgstatus.registry.Level;
import org.orgstatus.registry.Ownership;
import org.orgstatus.registry.RegisterFile;
import org.orgstatus.registry.TypeBasis;

/**
 * A register of institutions that do not exist, with the numbers of the real one: as many by unit
 * and level, and in much the same mix of affiliation, ownership and type; other sizes in
 * proportion. Institutions are made when they are asked for, so that a register of a million needs
 * no memory.
 */
public final class InventedRegister {

  /** Two institutions for each of the 32 units. */
  public static final int SMALLEST = 64;

  /** Institutions on the list of 2017. */
  public static final int NATIONAL = 2631;

  private static final PlantedTable TYPES =
      PlantedTable.of(
          """
          type     degree_target degree_other diploma_target diploma_other
          COMP     .335 0 .305 0
          SCI_ENG  .465 0 .555 0
          AGRI     .060 0 .038 0
          FOREST   .008 0 .012 0
          MED      .132 0 .090 0
          NORMAL   0 .385 0 .213
          FIN_ECON 0 .270 0 .393
          ART      0 .115 0 .150
          LAW      0 .089 0 .105
          LANG     0 .067 0 .067
          SPORT    0 .038 0 .060
          ETHNIC   0 .036 0 .012
          """);

  private static final List<String> OTHER_CENTRAL = List.of("工业和信息化部", "交通运输部", "公安部", "国家民族事务委员会");

  private final long seed;
  private final int[] degree;
  private final int[] diploma;
  private final int[] starts;
  private final InventedNames names;

  private InventedRegister(long seed, int size) {
    this.seed = seed;
    int[] totals = Apportionment.of(size, 2, InventedUnit.ALL, InventedUnit::total);
    int units = totals.length;
    degree = new int[units];
    diploma = new int[units];
    starts = new int[units + 1];
    for (int i = 0; i < units; i++) {
      InventedUnit unit = InventedUnit.ALL.get(i);
      long share = Math.round((double) totals[i] * unit.undergraduate() / unit.total());
      degree[i] = (int) Math.min(totals[i] - 1L, Math.max(1, share));
      diploma[i] = totals[i] - degree[i];
      starts[i + 1] = starts[i] + totals[i];
    }
    int most = Math.max(IntStream.of(degree).sum(), IntStream.of(diploma).sum());
    names = new InventedNames(seed, most);
  }

  /**
   * @param size number of institutions, from {@link #SMALLEST}
   */
  public static InventedRegister of(long seed, int size) {
    if (size < SMALLEST) {
      throw new IllegalArgumentException("a register of " + size + " is below " + SMALLEST);
    }
    return new InventedRegister(seed, size);
  }

  public int size() {
    return starts[starts.length - 1];
  }

  public Stream<InventedInstitution> institutions() {
    return IntStream.range(0, size()).mapToObj(this::institution);
  }

  /**
   * The institution of a number, from 0; the units follow one another, and in each the institutions
   * that give degrees stand first.
   */
  public InventedInstitution institution(int number) {
    int at = 0;
    while (starts[at + 1] <= number) {
      at++;
    }
    InventedUnit unit = InventedUnit.ALL.get(at);
    int place = number - starts[at];
    String code = code(unit, place);
    return make(code, at, place, Draws.of(seed, code, "register"));
  }

  /**
   * The code of a unit's institution, from 0: 99, as no real code begins, the first two digits of
   * the unit and a number.
   */
  static String code(InventedUnit unit, int place) {
    return String.format(Locale.ROOT, "99%s%06d", unit.code().substring(0, 2), place + 1);
  }

  private InventedInstitution make(String code, int at, int place, Draws draws) {
    InventedUnit unit = InventedUnit.ALL.get(at);
    boolean gives = place < degree[at];
    Ownership ownership = ownership(unit, at, place, draws);
    Affiliation affiliation = affiliation(unit, at, place, ownership, draws);
    InstitutionType type = type(unit, gives, draws);
    boolean independent = gives && ownership == Ownership.PRIVATE && draws.chance(0.62);
    int[] level = gives ? degree : diploma;
    long nameNumber = IntStream.of(level).limit(at).sum() + place - (gives ? 0 : degree[at]);
    return new InventedInstitution(
        code,
        names.institution(unit, type, gives, independent, nameNumber, draws),
        unit,
        city(unit, at, draws),
        authority(unit, affiliation, draws),
        gives ? Level.UNDERGRADUATE : Level.VOCATIONAL,
        ownership,
        affiliation,
        type,
        basis(draws),
        independent,
        doubleFirstClass(affiliation, gives, draws));
  }

  /** The last of each level are not public, 57 of 100 of them among those that give degrees. */
  private Ownership ownership(InventedUnit unit, int at, int place, Draws draws) {
    boolean gives = place < degree[at];
    int left = gives ? degree[at] - place : degree[at] + diploma[at] - place;
    double share = unit.nonPublic() * (gives ? 0.57 : 0.43);
    double here =
        gives
            ? (double) degree[at] / unit.undergraduate()
            : (double) diploma[at] / unit.vocational();
    if (left > Math.round(share * here)) {
      return Ownership.PUBLIC;
    }
    return draws.chance(0.015) ? Ownership.SINO_FOREIGN : Ownership.PRIVATE;
  }

  private Affiliation affiliation(
      InventedUnit unit, int at, int place, Ownership ownership, Draws draws) {
    if (unit.isXpcc()) {
      return Affiliation.XPCC;
    }
    if (ownership != Ownership.PUBLIC) {
      return Affiliation.PROV_EDU;
    }
    double central = (double) unit.central() * degree[at] / unit.undergraduate();
    if (place < Math.round(central)) {
      return draws.chance(0.64) ? Affiliation.MOE : Affiliation.OTHER_CENTRAL;
    }
    return Affiliation.PROV_GOV;
  }

  private static InstitutionType type(InventedUnit unit, boolean gives, Draws draws) {
    boolean target = draws.chance((double) unit.target() / unit.total());
    String column = (gives ? "degree" : "diploma") + (target ? "_target" : "_other");
    return InstitutionType.valueOf(draws.weighted(TYPES.column(column)));
  }

  private String city(InventedUnit unit, int at, Draws draws) {
    if (unit.isMunicipality()) {
      return unit.name();
    }
    int cities = 2 + (degree[at] + diploma[at]) / 9;
    return names.place(-1L - at * 1000L - draws.between(0, Math.min(cities, 20))) + "市";
  }

  private static String authority(InventedUnit unit, Affiliation affiliation, Draws draws) {
    return switch (affiliation) {
      case MOE -> "教育部";
      case OTHER_CENTRAL -> draws.pick(OTHER_CENTRAL);
      case PROV_GOV, XPCC -> unit.name();
      case PROV_EDU -> unit.isMunicipality() ? unit.name() + "教委" : unit.shortName() + "教育厅";
    };
  }

  private static TypeBasis basis(Draws draws) {
    double drawn = draws.uniform();
    if (drawn < 0.023) {
      return TypeBasis.UNCONFIRMED;
    }
    return drawn < 0.073 ? TypeBasis.NAME_RULE : TypeBasis.PUBLISHED_LISTING;
  }

  private static String doubleFirstClass(Affiliation affiliation, boolean gives, Draws draws) {
    double drawn = draws.uniform();
    if (!gives) {
      return "";
    }
    double first =
        affiliation == Affiliation.MOE ? .42 : affiliation == Affiliation.OTHER_CENTRAL ? .16 : 0;
    double second =
        switch (affiliation) {
          case MOE -> .55;
          case OTHER_CENTRAL -> .26;
          case PROV_GOV, XPCC -> .065;
          case PROV_EDU -> 0;
        };
    return drawn < first ? "A" : drawn < first + second ? "B" : "";
  }

  /** The list and its attributes, in the shape in which real lists are imported. */
  public List<RegisterFile> files() {
    return files(institutions().toList());
  }

  static List<RegisterFile> files(List<InventedInstitution> all) {
    return List.of(
        file(
            all,
            "institutions.csv",
            "code",
            "name_zh",
            "province_code",
            "province_zh",
            "city_zh",
            "authority",
            "level",
            "ownership",
            "remark"),
        file(
            all,
            "institution_attributes.csv",
            "code",
            "name_zh",
            "type_code",
            "type_zh",
            "type_basis",
            "target_type",
            "region_code",
            "region_zh",
            "reporting_unit_code",
            "reporting_unit_zh",
            "affiliation_code",
            "affiliation_zh",
            "independent_college",
            "double_first_class"));
  }

  private static RegisterFile file(List<InventedInstitution> all, String name, String... columns) {
    StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
    all.forEach(i -> text.append(i.line(columns)));
    return new RegisterFile(name, text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
