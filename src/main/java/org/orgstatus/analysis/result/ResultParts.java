package org.orgstatus.analysis.result;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.orgstatus.analysis.result.ResultTable.Column;
import org.orgstatus.analysis.result.ResultTable.Row;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.CanonicalText;
import org.orgstatus.dataset.FormRef;

/** The parts of a result as JSON, with numbers in their shortest digits. */
public final class ResultParts {

  private ResultParts() {}

  /** What a result was made from, without the lock. */
  public static JsonObjectBuilder provenance(Provenance made) {
    return JSON.createObjectBuilder()
        .add("wave", made.wave())
        .add("referenceDate", made.referenceDate().toString())
        .add("base", text(made.base()))
        .add("denominator", text(made.denominator()))
        .add("population", made.population())
        .add("n", made.n())
        .add("missing", made.missing())
        .add("sourceForms", array(made.sourceForms(), ResultParts::form))
        .add("dataDate", made.dataDate().toString())
        .add("dataVersion", made.dataVersion())
        .add("indicatorVersion", made.indicatorVersion())
        .add("planVersion", made.planVersion());
  }

  private static JsonObjectBuilder form(FormRef form) {
    return JSON.createObjectBuilder()
        .add("id", form.id())
        .add("letter", form.letter())
        .add("version", form.version())
        .add("title", text(form.title()));
  }

  public static JsonObjectBuilder table(ResultTable table) {
    return JSON.createObjectBuilder()
        .add("id", table.id())
        .add("title", text(table.title()))
        .add("corner", text(table.corner()))
        .add("columns", array(table.columns(), ResultParts::column))
        .add("rows", array(table.rows(), ResultParts::row))
        .add("notes", array(table.notes(), ResultParts::text));
  }

  public static JsonObjectBuilder column(Column column) {
    return JSON.createObjectBuilder()
        .add("id", column.id())
        .add("group", text(column.group()))
        .add("label", text(column.label()))
        .add("unit", column.unit().name())
        .add("decimals", column.decimals());
  }

  public static JsonObjectBuilder row(Row row) {
    return rowHead(row).add("cells", array(row.cells(), ResultParts::cell));
  }

  /** A row without its cells. */
  public static JsonObjectBuilder rowHead(Row row) {
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
    json.add("kind", "estimate").add("value", number(estimate.value()));
    estimate
        .interval()
        .ifPresent(i -> json.add("low", number(i.low())).add("high", number(i.high())));
    return json.add("complete", estimate.complete())
        .add("n", estimate.n())
        .add("population", estimate.population());
  }

  /** In its shortest digits. */
  public static JsonNumber number(double value) {
    return JSON.createValue(new BigDecimal(CanonicalText.number(value)));
  }

  public static JsonObjectBuilder text(LocalText text) {
    return JSON.createObjectBuilder().add("zh", text.zh()).add("en", text.en());
  }

  public static <T> JsonArrayBuilder array(
      List<T> items, Function<? super T, JsonObjectBuilder> of) {
    JsonArrayBuilder array = JSON.createArrayBuilder();
    items.forEach(item -> array.add(of.apply(item)));
    return array;
  }
}
