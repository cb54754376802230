package org.orgstatus.questionnaire;

import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.NearestWord;
import org.orgstatus.base.Problems;

/** Words of which one must be chosen. */
final class Vocabulary<T> {

  static final Vocabulary<Boolean> YES_NO =
      new Vocabulary<>("unknown-word", "yes或no", "yes or no", Map.of("yes", true, "no", false));
  static final Vocabulary<Sensitivity> SENSITIVITY =
      new Vocabulary<>(
          "unknown-sensitivity",
          "敏感级别",
          "sensitivity",
          Map.of("P1", Sensitivity.P1, "P2", Sensitivity.P2, "P3", Sensitivity.P3));
  static final Vocabulary<Questionnaire.UnitKind> UNIT =
      new Vocabulary<>(
          "unknown-unit",
          "填报单位",
          "unit",
          Map.of(
              "institution", Questionnaire.UnitKind.INSTITUTION,
              "reporting_unit", Questionnaire.UnitKind.REPORTING_UNIT,
              "alliance", Questionnaire.UnitKind.ALLIANCE,
              "visit", Questionnaire.UnitKind.VISIT));
  static final Vocabulary<Reviewer> REVIEWER =
      new Vocabulary<>(
          "unknown-reviewer",
          "审核方",
          "reviewer",
          Map.of(
              "approver", Reviewer.APPROVER,
              "province", Reviewer.PROVINCE,
              "nation", Reviewer.NATION,
              "agreement", Reviewer.AGREEMENT));
  static final Vocabulary<Boolean> SHOWN_TO =
      new Vocabulary<>(
          "unknown-word", "显示对象", "reader of a check", Map.of("filler", true, "reviewer", false));

  private final String problem;
  private final String zh;
  private final String en;
  private final Map<String, T> words;

  Vocabulary(String problem, String zh, String en, Map<String, T> words) {
    this.problem = problem;
    this.zh = zh;
    this.en = en;
    this.words = Map.copyOf(words);
  }

  Optional<T> read(DefinitionText text, Problems problems) {
    T meaning = words.get(text.text());
    if (meaning == null) {
      String nearest = NearestWord.to(text.text(), words.keySet()).orElse("");
      String all = String.join(", ", new TreeSet<>(words.keySet()));
      problems.add(
          problem,
          text.place(),
          zh + "不能是“" + text + "”。" + NearestWord.hintZh(nearest, "可用：" + all + "。"),
          "'" + text + "' is no " + en + ". " + NearestWord.hintEn(nearest, "Known: " + all + "."));
    }
    return Optional.ofNullable(meaning);
  }
}
