package org.orgstatus.questionnaire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.questionnaire.expression.Call;
import org.orgstatus.questionnaire.expression.Expression;

/**
 * The forms of one response compiled for filling in: which item depends on which, and an order in
 * which every item comes after those it reads. Immutable; one serves all responses of a wave.
 */
public final class Routing {

  /**
   * An item with the conditions that stand over it.
   *
   * @param repeat the repeat around it
   * @param rank position in dependency order, from 0
   * @param path the one place of an item that stands outside a repeat; none for one inside
   */
  public record Node(
      Item item,
      Optional<Item.Repeat> repeat,
      Section section,
      Questionnaire form,
      List<Expression> conditions,
      int rank,
      List<ItemPath> path) {

    private Node(
        Item item,
        Optional<Item.Repeat> repeat,
        Section section,
        Questionnaire form,
        List<Expression> conditions,
        int rank) {
      this(
          item,
          repeat,
          section,
          form,
          conditions,
          rank,
          repeat.isPresent() ? List.of() : List.of(ItemPath.of(item.name())));
    }

    public String name() {
      return item.name();
    }

    /** The question, where the item is one. */
    public Optional<Item.Question> question() {
      return item instanceof Item.Question question ? Optional.of(question) : Optional.empty();
    }
  }

  private final List<Questionnaire> forms;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final List<Node> order = new ArrayList<>();
  private final Map<Integer, BitSet> dependents = new HashMap<>();
  private final Set<String> inTexts = new HashSet<>();

  private Routing(List<Questionnaire> forms) {
    this.forms = List.copyOf(forms);
  }

  /**
   * Compiles the forms of one response, in the order in which they are answered.
   *
   * @throws IllegalArgumentException when values depend on each other in a circle; a definition
   *     reader refuses such files before
   */
  public static Routing of(List<Questionnaire> forms) {
    Routing routing = new Routing(forms);
    Map<String, Node> unranked = routing.collect();
    Set<String> placed = new HashSet<>();
    Set<String> open = new LinkedHashSet<>();
    unranked.values().forEach(node -> routing.place(node, unranked, placed, open));
    unranked.keySet().forEach(name -> routing.nodes.put(name, routing.find(name)));
    routing.link();
    routing.nodes().forEach(node -> routing.inTexts.addAll(node.item().label().references()));
    forms.forEach(form -> form.when().ifPresent(when -> routing.inTexts.addAll(when.references())));
    return routing;
  }

  public List<Questionnaire> forms() {
    return forms;
  }

  /** All items as printed, those inside a repeat after it. */
  public Stream<Node> nodes() {
    return nodes.values().stream();
  }

  /**
   * Whether an item is a calculated value that labels show, or that only decides which form
   * follows: people are not shown it once more by itself.
   */
  public boolean isOnlyForTexts(Item item) {
    return item instanceof Item.Question question
        && question.type() == AnswerType.CALCULATE
        && inTexts.contains(question.name());
  }

  public Optional<Node> node(String name) {
    return Optional.ofNullable(nodes.get(name));
  }

  /**
   * Names of the items that decide on the items of a section, or stand in its texts, directly or
   * through others; those of the section itself included.
   */
  public Set<String> readBy(Section section) {
    Set<String> known = new LinkedHashSet<>();
    Deque<Node> open = new ArrayDeque<>();
    nodes().filter(n -> n.section().equals(section)).forEach(open::add);
    while (!open.isEmpty()) {
      Node node = open.remove();
      if (known.add(node.name())) {
        Set<String> read = new LinkedHashSet<>(reads(node));
        read.addAll(node.item().label().references());
        node.question().ifPresent(q -> read.addAll(q.hint().references()));
        node.question()
            .flatMap(Item.Question::constraint)
            .ifPresent(c -> read.addAll(c.condition().references()));
        read.stream().map(nodes::get).filter(Objects::nonNull).forEach(open::add);
      }
    }
    return known;
  }

  /**
   * Keys of the questions to the server that decide on the items of a section or stand in its
   * texts, directly or through others.
   */
  public Set<String> callsBy(Section section) {
    return readBy(section).stream()
        .map(nodes::get)
        .filter(Objects::nonNull)
        .flatMap(
            node ->
                Stream.of(
                        node.conditions().stream(),
                        node.question().stream().flatMap(Routing::expressions),
                        node.item() instanceof Item.Repeat repeat
                            ? repeat.count().stream()
                            : Stream.<Expression>empty())
                    .flatMap(all -> all))
        .flatMap(expression -> expression.calls().stream())
        .map(Call::key)
        .collect(Collectors.toSet());
  }

  /** Every question to the server that the forms ask, each once, by its key. */
  Map<String, Call> calls() {
    Map<String, Call> calls = new TreeMap<>();
    Stream.of(
            forms.stream().map(Questionnaire::when).flatMap(Optional::stream),
            nodes().flatMap(n -> n.conditions().stream()),
            nodes().flatMap(n -> n.question().stream()).flatMap(Routing::expressions),
            forms.stream().flatMap(f -> f.softChecks().stream()).map(SoftCheck::warnWhen))
        .flatMap(all -> all)
        .flatMap(e -> e.calls().stream())
        .forEach(call -> calls.put(call.key(), call));
    return calls;
  }

  /**
   * The items that these items have a say in, directly or through others, and they themselves:
   * whether they are asked, what they calculate, whether their constraint holds.
   */
  public Set<String> affectedBy(Set<String> names) {
    Set<String> affected = new HashSet<>(names);
    boolean grows = true;
    while (grows) {
      grows = false;
      for (Node node : nodes.values()) {
        if (!affected.contains(node.name()) && readsAny(node, affected)) {
          grows = affected.add(node.name());
        }
      }
    }
    return affected;
  }

  private static boolean readsAny(Node node, Set<String> names) {
    return reads(node).stream().anyMatch(names::contains)
        || node.question()
            .flatMap(Item.Question::constraint)
            .filter(c -> c.condition().references().stream().anyMatch(names::contains))
            .isPresent();
  }

  private static Stream<Expression> expressions(Item.Question question) {
    return Stream.concat(
        question.calculation().stream(),
        question.constraint().map(Item.Constraint::condition).stream());
  }

  /** Items so that each comes after all it reads. */
  List<Node> order() {
    return order;
  }

  /** Ranks of the items whose state follows directly from the item at this rank. */
  BitSet dependents(int rank) {
    return dependents.getOrDefault(rank, new BitSet());
  }

  private Map<String, Node> collect() {
    Map<String, Node> all = new LinkedHashMap<>();
    for (Questionnaire form : forms) {
      for (Section section : form.sections()) {
        List<Expression> over =
            Stream.of(form.when(), section.relevant()).flatMap(Optional::stream).toList();
        for (Item item : section.items()) {
          Node node =
              new Node(item, Optional.empty(), section, form, plus(over, item.relevant()), 0);
          all.putIfAbsent(item.name(), node);
          if (item instanceof Item.Repeat repeat) {
            for (Item.Question question : repeat.questions()) {
              List<Expression> conditions = plus(node.conditions(), question.relevant());
              all.putIfAbsent(
                  question.name(),
                  new Node(question, Optional.of(repeat), section, form, conditions, 0));
            }
          }
        }
      }
    }
    return all;
  }

  private static List<Expression> plus(List<Expression> over, Optional<Expression> own) {
    return Stream.concat(over.stream(), own.stream()).toList();
  }

  private void place(Node node, Map<String, Node> all, Set<String> placed, Set<String> open) {
    if (placed.contains(node.name())) {
      return;
    }
    if (!open.add(node.name())) {
      throw new IllegalArgumentException("values depend on each other in a circle: " + open);
    }
    for (String read : reads(node)) {
      Node source = all.get(read);
      if (source != null && source != node) {
        place(source, all, placed, open);
      }
    }
    open.remove(node.name());
    placed.add(node.name());
    order.add(
        new Node(
            node.item(),
            node.repeat(),
            node.section(),
            node.form(),
            node.conditions(),
            order.size()));
  }

  /** Names whose value decides whether the item is asked, and what a calculation gives. */
  static Set<String> reads(Node node) {
    Set<String> names = new LinkedHashSet<>();
    node.conditions().forEach(c -> names.addAll(c.references()));
    node.repeat().ifPresent(r -> names.add(r.name()));
    if (node.item() instanceof Item.Question question) {
      question.calculation().ifPresent(c -> names.addAll(c.references()));
    } else if (node.item() instanceof Item.Repeat repeat) {
      repeat.count().ifPresent(c -> names.addAll(c.references()));
    }
    return names;
  }

  private Node find(String name) {
    return order.stream().filter(n -> n.name().equals(name)).findFirst().orElseThrow();
  }

  private void link() {
    for (Node node : order) {
      for (String read : reads(node)) {
        Node source = nodes.get(read);
        if (source != null) {
          dependents.computeIfAbsent(source.rank(), r -> new BitSet()).set(node.rank());
        }
      }
    }
  }
}
