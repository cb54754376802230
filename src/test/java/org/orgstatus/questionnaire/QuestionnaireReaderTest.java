package org.orgstatus.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problem;

class QuestionnaireReaderTest {

  private static final Path FILES = Path.of("src/test/resources/questionnaires");

  @ParameterizedTest
  @MethodSource("badFiles")
  void aBadFileGivesExactlyTheProblemsItsHeadExpects(Path bad) throws IOException {
    List<DefinitionFile> files = files(FILES.resolve("good"));
    files.add(file(bad));
    List<String> expected =
        Pattern.compile("^# expect: (.+)$", Pattern.MULTILINE)
            .matcher(Files.readString(bad))
            .results()
            .map((MatchResult m) -> m.group(1))
            .toList();
    QuestionnaireReader.Result result = QuestionnaireReader.read(files);
    List<String> found = new ArrayList<>();
    for (Problem problem : result.problems()) {
      assertEquals(bad.getFileName().toString(), problem.place().file());
      assertTrue(problem.message().zh().endsWith("。") || problem.message().zh().endsWith("？"));
      found.add(problem.code() + problem.place().toString().replaceFirst(".*?\\.yaml:?", " "));
    }
    assertFalse(expected.isEmpty());
    assertEquals(expected, found, result.problems()::toString);
    assertEquals(
        List.of("start"),
        result.faultless().stream().map(Questionnaire::id).toList(),
        "the form without faults");
  }

  static List<Path> badFiles() throws IOException {
    try (Stream<Path> paths = Files.list(FILES.resolve("bad"))) {
      return paths.sorted().toList();
    }
  }

  @Test
  void aFormIsReadWithEverythingItSays() {
    Questionnaire form =
        form(
            """
            - name: q_members
              no: 1
              type: integer
              label: {zh: 会员数, en: Members}
              hint:
                zh: 单位：人
                en: Persons
              required: yes
              constraint: . = -88 or . >= 0
              constraint_message: {zh: 请填写非负整数, en: Enter 0 or more}
              indicators: [MEM-01, OPM-P04]
              sensitivity: P2
              checks:
                - id: X1
                  items: [q_date]
                  warn_when: ${q_members} > 100
                  shown_to: reviewer
                  message: {zh: 偏多, en: Many}
            - name: q_date
              no: 2
              type: date
              label: {zh: 成立时间, en: Founded}
              relevant: ${q_members} > 0
              appearance: month-year
            """);
    Item.Question members = form.questions().findFirst().orElseThrow();
    assertEquals(AnswerType.INTEGER, members.type());
    assertEquals(LocalText.of("单位：人", "Persons"), members.hint().text());
    assertTrue(members.required() && members.allowsNotAvailable());
    assertEquals(". = -88 or . >= 0", members.constraint().orElseThrow().condition().text());
    assertEquals("Enter 0 or more", members.constraint().orElseThrow().message().en());
    assertEquals(List.of("MEM-01", "OPM-P04"), members.indicators());
    assertEquals(Sensitivity.P2, members.sensitivity());
    Item.Question date = form.questions().skip(1).findFirst().orElseThrow();
    assertTrue(date.isMonth() && !date.required());
    assertEquals(Sensitivity.P1, date.sensitivity());
    SoftCheck check = form.softChecks().get(0);
    assertEquals(List.of("q_members", "q_date"), check.items());
    assertFalse(check.toFiller());
    assertEquals("f.yaml:10:9", members.place().toString());
  }

  @Test
  void aRepeatHoldsItsQuestionsAndItsEnd() {
    Questionnaire form =
        form(
            """
            - name: n
              no: 1
              type: integer
              label: {zh: 个数, en: Number}
            - name: brand
              no: 2
              type: begin_repeat
              label: {zh: 品牌, en: Brand}
              repeat_count: min(${n}, 3)
              items:
                - name: brand_name
                  no: 3
                  type: text
                  label: {zh: 名称, en: Name}
                - name: brand_more
                  no: 4
                  type: text
                  label: {zh: 说明, en: More}
                  relevant: ${brand_name} != ''
              end: {name: brand_end, no: 5}
            """);
    Item.Repeat brand = (Item.Repeat) form.items().skip(1).findFirst().orElseThrow();
    assertEquals("min(${n}, 3)", brand.count().orElseThrow().text());
    assertEquals(new Item.Repeat.End("brand_end", "5"), brand.end());
    assertEquals(
        List.of("n", "brand_name", "brand_more"),
        form.questions().map(Item.Question::name).toList());
  }

  @Test
  void yesAndNoAreCodesAndNotTruths() {
    Questionnaire form =
        form(
            """
            - name: q
              no: 1
              type: select_one yn
              label: {zh: 是否, en: Whether}
            """,
            """
            choices:
              yn:
                - yes: {zh: 是, en: Yes}
                - no: {zh: 否, en: No}
            """);
    assertEquals(
        List.of("yes", "no"),
        form.choiceLists().get("yn").choices().stream().map(Choice::code).toList());
  }

  @Test
  void aFaultInASharedListHitsOnlyTheFormsThatUseIt() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("lists.yaml", "choices:\n  a:\n    - x: {zh: 一}\n  b:\n    - y: {zh: 二, en: Two}\n");
    texts.put("one.yaml", formText("one", "O", selectOf("a"), ""));
    texts.put("two.yaml", formText("two", "T", selectOf("b"), ""));
    QuestionnaireReader.Result result = QuestionnaireReader.read(texts);
    assertEquals(List.of("two"), ids(result));
    assertEquals("missing-translation", result.problems().get(0).code());
    assertEquals(1, result.problems().size());
  }

  @Test
  void aListThatMayStandInAnUnreadableFileIsNotCalledUnknown() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("lists.yaml", "choices: [\n");
    texts.put("one.yaml", formText("one", "O", selectOf("a"), ""));
    QuestionnaireReader.Result result = QuestionnaireReader.read(texts);
    assertEquals(List.of(), ids(result));
    assertEquals(List.of("yaml-syntax"), result.problems().stream().map(Problem::code).toList());
  }

  @Test
  void aFormThatFollowsAFaultyFormIsNotFaultless() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("first.yaml", formText("first", "F", "- name: a\n  no: 1\n", ""));
    texts.put(
        "second.yaml",
        formText("second", "S", text("b"), "")
            .replace("title: {zh: 表", "follows: first\nwhen: true()\ntitle: {zh: 表"));
    assertEquals(List.of(), ids(QuestionnaireReader.read(texts)));
  }

  @Test
  void aFormWhoseFirstFormCannotBeReadIsNotBlamedForItsNames() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("first.yaml", "form: first\nletter: [\n");
    texts.put(
        "second.yaml",
        formText("second", "S", text("b") + "  relevant: ${a} = 'x'\n", "")
            .replace("title: {zh: 表", "follows: first\nwhen: ${a} = 'y'\ntitle: {zh: 表"));
    texts.put("other.yaml", formText("other", "O", text("c"), ""));
    QuestionnaireReader.Result result = QuestionnaireReader.read(texts);
    assertEquals(List.of("other"), ids(result));
    assertEquals(List.of("yaml-syntax"), result.problems().stream().map(Problem::code).toList());
  }

  @Test
  void aKeyThatStandsTwiceInASharedListHitsTheFormsThatUseTheFile() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("lists.yaml", "choices:\n  a:\n    - x: {zh: 一, zh: 壹, en: One}\n");
    texts.put("more.yaml", "choices:\n  b:\n    - y: {zh: 二, en: Two}\n");
    texts.put("one.yaml", formText("one", "O", selectOf("a"), ""));
    texts.put("two.yaml", formText("two", "T", selectOf("b"), ""));
    assertEquals(List.of("two"), ids(QuestionnaireReader.read(texts)));
  }

  @Test
  void aFaultySharedCheckHitsEveryFormAndIsReportedOnce() {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(
        "checks.yaml",
        "checks:\n  - id: C1\n    warn_when: ${nothing} > 1\n    shown_to: filler\n"
            + "    message: {zh: 请核对, en: Please check}\n");
    texts.put("one.yaml", formText("one", "O", text("a"), ""));
    texts.put("two.yaml", formText("two", "T", text("b"), ""));
    QuestionnaireReader.Result result = QuestionnaireReader.read(texts);
    assertEquals(List.of(), ids(result));
    assertEquals(
        List.of("checks.yaml:3:16: There is no item 'nothing'. Check the spelling."),
        result.problems().stream().map(Problem::toString).toList());
  }

  @Test
  void valuesThatBothFormsCalculateInTheSameWayMayShareAName() {
    String calculated =
        "- name: day\n  no: 1\n  type: calculate\n  label: {zh: 日, en: Day}\n"
            + "  calculation: wave-setting('ref_date')\n";
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("first.yaml", formText("first", "F", calculated, ""));
    String second =
        formText("second", "S", calculated, "")
            .replace("title: {zh: 表", "follows: first\nwhen: true()\ntitle: {zh: 表");
    texts.put("second.yaml", second);
    assertEquals(List.of(), QuestionnaireReader.read(texts).problems());
    texts.put("second.yaml", second.replace("ref_date", "ref_year"));
    assertEquals("duplicate-name", QuestionnaireReader.read(texts).problems().get(0).code());
  }

  @Test
  void anUnknownNameComesWithTheNearestKnownOneInBothLanguages() {
    Problem problem =
        QuestionnaireReader.read(
                Map.of(
                    "f.yaml",
                    formText(
                        "f",
                        "F",
                        text("a_charter")
                            + text("b").replace("no: 1", "no: 2\n  relevant: ${a_chartr} != ''"),
                        "")))
            .problems()
            .get(0);
    assertEquals("f.yaml:16:19: 没有题名“a_chartr”。您是否想写“a_charter”？", problem.in(Language.ZH));
    assertEquals(
        "f.yaml:16:19: There is no item 'a_chartr'. Did you mean 'a_charter'?",
        problem.in(Language.EN));
  }

  @Test
  void endlessParenthesesAndChainsOfReferencesAreRefusedInTime() {
    String deep = text("a") + "  relevant: \"" + "(".repeat(100_000) + "\"\n";
    StringBuilder chain = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      chain.append("- name: n").append(i).append("\n  no: ").append(i);
      chain.append("\n  type: calculate\n  label: {zh: 题, en: Q}\n  calculation: ${n");
      chain.append(i + 1).append("}\n");
    }
    assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          Map<String, String> texts =
              Map.of(
                  "deep.yaml", formText("deep", "D", deep, ""),
                  "chain.yaml", formText("chain", "C", chain.toString(), ""));
          assertEquals(
              Set.of("too-many-items", "expression-syntax"),
              QuestionnaireReader.read(texts).problems().stream()
                  .map(Problem::code)
                  .collect(Collectors.toSet()));
        });
  }

  private static Questionnaire form(String items) {
    return form(items, "");
  }

  private static Questionnaire form(String items, String more) {
    QuestionnaireReader.Result result =
        QuestionnaireReader.read(Map.of("f.yaml", formText("f", "F", items, more)));
    assertEquals(List.of(), result.problems());
    return result.faultless().get(0);
  }

  private static String formText(String id, String letter, String items, String more) {
    return """
        form: %s
        letter: %s
        version: "1"
        unit: institution
        title: {zh: 表, en: Form}
        sections:
          - section: 1
            title: {zh: 一, en: One}
            items:
        %s
        %s
        """
        .formatted(id, letter, items.indent(6).stripTrailing(), more);
  }

  private static String text(String name) {
    return "- name: " + name + "\n  no: 1\n  type: text\n  label: {zh: 题, en: Question}\n";
  }

  private static String selectOf(String list) {
    return text("q_" + list).replace("type: text", "type: select_one " + list);
  }

  private static List<String> ids(QuestionnaireReader.Result result) {
    return result.faultless().stream().map(Questionnaire::id).toList();
  }

  private static List<DefinitionFile> files(Path folder) throws IOException {
    List<DefinitionFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.sorted().toList()) {
        files.add(file(path));
      }
    }
    return files;
  }

  private static DefinitionFile file(Path path) throws IOException {
    return DefinitionFile.of(path.getFileName().toString(), Files.readAllBytes(path));
  }
}
