package org.orgstatus.testing;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.orgstatus.base.Language;
import org.orgstatus.questionnaire.AnswerReader;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.QuestionnaireReader;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Surroundings;
import org.orgstatus.questionnaire.expression.Value;

/** Someone filling in a form: answers by name, and what the form then says. */
public final class Scenario implements Surroundings {

  private final Map<String, String> told = new HashMap<>();
  private final Filling filling;

  private Scenario(List<Questionnaire> forms) {
    told.put("wave-setting(id)", "W1");
    told.put("wave-setting(ref_date)", "2017-09-30");
    told.put("wave-setting(ref_year)", "2016");
    this.filling = new Filling(Routing.of(forms), this, AnswerSheet.EMPTY);
  }

  /** A form with one section that holds these items, written as in a definition file. */
  public static Scenario of(String items) {
    String indented = items.strip().indent(6);
    String form =
        """
        form: test
        letter: T
        version: "1"
        unit: institution
        title: {zh: 测试, en: Test}
        sections:
          - section: 1
            title: {zh: 测试, en: Test}
            items:
        """
            + indented;
    QuestionnaireReader.Result result = QuestionnaireReader.read(Map.of("test.yaml", form));
    if (!result.problems().isEmpty()) {
      throw new IllegalArgumentException(result.problems().toString());
    }
    return new Scenario(result.faultless());
  }

  /** Shipped forms by id, in the order in which they are answered. */
  public static Scenario ofShipped(String... formIds) {
    return new Scenario(shipped(formIds));
  }

  public static List<Questionnaire> shipped(String... formIds) {
    QuestionnaireReader.Result result = QuestionnaireReader.read(shippedTexts());
    return Stream.of(formIds)
        .map(
            id ->
                result.faultless().stream()
                    .filter(f -> f.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(id + result.problems())))
        .toList();
  }

  public static Map<String, String> shippedTexts() {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(Path.of("questionnaires"))) {
      for (Path file : files.toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /** Says what the server answers to a call such as {@code registry(code)}. */
  public Scenario told(String call, String value) {
    told.put(call, value);
    return new Scenario(filling.routing().forms(), told);
  }

  private Scenario(List<Questionnaire> forms, Map<String, String> told) {
    this.told.putAll(told);
    this.filling = new Filling(Routing.of(forms), this, AnswerSheet.EMPTY);
  }

  public Scenario answer(String path, String text) {
    return give(path, Json.createValue(text));
  }

  public Scenario answer(String path, double number) {
    return give(path, Json.createValue(BigDecimal.valueOf(number)));
  }

  public Scenario tick(String path, String... codes) {
    return give(path, Json.createArrayBuilder(List.of(codes)).build());
  }

  public Scenario notAvailable(String path) {
    return give(path, Json.createObjectBuilder().add("missing", "not_available").build());
  }

  public Scenario clear(String path) {
    filling.answer(ItemPath.parse(path), AnswerValue.NOT_ANSWERED);
    return this;
  }

  public Scenario addRows(String repeat, String... ids) {
    filling.answer(ItemPath.of(repeat), new AnswerValue.Rows(List.of(ids)));
    return this;
  }

  private Scenario give(String text, JsonValue value) {
    ItemPath path = ItemPath.parse(text);
    Item.Question question =
        filling.routing().node(path.name()).flatMap(Routing.Node::question).orElseThrow();
    AnswerReader.Reading reading = AnswerReader.ofJson(question, path, value);
    filling.answer(
        path,
        reading
            .value()
            .orElseThrow(() -> new IllegalArgumentException(reading.fault().toString())));
    return this;
  }

  public boolean isAsked(String path) {
    return filling.isAsked(ItemPath.parse(path));
  }

  /** The value as expressions see it. */
  public String valueOf(String path) {
    return filling.value(ItemPath.parse(path)).inExpressions().text();
  }

  public MissingReason missingReasonOf(String path) {
    return ((AnswerValue.Missing) filling.value(ItemPath.parse(path))).reason();
  }

  /** What is wrong with an item, in Chinese; empty when nothing is. */
  public String faultOf(String path) {
    return filling.faults().stream()
        .filter(f -> f.path().toString().equals(path))
        .map(Fault::message)
        .map(m -> m.in(Language.ZH))
        .findFirst()
        .orElse("");
  }

  public List<String> warnings() {
    return filling.warnings().stream().map(w -> w.check().id()).toList();
  }

  public Filling filling() {
    return filling;
  }

  @Override
  public Value call(String function, List<String> arguments) {
    return new Value.Text(
        told.getOrDefault(function + "(" + String.join(",", arguments) + ")", ""));
  }

  @Override
  public LocalDate today() {
    return LocalDate.of(2017, 10, 20);
  }
}
