package org.orgstatus.questionnaire;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Values worth trying as an example answer, the plainest first. */
final class ExampleValues {

  private static final List<String> WORDS =
      List.of(
          "示例",
          "13800000000",
          "name@example.org",
          "https://example.org",
          "HB01-01",
          "2016",
          "示例文字".repeat(10));

  private ExampleValues() {}

  static List<AnswerValue> of(Item.Question question) {
    return switch (question.type()) {
      case SELECT_ONE -> codes(question).<AnswerValue>map(AnswerValue.Chosen::new).toList();
      case SELECT_MULTIPLE ->
          codes(question).<AnswerValue>map(c -> new AnswerValue.ChosenMany(List.of(c))).toList();
      case INTEGER, DECIMAL -> amounts(question);
      case DATE -> dates(question);
      case TEXT -> WORDS.stream().<AnswerValue>map(AnswerValue.Words::new).toList();
      case FILE ->
          Stream.of("pdf", "jpg", "xlsx", "csv", "mp3")
              .<AnswerValue>map(kind -> file("sample." + kind, kind))
              .toList();
      default -> List.of();
    };
  }

  /** Choices that ask for no further words come first. */
  private static Stream<String> codes(Item.Question question) {
    ChoiceList list = question.choices().orElseThrow();
    if (list.isFromRegister()) {
      return Stream.of(list.name().endsWith("alliances") ? "HB01" : "4199910001");
    }
    List<String> codes = list.choices().stream().map(Choice::code).toList();
    return Stream.concat(
        codes.stream().filter(code -> !code.equals("other")),
        codes.stream().filter(code -> code.equals("other")));
  }

  private static List<AnswerValue> amounts(Item.Question question) {
    List<AnswerValue> amounts = new ArrayList<>();
    Stream.of(12, 3, 1, 0, 50, 100, 1990, 2010, 2016)
        .forEach(n -> amounts.add(new AnswerValue.Amount(BigDecimal.valueOf(n))));
    if (question.allowsNotAvailable()) {
      amounts.add(AnswerValue.NOT_AVAILABLE);
    }
    return amounts;
  }

  private static List<AnswerValue> dates(Item.Question question) {
    return Stream.of(2016, 2012, 2008, 1995)
        .<AnswerValue>map(
            year ->
                question.isMonth()
                    ? new AnswerValue.Month(YearMonth.of(year, 5))
                    : new AnswerValue.Day(LocalDate.of(year, 5, 13)))
        .toList();
  }

  private static AnswerValue file(String name, String kind) {
    return new AnswerValue.Attached("00000000-0000-4000-8000-000000000000", name, 1024, kind);
  }
}
