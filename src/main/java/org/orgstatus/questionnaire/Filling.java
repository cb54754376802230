package org.orgstatus.questionnaire;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.Language;
import org.orgstatus.questionnaire.expression.Expression;
import org.orgstatus.questionnaire.expression.Scope;
import org.orgstatus.questionnaire.expression.Value;

/**
 * A response while it is filled in: the answers and all that follows from them, which items are
 * asked, what is calculated, what is wrong. A changed answer recomputes only the items that depend
 * on it, in dependency order. Not safe for use by several threads.
 */
public final class Filling {

  private record State(boolean asked, AnswerValue value) {}

  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final State UNKNOWN = new State(false, AnswerValue.NOT_APPLICABLE);

  private final Routing routing;
  private final Surroundings surroundings;
  private final Map<ItemPath, AnswerValue> answers;
  private final Map<ItemPath, State> states = new HashMap<>();
  private @Nullable List<Fault> faults;
  private @Nullable List<Warning> warnings;
  private int recomputed;

  public Filling(Routing routing, Surroundings surroundings, AnswerSheet sheet) {
    this(routing, surroundings, sheet.answers());
    BitSet all = new BitSet();
    all.set(0, routing.order().size());
    recompute(all);
  }

  private Filling(Routing routing, Surroundings surroundings, Map<ItemPath, AnswerValue> answers) {
    this.routing = routing;
    this.surroundings = surroundings;
    this.answers = new TreeMap<>(answers);
  }

  public Routing routing() {
    return routing;
  }

  /** Gives or changes an answer; {@link AnswerValue#NOT_ANSWERED} takes it away. */
  public void answer(ItemPath path, AnswerValue value) {
    if (value.equals(AnswerValue.NOT_ANSWERED)) {
      answers.remove(path);
    } else {
      answers.put(path, value);
    }
    routing
        .node(path.name())
        .ifPresent(
            node -> {
              BitSet changed = new BitSet();
              changed.set(node.rank());
              recompute(changed);
            });
  }

  /** The answers as given, those of items that are not asked included. */
  public AnswerSheet sheet() {
    return new AnswerSheet(answers);
  }

  /** Whether the item is asked: its own condition and all that stand over it hold. */
  public boolean isAsked(ItemPath path) {
    return states.getOrDefault(path, UNKNOWN).asked();
  }

  /** The answer or the calculated value; NOT_APPLICABLE where the item is not asked. */
  public AnswerValue value(ItemPath path) {
    return states.getOrDefault(path, UNKNOWN).value();
  }

  public AnswerValue value(String name) {
    return value(ItemPath.of(name));
  }

  /** Whether a form of the response is asked for, given the forms before it. */
  public boolean isAsked(Questionnaire form) {
    return form.when().map(when -> when.isTrue(scope(ItemPath.of("form")))).orElse(true);
  }

  public boolean isAsked(Section section, Questionnaire form) {
    return isAsked(form)
        && section.relevant().map(c -> c.isTrue(scope(ItemPath.of("section")))).orElse(true);
  }

  /** Ids of a repeat's rows: those that are due by its count, else those the respondent added. */
  public List<String> rows(Item.Repeat repeat) {
    return states.getOrDefault(ItemPath.of(repeat.name()), UNKNOWN).value()
            instanceof AnswerValue.Rows rows
        ? rows.ids()
        : List.of();
  }

  /** The paths of an item: one outside a repeat, one for each row inside. */
  public List<ItemPath> paths(Routing.Node node) {
    return node.repeat()
        .map(r -> rows(r).stream().map(row -> new ItemPath(r.name(), row, node.name())).toList())
        .orElseGet(node::path);
  }

  /** Every fault that stops a submission, in the order of the form. */
  public List<Fault> faults() {
    if (faults == null) {
      List<Fault> found = new ArrayList<>();
      routing
          .nodes()
          .forEach(node -> paths(node).forEach(p -> fault(node, p).ifPresent(found::add)));
      faults = List.copyOf(found);
    }
    return faults;
  }

  /** The fault of one item, if it is asked and has one. */
  public Optional<Fault> fault(Routing.Node node, ItemPath path) {
    if (!isAsked(path)) {
      return Optional.empty();
    }
    AnswerValue value = value(path);
    if (node.item() instanceof Item.Repeat repeat) {
      return rows(repeat).isEmpty() && repeat.count().isEmpty()
          ? Optional.of(Fault.required(path))
          : Optional.empty();
    }
    Item.Question question = (Item.Question) node.item();
    if (!question.type().isAsked()) {
      return Optional.empty();
    }
    if (!value.isGiven()) {
      return question.required() ? Optional.of(Fault.required(path)) : Optional.empty();
    }
    return question
        .constraint()
        .filter(c -> !c.condition().isTrue(scope(path)))
        .map(c -> new Fault(Fault.Kind.CONSTRAINT, path, c.message()));
  }

  /** Soft checks that hold now; those whose form is not asked stay silent. */
  public List<Warning> warnings() {
    if (warnings == null) {
      warnings = findWarnings();
    }
    return warnings;
  }

  /** A check that several forms share is looked at once. */
  private List<Warning> findWarnings() {
    Map<String, SoftCheck> checks = new LinkedHashMap<>();
    for (Questionnaire form : routing.forms()) {
      if (isAsked(form)) {
        form.softChecks().forEach(check -> checks.putIfAbsent(check.id(), check));
      }
    }
    Scope scope = scope(ItemPath.of("check"));
    return checks.values().stream()
        .filter(check -> check.warnWhen().isTrue(scope))
        .map(Warning::new)
        .toList();
  }

  /** Answers that are kept in the draft though their items are not asked now. */
  public Set<ItemPath> hidden() {
    Set<ItemPath> hidden = new TreeSet<>();
    answers.keySet().stream().filter(path -> !isAsked(path)).forEach(hidden::add);
    return hidden;
  }

  /** Those hidden answers that a submission clears; a form that is not asked keeps its draft. */
  public Set<ItemPath> hiddenInFormsAsked() {
    Set<ItemPath> hidden = hidden();
    hidden.removeIf(path -> routing.node(path.name()).filter(n -> !isAsked(n.form())).isPresent());
    return hidden;
  }

  /** Shows a label or hint with the values of this response filled in. */
  public String show(Template template, Language language, ItemPath at) {
    Scope scope = scope(at);
    return template.in(language, name -> readable(scope.read(name).text(), language));
  }

  /** A calculated date as people write it; any other text as it is. */
  public static String readable(String text, Language language) {
    if (!DATE.matcher(text).matches()) {
      return text;
    }
    String pattern = language == Language.ZH ? "yyyy年M月d日" : "d MMMM yyyy";
    return LocalDate.parse(text).format(DateTimeFormatter.ofPattern(pattern, language.locale()));
  }

  /** What stands in a response when it begins: defaults that give a valid answer. */
  public static Map<ItemPath, AnswerValue> defaults(Routing routing, Surroundings surroundings) {
    List<Item.Question> questions =
        routing
            .nodes()
            .filter(n -> n.repeat().isEmpty())
            .flatMap(n -> n.question().stream())
            .filter(q -> q.defaultValue().isPresent())
            .toList();
    // what reads no other item needs nothing that follows from the blank sheet
    boolean readsItems =
        questions.stream().anyMatch(q -> !q.defaultValue().get().references().isEmpty());
    Filling blank =
        readsItems
            ? new Filling(routing, surroundings, new AnswerSheet(Map.of()))
            : new Filling(routing, surroundings, Map.of());
    Map<ItemPath, AnswerValue> defaults = new TreeMap<>();
    for (Item.Question question : questions) {
      ItemPath path = ItemPath.of(question.name());
      String text = question.defaultValue().orElseThrow().evaluate(blank.scope(path)).text();
      AnswerReader.ofFields(question, path, List.of(text), false)
          .value()
          .filter(AnswerValue::isGiven)
          .ifPresent(value -> defaults.put(path, value));
    }
    return defaults;
  }

  /** What the server answers to every call that the forms make, by the call's key. */
  public Map<String, Value> told() {
    Map<String, Value> told = new TreeMap<>();
    routing
        .calls()
        .forEach(
            (key, call) -> told.put(key, surroundings.call(call.function(), call.arguments())));
    return told;
  }

  /** The name of an answer chosen from the register; empty for every other answer. */
  public Optional<String> registered(Item.Question question, String code) {
    return question
        .choices()
        .filter(ChoiceList::isFromRegister)
        .flatMap(list -> surroundings.nameOf(list.name(), code));
  }

  public LocalDate today() {
    return surroundings.today();
  }

  /** How many items were recomputed so far; lets tests see that a change stays local. */
  int recomputed() {
    return recomputed;
  }

  private void recompute(BitSet due) {
    faults = null;
    warnings = null;
    for (int rank = due.nextSetBit(0); rank >= 0; rank = due.nextSetBit(rank + 1)) {
      Routing.Node node = routing.order().get(rank);
      boolean changed = false;
      for (ItemPath path : paths(node)) {
        recomputed++;
        State state = stateOf(node, path);
        changed |= !state.equals(states.put(path, state));
      }
      if (changed && node.item() instanceof Item.Repeat repeat) {
        forgetRowsGone(repeat);
      }
      if (changed) {
        due.or(routing.dependents(rank));
      }
    }
  }

  private void forgetRowsGone(Item.Repeat repeat) {
    List<String> rows = rows(repeat);
    states
        .keySet()
        .removeIf(path -> path.repeat().equals(repeat.name()) && !rows.contains(path.row()));
  }

  private State stateOf(Routing.Node node, ItemPath path) {
    Scope scope = scope(path);
    if (!node.conditions().stream().allMatch(c -> c.isTrue(scope))) {
      return UNKNOWN;
    }
    if (node.item() instanceof Item.Repeat repeat) {
      return new State(true, rowsOf(repeat, path, scope));
    }
    Item.Question question = (Item.Question) node.item();
    AnswerValue value =
        question
            .calculation()
            .map(c -> calculated(c, scope))
            .orElseGet(() -> answers.getOrDefault(path, AnswerValue.NOT_ANSWERED));
    return new State(true, value);
  }

  private AnswerValue rowsOf(Item.Repeat repeat, ItemPath path, Scope scope) {
    if (repeat.count().isPresent()) {
      double count = repeat.count().get().evaluate(scope).number();
      int due = count >= 1 ? (int) Math.min(count, 200) : 0;
      return new AnswerValue.Rows(
          IntStream.rangeClosed(1, due).mapToObj(Integer::toString).toList());
    }
    return answers.getOrDefault(path, new AnswerValue.Rows(List.of()));
  }

  private static AnswerValue calculated(Expression calculation, Scope scope) {
    Value value = calculation.evaluate(scope);
    if (value.isEmpty()) {
      return AnswerValue.NOT_ANSWERED;
    }
    return value instanceof Value.Number number
        ? new AnswerValue.Amount(plain(number.number()))
        : new AnswerValue.Words(value.text());
  }

  /** 5.0 is the whole number 5. */
  private static BigDecimal plain(double number) {
    BigDecimal value = BigDecimal.valueOf(number).stripTrailingZeros();
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  private Scope scope(ItemPath at) {
    return new FillingScope(this, surroundings, at);
  }
}
