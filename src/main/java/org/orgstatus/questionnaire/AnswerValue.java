package org.orgstatus.questionnaire;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.orgstatus.questionnaire.expression.Value;

/** What a respondent gave for one item. Missing is an answer too: it keeps its reason. */
public sealed interface AnswerValue {

  AnswerValue NOT_ANSWERED = new Missing(MissingReason.NOT_ANSWERED);
  AnswerValue NOT_APPLICABLE = new Missing(MissingReason.NOT_APPLICABLE);
  AnswerValue NOT_AVAILABLE = new Missing(MissingReason.NOT_AVAILABLE);

  /** The number that stands for 不掌握 inside expressions; never typed, never on the wire. */
  double NOT_AVAILABLE_NUMBER = -88;

  /** One choice of a list. */
  record Chosen(String code) implements AnswerValue {
    @Override
    public Value inExpressions() {
      return new Value.Text(code);
    }
  }

  /** Choices ticked, in the list's order, each once. */
  record ChosenMany(List<String> codes) implements AnswerValue {
    public ChosenMany {
      codes = List.copyOf(codes);
    }

    @Override
    public Value inExpressions() {
      return new Value.Text(String.join(" ", codes));
    }
  }

  /** A number in the unit that the hint names. */
  record Amount(BigDecimal value) implements AnswerValue {
    @Override
    public Value inExpressions() {
      return new Value.Number(value.doubleValue());
    }

    /** 12.50 and 12.5 are the same amount. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Amount amount && amount.value.compareTo(value) == 0;
    }

    @Override
    public int hashCode() {
      return value.stripTrailingZeros().hashCode();
    }
  }

  record Words(String text) implements AnswerValue {
    @Override
    public Value inExpressions() {
      return new Value.Text(text);
    }
  }

  /** A day. */
  record Day(LocalDate date) implements AnswerValue {
    @Override
    public Value inExpressions() {
      return new Value.Text(date.toString());
    }
  }

  /** A month, where the day is not asked; counts as its first day in comparisons. */
  record Month(YearMonth month) implements AnswerValue {
    @Override
    public Value inExpressions() {
      return new Value.Text(month.atDay(1).toString());
    }
  }

  /**
   * An uploaded file.
   *
   * @param id where it is stored
   * @param name as the respondent's device named it
   * @param size in bytes
   * @param kind what its content is, as a file extension in lower case; empty when unknown
   */
  record Attached(String id, String name, long size, String kind) implements AnswerValue {
    @Override
    public Value inExpressions() {
      return new Value.Text(name);
    }
  }

  /** The rows of a repeat, by their ids, in order. */
  record Rows(List<String> ids) implements AnswerValue {
    public Rows {
      ids = List.copyOf(ids);
    }

    @Override
    public Value inExpressions() {
      return new Value.Number(ids.size());
    }
  }

  record Missing(MissingReason reason) implements AnswerValue {
    @Override
    public Value inExpressions() {
      return reason == MissingReason.NOT_AVAILABLE
          ? new Value.Number(NOT_AVAILABLE_NUMBER)
          : Value.EMPTY;
    }
  }

  /** The value as expressions see it. */
  Value inExpressions();

  /** Whether the respondent has dealt with the item: an answer, or 不掌握. */
  default boolean isGiven() {
    return !(this instanceof Missing missing) || missing.reason() == MissingReason.NOT_AVAILABLE;
  }
}
