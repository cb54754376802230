package org.orgstatus.questionnaire.expression;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The vectors that this evaluator, the browser's and, where it can, JavaRosa must agree on. */
class ExpressionVectorsTest {

  private final List<Vector> vectors = Vector.all();

  @Test
  void everyVectorGivesItsValue() {
    assertTrue(vectors.size() >= 150, "only " + vectors.size() + " vectors");
    assertAll(
        vectors.stream()
            .map(
                v ->
                    () ->
                        assertEquals(
                            v.expected(),
                            Vector.shown(v.expression().evaluate(v.scope())),
                            v.line() + ": " + v.text())));
  }

  @Test
  void sumOfKnownSaysWhetherItLeftSomethingOut() {
    assertAll(
        vectors.stream()
            .filter(v -> v.json().containsKey("partial"))
            .map(
                v ->
                    () ->
                        assertEquals(
                            v.json().getBoolean("partial"),
                            v.expression().isPartial(v.scope()),
                            v.line() + ": " + v.text())));
  }

  @Test
  void constantTruthNeverContradictsAVector() {
    assertAll(
        vectors.stream()
            .map(
                v ->
                    () -> {
                      Optional<Boolean> constant = v.expression().constantTruth();
                      boolean truth = v.expression().isTrue(v.scope());
                      assertEquals(constant.orElse(truth), truth, v.line() + ": " + v.text());
                    }));
  }
}
