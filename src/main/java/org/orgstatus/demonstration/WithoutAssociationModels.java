package org.orgstatus.demonstration;

import java.util.List;
import java.util.Map;
import org.orgstatus.questionnaire.AnswerValue;

/** Form B: reasons, readiness, plans. */
final class WithoutAssociationModels {

  private WithoutAssociationModels() {}

  static void addTo(Map<String, ItemModel> models) {
    models.put("b_why", WithoutAssociationModels::reasons);
    models.put("b_why_main", a -> AllianceModels.oneOf(a, "b_why"));
    models.put(
        "b_diss_date",
        a -> new AnswerValue.Month(a.referenceMonth().minusMonths(a.draws().between(1, 160))));
    models.put("b_diss_reason", a -> a.one("reform .38 person .24 fund .14 task .20 other .04"));
    models.put(
        "b_subst", a -> a.one("research .56 youth .16 student .06 acad .10 none .10 other .02"));
    models.put("b_tasks_done", a -> a.each("t1 .66 t2 .42 t3 .48 t4 .52 t5 .60"));
    models.put("b_leader_known", a -> ready(a, .30));
    models.put("b_person", a -> ready(a, .52));
    models.put("b_dept", a -> ready(a, .66));
    models.put("b_condition", a -> ready(a, .34));
    models.put(
        "b_societies", a -> Asked.count(a.draws().poisson(a.unit().isUndergraduate() ? 1 : .2)));
    models.put("b_student_assoc", a -> ready(a, .40));
    models.put("b_need", a -> a.one("g1 .03 g2 .10 g3 .36 g4 .36 g5 .15"));
    models.put("b_stage", WithoutAssociationModels::stage);
    models.put("b_when", WithoutAssociationModels::plan);
    models.put("b_contact", a -> ready(a, .36));
    models.put("b_contact_who", a -> a.each("cast .02 prov .56 pref .48 county .10"));
    models.put("b_help", WithoutAssociationModels::help);
    models.put("b_suggest", Asked::written);
  }

  private static boolean isPreparing(Asked asked) {
    return asked.isChosen("g_status", "preparing");
  }

  /** Institutions in preparation are readier, vocational ones less ready. */
  private static AnswerValue ready(Asked asked, double chance) {
    double shift = (isPreparing(asked) ? .30 : 0) - (asked.unit().isUndergraduate() ? 0 : .08);
    return asked.yes(asked.draws().chance(Math.min(.97, Math.max(.03, chance + shift))));
  }

  private static AnswerValue reasons(Asked asked) {
    String weights =
        asked.unit().isUndergraduate()
            ? "unaware 6 no_need 4 overlap 10 few_st 3 no_person 6 no_post 11 no_fund 8"
                + " no_contact 6 procedure 6 leader 9 merging 3 other .3"
            : "unaware 10 no_need 4 overlap 6 few_st 9 no_person 7 no_post 11 no_fund 9"
                + " no_contact 10 procedure 8 leader 8 merging 3 other .3";
    return asked.some(Shares.of(weights), asked.draws().between(1, 5));
  }

  private static AnswerValue stage(Asked asked) {
    return isPreparing(asked)
        ? asked.one("idea .18 party .34 group .26 applied .22")
        : asked.one("idea .22 party .04 none .74");
  }

  /** Nobody who has not begun plans for the next six months. */
  private static AnswerValue plan(Asked asked) {
    if (isPreparing(asked)) {
      return asked.one("m6 .34 y1 .38 y2 .20 later .08");
    }
    return asked.isChosen("b_stage", "none")
        ? asked.one("y1 .05 y2 .15 later .28 no_plan .52")
        : asked.one("m6 .06 y1 .26 y2 .34 later .24 no_plan .10");
  }

  private static AnswerValue help(Asked asked) {
    if (!isPreparing(asked) && asked.draws().chance(.08)) {
      return asked.many(List.of("none"));
    }
    return asked.some(
        Shares.of(
            "policy 10 visit 6 model 7 exchange 9 leader 6 resource 6 fund 6 alliance 3 other .3"),
        asked.draws().between(1, 3));
  }
}
