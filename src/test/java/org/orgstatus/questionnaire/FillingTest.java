package org.orgstatus.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.Language;
import org.orgstatus.testing.Scenario;

class FillingTest {

  private static Scenario formA() {
    return Scenario.ofShipped("gate", "campus_association", "institution_no_association");
  }

  @Test
  void allFormsOfAnInstitutionCompileIntoOneOrder() {
    Routing routing = formA().filling().routing();
    Set<String> before = new java.util.HashSet<>();
    for (Routing.Node node : routing.order()) {
      Routing.reads(node).stream()
          .filter(name -> routing.node(name).isPresent())
          .forEach(name -> assertTrue(before.contains(name), node.name() + " before " + name));
      before.add(node.name());
    }
    assertEquals(routing.nodes().count(), before.size());
  }

  @Test
  void theGateDecidesWhichFormFollows() {
    Scenario form = formA();
    assertFalse(form.isAsked("a_full_name"), "before the status is known");
    form.answer("g_status", "established");
    assertTrue(form.isAsked("a_full_name"));
    assertFalse(form.isAsked("b_why"));
    form.answer("g_status", "none");
    assertFalse(form.isAsked("a_full_name"));
    assertTrue(form.isAsked("b_why"));
  }

  @Test
  void aSkippedItemIsNotApplicableAndAnOpenOneNotAnswered() {
    Scenario form = formA().answer("g_status", "established");
    assertEquals(MissingReason.NOT_APPLICABLE, form.missingReasonOf("a_term_years"));
    form.answer("a_charter", "congress");
    assertEquals(MissingReason.NOT_ANSWERED, form.missingReasonOf("a_term_years"));
    form.notAvailable("a_term_years");
    assertEquals(MissingReason.NOT_AVAILABLE, form.missingReasonOf("a_term_years"));
    assertEquals("", form.faultOf("a_term_years"));
  }

  @Test
  void aHiddenAnswerIsKeptInTheDraftAndLeftOutOfTheSheet() {
    Scenario form = formA().answer("g_status", "established").answer("a_charter", "congress");
    form.answer("a_term_years", 5).answer("a_charter", "none");
    assertEquals(Set.of(ItemPath.of("a_term_years")), form.filling().hidden());
    JsonObject sheet = SheetJson.submitted(form.filling());
    assertEquals("not_applicable", sheet.getJsonObject("a_term_years").getString("missing"));
    form.answer("a_charter", "congress");
    assertEquals("5", form.valueOf("a_term_years"));
  }

  @Test
  void aDormantAssociationSkipsItsDuties() {
    Scenario form = formA().answer("g_status", "established").answer("a_state", "active");
    assertTrue(form.isAsked("a_t1_role"));
    form.answer("a_state", "dormant");
    assertFalse(form.isAsked("a_t1_role"));
    assertFalse(form.isAsked("a_brand"));
  }

  @Test
  void calculationsFollowTheirSources() {
    Scenario form = formA().answer("g_status", "established");
    form.answer("a_est_date", "2017-03");
    assertEquals("yes", form.valueOf("a_new_assoc"));
    assertEquals("成立以来至2017-09-30 ", form.valueOf("a_period"));
    form.answer("a_est_date", "2009-05");
    assertEquals("2016年", form.valueOf("a_period"));
    form.answer("a_staff_full", 2).answer("a_staff_part", 3).notAvailable("a_staff_second");
    assertEquals("5", form.valueOf("a_staff_total"));
  }

  @Test
  void yearsBetweenCongressesAreCounted() {
    Scenario form =
        formA().answer("g_status", "established").answer("a_congress_type", "delegates");
    form.answer("a_congress_n", 2);
    form.answer("a_congress_last", "2016-05").answer("a_congress_prev", "2011-05");
    // (2016-05-01 − 2011-05-01) = 1827 days; 1827 / 365.25 = 5.002
    assertEquals("5", form.valueOf("a_congress_gap"));
    form.answer("a_congress_prev", "2016-06");
    assertTrue(form.faultOf("a_congress_prev").contains("早于最近一次大会"));
  }

  @Test
  void rowsAreDueByTheirCount() {
    Scenario form = formA().answer("g_status", "established").answer("a_state", "active");
    form.answer("a_brand_n", 7);
    Item.Repeat brand = (Item.Repeat) form.filling().routing().node("a_brand").orElseThrow().item();
    assertEquals(List.of("1", "2", "3"), form.filling().rows(brand));
    form.answer("a_brand/2/ab_since", 2018);
    assertTrue(form.faultOf("a_brand/2/ab_since").contains("不晚于统计时点"));
    assertEquals("此项必填，请填写", form.faultOf("a_brand/3/ab_name"));
    form.answer("a_brand_n", 1);
    assertEquals(List.of("1"), form.filling().rows(brand));
    assertEquals(
        Set.of("a_brand/2/ab_since"),
        form.filling().hidden().stream().map(ItemPath::toString).collect(Collectors.toSet()));
  }

  @Test
  void aRespondentAddsRowsWhereNoCountIsSet() {
    Scenario form = Scenario.ofShipped("provincial_association");
    form.answer("c_all_exists", "yes");
    assertEquals("此项必填，请填写", form.faultOf("c_all"));
    form.addRows("c_all", "k1", "k2").answer("c_all/k2/ca_kind", "other");
    assertTrue(form.isAsked("c_all/k2/ca_kind_other"));
    assertFalse(form.isAsked("c_all/k1/ca_kind_other"));
    assertEquals("", form.faultOf("c_all"));
  }

  @Test
  void aChangeRecomputesOnlyWhatDependsOnIt() {
    Scenario form = formA().answer("g_status", "established");
    int before = form.filling().recomputed();
    form.answer("a_staff_full", 2);
    int local = form.filling().recomputed() - before;
    assertEquals(2, local, "a_staff_full and a_staff_total");
  }

  @Test
  void softChecksWarnAndNeverStop() {
    Scenario form = formA().told("registry(type_basis)", "published_listing");
    form = form.told("registry(type_code)", "SCI_ENG");
    form.answer("g_inst_type", "COMP").answer("g_st_workers", 900).answer("g_students", 100);
    assertEquals(Set.of("Q01", "Q02"), Set.copyOf(form.warnings()));
    form.answer("g_inst_type", "SCI_ENG").answer("g_students", 9000);
    assertEquals(List.of(), form.warnings());
  }

  @Test
  void personalDataInAnOpenTextIsSeenButNotInTheContactItem() {
    Scenario form = formA().answer("g_filler_phone", "13912345678");
    assertEquals(List.of(), form.warnings());
    form.answer("g_registry_ok", "no").answer("g_registry_fix", "请联系13912345678");
    assertEquals(List.of("Q28"), form.warnings());
  }

  @Test
  void aSheetHoldsNoPersonalItem() {
    Scenario form = formA().answer("g_filler_name", "某某").answer("g_filler_phone", "13912345678");
    String sheet = SheetJson.submitted(form.filling()).toString();
    assertFalse(sheet.contains("g_filler_name"));
    assertFalse(sheet.contains("13912345678"));
  }

  @Test
  void labelsShowValues() {
    Scenario form = formA();
    Item.Question status =
        form.filling().routing().node("g_status").orElseThrow().question().orElseThrow();
    assertEquals(
        "截至2017年9月30日，学校科协组织的状态",
        form.filling().show(status.label(), Language.ZH, ItemPath.of("g_status")));
  }

  @Test
  void aWholeSheetIsReadWithAllItsFaultsAtOnce() {
    Routing routing = formA().filling().routing();
    SheetJson.Posted posted =
        SheetJson.posted(
            routing,
            json(
                """
                {"g_status": "existing", "g_students": "many", "g_st_workers": -88,
                 "nobody": 1, "a_modes": ["salon", "x"], "a_est_date": "2017-13"}"""));
    assertEquals(
        Set.of(
            "UNKNOWN_CHOICE g_status",
            "WRONG_TYPE g_students",
            "WRONG_TYPE g_st_workers",
            "UNKNOWN_ITEM nobody",
            "UNKNOWN_CHOICE a_modes",
            "WRONG_TYPE a_est_date"),
        posted.faults().stream().map(f -> f.kind() + " " + f.path()).collect(Collectors.toSet()));
  }

  @Test
  void aSubmittedSheetReadsBackAsItWas() {
    Scenario form = formA().answer("g_status", "established").answer("a_state", "active");
    form.answer("a_brand_n", 1).answer("a_brand/1/ab_name", "科学之夜").notAvailable("g_students");
    form.answer("a_fund_school", 12.5);
    JsonObject sheet = SheetJson.submitted(form.filling());
    SheetJson.Posted posted = SheetJson.posted(form.filling().routing(), sheet);
    assertEquals(List.of(), posted.faults());
    assertEquals(form.filling().sheet(), posted.sheet());
  }

  private static JsonObject json(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  @Test
  void aFractionWhereThingsAreCountedIsAnsweredWithWholeNumbers() {
    Scenario form =
        Scenario.of("- {name: t_n, no: T1, type: integer, label: {zh: 个数, en: Number}}");
    Item.Question question =
        form.filling().routing().node("t_n").flatMap(Routing.Node::question).orElseThrow();
    for (String text : List.of("2.5", "2.555", "１．５")) {
      Fault fault =
          AnswerReader.ofFields(question, ItemPath.of("t_n"), List.of(text), false)
              .fault()
              .orElseThrow();
      assertEquals("“" + text + "”不是整数，请填写整数", fault.message().zh());
    }
  }

  @Test
  void aDefaultMayReadWhatTheServerSaysOrWhatFollowsFromTheBlankSheet() {
    Scenario form =
        Scenario.of(
                """
                - name: code
                  no: 1
                  type: calculate
                  label: {zh: 代码, en: Code}
                  calculation: registry('code')
                - name: asked
                  no: 2
                  type: text
                  label: {zh: 直接问, en: Asked}
                  default: registry('code')
                - name: derived
                  no: 3
                  type: text
                  label: {zh: 推出, en: Derived}
                  default: concat('no. ', ${code})
                - name: empty
                  no: 4
                  type: text
                  label: {zh: 空, en: Empty}
                  default: registry('nothing')
                """)
            .told("registry(code)", "4111010001");
    assertEquals(
        Map.of(
            ItemPath.of("asked"), new AnswerValue.Words("4111010001"),
            ItemPath.of("derived"), new AnswerValue.Words("no. 4111010001")),
        Filling.defaults(form.filling().routing(), form));
  }

  @Test
  void aCheckThatSeveralFormsShareWarnsOnce() {
    Scenario form = formA().answer("g_status", "established");
    form.answer("a_suggest", "请致电13800138000");
    List<String> raised = form.filling().warnings().stream().map(w -> w.check().id()).toList();
    assertEquals(raised.stream().distinct().toList(), raised);
    assertTrue(form.filling().routing().forms().stream().filter(f -> has(f, raised)).count() > 1);
  }

  private static boolean has(Questionnaire form, List<String> checks) {
    return form.softChecks().stream().anyMatch(c -> checks.contains(c.id()));
  }
}
