package org.orgstatus.demonstration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.registry.InstitutionType.BroadGroup;

/** Form A, sections 7 and 8: projects, modes, levers. */
final class ActivityModels {

  private ActivityModels() {}

  static void addTo(Map<String, ItemModel> models) {
    addProjects(models);
    models.put("a_modes", a -> a.each(a.truth().modes(group(a))));
    models.put("a_mode_main", ActivityModels::mainMode);
    models.put(
        "a_partners",
        a ->
            a.each(
                PlantedType.Side.OUTWARD,
                Shares.of(
                    "campus .76 society .34 assoc .52 hei .30 inst .20 firm .34 gov .24 school .36"
                        + " community .32 intl .06")));
    models.put("a_online", a -> a.one("s0 .36 s1 .48 s2 .13 s3 .03"));
    models.put("a_brand_n", a -> Asked.count(Math.min(20, a.draws().poisson(1.3))));
    models.put("ab_name", a -> Asked.words("品牌活动" + a.path().row() + "（演示）"));
    models.put(
        "ab_since", a -> Asked.count(a.referenceDate().getYear() - 2.0 - a.draws().poisson(5)));
    models.put("ab_people", a -> Asked.count(Math.min(80_000, a.draws().logNormal(420, 1))));
    models.put("a_levers", ActivityModels::levers);
    models.put("a_lever_text", a -> a.written(a.truth().leverThemes(group(a))));
    models.put("a_home", a -> a.yes(a.draws().chance(a.unit().isUndergraduate() ? .34 : .22)));
  }

  private static BroadGroup group(Asked asked) {
    return asked.unit().type().broadGroup();
  }

  private static void addProjects(Map<String, ItemModel> models) {
    models.put(
        "a_list_known",
        a ->
            a.unit().isUndergraduate()
                ? a.one("received .46 heard .30 unaware .24")
                : a.one("received .28 heard .30 unaware .42"));
    models.put("a_res", ActivityModels::projects);
    for (String project : List.of("medal", "academician", "award", "delegate", "innov", "young")) {
      models.put("a_res_" + project + "_n", a -> Asked.count(1 + a.draws().poisson(.9)));
    }
    models.put("a_res_camp_n", a -> Asked.count(Math.max(20, a.draws().logNormal(90, .5))));
    models.put("a_res_barrier", ActivityModels::barriers);
  }

  private static AnswerValue projects(Asked asked) {
    Map<String, Double> chances = new LinkedHashMap<>(asked.truth().projects(asked.unit()));
    boolean asksCamp = asked.filling().value("a_t5_prog").isGiven();
    boolean camp = asksCamp ? asked.isChosen("a_t5_prog", "camp") : TaskModels.hasCamp(asked);
    if (camp) {
      chances.put("camp", 1.0);
    }
    return asked.each(PlantedType.Side.OUTWARD, chances);
  }

  private static AnswerValue barriers(Asked asked) {
    if (asked.draws().chance(.10)) {
      return asked.many(List.of("none"));
    }
    return asked.some(
        Shares.of("info 8 quota 9 dept 7 staff 8 fund 9 channel 5 other .5"),
        asked.draws().between(1, 3));
  }

  private static AnswerValue mainMode(Asked asked) {
    List<String> used = asked.chosenMany("a_modes");
    if (used.isEmpty()) {
      return AnswerValue.NOT_ANSWERED;
    }
    Map<String, Double> weights = new LinkedHashMap<>();
    Map<String, Double> chances = asked.truth().modes(group(asked));
    used.forEach(mode -> weights.put(mode, chances.getOrDefault(mode, .1)));
    return asked.one(weights);
  }

  private static AnswerValue levers(Asked asked) {
    if (asked.isDormant() && asked.draws().chance(.7) || asked.draws().chance(.06)) {
      return asked.many(List.of("none"));
    }
    Map<String, Double> weights = new LinkedHashMap<>(asked.truth().levers(group(asked)));
    if (!asked.truth().hasAlliance(asked.unit().unit())) {
      weights.remove("alliance");
    }
    int count = asked.draws().pick(List.of(1, 2, 2, 3, 3, 3));
    return asked.some(weights, count);
  }
}
