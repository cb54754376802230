package org.orgstatus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the people's days names tests that are there, and one at least for each step. */
class DaysTest {

  private static final Path PAGE = Path.of("src/site/days.md");
  private static final Path TESTS = Path.of("src/test/java");
  private static final Pattern STEP =
      Pattern.compile("(?m)^\\| ([1-9DE]\\.[0-9]+) \\|[^|]*\\|[^|]*\\|([^|]*)\\|$");
  private static final Pattern NAMED = Pattern.compile("`([A-Za-z]+IT)#([A-Za-z0-9]+)`");

  /** How many steps the description of the people gives each part at the least. */
  private static final Map<String, Integer> LEAST =
      Map.of("1", 9, "2", 4, "3", 5, "5", 5, "6", 5, "7", 9, "D", 3, "E", 2);

  @Test
  void everyStepIsWalkedByATestThatIsThere() throws IOException {
    Map<String, String> sources = sources();
    Map<String, Integer> steps = new TreeMap<>();
    Set<String> known = new HashSet<>();
    List<String> wrong = new ArrayList<>();
    Matcher step = STEP.matcher(Files.readString(PAGE));
    while (step.find()) {
      if (!known.add(step.group(1))) {
        wrong.add(step.group(1) + " stands twice");
      }
      steps.merge(step.group(1).substring(0, 1), 1, Integer::sum);
      Matcher test = NAMED.matcher(step.group(2));
      int tests = 0;
      while (test.find()) {
        tests++;
        String method = "\n  (public )?void " + test.group(2) + "\\(";
        if (!Pattern.compile(method).matcher(sources.getOrDefault(test.group(1), "")).find()) {
          wrong.add(step.group(1) + " names " + test.group() + ", which is not there");
        }
      }
      if (tests == 0) {
        wrong.add(step.group(1) + " names no test");
      }
    }
    assertEquals(List.of(), wrong);
    LEAST.forEach(
        (part, least) ->
            assertTrue(steps.getOrDefault(part, 0) >= least, "part " + part + ": " + steps));
  }

  /** The texts of all test classes by name. */
  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(TESTS)) {
      for (Path file : files.filter(f -> f.toString().endsWith("IT.java")).toList()) {
        sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
      }
    }
    return sources;
  }
}
