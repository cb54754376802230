package org.orgstatus.web.data;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.base.Language;
import org.orgstatus.dataset.LockComparison.Held;
import org.orgstatus.dataset.Variable;

/** Values of a variable as people read them: labels in place of codes, reasons in words. */
final class HeldText {

  private static final String NOTHING = "—";

  private HeldText() {}

  /**
   * @param held one value, or one for each row of a repeat
   */
  static String of(Variable variable, List<Held> held, Language language) {
    String between = language == Language.ZH ? "；" : "; ";
    return held.isEmpty()
        ? NOTHING
        : held.stream()
            .map(one -> of(variable, one, language))
            .collect(Collectors.joining(between));
  }

  private static String of(Variable variable, Held held, Language language) {
    if (held.missing().isPresent()) {
      return held.missing().get().label().in(language);
    }
    if (held.value().isEmpty()) {
      return NOTHING;
    }
    return switch (variable.type()) {
      case CHOICE -> label(variable, held.value(), language);
      case CHOICES ->
          Stream.of(held.value().split(" "))
              .map(code -> label(variable, code, language))
              .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
      default -> held.value();
    };
  }

  private static String label(Variable variable, String code, Language language) {
    return variable.labelOf(code).map(label -> label.in(language)).orElse(code);
  }
}
