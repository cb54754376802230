package org.orgstatus.analysis.result;

import static org.orgstatus.analysis.result.ResultParts.array;
import static org.orgstatus.analysis.result.ResultParts.number;
import static org.orgstatus.analysis.result.ResultParts.text;
import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;

/**
 * Writes a result in its canonical bytes: JSON in UTF-8, keys in one order, numbers in their
 * shortest digits. Of the data lock stands only the hash of its content, so that the same data give
 * the same bytes wherever, and under whatever name, they were locked. {@link ResultReader} reads
 * them.
 */
public final class ResultText {

  private ResultText() {}

  public static byte[] write(AnalysisResult result) {
    return JSON.createObjectBuilder()
        .add("plan", result.planId())
        .add("title", text(result.title()))
        .add("question", text(result.question()))
        .add("policyQuestion", text(result.policyQuestion()))
        .add("clauses", JSON.createArrayBuilder(result.clauses()))
        .add("method", text(result.method()))
        .add("notes", array(result.notes(), ResultParts::text))
        .add("provenance", provenance(result.provenance()))
        .add("tables", array(result.tables(), ResultParts::table))
        .add("figures", array(result.figures(), ResultText::figure))
        .build()
        .toString()
        .getBytes(StandardCharsets.UTF_8);
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
    if (!figure.rowKeys().isEmpty()) {
      json.add("rows", JSON.createArrayBuilder(figure.rowKeys()));
    }
    figure.besideId().ifPresent(id -> json.add("beside", id));
    if (!figure.classes().isEmpty()) {
      json.add("classes", array(figure.classes(), ResultParts::text));
    }
    return json;
  }

  private static JsonObjectBuilder provenance(Provenance made) {
    JsonObjectBuilder json = ResultParts.provenance(made);
    made.lock().ifPresent(lock -> json.add("lock", lock.contentHash()));
    return json;
  }
}
