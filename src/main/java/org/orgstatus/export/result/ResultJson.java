package org.orgstatus.export.result;

import static org.orgstatus.analysis.result.ResultParts.array;
import static org.orgstatus.analysis.result.ResultParts.number;
import static org.orgstatus.analysis.result.ResultParts.rowHead;
import static org.orgstatus.analysis.result.ResultParts.text;
import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Provenance;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultParts;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.export.figure.FigureData;
import org.orgstatus.export.figure.FigureWords;
import org.orgstatus.export.figure.ProvinceTile;
import org.orgstatus.export.figure.TileShades;

/** A result as JSON, in both languages: what figures are drawn from and what programs may fetch. */
public final class ResultJson {

  private ResultJson() {}

  public static JsonObject of(AnalysisResult result) {
    return JSON.createObjectBuilder()
        .add("planId", result.planId())
        .add("title", text(result.title()))
        .add("question", text(result.question()))
        .add("policyQuestion", text(result.policyQuestion()))
        .add("clauses", JSON.createArrayBuilder(result.clauses()))
        .add("method", text(result.method()))
        .add("tables", array(result.tables(), ResultParts::table))
        .add("figures", array(result.figures(), f -> figure(f, result)))
        .add("notes", array(result.notes(), ResultParts::text))
        .add("provenance", provenance(result.provenance()))
        .build();
  }

  /** The JSON as it may stand inside a script element: nothing in it can end the element. */
  public static String inline(JsonObject json) {
    return json.toString()
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }

  private static JsonObjectBuilder figure(ResultFigure figure, AnalysisResult result) {
    FigureData data = FigureData.of(figure, result);
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("id", figure.id())
            .add("title", text(figure.title()))
            .add("kind", figure.kind().name())
            .add("tableId", figure.tableId())
            .add("series", array(data.series(), ResultParts::column))
            .add("rows", array(data.bars(), ResultJson::bar))
            .add("alternative", text(inBoth(l -> FigureWords.alternative(data, l))))
            .add("note", text(inBoth(l -> FigureWords.note(data, l))));
    if (figure.kind() == ResultFigure.Kind.TILES) {
      TileShades shades = TileShades.of(data);
      json.add("tiles", array(List.of(ProvinceTile.values()), t -> tile(t, data, shades)));
      json.add("classes", array(classes(shades), c -> c));
    }
    if (figure.kind() == ResultFigure.Kind.NETWORK) {
      json.add(
          "classes",
          array(figure.classes(), c -> JSON.createObjectBuilder().add("label", text(c))));
    }
    if (!data.behind().isEmpty()) {
      json.add("behind", array(data.behind(), ResultJson::behind));
    }
    figure.reference().ifPresent(at -> json.add("reference", number(at)));
    figure.referenceName().ifPresent(name -> json.add("referenceName", text(name)));
    return json;
  }

  private static LocalText inBoth(Function<Messages, String> of) {
    return LocalText.of(of.apply(Messages.in(Language.ZH)), of.apply(Messages.in(Language.EN)));
  }

  private static JsonObjectBuilder bar(FigureData.Bar bar) {
    return rowHead(bar.row()).add("marks", array(bar.marks(), ResultJson::mark));
  }

  /** One number a drawn row; null where the case has none. */
  private static JsonObjectBuilder behind(FigureData.Behind line) {
    JsonArrayBuilder values = JSON.createArrayBuilder();
    for (OptionalDouble value : line.values()) {
      if (value.isPresent()) {
        values.add(number(value.getAsDouble()));
      } else {
        values.addNull();
      }
    }
    return JSON.createObjectBuilder().add("label", text(line.label())).add("values", values);
  }

  private static JsonObjectBuilder mark(FigureData.Mark mark) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    add(json, "value", mark.value());
    add(json, "low", mark.low());
    add(json, "high", mark.high());
    if (mark.cell() instanceof Cell.Estimate estimate) {
      json.add("n", estimate.n()).add("population", estimate.population());
    }
    mark.words().ifPresent(words -> json.add("words", text(words)));
    if (mark.beyond() != 0) {
      json.add("sign", mark.sign());
    }
    if (mark.isGap()) {
      json.add("withheld", mark.withheld()).add("reason", text(mark.reason()));
    }
    return json;
  }

  private static List<JsonObjectBuilder> classes(TileShades shades) {
    return IntStream.range(0, shades.classes().size())
        .mapToObj(
            i ->
                JSON.createObjectBuilder()
                    .add("label", text(shades.classes().get(i)))
                    .add("sign", shades.sign(i))
                    .add("part", number(shades.partOf(i))))
        .toList();
  }

  /** Where a tile stands and how dark it is; a tile outside the study has no number whatever. */
  private static JsonObjectBuilder tile(ProvinceTile tile, FigureData data, TileShades shades) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    if (!tile.isOutside()) {
      data.bars().stream()
          .filter(bar -> bar.row().key().equals(tile.code()))
          .findFirst()
          .ifPresent(
              bar -> {
                add(json, "part", shades.part(bar));
                shades.classOf(bar).ifPresent(c -> json.add("class", c));
              });
    }
    return json.add("key", tile.code())
        .add("label", text(tile.label()))
        .add("short", text(tile.brief()))
        .add("x", tile.column())
        .add("y", tile.row())
        .add("outside", tile.isOutside());
  }

  private static void add(JsonObjectBuilder json, String name, OptionalDouble value) {
    value.ifPresent(v -> json.add(name, number(v)));
  }

  private static JsonObjectBuilder provenance(Provenance made) {
    JsonObjectBuilder json =
        ResultParts.provenance(made)
            .add("provisional", made.isProvisional())
            .add("footer", text(made.footer()));
    made.lock()
        .ifPresent(
            lock ->
                json.add(
                    "lock",
                    JSON.createObjectBuilder()
                        .add("id", lock.id())
                        .add("name", lock.name())
                        .add("contentHash", lock.contentHash())));
    return json;
  }
}
