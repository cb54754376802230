package org.orgstatus.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problem;

class StandardTextReaderTest {

  private static final Questionnaires SHIPPED = Questionnaires.of(Path.of(""));

  @Test
  void everyShippedTextIsFaultlessInBothLanguages() {
    for (StandardText.Id id : StandardText.Id.values()) {
      assertEquals(List.of(), SHIPPED.standardText(id).faults(), id.name());
    }
  }

  @Test
  void faultsAreNamedByLineAndWhatIsFaultlessStays() {
    QuestionnaireReader.Result result =
        read(
            """
            texts:
              T1:
                name: {zh: 首页, en: First page}
                text: {zh: "截止[deadlin]。", en: "Until [deadline]."}
              T2:
                name: {zh: 告知, en: Notice}
                text: {zh: 说明。, en: A notice.}
              T4:
                name: {zh: 催报, en: Reminder}
                text: {zh: "[institution]请填报。", en: Please respond.}
              T6:
                name: {zh: 回执, en: Receipt}
                subject: {zh: 回执, en: Receipt}
                text: {zh: "时间[time", en: "Submitted [time]"}
              T0:
                name: {zh: 无, en: None}
            """);
    assertEquals(
        List.of(
            "missing-text 1 T3",
            "missing-text 1 T5",
            "missing-text 1 T7",
            "missing-text 1 T8",
            "missing-text 1 T9",
            "missing-text 1 T10",
            "missing-text 1 T11",
            "unknown-value 4 [deadlin]",
            "missing-key 9 subject",
            "unknown-key 13 subject",
            "lone-bracket 14",
            "unknown-text 15 T0"),
        result.problems().stream().map(StandardTextReaderTest::brief).toList());
    assertEquals(List.of(StandardText.Id.T2), List.copyOf(result.texts().keySet()));
  }

  @Test
  void whatOneLanguageLacksAndWhatNobodyCanDoWithoutAreFaults() {
    QuestionnaireReader.Result result =
        read(
            """
            texts:
              T6:
                name: {zh: 回执, en: Receipt}
                text: {zh: "回执[receipt]，时间[time]。", en: "Receipt [receipt]."}
              T7:
                name: {zh: 邀请, en: Invitation}
                subject: {zh: 邀请, en: Invitation}
                text: {zh: "激活码[code]。", en: "Code [code]."}
            """);
    List<String> faults =
        result.problems().stream()
            .filter(p -> p.code().equals("bad-text"))
            .map(p -> p.message().en())
            .toList();
    assertEquals(3, faults.size(), faults.toString());
    assertTrue(faults.get(0).contains("(Chinese: [receipt] [time]; English: [receipt])"));
    assertTrue(faults.get(1).contains("lacks [link]"));
  }

  @Test
  void textsArePartOfNoForm() {
    Map<String, String> texts = new TreeMap<>(SHIPPED.texts("gate"));
    assertFalse(texts.containsKey("questionnaires/texts.yaml"));
    texts.put("questionnaires/texts.yaml", "texts: {T2: {name: {zh: 名, en: Name}}}");
    assertEquals(
        SHIPPED.find("gate").orElseThrow().contentHash(),
        QuestionnaireReader.read(texts).faultless().get(0).contentHash());
  }

  @Test
  void aFolderWithoutTextsUsesTheShippedOnes() {
    Questionnaires own = Questionnaires.of(Path.of("src/test/resources/no-such-folder"));
    assertTrue(own.standardText(StandardText.Id.T4).text().zh().contains("还有[n]题未完成"));
  }

  @Test
  void valuesAreFilledInBothLanguagesAndUnknownOnesKeepTheirWord() {
    StandardText text =
        new StandardText(
            StandardText.Id.T6,
            LocalText.EMPTY,
            LocalText.EMPTY,
            LocalText.of("回执[receipt]，[time]", "Receipt [receipt], [time]"));
    LocalText filled = text.filled(Map.of("receipt", LocalText.same("W1-$1\\")));
    assertEquals(LocalText.of("回执W1-$1\\，[time]", "Receipt W1-$1\\, [time]"), filled);
  }

  private static QuestionnaireReader.Result read(String texts) {
    return QuestionnaireReader.read(Map.of("questionnaires/texts.yaml", texts));
  }

  private static String brief(Problem problem) {
    String named =
        problem
            .message()
            .en()
            .replaceAll("(?s).*?(\\[[a-z_]+]|\\bT\\d+\\b|'[a-z]+'|$).*", "$1")
            .replace("'", "");
    String what = problem.code().startsWith("unknown-value") ? "[deadlin]" : named;
    return (problem.code()
            + " "
            + problem.place().line()
            + " "
            + (problem.code().equals("lone-bracket") ? "" : what))
        .strip();
  }
}
