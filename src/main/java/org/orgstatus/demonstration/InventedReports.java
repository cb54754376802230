package org.orgstatus.demonstration;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.collection.BulkSubmissions;
import org.orgstatus.collection.Sources;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.Choice;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;

/**
 * The forms beside those of institutions: C of the provinces, D of the alliances, E of visits. They
 * tell of the same invented institutions, as far as their authors know them.
 */
final class InventedReports {

  static final String PROVINCE = "provincial_association";
  static final String ALLIANCE = "alliance";
  static final String VISIT = "alliance_visit";

  /** The unit whose coordinator, secretary and field researcher are shown on the log-in page. */
  static final String SHOWN_UNIT = "420000";

  private static final Set<String> SILENT_PROVINCES = Set.of("540000", "660000");
  private static final String BEGUN_PROVINCE = "220000";
  private static final Set<String> BEGUN_SECTIONS = Set.of("0", "1", "3");

  /** Nothing of the last two sections yet: money, difficulties. */
  private static final Set<String> BEGUN_ALLIANCE = Set.of("1", "2", "3", "4", "5", "6");

  private static final Set<String> BEGUN_VISIT = Set.of("1", "2");
  private static final Set<String> SILENT_ALLIANCES = Set.of("430000");
  private static final Set<String> VISITED = Set.of("110000", "320000", "330000", "610000");

  private static final Map<ItemPath, String> REMARKS =
      Map.of(
          ItemPath.of("c_fund"), "请核对是否包含科普专项经费，只填用于高校科协工作的部分（演示意见）",
          ItemPath.of("c_n_prep"), "与各校填报的筹建数不一致，请核对（演示意见）");

  private final InventedStudy study;
  private final Function<String, Routing> routings;
  private final Instant now;
  private final Map<String, InventedProvince> provinces = new LinkedHashMap<>();
  private final Map<String, InventedSecretariat> secretariats = new LinkedHashMap<>();

  /**
   * @param routings the response that begins with a form, by the form's id
   * @param now until when institutions' answers may have been accepted
   */
  InventedReports(InventedStudy study, Function<String, Routing> routings, Instant now) {
    this.study = study;
    this.routings = routings;
    this.now = now;
    Map<InventedUnit, List<InventedFacts>> facts =
        study
            .register()
            .institutions()
            .map(study::facts)
            .collect(Collectors.groupingBy(f -> f.unit().unit()));
    for (InventedAlliance alliance : InventedAlliance.all(study.truth())) {
      secretariats.put(
          alliance.unit().code(),
          InventedSecretariat.of(
              alliance,
              study.truth().alliance(alliance.unit()).orElseThrow(),
              study.seed(),
              facts.get(alliance.unit())));
    }
    for (InventedUnit unit : InventedUnit.ALL) {
      provinces.put(
          unit.code(),
          new InventedProvince(unit, registered(unit, facts), facts.get(unit), listed(unit)));
    }
  }

  /** A province counts every institution that lies in it, XPCC its own. */
  private static int registered(InventedUnit unit, Map<InventedUnit, List<InventedFacts>> facts) {
    return facts.entrySet().stream()
        .filter(
            e ->
                e.getKey().equals(unit)
                    || !unit.isXpcc() && e.getKey().provinceCode().equals(unit.code()))
        .mapToInt(e -> e.getValue().size())
        .sum();
  }

  /** The alliance of the register, and in two units one more that waits to be confirmed. */
  private List<InventedProvince.Listed> listed(InventedUnit unit) {
    List<InventedProvince.Listed> listed = new ArrayList<>();
    if (secretariats.containsKey(unit.code())) {
      listed.add(secretariats.get(unit.code()).listed(study.seed()));
    }
    InventedProvince.further(unit).ifPresent(listed::add);
    return listed;
  }

  Stream<InventedProvince> provinces() {
    return provinces.values().stream();
  }

  Stream<InventedSecretariat> secretariats() {
    return secretariats.values().stream();
  }

  /** Visits that are over, and the one that the shown field researcher writes down now. */
  Stream<InventedVisit> visits() {
    return secretariats()
        .filter(s -> VISITED.contains(unit(s)) || isShown(s))
        .map(s -> InventedVisit.of(s, name(s.alliance().lead()), !isShown(s), study.seed()));
  }

  /** Whether the province has sent its form once, accepted or not. */
  boolean responds(InventedProvince province) {
    return !SILENT_PROVINCES.contains(province.code()) && !isBegun(province);
  }

  private static boolean isBegun(InventedProvince province) {
    return province.code().equals(BEGUN_PROVINCE);
  }

  private static boolean isShown(InventedSecretariat secretariat) {
    return unit(secretariat).equals(SHOWN_UNIT);
  }

  private static String unit(InventedSecretariat secretariat) {
    return secretariat.alliance().unit().code();
  }

  private String name(String code) {
    return provinces()
        .flatMap(p -> p.institutions().stream())
        .map(InventedFacts::unit)
        .filter(i -> i.code().equals(code))
        .findFirst()
        .orElseThrow()
        .name();
  }

  // ---- what is stored

  /** The responses to a form that were sent, with what became of them. */
  Stream<BulkSubmissions.Filled> sent(String form) {
    return switch (form) {
      case PROVINCE -> provinces().filter(this::responds).map(this::complete);
      case ALLIANCE ->
          secretariats()
              .filter(s -> !isShown(s) && !SILENT_ALLIANCES.contains(unit(s)))
              .map(s -> complete(ALLIANCE, s, answered(s)));
      case VISIT -> visits().filter(v -> !isShown(v.to())).map(this::complete);
      default -> throw new IllegalArgumentException("no reports by form " + form);
    };
  }

  /** The drafts of a form. */
  Stream<BulkSubmissions.Filled> begun(String form) {
    return switch (form) {
      case PROVINCE ->
          provinces().filter(InventedReports::isBegun).map(p -> begun(PROVINCE, p, BEGUN_SECTIONS));
      case ALLIANCE ->
          secretariats()
              .filter(InventedReports::isShown)
              .map(s -> begun(ALLIANCE, s, BEGUN_ALLIANCE));
      case VISIT -> visits().filter(v -> isShown(v.to())).map(v -> begun(VISIT, v, BEGUN_VISIT));
      default -> throw new IllegalArgumentException("no reports by form " + form);
    };
  }

  private BulkSubmissions.Filled complete(InventedProvince province) {
    List<BulkSubmissions.Later> later =
        province.code().equals(SHOWN_UNIT)
            ? course(province).returned(now, REMARKS)
            : answered(province);
    Map<ItemPath, BulkSubmissions.File> files =
        Map.of(
            ItemPath.of("c_roster"),
            new BulkSubmissions.File(
                ProvinceModels.ROSTER, province.roster().getBytes(StandardCharsets.UTF_8)));
    return complete(PROVINCE, province, later).with(files);
  }

  private BulkSubmissions.Filled complete(InventedVisit visit) {
    BulkSubmissions.Filled written = complete(VISIT, visit, List.of());
    return written.rated(ratings(written.filling(), visit));
  }

  /**
   * What each of the pair says alone: the one the values agreed on, the other often a grade off.
   */
  List<Map<String, String>> ratings(Filling filling, InventedRespondent who) {
    Map<String, String> one = new TreeMap<>();
    Map<String, String> other = new TreeMap<>();
    for (Item.Question question : filling.routing().forms().get(0).ratedAlone()) {
      List<String> codes =
          question.choices().orElseThrow().choices().stream().map(Choice::code).toList();
      String agreed = filling.value(question.name()).inExpressions().text();
      Draws draws = Draws.of(study.seed(), who.code(), question.name(), "alone");
      int off = draws.chance(PlantedTruth.APART_ALONE) ? draws.pick(List.of(-1, 1)) : 0;
      int at = Math.max(0, Math.min(codes.size() - 1, codes.indexOf(agreed) + off));
      one.put(question.name(), agreed);
      other.put(question.name(), codes.get(at));
    }
    return List.of(one, other);
  }

  private BulkSubmissions.Filled complete(
      String form, InventedRespondent who, List<BulkSubmissions.Later> later) {
    Filling filling = filled(form, who);
    return new BulkSubmissions.Filled(
        who.code(), filling, study.answers().explanations(filling), course(who).at(now), later);
  }

  private BulkSubmissions.Filled begun(String form, InventedRespondent who, Set<String> sections) {
    Filling filling = blank(form, who);
    study.answers().start(filling, who, sections);
    return new BulkSubmissions.Filled(who.code(), filling, Map.of(), course(who).at(now));
  }

  private List<BulkSubmissions.Later> answered(InventedRespondent who) {
    return course(who).answered(course(who).at(now), now);
  }

  private InventedCourse course(InventedRespondent who) {
    return new InventedCourse(study.seed(), who);
  }

  // ---- filling in

  /** The complete, faultless filling of a form by its unit. */
  Filling filled(String form, InventedRespondent who) {
    Filling filling = blank(form, who);
    study.answers().fill(filling, who);
    return filling;
  }

  private Filling blank(String form, InventedRespondent who) {
    return new Filling(
        routings.apply(form),
        new InventedSurroundings(
            who.code(), registered(who), study.wave(), study.seed(), sources(who)),
        AnswerSheet.EMPTY);
  }

  /** The columns of the register that the forms ask for. */
  private static Map<String, String> registered(InventedRespondent who) {
    if (who instanceof InventedProvince province) {
      return Map.of(
          "reporting_unit_code", province.code(),
          "reporting_unit_zh", province.unit().name(),
          "n_institutions", Integer.toString(province.registered()));
    }
    return Map.of("alliance_id", who.code());
  }

  private Sources sources(InventedRespondent who) {
    if (who instanceof InventedProvince province) {
      OptionalInt roster =
          province.hasRoster() ? OptionalInt.of(province.listed().size()) : OptionalInt.empty();
      return new InventedSources(roster, accepted(province), Optional.empty());
    }
    if (who instanceof InventedSecretariat secretariat) {
      Optional<InventedProvince.Listed> row =
          Optional.of(provinces.get(unit(secretariat)))
              .filter(this::responds)
              .map(p -> secretariat.listed(study.seed()));
      return new InventedSources(OptionalInt.empty(), Map.of(), row);
    }
    return Sources.NONE;
  }

  /** Accepted answers of a province's institutions, by status. */
  private Map<String, Integer> accepted(InventedProvince province) {
    return province.institutions().stream()
        .filter(f -> study.responds(f.unit()) && course(f.unit()).isAccepted(now))
        .collect(Collectors.toMap(InventedFacts::status, f -> 1, Integer::sum));
  }
}
