package org.orgstatus.questionnaire;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.questionnaire.expression.Value;

/**
 * A sheet that the definition itself would take, filled in by trying values: all required items of
 * one form and of those before it, and nothing else. Documentation shows it.
 */
public final class ExampleSheet {

  /** Answers may make earlier ones wrong; the forms of the study settle in two rounds. */
  private static final int ROUNDS = 4;

  private final Filling filling;
  private final Questionnaire target;

  private ExampleSheet(List<Questionnaire> forms, Questionnaire target) {
    this.filling = new Filling(Routing.of(forms), new Told(), AnswerSheet.EMPTY);
    this.target = target;
  }

  /**
   * An example as it would be posted.
   *
   * @param forms those of the response, in order
   * @param target the form that is to be asked
   * @return empty where the tried values satisfy no constraint or never lead to the form
   */
  public static Optional<JsonObject> of(List<Questionnaire> forms, Questionnaire target) {
    ExampleSheet example = new ExampleSheet(forms, target);
    example.lead();
    example.fill();
    return example.filling.isAsked(target) && example.filling.faults().isEmpty()
        ? Optional.of(example.json())
        : Optional.empty();
  }

  /** Chooses the answer of an earlier form that leads to the target. */
  private void lead() {
    List<Routing.Node> before =
        filling.routing().nodes().filter(n -> !n.form().equals(target)).toList();
    for (Routing.Node node : before) {
      ItemPath path = ItemPath.of(node.name());
      for (AnswerValue value : node.question().map(ExampleValues::of).orElse(List.of())) {
        if (filling.isAsked(target)) {
          return;
        }
        filling.answer(path, value);
      }
      if (!filling.isAsked(target)) {
        filling.answer(path, AnswerValue.NOT_ANSWERED);
      }
    }
  }

  private void fill() {
    for (int round = 0; round < ROUNDS && !filling.faults().isEmpty(); round++) {
      filling.routing().nodes().forEach(this::fill);
    }
  }

  private void fill(Routing.Node node) {
    for (ItemPath path : filling.paths(node)) {
      if (filling.fault(node, path).isPresent()) {
        values(node)
            .filter(
                value -> {
                  filling.answer(path, value);
                  return filling.isAsked(target) && filling.fault(node, path).isEmpty();
                })
            .findFirst();
      }
    }
  }

  private static Stream<AnswerValue> values(Routing.Node node) {
    return node.question()
        .map(question -> ExampleValues.of(question).stream())
        .orElseGet(() -> Stream.of(new AnswerValue.Rows(List.of("1"))));
  }

  private JsonObject json() {
    JsonObjectBuilder sheet = JSON.createObjectBuilder();
    filling
        .routing()
        .nodes()
        .filter(node -> node.repeat().isEmpty())
        .forEach(
            node -> {
              if (node.item() instanceof Item.Repeat repeat) {
                add(repeat, sheet);
              } else {
                add(ItemPath.of(node.name()), sheet);
              }
            });
    return sheet.build();
  }

  private void add(Item.Repeat repeat, JsonObjectBuilder sheet) {
    if (!filling.isAsked(ItemPath.of(repeat.name()))) {
      return;
    }
    JsonArrayBuilder rows = JSON.createArrayBuilder();
    for (String row : filling.rows(repeat)) {
      JsonObjectBuilder one = JSON.createObjectBuilder();
      repeat.questions().forEach(q -> add(new ItemPath(repeat.name(), row, q.name()), one));
      rows.add(one);
    }
    sheet.add(repeat.name(), rows);
  }

  private void add(ItemPath path, JsonObjectBuilder json) {
    AnswerValue answer = filling.sheet().get(path);
    if (answer.isGiven() && filling.isAsked(path)) {
      json.add(path.name(), SheetJson.value(answer));
    }
  }

  /** What the server would answer to the first wave of the study. */
  private static final class Told implements Surroundings {

    @Override
    public Value call(String function, List<String> arguments) {
      if (!function.equals("wave-setting")) {
        return Value.EMPTY;
      }
      return switch (arguments.get(0)) {
        case "id" -> new Value.Text("W1");
        case "ref_date" -> new Value.Text("2017-09-30");
        case "ref_year" -> new Value.Text("2016");
        default -> Value.EMPTY;
      };
    }

    @Override
    public LocalDate today() {
      return LocalDate.of(2017, 10, 20);
    }
  }
}
