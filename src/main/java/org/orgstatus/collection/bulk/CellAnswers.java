package org.orgstatus.collection.bulk;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problems;
import org.orgstatus.questionnaire.AnswerReader;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Choice;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.MissingReason;

/** Takes what a person wrote into one cell for an answer, or says what is wrong with it. */
final class CellAnswers {

  /** Days of a spreadsheet count from here. */
  private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

  private static final Pattern SERIAL = Pattern.compile("[1-9]\\d{4}(\\.\\d+)?");
  private static final Set<String> TICKS = Set.of("√", "✓", "1", "x", "X", "是", "yes", "对");

  private final Problems problems;

  CellAnswers(Problems problems) {
    this.problems = problems;
  }

  /** The code of the choice whose column is ticked. */
  Optional<String> tick(Choice choice, BulkReading.Cell cell) {
    if (TICKS.contains(cell.value())) {
      return Optional.of(choice.code());
    }
    problems.add(
        cell.problem(
            "not-a-tick",
            LocalText.of("选中请填“√”，不选留空。", "put √ where it applies, leave it empty otherwise.")));
    return Optional.empty();
  }

  /** The answer to a question of one column; empty where the cell says nothing that counts. */
  Optional<AnswerValue> read(Item.Question question, ItemPath path, BulkReading.Cell cell) {
    String text = cell.value();
    if (question.type() == AnswerType.SELECT_ONE) {
      return choice(question, cell).map(AnswerValue.Chosen::new);
    }
    boolean notAvailable =
        question.type().isNumber() && isWord(text, MissingReason.NOT_AVAILABLE.label());
    if (question.type() == AnswerType.DATE && SERIAL.matcher(text).matches()) {
      LocalDate day = DAY_ZERO.plusDays((long) Double.parseDouble(text));
      text = question.isMonth() ? YearMonth.from(day).toString() : day.toString();
    }
    AnswerReader.Reading reading =
        AnswerReader.ofFields(question, path, List.of(text), notAvailable);
    reading.fault().ifPresent(f -> problems.add(cell.problem("not-an-answer", f.message())));
    return reading.value().filter(AnswerValue::isGiven);
  }

  private Optional<String> choice(Item.Question question, BulkReading.Cell cell) {
    var list = question.choices().orElseThrow();
    if (list.isFromRegister()) {
      return Optional.of(cell.value());
    }
    List<String> fitting =
        list.choices().stream()
            .filter(c -> c.code().equals(cell.value()) || isWord(cell.value(), c.label()))
            .map(Choice::code)
            .toList();
    if (fitting.size() == 1) {
      return Optional.of(fitting.get(0));
    }
    problems.add(
        cell.problem(
            "not-a-choice",
            LocalText.of(
                "不是这一题的选项。请从下拉列表中选择。", "is no choice of this item. Choose from the list.")));
    return Optional.empty();
  }

  private static boolean isWord(String text, LocalText word) {
    return plain(text).equals(plain(word.zh())) || plain(text).equals(plain(word.en()));
  }

  /** Full-width signs and blanks make no other word. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .replaceAll("\\s", "")
        .toLowerCase(Locale.ROOT);
  }
}
