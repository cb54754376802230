package org.orgstatus.demonstration;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Choice;

/**
 * Answers to questions that no model of their own exists for: by type, inside the range that the
 * constraint states, plainer with every try.
 */
final class GeneralModels {

  private static final Pattern LOW = Pattern.compile("\\. >= (\\d+)");
  private static final Pattern HIGH = Pattern.compile("\\. <= (\\d+)");
  private static final Set<String> ALONE = Set.of("none", "dk");

  private GeneralModels() {}

  /**
   * @param attempt from 0; later attempts are closer to the low end, shorter, or single choices
   */
  static AnswerValue answer(Asked asked, int attempt) {
    AnswerType type = asked.question().type();
    return switch (type) {
      case SELECT_ONE -> one(asked);
      case SELECT_MULTIPLE -> many(asked, attempt);
      case INTEGER, DECIMAL -> number(asked, attempt);
      case DATE -> date(asked, attempt);
      case TEXT -> Asked.words(attempt == 0 ? "演示数据，按实际情况填写" : "演示");
      case FILE, CALCULATE, NOTE -> AnswerValue.NOT_ANSWERED;
    };
  }

  private static AnswerValue one(Asked asked) {
    List<String> codes = codes(asked).filter(c -> !c.equals("dk")).toList();
    if (codes.isEmpty()) {
      return new AnswerValue.Chosen("other");
    }
    return new AnswerValue.Chosen(asked.draws().pick(codes));
  }

  private static AnswerValue many(Asked asked, int attempt) {
    List<String> codes = codes(asked).toList();
    List<String> together = codes.stream().filter(c -> !ALONE.contains(c)).toList();
    if (attempt > 0 || together.isEmpty()) {
      return asked.many(List.of(codes.get(attempt % codes.size())));
    }
    Set<String> drawn = new TreeSet<>();
    int count = asked.draws().between(1, Math.min(3, together.size()));
    while (drawn.size() < count) {
      drawn.add(asked.draws().pick(together));
    }
    return asked.many(drawn);
  }

  private static Stream<String> codes(Asked asked) {
    return asked.question().choices().orElseThrow().choices().stream().map(Choice::code);
  }

  private static AnswerValue number(Asked asked, int attempt) {
    String condition = asked.question().constraint().map(c -> c.condition().text()).orElse("");
    double low = bound(LOW, condition, 0);
    double high = Math.max(low, bound(HIGH, condition, 100));
    double top = attempt > 20 ? high : low + (high - low) / Math.pow(2, attempt);
    double usual = Math.min(top, low + 20);
    double value = low + asked.draws().uniform() * (usual - low);
    int scale = asked.question().type() == AnswerType.DECIMAL ? 2 : 0;
    return new AnswerValue.Amount(BigDecimal.valueOf(value).setScale(scale, RoundingMode.FLOOR));
  }

  private static double bound(Pattern pattern, String condition, double otherwise) {
    Matcher matcher = pattern.matcher(condition);
    return matcher.find() ? Double.parseDouble(matcher.group(1)) : otherwise;
  }

  /** Further back with every try, and on the reference date itself last. */
  private static AnswerValue date(Asked asked, int attempt) {
    int months = attempt > 20 ? 0 : asked.draws().between(1, 24) * (attempt + 1);
    return asked.question().isMonth()
        ? new AnswerValue.Month(asked.referenceMonth().minusMonths(months))
        : new AnswerValue.Day(asked.referenceDate().minusMonths(months));
  }
}
