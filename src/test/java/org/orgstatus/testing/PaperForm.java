package org.orgstatus.testing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.demonstration.Demonstration;
import org.orgstatus.demonstration.InventedAnswers;
import org.orgstatus.demonstration.InventedInstitution;
import org.orgstatus.demonstration.PlantedTruth;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Surroundings;
import org.orgstatus.questionnaire.expression.Value;

/** The answers of one institution with an association, as its staff has them on paper. */
public final class PaperForm {

  private static final Routing ROUTING =
      Routing.of(Scenario.shipped("gate", "campus_association", "institution_no_association"));

  private PaperForm() {}

  /**
   * A complete, faultless sheet: gate and form A.
   *
   * @param registered what the register says of the institution, by column
   * @param like an invented institution that gives the answers that are not fixed here
   * @param today the server's
   */
  public static Filling of(
      Map<String, String> registered, InventedInstitution like, LocalDate today) {
    Filling filling = new Filling(ROUTING, new Told(registered, today), AnswerSheet.EMPTY);
    fixed(registered.get("type_code")).forEach((name, v) -> filling.answer(ItemPath.of(name), v));
    new InventedAnswers(PlantedTruth.standard(), Demonstration.SEED).fill(filling, like);
    return filling;
  }

  private static Map<String, AnswerValue> fixed(String type) {
    Map<String, AnswerValue> fixed = new LinkedHashMap<>();
    fixed.put("g_registry_ok", new AnswerValue.Chosen("yes"));
    fixed.put("g_inst_type", new AnswerValue.Chosen(type));
    fixed.put("g_status", new AnswerValue.Chosen("established"));
    fixed.put("g_st_workers", new AnswerValue.Amount(BigDecimal.valueOf(1258)));
    fixed.put("g_students", AnswerValue.NOT_AVAILABLE);
    fixed.put("g_filler_name", new AnswerValue.Words("张三"));
    fixed.put("g_filler_phone", new AnswerValue.Words("13800000000"));
    fixed.put("g_declare", new AnswerValue.ChosenMany(List.of("agree")));
    fixed.put("a_full_name", new AnswerValue.Words("示例大学科学技术协会"));
    fixed.put("a_unit_kind", new AnswerValue.Chosen("whole"));
    fixed.put("a_est_date", new AnswerValue.Month(YearMonth.of(2009, 5)));
    fixed.put("a_charter", new AnswerValue.Chosen("congress"));
    fixed.put("a_congress_n", new AnswerValue.Amount(BigDecimal.valueOf(2)));
    fixed.put("a_congress_last", new AnswerValue.Month(YearMonth.of(2015, 6)));
    fixed.put("a_congress_prev", new AnswerValue.Month(YearMonth.of(2011, 6)));
    fixed.put("a_brand_n", new AnswerValue.Amount(BigDecimal.valueOf(2)));
    return fixed;
  }

  /** The wave that the walk opens, and the institution's line of the register. */
  private record Told(Map<String, String> registered, LocalDate today) implements Surroundings {

    @Override
    public Value call(String function, List<String> arguments) {
      String argument = arguments.isEmpty() ? "" : arguments.get(0);
      return switch (function + " " + argument) {
        case "wave-setting id" -> new Value.Text("W1");
        case "wave-setting ref_date" -> new Value.Text("2017-09-30");
        case "wave-setting ref_year" -> new Value.Text("2016");
        default ->
            function.equals("registry")
                ? new Value.Text(registered.getOrDefault(argument, ""))
                : Value.EMPTY;
      };
    }
  }
}
