package org.orgstatus.demonstration;

import java.util.List;
import java.util.Map;
import org.orgstatus.questionnaire.AnswerValue;

/** Form A, section 5: Party leadership, plans, rules, coordination. */
final class MechanismModels {

  private MechanismModels() {}

  static void addTo(Map<String, ItemModel> models) {
    models.put("a_party_lead", MechanismModels::partyLead);
    models.put("a_party_meet", MechanismModels::partyMeetings);
    models.put("a_plan_report", MechanismModels::planAndReport);
    models.put("a_rules", MechanismModels::rules);
    models.put("a_coord_mech", a -> a.one("regular .28 event .52 none .20"));
    models.put("a_coord_dept", MechanismModels::departments);
    models.put(
        "a_contact_freq",
        a ->
            a.isDormant()
                ? a.one("f0 .45 f1 .40 f2 .15")
                : a.one("f0 .07 f1 .18 f2 .36 f3 .28 f4 .11"));
    models.put("a_feedback", a -> a.one("regular .18 adhoc .42 internal .22 none .18"));
    models.put(
        "a_undertake",
        a ->
            a.isDormant()
                ? a.each("person .20 notice .12")
                : a.each("person .52 notice .44 fund .16 credit .18 joint .30"));
  }

  private static AnswerValue partyLead(Asked asked) {
    if (!asked.passes("OPM-01")) {
      return asked.many(List.of("none"));
    }
    AnswerValue drawn = asked.each("agenda .38 leader .74 plan .46 assess .22 support .30");
    return drawn.equals(asked.many(List.of("none"))) ? asked.many(List.of("leader")) : drawn;
  }

  /** One in a hundred contradicts itself, as soft check Q29 expects. */
  private static AnswerValue partyMeetings(Asked asked) {
    boolean taken = asked.isChosen("a_party_lead", "agenda") != asked.draws().chance(.01);
    return Asked.count(taken ? 1 + asked.draws().poisson(.5) : 0);
  }

  private static AnswerValue planAndReport(Asked asked) {
    return asked.isDormant()
        ? asked.one("both .08 plan .10 none .82")
        : asked.one("both .62 plan .08 report .15 none .15");
  }

  private static AnswerValue rules(Asked asked) {
    String chances =
        switch (asked.unit().region()) {
          case EAST -> "meeting .64 member .44 finance .46 activity .56 committee .32 award .48";
          case WEST -> "meeting .46 member .28 finance .32 activity .38 committee .18 award .34";
          default -> "meeting .55 member .36 finance .40 activity .47 committee .25 award .42";
        };
    return asked.each(PlantedType.Side.INWARD, Shares.of(chances));
  }

  private static AnswerValue departments(Asked asked) {
    if (asked.isDormant() || asked.isChosen("a_coord_mech", "none") && asked.draws().chance(.5)) {
      return asked.many(List.of("none"));
    }
    return asked.each(
        "research .80 hr .24 youth .66 grad .30 teaching .42 union .24 publicity .36 intl .14"
            + " retired .12 library .16 lab .20 other .03");
  }
}
