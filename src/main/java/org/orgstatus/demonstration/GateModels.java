package org.orgstatus.demonstration;

import java.util.List;
import java.util.Map;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.registry.Affiliation;
import org.orgstatus.registry.InstitutionType;
import org.orgstatus.registry.TypeBasis;

/** Form G: the register, the status, the size. */
final class GateModels {

  private static final List<String> FILLERS = List.of("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛");

  private GateModels() {}

  static void addTo(Map<String, ItemModel> models) {
    models.put("g_registry_ok", a -> a.yes(a.draws().chance(0.97)));
    models.put("g_registry_fix", a -> Asked.words("所在地名称有更新（演示）"));
    models.put("g_inst_type", GateModels::type);
    models.put(
        "g_status",
        a -> a.code(InventedFacts.status(a.truth(), a.seed(), a.unit(), a.referenceDate())));
    models.put("g_st_workers", a -> Asked.count(workers(a)));
    models.put("g_students", GateModels::students);
    models.put("g_filler_post", GateModels::post);
    for (String form : List.of("g", "c", "d")) {
      models.put(form + "_filler_name", a -> Asked.words("演示" + a.draws().pick(FILLERS)));
      models.put(form + "_filler_phone", a -> Asked.words("000-00000000"));
    }
    models.put("g_declare", a -> a.many(List.of("agree")));
  }

  /** One in a hundred takes itself for another type than the register has. */
  private static AnswerValue type(Asked asked) {
    InstitutionType type = asked.unit().type();
    boolean differs =
        asked.unit().typeBasis() == TypeBasis.PUBLISHED_LISTING && asked.draws().chance(0.01);
    return asked.code(
        (differs ? asked.draws().pick(List.of(InstitutionType.values())) : type).name());
  }

  /** S&amp;T workers: skewed, more at institutions that give degrees and at central ones. */
  static double workers(Asked asked) {
    double median = asked.unit().isUndergraduate() ? 820 : 390;
    if (asked.unit().affiliationGroup() == Affiliation.Group.CENTRAL) {
      median *= 2.2;
    }
    if (asked.unit().affiliationGroup() == Affiliation.Group.PRIVATE) {
      median *= 0.65;
    }
    double drawn = asked.shared("workers").logNormal(median, 0.45);
    return Math.max(40, Math.min(15_000, Math.rint(drawn)));
  }

  private static AnswerValue students(Asked asked) {
    double perWorker = 9 + 10 * asked.draws().uniform();
    return Asked.count(Math.min(110_000, workers(asked) * perWorker));
  }

  private static AnswerValue post(Asked asked) {
    return asked.chosen("g_status").equals("established")
        ? asked.one("sg .22 staff .28 rd_head .18 rd_staff .28 other .04")
        : asked.one("rd_head .30 rd_staff .62 other .08");
  }
}
