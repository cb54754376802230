package org.orgstatus.collection;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SoftCheck;

/**
 * A soft check that holds for a sheet that was sent. Kept beside the response, so that a queue of
 * many is sorted without reading their sheets.
 *
 * @param check id of the check
 * @param woken whether it holds only since the sheet was sent: a roster or another form came later,
 *     or changed
 */
public record Finding(String check, Severity severity, boolean woken) {

  private static final String WOKEN = ":NEW";

  /** One that held when the sheet was sent. */
  public Finding(String check, Severity severity) {
    this(check, severity, false);
  }

  /** How much a finding weighs, the heaviest first. */
  public enum Severity {
    /** The institution says one thing, the roster or another form a different one. */
    CONFLICT(LocalText.of("与名单或他表不一致", "Conflict with roster or another form")),
    /** A number looks impossible or out of proportion. */
    ODD(LocalText.of("数字异常", "Odd number")),
    /** Answers do not go well together. */
    WARNING(LocalText.of("提醒", "Warning"));

    private final LocalText label;

    Severity(LocalText label) {
      this.label = label;
    }

    public LocalText label() {
      return label;
    }
  }

  private static final Set<String> OTHERS = Set.of("roster", "other-form", "answers");

  /** What a check weighs follows from what it reads: other sources, numbers, or neither. */
  public static Finding of(SoftCheck check, Routing routing) {
    Severity severity = Severity.WARNING;
    if (check.warnWhen().calls().stream().anyMatch(call -> OTHERS.contains(call.function()))) {
      severity = Severity.CONFLICT;
    } else if (check.items().stream().anyMatch(item -> isNumber(item, routing))) {
      severity = Severity.ODD;
    }
    return new Finding(check.id(), severity);
  }

  private static boolean isNumber(String item, Routing routing) {
    return routing
        .node(item)
        .flatMap(Routing.Node::question)
        .map(Item.Question::type)
        .filter(type -> type.isNumber())
        .isPresent();
  }

  /** What the checks of a filling say, the heaviest first. */
  public static List<Finding> of(Filling filling) {
    return filling.warnings().stream()
        .map(warning -> of(warning.check(), filling.routing()))
        .sorted((a, b) -> a.severity().compareTo(b.severity()))
        .toList();
  }

  static String write(List<Finding> findings) {
    return findings.stream()
        .map(f -> f.check() + ":" + f.severity() + (f.woken() ? WOKEN : ""))
        .collect(Collectors.joining(" "));
  }

  static List<Finding> read(String text) {
    return Arrays.stream(text.split(" "))
        .filter(word -> !word.isEmpty())
        .map(word -> word.split(":"))
        .map(parts -> new Finding(parts[0], Severity.valueOf(parts[1]), parts.length > 2))
        .toList();
  }
}
