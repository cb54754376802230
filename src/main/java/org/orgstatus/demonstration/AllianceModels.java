package org.orgstatus.demonstration;

import java.util.List;
import java.util.Map;
import org.orgstatus.questionnaire.AnswerValue;

/** Form A, sections 10 and 11: the alliance, difficulties, suggestions. */
final class AllianceModels {

  private AllianceModels() {}

  static void addTo(Map<String, ItemModel> models) {
    models.put("a_all_member", AllianceModels::member);
    models.put("b_alliance", AllianceModels::member);
    models.put("a_all_id", a -> new AnswerValue.Chosen(InventedAlliance.idOf(a.unit().unit())));
    models.put("a_all_id_other", a -> Asked.words(a.unit().unit().shortName() + "高校科协联盟（演示）"));
    models.put("a_all_role", a -> a.one("lead .03 vice .10 sec .02 council .30 ordinary .55"));
    models.put(
        "a_all_joint",
        a -> Asked.count(a.isDormant() ? 0 : a.draws().poisson(alliance(a).chance(.4, 3.2))));
    models.put("a_all_benefit", AllianceModels::benefits);
    models.put("a_all_useful", a -> a.rating("r", alliance(a).strength()));
    models.put("a_diff", AllianceModels::difficulties);
    models.put("a_diff_main", a -> oneOf(a, "a_diff"));
    models.put("a_suggest", a -> a.written(a.truth().suggestionThemes(a.unit())));
  }

  /** Form A is that of institutions with an association. */
  private static AnswerValue member(Asked asked) {
    boolean association = asked.path().name().startsWith("a_");
    return asked.code(InventedFacts.tie(asked.truth(), asked.seed(), asked.unit(), association));
  }

  /** Members know their alliance: their ratings and joint activities follow its strength. */
  private static PlantedAlliance alliance(Asked asked) {
    return asked.truth().alliance(asked.unit().unit()).orElseThrow();
  }

  private static AnswerValue benefits(Asked asked) {
    if (asked.draws().chance(.08)) {
      return asked.many(List.of("none"));
    }
    return asked.some(
        Shares.of("info 9 project 5 exchange 9 event 6 training 5 founding 2 other .3"),
        asked.draws().between(1, 3));
  }

  private static AnswerValue difficulties(Asked asked) {
    if (asked.draws().chance(.03)) {
      return asked.many(List.of("none"));
    }
    String weights =
        asked.unit().isUndergraduate()
            ? "status 9 staff 12 fund 10 overlap 7 resource 6 member 5 rule 4 guidance 4"
                + " incentive 7 platform 5 meeting 3 other .3"
            : "status 9 staff 11 fund 12 overlap 4 resource 9 member 4 rule 7 guidance 9"
                + " incentive 6 platform 8 meeting 3 other .3";
    return asked.some(Shares.of(weights), asked.draws().between(2, 5));
  }

  /** One of the codes ticked in another question. */
  static AnswerValue oneOf(Asked asked, String name) {
    List<String> ticked = asked.chosenMany(name);
    return ticked.isEmpty() ? AnswerValue.NOT_ANSWERED : asked.code(asked.draws().pick(ticked));
  }
}
