package org.orgstatus.questionnaire.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;

/** Every distinct expression of the instruments, copied one a line into test resources. */
class InstrumentExpressionsTest {

  private static List<String> lines(String file) throws IOException {
    try (var in = InstrumentExpressionsTest.class.getResourceAsStream("/expression/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static void allParse(String file, int expected, Functions functions) throws IOException {
    List<String> expressions = lines(file);
    Problems problems = new Problems();
    for (int i = 0; i < expressions.size(); i++) {
      Expression.parse(expressions.get(i), new Place(file, i + 1, 1), functions, problems)
          .filter(e -> !e.text().startsWith("if("))
          .ifPresent(
              e ->
                  assertEquals(
                      Optional.empty(), e.constantTruth(), e + " does not depend on answers"));
    }
    assertTrue(problems.isEmpty(), problems.toString());
    assertEquals(expected, expressions.size());
  }

  @Test
  void everyExpressionOfTheItemsParses() throws IOException {
    allParse("items.txt", 190, Functions.ITEMS);
  }

  @Test
  void everyExpressionOfTheChecksParses() throws IOException {
    allParse("checks.txt", 29, Functions.CHECKS);
  }
}
