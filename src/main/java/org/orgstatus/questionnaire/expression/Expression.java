package org.orgstatus.questionnaire.expression;

import jakarta.json.JsonArray;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;

/** A parsed expression. */
public final class Expression {

  private final String text;
  private final Place place;

  private Expression(String text, Place place) {
    this.text = text;
    this.place = place;
  }

  public static Optional<Expression> parse(
      String text, Place place, Functions functions, Problems problems) {
    throw new UnsupportedOperationException();
  }

  public String text() {
    return text;
  }

  public Place place() {
    return place;
  }

  public Set<String> references() {
    throw new UnsupportedOperationException();
  }

  public boolean readsSelf() {
    throw new UnsupportedOperationException();
  }

  public Value evaluate(Scope scope) {
    throw new UnsupportedOperationException();
  }

  public boolean isTrue(Scope scope) {
    return evaluate(scope).truth();
  }

  public Optional<Boolean> constantTruth() {
    throw new UnsupportedOperationException();
  }

  public JsonArray tree() {
    throw new UnsupportedOperationException();
  }
}
