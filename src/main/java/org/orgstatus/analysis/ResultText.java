package org.orgstatus.analysis;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.orgstatus.analysis.ResultTable.Column;
import org.orgstatus.analysis.ResultTable.Row;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.CanonicalText;

/**
 * Writes a result in its canonical bytes: JSON in UTF-8, keys in one order, numbers in their
 * shortest digits. Of the data lock stands only the hash of its content, so that the same data give
 * the same bytes wherever, and under whatever name, they were locked. {@link ResultReader} reads
 * them.
 */
final class ResultText {

  private ResultText() {}

  static byte[] write(AnalysisResult result) {
    return JSON.createObjectBuilder()
        .add("plan", result.planId())
        .add("title", text(result.title()))
        .add("question", text(result.question()))
        .add("policyQuestion", text(result.policyQuestion()))
        .add("clauses", JSON.createArrayBuilder(result.clauses()))
        .add("method", text(result.method()))
        .add("notes", array(result.notes(), ResultText::text))
        .add("provenance", provenance(result.provenance()))
        .add("tables", array(result.tables(), ResultText::table))
        .add("figures", array(result.figures(), ResultText::figure))
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
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
            .add("planVersion", made.planVersion());
    made.lock().ifPresent(lock -> json.add("lock", lock.contentHash()));
    return json;
  }

  private static JsonObjectBuilder table(ResultTable table) {
    return JSON.createObjectBuilder()
        .add("id", table.id())
        .add("title", text(table.title()))
        .add("corner", text(table.corner()))
        .add("columns", array(table.columns(), ResultText::column))
        .add("rows", array(table.rows(), ResultText::row))
        .add("notes", array(table.notes(), ResultText::text));
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
    return JSON.createObjectBuilder()
        .add("key", row.key())
        .add("label", text(row.label()))
        .add("block", text(row.block()))
        .add("total", row.total())
        .add("cells", array(row.cells(), ResultText::cell));
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
    json.add("kind", "estimate").add("value", number(estimate.value()));
    estimate
        .interval()
        .ifPresent(i -> json.add("low", number(i.low())).add("high", number(i.high())));
    return json.add("complete", estimate.complete())
        .add("n", estimate.n())
        .add("population", estimate.population());
  }

  private static JsonNumber number(double value) {
    return JSON.createValue(new BigDecimal(CanonicalText.number(value)));
  }

  private static JsonObjectBuilder figure(ResultFigure figure) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("id", figure.id())
            .add("title", text(figure.title()))
            .add("kind", figure.kind().name())
            .add("table", figure.tableId())
            .add("columns", JSON.createArrayBuilder(figure.columnIds()))
            .add("totals", figure.withTotals());
    figure.lowColumnId().ifPresent(id -> json.add("low", id));
    figure.highColumnId().ifPresent(id -> json.add("high", id));
    figure.reference().ifPresent(at -> json.add("reference", number(at)));
    figure.referenceName().ifPresent(name -> json.add("referenceName", text(name)));
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
