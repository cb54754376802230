package org.orgstatus.demonstration;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.registry.Affiliation;

/** Form C: coverage as the province knows it, its measures, its list of alliances. */
final class ProvinceModels {

  /** How files with the list of associations are called. */
  static final String ROSTER = "已成立高校科协名单.csv";

  private ProvinceModels() {}

  static void addTo(Map<String, ItemModel> models) {
    addDepartment(models);
    addCoverage(models);
    addMechanisms(models);
    addAlliances(models);
    models.put("c_diff", ProvinceModels::difficulties);
    models.put("c_measure", Asked::written);
    models.put("c_suggest", Asked::written);
  }

  private static boolean takes(Asked asked, String measure) {
    return asked.draws().chance(asked.truth().measure(measure, asked.province().unit()));
  }

  /** Each code with the chance of the measure. */
  private static AnswerValue each(Asked asked, String measure, String... codes) {
    Map<String, Double> chances = new LinkedHashMap<>();
    double chance = asked.truth().measure(measure, asked.province().unit());
    Stream.of(codes).forEach(code -> chances.put(code, chance));
    return asked.each(chances);
  }

  private static void addDepartment(Map<String, ItemModel> models) {
    models.put("c_dept", a -> a.one("society .50 org .22 pop .16 general .08 other .04"));
    models.put("c_dept_doc", a -> a.yes(takes(a, "written_duty")));
    models.put("c_person", a -> a.yes(takes(a, "person")));
    models.put(
        "c_staff_full",
        a -> Asked.count(a.draws().poisson(a.isChosen("c_person", "yes") ? .9 : .1)));
    models.put("c_staff_part", a -> Asked.count(1 + a.draws().poisson(1.4)));
    models.put("c_fund", a -> Asked.money(Math.min(1_000, a.draws().logNormal(money(a), .6))));
  }

  private static double money(Asked asked) {
    return switch (asked.province().unit().region()) {
      case EAST -> 60;
      case CENTRAL -> 36;
      case WEST -> 18;
      case NORTHEAST -> 26;
    };
  }

  private static void addCoverage(Map<String, ItemModel> models) {
    models.put("c_n_hei", a -> Asked.count(institutions(a)));
    models.put("c_n_assoc", a -> Asked.count(a.province().listed().size()));
    models.put("c_n_assoc_target", a -> listed(a, i -> i.type().target()));
    models.put("c_n_assoc_voc", a -> listed(a, i -> !i.isUndergraduate()));
    models.put(
        "c_n_assoc_central",
        a -> listed(a, i -> i.affiliationGroup() == Affiliation.Group.CENTRAL));
    models.put(
        "c_n_prep",
        a ->
            Asked.count(
                a.province().institutions().stream()
                    .filter(f -> f.status().equals("preparing"))
                    .count()));
    models.put(
        "c_n_new",
        a ->
            Asked.count(
                a.province().count(f -> f.founded().getYear() == InventedStudy.REFERENCE_YEAR)));
    models.put("c_denominator", a -> a.one("all .30 target .34 target_ug .14 ug .12 none .10"));
    models.put("c_roster", ProvinceModels::roster);
  }

  /** One province in eight counts otherwise than the register, as soft check Q24 expects. */
  private static double institutions(Asked asked) {
    int registered = asked.province().registered();
    int listed = asked.province().listed().size();
    double off = asked.draws().chance(.125) ? -5 : asked.draws().between(-1, 1);
    return Math.max(listed, registered + off);
  }

  private static AnswerValue listed(Asked asked, Predicate<InventedInstitution> which) {
    return Asked.count(asked.province().count(InventedFacts.ofUnit(which)));
  }

  private static AnswerValue roster(Asked asked) {
    int size = asked.province().roster().getBytes(StandardCharsets.UTF_8).length;
    return new AnswerValue.Attached("invented-" + asked.province().code(), ROSTER, size, "csv");
  }

  private static void addMechanisms(Map<String, ItemModel> models) {
    models.put(
        "c_target", a -> takes(a, "target") ? a.one("prov .46 city .24 hei .30") : a.code("none"));
    models.put("c_edu", a -> each(a, "education", "doc", "meeting", "project", "assess"));
    models.put(
        "c_contact", a -> each(a, "contact", "liaison", "visit", "meeting", "group", "joint"));
    models.put(
        "c_visits", a -> Asked.count(a.draws().poisson(a.isChosen("c_contact", "visit") ? 14 : 3)));
    models.put("c_pref_role", a -> each(a, "prefecture", "approve", "guide", "service"));
    models.put(
        "c_docs",
        a -> each(a, "documents", "charter", "approval", "election", "group_member", "assess"));
    models.put("c_group_members", ProvinceModels::groupMembers);
    models.put("c_approval_clear", a -> a.yes(takes(a, "approval")));
    models.put("c_reslist", a -> a.yes(takes(a, "resource_list")));
    models.put(
        "c_res",
        a ->
            each(
                a,
                "projects",
                "medal",
                "academician",
                "award",
                "delegate",
                "innov",
                "young",
                "camp"));
    models.put("c_train", a -> Asked.count(Math.min(2_000, a.draws().logNormal(2 * money(a), .6))));
    models.put("c_exchange", a -> Asked.count(a.draws().poisson(1.3)));
    models.put("c_models", a -> Asked.count(takes(a, "models") ? 1 + a.draws().poisson(3) : 0));
  }

  private static AnswerValue groupMembers(Asked asked) {
    int listed = asked.province().listed().size();
    return Asked.count(listed * (.4 + .5 * asked.draws().uniform()) - .5);
  }

  private static void addAlliances(Map<String, ItemModel> models) {
    models.put("c_all_exists", a -> a.yes(!a.province().alliances().isEmpty()));
    models.put("c_all_plan", a -> a.one("m6 .06 y1 .20 y2 .26 later .18 no_plan .30"));
    models.put("ca_name", a -> Asked.words(row(a).name()));
    models.put("ca_kind", a -> a.code(row(a).kind()));
    models.put("ca_scope", a -> a.code(row(a).scope()));
    models.put("ca_date", a -> new AnswerValue.Month(row(a).founded()));
    models.put("ca_lead", a -> new AnswerValue.Chosen(row(a).lead()));
    models.put("ca_members", a -> Asked.count(row(a).members()));
    models.put("ca_members_no", a -> Asked.count(row(a).without()));
    models.put(
        "ca_support", a -> a.many(row(a).support().isEmpty() ? List.of("none") : row(a).support()));
    models.put("ca_role", a -> a.rating("r", row(a).strength()));
  }

  private static InventedProvince.Listed row(Asked asked) {
    return asked.province().alliances().get(asked.row());
  }

  private static AnswerValue difficulties(Asked asked) {
    return asked.some(
        Shares.of(
            "status 10 staff 11 fund 7 overlap 4 resource 6 member 3 rule 9 guidance 8 incentive 8"
                + " platform 4 meeting 5 other .3"),
        asked.draws().between(2, 5));
  }
}
