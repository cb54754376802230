package org.orgstatus.export;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.orgstatus.analysis.AnalysisResult;
import org.orgstatus.analysis.Cell;
import org.orgstatus.analysis.Provenance;
import org.orgstatus.analysis.ResultFigure;
import org.orgstatus.analysis.ResultTable;
import org.orgstatus.analysis.ResultTable.Column;
import org.orgstatus.analysis.ResultTable.Row;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;

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
        .add("tables", array(result.tables(), ResultJson::table))
        .add("figures", array(result.figures(), f -> figure(f, result.table(f.tableId()))))
        .add("notes", array(result.notes(), ResultJson::text))
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

  private static JsonObjectBuilder table(ResultTable table) {
    return JSON.createObjectBuilder()
        .add("id", table.id())
        .add("title", text(table.title()))
        .add("corner", text(table.corner()))
        .add("columns", array(table.columns(), ResultJson::column))
        .add("rows", array(table.rows(), ResultJson::row))
        .add("notes", array(table.notes(), ResultJson::text));
  }

  private static JsonObjectBuilder column(Column column) {
    return JSON.createObjectBuilder()
        .add("id", column.id())
        .add("group", text(column.group()))
        .add("label", text(column.label()))
        .add("unit", column.unit().name())
        .add("decimals", column.decimals());
  }

  private static JsonObjectBuilder row(Row row) {
    return rowHead(row).add("cells", array(row.cells(), ResultJson::cell));
  }

  private static JsonObjectBuilder rowHead(Row row) {
    return JSON.createObjectBuilder()
        .add("key", row.key())
        .add("label", text(row.label()))
        .add("block", text(row.block()))
        .add("total", row.total());
  }

  private static JsonObjectBuilder cell(Cell cell) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    if (cell instanceof Cell.Count count) {
      return json.add("kind", "count").add("value", count.count());
    }
    if (cell instanceof Cell.Words words) {
      return json.add("kind", "words").add("text", text(words.text()));
    }
    if (cell instanceof Cell.Suppressed withheld) {
      return json.add("kind", "withheld").add("reason", text(withheld.reason()));
    }
    if (cell instanceof Cell.NotEstimable none) {
      return json.add("kind", "none").add("reason", text(none.reason()));
    }
    Cell.Estimate estimate = (Cell.Estimate) cell;
    json.add("kind", "estimate").add("value", estimate.value());
    estimate.interval().ifPresent(i -> json.add("low", i.low()).add("high", i.high()));
    return json.add("complete", estimate.complete())
        .add("n", estimate.n())
        .add("population", estimate.population());
  }

  private static JsonObjectBuilder figure(ResultFigure figure, ResultTable table) {
    FigureData data = FigureData.of(figure, table);
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("id", figure.id())
            .add("title", text(figure.title()))
            .add("kind", figure.kind().name())
            .add("tableId", figure.tableId())
            .add("series", array(data.series(), ResultJson::column))
            .add("rows", array(data.bars(), ResultJson::bar))
            .add("alternative", text(inBoth(l -> FigureWords.alternative(data, l))))
            .add("note", text(inBoth(l -> FigureWords.note(data, l))));
    figure.reference().ifPresent(at -> json.add("reference", at));
    figure.referenceName().ifPresent(name -> json.add("referenceName", text(name)));
    return json;
  }

  private static LocalText inBoth(Function<Messages, String> of) {
    return LocalText.of(of.apply(Messages.in(Language.ZH)), of.apply(Messages.in(Language.EN)));
  }

  private static JsonObjectBuilder bar(FigureData.Bar bar) {
    return rowHead(bar.row()).add("marks", array(bar.marks(), ResultJson::mark));
  }

  private static JsonObjectBuilder mark(FigureData.Mark mark) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    add(json, "value", mark.value());
    add(json, "low", mark.low());
    add(json, "high", mark.high());
    if (mark.cell() instanceof Cell.Estimate estimate) {
      json.add("n", estimate.n()).add("population", estimate.population());
    }
    if (mark.value().isEmpty()) {
      json.add("withheld", mark.withheld()).add("reason", text(mark.reason()));
    }
    return json;
  }

  private static void add(JsonObjectBuilder json, String name, OptionalDouble value) {
    value.ifPresent(v -> json.add(name, v));
  }

  private static JsonObjectBuilder provenance(Provenance made) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("wave", made.wave())
            .add("referenceDate", made.referenceDate().toString())
            .add("base", text(made.base()))
            .add("denominator", text(made.denominator()))
            .add("population", made.population())
            .add("n", made.n())
            .add("missing", made.missing())
            .add("sourceForms", JSON.createArrayBuilder(made.sourceForms()))
            .add("dataDate", made.dataDate().toString())
            .add("dataVersion", made.dataVersion())
            .add("indicatorVersion", made.indicatorVersion())
            .add("planVersion", made.planVersion())
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

  private static JsonObjectBuilder text(LocalText text) {
    return JSON.createObjectBuilder().add("zh", text.zh()).add("en", text.en());
  }

  private static <T> JsonArrayBuilder array(
      List<T> items, Function<? super T, JsonObjectBuilder> of) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    items.forEach(item -> array.add(of.apply(item)));
    return array;
  }
}
