package org.orgstatus.analysis.province;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.GroupShares;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;

/** The codes of a question that most units of a group chose, in words. */
final class TopCodes {

  private static final int FIRST = 3;

  private record Choice(LocalText label, double share) {}

  private final BaseUnits base;
  private final Disclosure disclosure;
  private final Measured asked;
  private final List<ValueLabel> labels;
  private final List<Measured> chosen = new ArrayList<>();
  private final List<GroupShares> shares = new ArrayList<>();

  /**
   * @param slices of the groups that stand beside one another
   */
  TopCodes(AnalysisRun run, Indicator indicator, BaseUnits base, List<Slice> slices) {
    this.base = base;
    this.disclosure = run.disclosure(indicator);
    this.asked = run.values().values(indicator.id());
    this.labels =
        indicator.values().stream().filter(v -> !ProfileMeasure.isNone(v.code())).toList();
    for (ValueLabel label : labels) {
      Measured one = ProfileMeasure.chosen(asked, List.of(label.code()));
      chosen.add(one);
      shares.add(new GroupShares(base, one, slices, disclosure));
    }
  }

  /** Of one of the groups. */
  Cell of(int group, Slice slice) {
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      if (!shares.get(i).hides(group)) {
        add(choices, i, slice);
      }
    }
    return cell(choices, slice);
  }

  /** Of several groups together. */
  Cell of(Slice slice) {
    List<Choice> choices = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      int n = base.count(slice, chosen.get(i), Measured.State.VALUE);
      if (!disclosure.rule().hides(n, base.countTrue(slice, chosen.get(i)))) {
        add(choices, i, slice);
      }
    }
    return cell(choices, slice);
  }

  private void add(List<Choice> choices, int i, Slice slice) {
    if (shares.get(i).shown(slice) instanceof Cell.Estimate share && share.value() > 0) {
      choices.add(new Choice(labels.get(i).label(), share.value()));
    }
  }

  private Cell cell(List<Choice> choices, Slice slice) {
    int n = base.count(slice, asked, Measured.State.VALUE);
    if (n == 0) {
      return Cells.noAnswer();
    }
    if (n < disclosure.rule().threshold()) {
      return new Cell.Suppressed(Cells.FEW);
    }
    if (choices.isEmpty()) {
      return new Cell.Suppressed(Cells.SENSITIVE);
    }
    List<Choice> first =
        choices.stream()
            .sorted(Comparator.comparingDouble((Choice c) -> -c.share()))
            .limit(FIRST)
            .toList();
    return Cells.words(
        String.join("；", first.stream().map(c -> c.label().zh() + percent(c)).toList()),
        String.join("; ", first.stream().map(c -> c.label().en() + " " + percent(c)).toList()));
  }

  private static String percent(Choice choice) {
    return "(" + Math.round(choice.share()) + "%)";
  }
}
