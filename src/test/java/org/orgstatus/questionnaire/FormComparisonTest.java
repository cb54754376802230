package org.orgstatus.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.orgstatus.questionnaire.ItemChange.Kind;

class FormComparisonTest {

  private static final String BEFORE =
      """
      - {name: kept, no: "1", type: integer, label: {zh: 人数, en: Persons}}
      - {name: gone, no: "2", type: text, label: {zh: 旧题, en: Old}}
      - {name: budget, no: "3", type: integer, label: {zh: 经费, en: Money}}
      - {name: state, no: "4", type: select_one state, label: {zh: 状态, en: State}}
      - {name: count, no: "5", type: integer, label: {zh: 次数, en: Times}, relevant: "${state} = 'a'"}
      - {name: old_name, no: "6", type: text, label: {zh: 全称, en: Full name}}
      - {name: old_number, no: "7", type: date, label: {zh: 成立, en: Founded}}
      - name: sum
        no: "8"
        type: calculate
        label: {zh: 合计, en: Sum}
        calculation: ${kept} + ${budget}
      """;
  private static final String NOW =
      """
      - {name: kept, no: "1", type: integer, label: {zh: 人数, en: Persons}}
      - {name: budget, no: "3", type: decimal, label: {zh: 经费, en: Money}}
      - {name: state, no: "4a", type: select_one state, label: {zh: 状态, en: State}}
      - name: count
        no: "5"
        type: integer
        label: {zh: 次数, en: Times}
        constraint: . >= 0
        constraint_message: {zh: 不小于0, en: 0 or more}
      - {name: new_name, no: "9", type: text, label: {zh: 全称, en: Full name}}
      - {name: new_number, no: "7", type: date, label: {zh: 何时成立, en: Founded when}}
      - {name: fresh, no: "10", type: text, label: {zh: 新题, en: New}}
      - name: sum
        no: "8"
        type: calculate
        label: {zh: 合计, en: Sum}
        calculation: ${kept} * 2
      """;

  private final FormComparison comparison =
      FormComparison.of(
          List.of(form(BEFORE, "a: {zh: 甲, en: A}", "b: {zh: 乙, en: B}")),
          List.of(form(NOW, "a: {zh: 甲类, en: A}", "c: {zh: 丙, en: C}")));

  @Test
  void everyItemIsFoundAgainOrSaidToBeNewOrGone() {
    assertEquals(1, comparison.forms().get(0).unchanged());
    assertEquals(
        List.of("budget", "state", "count", "new_name", "new_number", "fresh", "sum", "gone"),
        comparison.items().map(c -> c.item().name()).toList());
    assertEquals(List.of(Kind.ADDED), kinds("fresh"));
    assertEquals(List.of(Kind.REMOVED), kinds("gone"));
    assertFalse(comparison.isSame());
  }

  @Test
  void anotherTypeOrCalculationMakesAnItemIncomparable() {
    assertEquals(List.of(Kind.RETYPED), kinds("budget"));
    assertEquals(Comparability.NOT_COMPARABLE, change("budget").comparability());
    assertEquals(List.of(Kind.CALCULATION), kinds("sum"));
    assertEquals(Comparability.NOT_COMPARABLE, change("sum").comparability());
  }

  @Test
  void anotherUnitMakesNumbersIncomparable() {
    String money = "- {name: money, no: '1', type: decimal, label: {zh: 经费, en: Money}%s}";
    String units = ", unit: {zh: %s, en: %s}";
    List<Questionnaire> none =
        List.of(form(money.formatted(""), "a: {zh: 甲, en: A}", "b: {zh: 乙, en: B}"));
    List<Questionnaire> yuan =
        List.of(
            form(
                money.formatted(units.formatted("元", "yuan")),
                "a: {zh: 甲, en: A}",
                "b: {zh: 乙, en: B}"));
    List<Questionnaire> more =
        List.of(
            form(
                money.formatted(units.formatted("万元", "10k yuan")),
                "a: {zh: 甲, en: A}",
                "b: {zh: 乙, en: B}"));
    assertTrue(FormComparison.of(none, yuan).isSame(), "a unit that is said at last");
    ItemChange change = FormComparison.of(yuan, more).items().findFirst().orElseThrow();
    assertEquals(Comparability.NOT_COMPARABLE, change.comparability());
    assertTrue(change.has(Kind.UNIT));
  }

  @Test
  void otherChoicesAndConditionsLeaveItComparableWithCare() {
    assertEquals(
        List.of(Kind.NUMBER, Kind.CHOICES_REMOVED, Kind.CHOICES_ADDED, Kind.CHOICES_REWORDED),
        kinds("state"));
    assertEquals("b 乙", change("state").differences().get(1).before().zh());
    assertEquals("c 丙", change("state").differences().get(2).now().zh());
    assertEquals(List.of(Kind.RELEVANT, Kind.CONSTRAINT), kinds("count"));
    assertEquals(Comparability.WITH_CARE, change("count").comparability());
  }

  @Test
  void theSameLabelOrNumberUnderAnotherNameIsProposedAsARename() {
    assertEquals(List.of(Kind.RENAMED, Kind.NUMBER), kinds("new_name"));
    assertEquals("old_name", change("new_name").before().orElseThrow().name());
    assertEquals(List.of(Kind.RENAMED, Kind.LABEL), kinds("new_number"));
    assertEquals("old_number", change("new_number").before().orElseThrow().name());
    assertEquals(Comparability.NOT_COMPARABLE, change("new_name").comparability());
  }

  @Test
  void anotherQuestionNumberAloneChangesNothing() {
    FormComparison renumbered =
        FormComparison.of(
            List.of(
                form(
                    "- {name: x, no: '1', type: text, label: {zh: 题, en: Q}}",
                    "a: {zh: 甲, en: A}",
                    "b: {zh: 乙, en: B}")),
            List.of(
                form(
                    "- {name: x, no: '2', type: text, label: {zh: 题, en: Q}}",
                    "a: {zh: 甲, en: A}",
                    "b: {zh: 乙, en: B}")));
    assertEquals(
        List.of(Comparability.COMPARABLE),
        renumbered.items().map(ItemChange::comparability).toList());
  }

  @Test
  void aFormThatIsNewOrGoneIsShownAsAWhole() {
    List<Questionnaire> some = List.of(form(BEFORE, "a: {zh: 甲, en: A}", "b: {zh: 乙, en: B}"));
    FormComparison fresh = FormComparison.of(List.of(), some);
    assertTrue(fresh.forms().get(0).before().isEmpty());
    assertEquals(8, fresh.forms().get(0).count(Comparability.NOT_COMPARABLE));
    assertTrue(FormComparison.of(some, List.of()).forms().get(0).now().isEmpty());
    assertTrue(FormComparison.of(some, some).isSame());
  }

  @Test
  void theInterfaceTellsTheSame() {
    String json = FormComparisonJson.of(comparison).toString();
    assertTrue(
        json.contains(
            "{\"nameBefore\":\"old_name\",\"name\":\"new_name\",\"comparability\":\"not_comparable\""),
        json);
    assertTrue(json.contains("{\"kind\":\"retyped\",\"before\":{\"zh\":\"integer\""), json);
  }

  private ItemChange change(String name) {
    return comparison.items().filter(c -> c.item().name().equals(name)).findFirst().orElseThrow();
  }

  private List<Kind> kinds(String name) {
    return change(name).differences().stream().map(ItemChange.Difference::kind).toList();
  }

  private static Questionnaire form(String items, String first, String second) {
    String text =
        """
        form: test
        letter: T
        version: "1"
        unit: institution
        title: {zh: 测试, en: Test}
        sections:
          - section: 1
            title: {zh: 测试, en: Test}
            items:
        """
            + items.indent(6)
            + "choices:\n  state:\n    - "
            + first
            + "\n    - "
            + second
            + "\n";
    QuestionnaireReader.Result read = QuestionnaireReader.read(Map.of("test.yaml", text));
    assertEquals(List.of(), read.problems());
    return read.faultless().get(0);
  }
}
