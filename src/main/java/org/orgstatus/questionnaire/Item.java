package org.orgstatus.questionnaire;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.questionnaire.expression.Expression;

/** A row of a questionnaire: a question, or a group of questions that is repeated. */
public sealed interface Item {

  /** Stable variable name; unique among the forms of one response. */
  String name();

  /** Number as printed, for example A2.7; only for display. */
  String number();

  Template label();

  /** Whether it is asked; always when absent. The section's own condition comes on top. */
  Optional<Expression> relevant();

  Place place();

  /**
   * A question, a calculation or a note.
   *
   * @param choices the list of a select; of a calculate, the words for the codes it gives; else
   *     empty
   * @param unit what a number counts, as people say it after the number; empty where it is none
   * @param constraint must hold for an answer that is given
   * @param calculation value of a calculate
   * @param defaultValue what stands there when a response begins, to be checked by the respondent
   * @param stock whether it tells a lasting state: from the second wave on, the last answer stands
   *     there when a response begins, to be checked by the respondent
   * @param appearance {@code multiline}, {@code month-year} or empty
   * @param indicators ids of the indicators it serves
   */
  record Question(
      String name,
      String number,
      AnswerType type,
      Optional<ChoiceList> choices,
      Template label,
      Template hint,
      Optional<LocalText> unit,
      boolean required,
      Optional<Expression> relevant,
      Optional<Constraint> constraint,
      Optional<Expression> calculation,
      Optional<Expression> defaultValue,
      boolean stock,
      String appearance,
      List<String> indicators,
      Sensitivity sensitivity,
      Place place)
      implements Item {

    private static final Pattern LARGEST_FILE =
        Pattern.compile("file-size\\(\\s*\\.\\s*\\)\\s*<=\\s*([0-9]{1,12})");

    public Question {
      indicators = List.copyOf(indicators);
    }

    /** Whether −88, 不掌握, may stand instead of a number. */
    public boolean allowsNotAvailable() {
      return type.isNumber()
          && constraint.map(c -> c.condition().text().contains(". = -88")).orElse(false);
    }

    public boolean isMonth() {
      return type == AnswerType.DATE && appearance.equals("month-year");
    }

    /** Bytes that its file may have at the most; empty where the form does not say. */
    public OptionalLong largestFile() {
      return constraint.stream()
          .map(c -> LARGEST_FILE.matcher(c.condition().text()))
          .filter(Matcher::find)
          .mapToLong(found -> Long.parseLong(found.group(1)))
          .findFirst();
    }

    /** Whether it notes that somebody agreed to be asked: what they are told stands before it. */
    public boolean isConsent() {
      return choices.filter(list -> list.name().equals("consent")).isPresent();
    }
  }

  /**
   * Questions asked once for each row that the respondent adds.
   *
   * @param count number of rows that are due, or empty where the respondent decides
   * @param end the row that closes it in XLSForm's tables and in the master of the instruments
   */
  record Repeat(
      String name,
      String number,
      Template label,
      Optional<Expression> relevant,
      Optional<Expression> count,
      List<Question> questions,
      End end,
      Place place)
      implements Item {

    public Repeat {
      questions = List.copyOf(questions);
    }

    /** Name and number of the row that closes a repeat. */
    public record End(String name, String number) {}
  }

  /** A hard check of one answer and what to say when it fails. */
  record Constraint(Expression condition, LocalText message) {}
}
