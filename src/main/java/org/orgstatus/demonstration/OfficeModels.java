package org.orgstatus.demonstration;

import java.util.Map;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.registry.Region;

/** Form A, sections 3, 4 and 9: secretariat, staff, members, money. */
final class OfficeModels {

  private static final String OTHER_DEPARTMENTS =
      "social .12 party_admin .22 union .12 youth .14 grad .06 teaching .14 hr .05 planning .08"
          + " college .05 other .02";

  private OfficeModels() {}

  static void addTo(Map<String, ItemModel> models) {
    addSecretariat(models);
    addMembers(models);
    addMoney(models);
  }

  private static void addSecretariat(Map<String, ItemModel> models) {
    models.put("a_sec_mode", OfficeModels::mode);
    models.put(
        "a_sec_location",
        a -> secretariat(a).equals("research") ? a.code("research") : a.one(OTHER_DEPARTMENTS));
    models.put("a_sg_n", a -> Asked.count(a.passes("STR-17") ? 1 : a.draws().chance(.6) ? 0 : 2));
    models.put("a_sg_identity", OfficeModels::secretaryGeneral);
    models.put(
        "a_sg_procedure",
        a ->
            a.passes("STR-19")
                ? a.code("norm")
                : a.one("party .46 admin .36 congress .14 other .04"));
    models.put("a_staff_full", OfficeModels::fullTime);
    models.put("a_staff_part", a -> Asked.count(a.draws().poisson(2.4)));
    models.put("a_staff_second", a -> Asked.count(a.draws().poisson(0.15)));
    models.put("a_staff_hired", a -> Asked.count(a.draws().poisson(0.25)));
    models.put("a_vol_young", a -> Asked.count(Math.min(2000, a.draws().logNormal(12, 1) - 3)));
    models.put("a_train_n", a -> Asked.count(a.isDormant() ? 0 : a.draws().poisson(1.3)));
  }

  static String secretariat(Asked asked) {
    return asked.shared("secretariat").weighted(asked.truth().secretariat(asked.unit().region()));
  }

  private static AnswerValue mode(Asked asked) {
    return switch (secretariat(asked)) {
      case "independent" -> asked.code("independent");
      case "none" -> asked.code("none");
      default -> asked.code("attached");
    };
  }

  private static AnswerValue secretaryGeneral(Asked asked) {
    return switch (secretariat(asked)) {
      case "independent" ->
          asked.one("full_time .44 rd_deputy .18 rd_head .14 middle .16 teacher .06 other .02");
      case "research" ->
          asked.one("rd_head .52 rd_deputy .36 full_time .04 middle .03 teacher .04 other .01");
      default ->
          asked.one("middle .58 rd_head .12 rd_deputy .12 full_time .03 teacher .12 other .03");
    };
  }

  private static AnswerValue fullTime(Asked asked) {
    Draws draws = asked.draws();
    return switch (secretariat(asked)) {
      case "none" -> Asked.count(0);
      case "independent" -> Asked.count(draws.chance(.86) ? 1 + draws.poisson(1.1) : 0);
      default -> Asked.count(draws.chance(.28) ? 1 + draws.poisson(.2) : 0);
    };
  }

  private static void addMembers(Map<String, ItemModel> models) {
    models.put("a_gm_student", a -> group(a, 1, 0));
    models.put("a_gm_grad", a -> group(a, a.unit().isUndergraduate() ? .45 : 0, 0));
    models.put("a_gm_young", a -> group(a, .28, 0));
    models.put("a_gm_retired", a -> group(a, .16, 0));
    models.put("a_gm_dept", a -> group(a, .55, a.unit().isUndergraduate() ? 9 : 5));
    models.put("a_gm_other", a -> group(a, .12, 1));
    models.put("a_im_total", a -> Asked.count(teachers(a) + students(a) + others(a)));
    models.put("a_im_teacher", a -> Asked.count(teachers(a)));
    models.put(
        "a_im_young",
        a ->
            Asked.count(
                a.number("a_im_teacher", teachers(a)) * (.25 + .4 * a.draws().uniform()) - .5));
    models.put("a_im_student", a -> Asked.count(students(a)));
    models.put("a_admission", a -> a.yes(a.passes("MEM-06")));
    models.put("a_register", a -> a.yes(a.draws().chance(a.passes("MEM-06") ? .78 : .34)));
  }

  /** Who misses the norm of both kinds of members has only one of them. */
  private static String lacking(Asked asked) {
    if (asked.passes("MEM-08")) {
      return "";
    }
    return asked.shared("members lacking").chance(.6) ? "individual" : "group";
  }

  private static AnswerValue group(Asked asked, double chance, double further) {
    boolean any = !lacking(asked).equals("group") && asked.draws().chance(chance);
    return Asked.count(any ? 1 + asked.draws().poisson(further) : 0);
  }

  private static double teachers(Asked asked) {
    if (lacking(asked).equals("individual")) {
      return 0;
    }
    Draws draws = asked.shared("teachers");
    double density = asked.unit().region() == Region.WEST ? .28 : .38;
    double joined = Math.min(.98, draws.logNormal(density, .6));
    return Math.max(1, Math.rint(GateModels.workers(asked) * joined));
  }

  private static double students(Asked asked) {
    Draws draws = asked.shared("students");
    boolean none = lacking(asked).equals("individual") || draws.chance(.4);
    return none ? 0 : Math.rint(GateModels.workers(asked) * draws.logNormal(.6, .7));
  }

  private static double others(Asked asked) {
    return lacking(asked).equals("individual") ? 0 : asked.shared("other members").poisson(3);
  }

  private static void addMoney(Map<String, ItemModel> models) {
    models.put("a_fund_line", a -> a.yes(hasMoney(a) && a.draws().chance(.48)));
    models.put("a_fund_school", a -> money(a, .86, 1));
    models.put("a_fund_assoc", a -> money(a, .36, .35));
    models.put("a_fund_gov", a -> money(a, .14, .6));
    models.put("a_fund_other", a -> money(a, .14, .3));
    models.put("a_fund_enough", OfficeModels::adequacy);
  }

  /** Whoever employs somebody has money; of the others one in five has none. */
  private static boolean hasMoney(Asked asked) {
    return !asked.isDormant()
        && (asked.number("a_staff_full", 0) > 0 || asked.shared("money").chance(.8));
  }

  private static AnswerValue money(Asked asked, double chance, double part) {
    boolean base = chance > .8 && asked.number("a_staff_full", 0) > 0;
    if (!hasMoney(asked) || !base && !asked.draws().chance(chance)) {
      return Asked.money(0);
    }
    double median = asked.unit().isUndergraduate() ? 7 : 3.2;
    median *= asked.unit().region() == Region.EAST ? 1.5 : 1;
    median *= secretariat(asked).equals("independent") ? 1.8 : 1;
    return Asked.money(Math.min(900, asked.draws().logNormal(median * part, 1)));
  }

  private static AnswerValue adequacy(Asked asked) {
    double total = asked.number("a_fund_total", 0);
    if (total < 1) {
      return asked.one("a1 .55 a2 .32 a3 .10 a4 .02 a5 .01");
    }
    return total < 10
        ? asked.one("a1 .18 a2 .40 a3 .32 a4 .08 a5 .02")
        : asked.one("a1 .06 a2 .24 a3 .46 a4 .18 a5 .06");
  }
}
