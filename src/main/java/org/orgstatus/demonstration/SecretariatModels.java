package org.orgstatus.demonstration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.orgstatus.questionnaire.AnswerValue;

/** Form D: what an alliance is, does and thinks, as strong as it was planted. */
final class SecretariatModels {

  private SecretariatModels() {}

  static void addTo(Map<String, ItemModel> models) {
    addIdentity(models);
    addSystem(models);
    addMembers(models);
    addMechanism(models);
    addFunctions(models);
    addPosition(models);
    addMoney(models);
    models.put("d_diff", SecretariatModels::difficulties);
    models.put("d_need", Asked::written);
    models.put("d_suggest", Asked::written);
  }

  private static PlantedAlliance planted(Asked asked) {
    return asked.secretariat().planted();
  }

  private static boolean chance(Asked asked, double weakest, double strongest) {
    return asked.draws().chance(planted(asked).chance(weakest, strongest));
  }

  /** Each code with the same chance, which grows with strength. */
  private static AnswerValue each(Asked asked, double weakest, double strongest, String... codes) {
    double chance = planted(asked).chance(weakest, strongest);
    Map<String, Double> chances = new LinkedHashMap<>();
    Stream.of(codes).forEach(code -> chances.put(code, chance));
    return asked.each(chances);
  }

  private static void addIdentity(Map<String, ItemModel> models) {
    models.put("d_name", a -> Asked.words(a.secretariat().alliance().name()));
    models.put("d_kind", a -> a.code("alliance"));
    models.put("d_scope", a -> a.code("province"));
    models.put("d_date", a -> new AnswerValue.Month(planted(a).founded()));
    models.put("d_initiator", a -> a.code(planted(a).initiator()));
  }

  private static void addSystem(Map<String, ItemModel> models) {
    models.put("d_form", a -> a.code(planted(a).form()));
    models.put(
        "d_charter",
        a ->
            chance(a, .1, .98)
                ? a.one("congress .72 other_body .28")
                : a.one("draft .46 none .54"));
    models.put(
        "d_organs",
        a -> each(a, .2, .75, "congress", "council", "standing", "secretariat", "special"));
    models.put(
        "d_term", a -> Asked.count(chance(a, .2, .98) ? a.draws().pick(List.of(3, 4, 5)) : 0));
    models.put(
        "d_leader",
        a ->
            chance(a, .5, 1)
                ? a.one("main_leader .24 leader .48 academician .08 expert .06 assoc .14")
                : a.code("vacant"));
    models.put("d_leader_elect", a -> a.one("compete .06 equal .40 consult .46 appoint .08"));
    models.put("d_lead", a -> new AnswerValue.Chosen(a.secretariat().alliance().lead()));
    models.put(
        "d_sec_host",
        a -> chance(a, .3, 1) ? a.one("hei .62 hei2 .06 assoc .24 rotate .08") : a.code("none"));
    models.put("d_sec_full", a -> Asked.count(chance(a, 0, .9) ? 1 + a.draws().poisson(.5) : 0));
    models.put("d_sec_part", a -> Asked.count(1 + a.draws().poisson(1.6)));
  }

  private static void addMembers(Map<String, ItemModel> models) {
    models.put("d_mem_total", a -> Asked.count(a.secretariat().members()));
    models.put("d_mem_hei", a -> Asked.count(a.secretariat().institutions().size()));
    models.put("d_mem_no", a -> Asked.count(a.secretariat().without()));
    models.put(
        "d_mem_voc", a -> Asked.count(a.secretariat().count(f -> !f.unit().isUndergraduate())));
    models.put("d_mem_conv", a -> Asked.count(a.secretariat().converted()));
    models.put(
        "d_enter",
        a ->
            a.secretariat().without() > 0
                ? a.one("any .64 invite .24 none .12")
                : a.one("has_assoc .70 invite .20 none .10"));
  }

  private static void addMechanism(Map<String, ItemModel> models) {
    models.put(
        "d_mech",
        a ->
            each(
                a, .08, .82, "meeting", "rotate", "plan", "share", "info", "fund", "assess",
                "liaison", "agent"));
    models.put("d_meet_general", a -> Asked.count(chance(a, .1, .98) ? 1 : 0));
    models.put("d_meet_council", a -> Asked.count(a.draws().poisson(planted(a).chance(.2, 2.6))));
    models.put("d_joint", a -> Asked.count(a.draws().poisson(planted(a).chance(.3, 9))));
    models.put("d_joint_people", SecretariatModels::attendances);
    models.put(
        "d_train",
        a ->
            Asked.count(
                chance(a, .1, .98) ? a.draws().logNormal(planted(a).strength() * 22, .4) : 0));
    models.put(
        "d_plan_report",
        a ->
            chance(a, .1, .98)
                ? a.one("both .86 plan .08 report .06")
                : a.one("plan .30 none .70"));
  }

  private static AnswerValue attendances(Asked asked) {
    double activities = asked.number("d_joint", 2);
    return Asked.count(activities == 0 ? 0 : asked.draws().logNormal(130 * activities, .5));
  }

  private static void addFunctions(Map<String, ItemModel> models) {
    models.put(
        "d_func",
        a ->
            a.each(
                "bridge .92 found .78 resource .60 academic .62 pop .56 talent .44 transfer .36"
                    + " advice .34 train .48 self .14 voice .46"));
    models.put("d_func_real", SecretariatModels::actual);
    models.put("d_func_main", a -> AllianceModels.oneOf(a, "d_func_real"));
    models.put(
        "d_res",
        a ->
            each(
                a,
                .04,
                .62,
                "medal",
                "academician",
                "award",
                "delegate",
                "innov",
                "young",
                "camp"));
  }

  /** Of what was set down, the more the stronger; one in ten does something beside it. */
  private static AnswerValue actual(Asked asked) {
    List<String> stated = asked.chosenMany("d_func");
    Set<String> actual = new TreeSet<>();
    for (String function : stated) {
      if (chance(asked, .15, .92)) {
        actual.add(function);
      }
    }
    if (asked.draws().chance(.1)) {
      actual.add("self");
    }
    if (actual.isEmpty()) {
      actual.add(stated.isEmpty() ? "bridge" : stated.get(0));
    }
    return asked.many(actual);
  }

  private static void addPosition(Map<String, ItemModel> models) {
    models.put("d_position", a -> a.code(planted(a).position()));
    models.put(
        "d_link_assoc",
        a -> a.many(a.secretariat().links().isEmpty() ? List.of("none") : a.secretariat().links()));
    models.put(
        "d_link_edu",
        a ->
            planted(a).initiator().equals("both") || planted(a).initiator().equals("edu")
                ? each(a, .4, .7, "doc", "meeting", "project", "assess")
                : each(a, .05, .3, "doc", "meeting", "project"));
    for (String effect : List.of("found", "activity", "resource", "policy")) {
      models.put("d_rate_" + effect, a -> a.rating("r", planted(a).strength()));
    }
  }

  private static void addMoney(Map<String, ItemModel> models) {
    models.put("d_fund_src", a -> each(a, .12, .62, "assoc", "edu", "lead", "dues", "project"));
    models.put(
        "d_fund_total",
        a ->
            Asked.money(
                a.isChosen("d_fund_src", "none")
                    ? 0
                    : a.draws().logNormal(planted(a).strength() * 5, .5)));
    models.put("d_fund_assoc", SecretariatModels::part);
    models.put("d_fund_lead", SecretariatModels::part);
    models.put("d_fund_enough", SecretariatModels::adequacy);
  }

  /** At most half of the income, so that two parts never exceed it. */
  private static AnswerValue part(Asked asked) {
    return Asked.money(asked.number("d_fund_total", 8) * (.15 + .35 * asked.draws().uniform()));
  }

  private static AnswerValue adequacy(Asked asked) {
    return asked.number("d_fund_total", 5) < 8
        ? asked.one("a1 .34 a2 .42 a3 .20 a4 .04")
        : asked.one("a1 .06 a2 .28 a3 .48 a4 .18");
  }

  private static AnswerValue difficulties(Asked asked) {
    return asked.some(
        Shares.of("legal 9 fund 10 staff 9 authority 7 overlap 4 lead 6 uneven 8 edu 6 other .3"),
        asked.draws().between(2, 5));
  }
}
