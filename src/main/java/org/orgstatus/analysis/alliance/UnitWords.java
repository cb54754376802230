package org.orgstatus.analysis.alliance;

import java.util.List;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.analysis.value.RowValues;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;

/** What an indicator says of a single unit, in words. */
final class UnitWords {

  private static final LocalText UNKNOWN = LocalText.of("情况不明", "Not known");
  private static final LocalText NOT_APPLICABLE = LocalText.of("不适用", "Not applicable");

  private UnitWords() {}

  /** Labels of codes, a number in what the title of the indicator says, or yes and no. */
  static Cell of(RowValues values, AnalysisDefinitions definitions, String id, int row) {
    Indicator indicator = definitions.indicator(id);
    Measured measured = values.values(id);
    if (!measured.has(row)) {
      boolean exempt = measured.state(row) == Measured.State.NOT_APPLICABLE;
      return new Cell.NotEstimable(exempt ? NOT_APPLICABLE : UNKNOWN);
    }
    if (indicator.kind().isText()) {
      return new Cell.Words(labels(indicator.values(), measured.text(row)));
    }
    return new Cell.Words(indicator.said(measured.number(row)));
  }

  private static LocalText labels(List<ValueLabel> known, String codes) {
    List<LocalText> labels =
        Stream.of(codes.split(" "))
            .map(
                code ->
                    known.stream()
                        .filter(v -> v.code().equals(code))
                        .findFirst()
                        .map(ValueLabel::label)
                        .orElseGet(() -> LocalText.same(code)))
            .toList();
    return LocalText.of(
        String.join("、", labels.stream().map(LocalText::zh).toList()),
        String.join("; ", labels.stream().map(LocalText::en).toList()));
  }
}
