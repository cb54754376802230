package org.orgstatus.questionnaire.expression;

import jakarta.json.JsonArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;

/** A parsed expression: free of faults, safe to evaluate with any answers, and immutable. */
public final class Expression {

  private final String text;
  private final Place place;
  private final Node root;
  private final Map<String, Place> references = new LinkedHashMap<>();
  private final boolean readsSelf;
  private final List<Call> calls;
  private final Optional<Boolean> constantTruth;

  private Expression(String text, Place place, Node root, Functions functions, List<Call> calls) {
    this.text = text;
    this.place = place;
    this.root = root;
    this.calls = calls;
    Trees.all(root)
        .filter(Node.Read.class::isInstance)
        .map(Node.Read.class::cast)
        .forEach(r -> references.putIfAbsent(r.name(), r.place()));
    this.readsSelf = Trees.all(root).anyMatch(Node.Self.class::isInstance);
    this.constantTruth = new Truths(functions).of(root);
  }

  /**
   * Reads an expression. Faults carry the codes {@code expression-syntax}, {@code
   * unknown-function}, {@code unsupported-function}, {@code function-arity} and {@code
   * type-mismatch}.
   *
   * @param place where its first character stands; when the column is 0, faults name the line only
   * @param functions those that may be called here
   * @param problems gets every fault, at its own column
   * @return empty when there was a fault
   */
  public static Optional<Expression> parse(
      String text, Place place, Functions functions, Problems problems) {
    Faults faults = new Faults(place, problems);
    Optional<Node> root = Lexer.cut(text, faults).flatMap(t -> Parser.parse(t, faults));
    Kinds kinds = new Kinds(functions, faults);
    root.ifPresent(kinds::check);
    return faults.any()
        ? Optional.empty()
        : root.map(r -> new Expression(text, place, r, functions, kinds.calls(r)));
  }

  public String text() {
    return text;
  }

  public Place place() {
    return place;
  }

  /** The tree, for checks that need no answers. */
  public Node root() {
    return root;
  }

  /** Names read as {@code ${name}}, in order of first occurrence. */
  public Set<String> references() {
    return Collections.unmodifiableSet(references.keySet());
  }

  /**
   * Where {@code ${name}} is read first.
   *
   * @throws IllegalArgumentException when the expression does not read it
   */
  public Place placeOf(String name) {
    if (!references.containsKey(name)) {
      throw new IllegalArgumentException("not read in " + text + ": " + name);
    }
    return references.get(name);
  }

  /** Whether it contains {@code .}. */
  public boolean readsSelf() {
    return readsSelf;
  }

  /** What only the server knows and the expression asks for, in order of first occurrence. */
  public List<Call> calls() {
    return calls;
  }

  public Value evaluate(Scope scope) {
    return new Evaluation(scope).of(root);
  }

  /** XPath's boolean() of the value. */
  public boolean isTrue(Scope scope) {
    return evaluate(scope).truth();
  }

  /** Whether a {@code sum-known} on the way to the value left out a −88. */
  public boolean isPartial(Scope scope) {
    Evaluation evaluation = new Evaluation(scope);
    evaluation.of(root);
    return evaluation.partial();
  }

  /** Present when it is true, or false, whatever the answers. */
  public Optional<Boolean> constantTruth() {
    return constantTruth;
  }

  /** The tree for the browser, see {@code assets/js/expression.js}. */
  public JsonArray tree() {
    return Trees.json(root);
  }

  @Override
  public String toString() {
    return text;
  }
}
