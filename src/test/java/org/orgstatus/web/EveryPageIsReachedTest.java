package org.orgstatus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * JAX-RS chooses one class by its {@code @Path} alone, the one with most literal characters, and
 * never looks into another (Jakarta RESTful Web Services 3.1, section 3.7.2). A page whose address
 * fits a longer class path too is never reached: it is found here and not by its first visitor.
 */
class EveryPageIsReachedTest {

  private static final Pattern VARIABLE =
      Pattern.compile("\\{\\s*\\w+\\s*(?::\\s*((?:[^{}]|\\{[^{}]*})+))?}");

  /** What stands for a variable: the first that its own pattern takes. */
  private static final List<String> SAMPLES =
      List.of("xX9", "gate", "17", "110000", "4111010001", "", "/public", "x".repeat(43));

  @Test
  void noClassHidesThePageOfAnother() {
    List<ClassPath> paths =
        Routes.all().stream()
            .map(Routes.Route::classPath)
            .distinct()
            .map(ClassPath::of)
            .sorted(ClassPath.ORDER)
            .toList();
    List<String> hidden = new ArrayList<>();
    for (Routes.Route route : Routes.all()) {
      String address = sample(route.template());
      ClassPath chosen =
          paths.stream()
              .filter(p -> p.pattern().matcher(address).matches())
              .findFirst()
              .orElseThrow();
      if (!chosen.path().equals(route.classPath())) {
        hidden.add(route.template() + " is hidden by " + chosen.path());
      }
    }
    assertEquals(List.of(), hidden);
  }

  private record ClassPath(String path, Pattern pattern, int literals, int groups, int own) {

    static final Comparator<ClassPath> ORDER =
        Comparator.comparingInt(ClassPath::literals)
            .thenComparingInt(ClassPath::groups)
            .thenComparingInt(ClassPath::own)
            .reversed();

    static ClassPath of(String path) {
      StringBuilder regex = new StringBuilder();
      int literals = 0;
      int groups = 0;
      int own = 0;
      int at = 0;
      String whole = path.equals("/") ? "" : "/" + path;
      Matcher variable = VARIABLE.matcher(whole);
      while (variable.find()) {
        regex.append(Pattern.quote(whole.substring(at, variable.start())));
        literals += variable.start() - at;
        groups++;
        own += variable.group(1) == null ? 0 : 1;
        regex.append('(').append(patternOf(variable)).append(')');
        at = variable.end();
      }
      regex.append(Pattern.quote(whole.substring(at))).append("(/.*)?");
      return new ClassPath(
          path, Pattern.compile(regex.toString()), literals + whole.length() - at, groups, own);
    }
  }

  private static String patternOf(Matcher variable) {
    return variable.group(1) == null ? "[^/]+?" : variable.group(1).strip();
  }

  private static String sample(String template) {
    return VARIABLE
        .matcher(template)
        .replaceAll(
            variable -> {
              String own = variable.group(1) == null ? "[^/]+?" : variable.group(1).strip();
              return SAMPLES.stream()
                  .filter(s -> s.matches(own))
                  .findFirst()
                  .orElseThrow(() -> new IllegalStateException("no sample for " + own));
            });
  }

  @Test
  void theLongerClassPathIsChosen() {
    ClassPath waves = ClassPath.of("office/waves");
    ClassPath one = ClassPath.of("office/waves/{id}");
    assertEquals(-1, Integer.signum(ClassPath.ORDER.compare(one, waves)));
    assertEquals(true, one.pattern().matcher("/office/waves/W1").matches());
  }
}
