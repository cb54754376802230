package org.orgstatus.export.form;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.export.text.Dates;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;

/** An answer in words: labels for codes, dates as people write them, the reason for a gap. */
public final class AnswerText {

  private AnswerText() {}

  /** What people read of an answer that stands in a form: the register's names for its codes. */
  public static String of(
      Filling filling, Item.Question question, AnswerValue value, Language language) {
    return value instanceof AnswerValue.Chosen chosen
        ? filling.registered(question, chosen.code()).orElseGet(() -> of(question, value, language))
        : of(question, value, language);
  }

  /** What people read: on pages as in documents. */
  public static String of(Item.Question question, AnswerValue value, Language language) {
    Messages labels = Messages.in(language);
    if (value instanceof AnswerValue.Chosen chosen) {
      return label(question, chosen.code(), language);
    }
    if (value instanceof AnswerValue.ChosenMany many) {
      return many.codes().stream()
          .map(code -> label(question, code, language))
          .collect(Collectors.joining(labels.get("paper.list").replace("_", " ")));
    }
    if (value instanceof AnswerValue.Missing missing) {
      return missing.reason().label().in(language);
    }
    if (value instanceof AnswerValue.Amount amount) {
      return amount(question, amount, labels);
    }
    if (value instanceof AnswerValue.Day day) {
      return Dates.in(day.date(), language);
    }
    if (value instanceof AnswerValue.Attached file) {
      return labels.get("paper.attached", file.name(), Math.max(1, (file.size() + 512) / 1024));
    }
    if (value instanceof AnswerValue.Month month) {
      return Dates.in(month.month(), language);
    }
    String text = value.inExpressions().text();
    return question.type() == AnswerType.CALCULATE ? label(question, text, language) : text;
  }

  /**
   * With thousands and the unit where the form names one; a year or a mark has none and stays
   * plain.
   */
  private static String amount(Item.Question question, AnswerValue.Amount amount, Messages labels) {
    if (question.unit().isEmpty()) {
      return amount.value().toPlainString();
    }
    NumberFormat format = NumberFormat.getNumberInstance(Locale.ROOT);
    format.setMaximumFractionDigits(Math.max(0, amount.value().scale()));
    return labels.get(
        "paper.amount",
        format.format(amount.value()),
        question.unit().orElseThrow().in(labels.language()));
  }

  /** The value of a calculation as a sheet keeps it: the label of a code, a date in words. */
  public static String ofCalculated(Item.Question question, String text, Language language) {
    return label(question, text, language);
  }

  private static String label(Item.Question question, String code, Language language) {
    return question
        .choices()
        .flatMap(list -> list.find(code))
        .map(choice -> choice.label().in(language))
        .orElseGet(() -> Filling.readable(code, language));
  }
}
