package org.orgstatus.demonstration;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.orgstatus.questionnaire.AnswerValue;

/** Form A, section 6: the five tasks. */
final class TaskModels {

  private static final List<String> TASKS = List.of("t1", "t2", "t3", "t4", "t5");

  private TaskModels() {}

  static void addTo(Map<String, ItemModel> models) {
    for (String task : TASKS) {
      models.put("a_" + task + "_role", a -> a.one(PlantedType.Side.DUTIES, role(a, task)));
      models.put("a_" + task + "_freq", a -> frequency(a, task));
    }
    models.put("a_t1_people", a -> people(a, "t1", 90));
    models.put("a_t1_cross", a -> Asked.count(times(a, "t1", .4)));
    models.put("a_t1_intl", a -> Asked.count(times(a, "t1", .1)));
    models.put("a_t1_consult", a -> Asked.count(a.draws().poisson(.8)));
    models.put("a_t1_transfer", a -> Asked.count(a.draws().poisson(.9)));
    models.put(
        "a_t2_setting",
        a ->
            a.each(
                "community .44 village .30 enterprise .18 school .50 campus_open .36 online .28"));
    models.put("a_t2_people", a -> people(a, "t2", 260));
    models.put("a_t2_sites", a -> Asked.count(a.draws().poisson(1.6)));
    models.put("a_t3_nominated", a -> Asked.count(1 + a.draws().poisson(2.4)));
    models.put(
        "a_t3_awarded",
        a -> Asked.count(a.number("a_t3_nominated", 2) * a.draws().uniform() * .7 - .4));
    models.put(
        "a_t3_societies",
        a -> Asked.count(a.draws().poisson(a.unit().isUndergraduate() ? 2.2 : .4)));
    models.put("a_t3_voice", a -> Asked.count(a.draws().poisson(.7)));
    models.put("a_t4_audience", a -> a.each("ug .82 pg .40 young .58 other_staff .22"));
    models.put("a_t4_people", TaskModels::listeners);
    models.put("a_t5_prog", TaskModels::programmes);
    models.put("a_t5_people", a -> people(a, "t5", 140));
    models.put("a_task_main", TaskModels::mainTask);
    models.put(
        "a_functions",
        a -> a.each("ideology .34 thinktank .16 talent .44 pop .62 strive .30 dfc .18"));
    models.put(
        "a_days", a -> a.each("st_day .52 pop_day .60 st_week .48 member_day .08 other .03"));
  }

  private static Map<String, Double> role(Asked asked, String task) {
    return asked.truth().taskRole(task, asked.unit().type().broadGroup());
  }

  private static AnswerValue frequency(Asked asked, String task) {
    String role = asked.chosen("a_" + task + "_role");
    boolean member =
        InventedFacts.tie(asked.truth(), asked.seed(), asked.unit(), true).equals("member");
    return asked.one(
        member ? asked.truth().frequencyOfMember(role) : asked.truth().frequency(role));
  }

  /** The most activities that the frequency given allows. */
  private static int most(Asked asked, String task) {
    return switch (asked.chosen("a_" + task + "_freq")) {
      case "f1" -> 2;
      case "f2" -> 5;
      case "f3" -> 11;
      case "f4" -> 24;
      default -> 0;
    };
  }

  private static double times(Asked asked, String task, double share) {
    int most = most(asked, task);
    return Math.min(most, asked.draws().poisson(most * share));
  }

  private static AnswerValue people(Asked asked, String task, double each) {
    double median = each * Math.max(1, most(asked, task)) * .7;
    return Asked.count(Math.max(5, Math.min(200_000, asked.draws().logNormal(median, .7))));
  }

  /** Fewer than three times the people on campus. */
  private static AnswerValue listeners(Asked asked) {
    double campus = asked.number("g_students", 5000) + asked.number("g_st_workers", 300);
    double reached = Math.min(2.5, asked.draws().logNormal(.12, .8));
    return Asked.count(Math.max(10, Math.min(400_000, campus * reached)));
  }

  /** Drawn once, because the camp is asked for twice. */
  static boolean hasCamp(Asked asked) {
    return asked.shared("camp").chance(asked.unit().isUndergraduate() ? .14 : .03);
  }

  private static AnswerValue programmes(Asked asked) {
    AnswerValue drawn = asked.each("talent .10 challenge .72 research .48 other .03");
    if (!hasCamp(asked)) {
      return drawn;
    }
    List<String> codes = drawn instanceof AnswerValue.ChosenMany many ? many.codes() : List.of();
    return asked.many(
        Stream.concat(codes.stream(), Stream.of("camp")).filter(c -> !c.equals("none")).toList());
  }

  /** A task that the association leads counts three times, one it shares in once. */
  private static AnswerValue mainTask(Asked asked) {
    Map<String, Double> weights = new TreeMap<>();
    for (String task : TASKS) {
      weights.put(
          task,
          switch (asked.chosen("a_" + task + "_role")) {
            case "lead" -> 3.0;
            case "not_done" -> 0.01;
            default -> 1.0;
          });
    }
    return asked.one(weights);
  }
}
