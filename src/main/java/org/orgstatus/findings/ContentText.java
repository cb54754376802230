package org.orgstatus.findings;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultParts;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.LocalText;

/** A version of a finding as the text that is stored: JSON with its keys in one order. */
final class ContentText {

  private ContentText() {}

  static String write(FindingContent content) {
    JsonArrayBuilder evidence = JSON.createArrayBuilder();
    content
        .evidence()
        .forEach(
            e ->
                evidence.add(
                    JSON.createObjectBuilder()
                        .add("kind", e.kind().word())
                        .add("title", e.title())
                        .add("where", e.where())));
    Recommendation advice = content.recommendation();
    return JSON.createObjectBuilder()
        .add("sentence", ResultParts.text(content.sentence()))
        .add("clause", content.clause())
        .add("numbers", ResultParts.array(content.numbers(), ContentText::number))
        .add("problem", ResultParts.text(advice.problem()))
        .add("measure", ResultParts.text(advice.measure()))
        .add("who", ResultParts.text(advice.who()))
        .add("when", ResultParts.text(advice.when()))
        .add("evidence", evidence)
        .build()
        .toString();
  }

  private static JsonObjectBuilder number(BoundNumber number) {
    BoundCell bound = number.cell();
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("mark", number.mark())
            .add("at", number.at().text())
            .add("format", number.format().word())
            .add("plan", ResultParts.text(bound.plan()))
            .add("table", ResultParts.text(bound.table()))
            .add("row", ResultParts.text(bound.row()))
            .add("column", ResultParts.column(bound.column()))
            .add("cell", cell(bound.cell()))
            .add("ofUnits", bound.ofUnits());
    bound
        .bounds()
        .ifPresent(
            span ->
                json.add("lower", ResultParts.number(span.low()))
                    .add("upper", ResultParts.number(span.high())));
    bound.standardized().ifPresent(value -> json.add("standardized", ResultParts.number(value)));
    bound
        .contrast()
        .ifPresent(
            contrast -> {
              json.add("effect", ResultParts.number(contrast.effect()))
                  .add("verdict", ResultParts.text(contrast.verdict()));
              contrast
                  .standardized()
                  .ifPresent(value -> json.add("effectStandardized", ResultParts.number(value)));
            });
    JsonArrayBuilder places = JSON.createArrayBuilder();
    bound.places().stream().sorted().forEach(place -> places.add(place.name()));
    return json.add("places", places);
  }

  private static JsonObjectBuilder cell(Cell cell) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    if (cell instanceof Cell.Count count) {
      return json.add("kind", "count").add("value", count.count());
    }
    if (cell instanceof Cell.Words words) {
      return json.add("kind", "words").add("text", ResultParts.text(words.text()));
    }
    if (cell instanceof Cell.Estimate estimate) {
      json.add("kind", "estimate").add("value", ResultParts.number(estimate.value()));
      estimate
          .interval()
          .ifPresent(
              i ->
                  json.add("low", ResultParts.number(i.low()))
                      .add("high", ResultParts.number(i.high())));
      return json.add("complete", estimate.complete())
          .add("n", estimate.n())
          .add("population", estimate.population());
    }
    throw new IllegalArgumentException("a sentence binds no cell without a number: " + cell);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException where it holds a kind of evidence that is not known
   */
  static FindingContent read(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      JsonObject json = reader.readObject();
      return new FindingContent(
          text(json, "sentence"),
          json.getJsonArray("numbers").getValuesAs(ContentText::readNumber),
          json.getString("clause"),
          new Recommendation(
              text(json, "problem"), text(json, "measure"), text(json, "who"), text(json, "when")),
          json.getJsonArray("evidence").getValuesAs(ContentText::evidence));
    }
  }

  private static Evidence evidence(JsonObject json) {
    String kind = json.getString("kind");
    return new Evidence(
        Evidence.Kind.ofWord(kind)
            .orElseThrow(() -> new IllegalArgumentException("no kind of evidence: " + kind)),
        json.getString("title"),
        json.getString("where"));
  }

  private static BoundNumber readNumber(JsonObject json) {
    return new BoundNumber(
        json.getString("mark"),
        CellAddress.of(json.getString("at")).orElseThrow(),
        NumberFormat.ofWord(json.getString("format")).orElseThrow(),
        new BoundCell(
            readCell(json.getJsonObject("cell")),
            text(json, "plan"),
            text(json, "table"),
            text(json, "row"),
            column(json.getJsonObject("column")),
            number(json, "lower")
                .map(low -> new Cell.Interval(low, number(json, "upper").orElseThrow())),
            number(json, "standardized"),
            number(json, "effect")
                .map(
                    effect ->
                        new BoundCell.Contrast(
                            effect, number(json, "effectStandardized"), text(json, "verdict"))),
            json.getBoolean("ofUnits"),
            places(json)));
  }

  private static Cell readCell(JsonObject json) {
    return switch (json.getString("kind")) {
      case "count" -> new Cell.Count(json.getJsonNumber("value").longValueExact());
      case "words" -> new Cell.Words(text(json, "text"));
      default ->
          new Cell.Estimate(
              number(json, "value").orElseThrow(),
              number(json, "low")
                  .map(low -> new Cell.Interval(low, number(json, "high").orElseThrow())),
              json.getBoolean("complete"),
              json.getInt("n"),
              json.getInt("population"));
    };
  }

  private static ResultTable.Column column(JsonObject json) {
    return new ResultTable.Column(
        json.getString("id"),
        text(json, "group"),
        text(json, "label"),
        ResultTable.Unit.valueOf(json.getString("unit")),
        json.getInt("decimals"));
  }

  private static Set<CellPlace> places(JsonObject json) {
    List<String> names = json.getJsonArray("places").getValuesAs(JsonString::getString);
    Set<CellPlace> places = EnumSet.noneOf(CellPlace.class);
    names.forEach(name -> places.add(CellPlace.valueOf(name)));
    return places;
  }

  private static Optional<Double> number(JsonObject json, String key) {
    return Optional.ofNullable(json.getJsonNumber(key))
        .map(JsonNumber::bigDecimalValue)
        .map(BigDecimal::doubleValue);
  }

  private static LocalText text(JsonObject json, String key) {
    JsonObject both = json.getJsonObject(key);
    return LocalText.of(both.getString("zh"), both.getString("en"));
  }
}
