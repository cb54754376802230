package org.orgstatus.demonstration;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.orgstatus.questionnaire.AnswerValue;

/** Form E: what two field workers write down. Every word is invented; nobody is named. */
final class VisitModels {

  private VisitModels() {}

  static void addTo(Map<String, ItemModel> models) {
    models.put(
        "e_visit_date",
        a -> new AnswerValue.Day(a.filling().today().minusDays(a.draws().between(2, 12))));
    models.put("e_mode", a -> a.one("onsite .85 video .15"));
    models.put("e_team", a -> Asked.words("F01,F02"));
    models.put("e_place", a -> Asked.words(a.visit().place()));
    models.put(
        "ei_code",
        a -> Asked.words(String.format(Locale.ROOT, "%s-%02d", a.who().code(), a.row() + 1)));
    models.put("ei_role", a -> a.code(a.visit().roles().get(a.row())));
    models.put(
        "ei_consent",
        a -> a.row() < 5 ? a.one("full .55 no_record .45") : a.one("no_record .70 refuse .30"));
    InterviewTexts.items()
        .forEach(
            item ->
                models.put(
                    item, a -> Asked.words(InterviewTexts.text(item, strength(a), a.draws()))));
    for (String document :
        List.of(
            "charter",
            "minutes",
            "plan",
            "members",
            "accounts",
            "events",
            "mandate",
            "projects",
            "train",
            "found")) {
      models.put("eo_" + document, VisitModels::seen);
    }
    models.put("eo_office", a -> likely(a, .1, .95));
    models.put("eo_staff_seen", a -> likely(a, 0, .9));
    models.put("eo_web", a -> likely(a, .15, .9));
    models.put("es_overall", a -> a.code("v" + strength(a)));
    for (String side : List.of("system", "mech", "func", "position", "coverage")) {
      models.put("es_" + side, a -> a.rating("d", strength(a)));
    }
    models.put("es_type", a -> a.code(a.visit().to().planted().type()));
  }

  private static int strength(Asked asked) {
    return asked.visit().to().planted().strength();
  }

  private static AnswerValue likely(Asked asked, double weakest, double strongest) {
    return asked.yes(asked.draws().chance(asked.visit().to().planted().chance(weakest, strongest)));
  }

  /** Four grades of evidence. */
  private static AnswerValue seen(Asked asked) {
    int grade = strength(asked) - 1 + asked.draws().pick(List.of(0, 0, 1));
    return asked.code("o" + Math.max(1, Math.min(4, grade)));
  }
}
