package org.orgstatus.bench;

import java.util.List;
import org.orgstatus.analysis.PlanUnits;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.analysis.value.RowValues;
import org.orgstatus.analysis.value.WaveValues;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/** Which norms each association meets, for another program to compute with. */
final class NormAnswers {

  private NormAnswers() {}

  /** A measure for each norm of a plan, in the order of the units. */
  static List<PlanUnits.Measure> of(
      AnalysisPlan plan,
      AnalysisDefinitions definitions,
      WaveData data,
      List<PlanUnits.Unit> units) {
    RowValues values = new WaveValues(definitions, data).of(UnitKind.INSTITUTION);
    Dataset dataset = values.dataset();
    return plan.indicators().stream()
        .flatMap(row -> definitions.findNorm(row.indicator()).stream())
        .map(
            norm -> {
              Measured met = values.norm(norm);
              List<Double> truths =
                  units.stream()
                      .map(unit -> dataset.row(unit.code()).orElseThrow())
                      .map(row -> met.has(row) ? (met.isTrue(row) ? 1.0 : 0.0) : Double.NaN)
                      .toList();
              return new PlanUnits.Measure(norm.id(), LocalText.EMPTY, true, truths);
            })
        .toList();
  }
}
