package org.orgstatus.analysis.definition;

import java.util.List;
import java.util.Optional;
import org.orgstatus.analysis.definition.Indicator.Kind;
import org.orgstatus.analysis.definition.Indicator.Scale;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problems;

/** Reads what an indicator's numbers mean: {@code in: {zh, en}} and {@code range: [0, 4]}. */
final class ScaleReader {

  private final DefinitionMap map;
  private final Problems problems;

  ScaleReader(DefinitionMap map, Problems problems) {
    this.map = map;
    this.problems = problems;
  }

  /** The scale; empty, with a problem, where it is faulty. */
  Optional<Scale> read(Optional<Kind> kind) {
    int before = problems.count();
    Optional<LocalText> measure = map.localText("in", problems);
    if (kind.filter(k -> k == Kind.NUMBER).isPresent()) {
      map.require(List.of("in"), problems);
    }
    Optional<Integer> low = Optional.empty();
    Optional<Integer> high = Optional.empty();
    if (map.has("range")) {
      List<DefinitionText> limits = map.texts("range", problems);
      boolean whole = limits.stream().allMatch(t -> t.text().matches("-?[0-9]{1,6}"));
      boolean number = kind.filter(Kind::isNumber).isPresent();
      if (limits.size() == 2 && whole && number) {
        low = Optional.of(Integer.valueOf(limits.get(0).text()));
        high = Optional.of(Integer.valueOf(limits.get(1).text()));
      }
      if (low.isEmpty() || low.get() >= high.orElseThrow()) {
        problems.add(
            "bad-range",
            map.placeOf("range"),
            "range 应写两个整数，小的在前，如 [0, 4]，且只用于数值指标。",
            "'range' wants two whole numbers, the smaller first, such as [0, 4], of a numeric"
                + " kind.");
      }
    }
    return problems.count() == before
        ? Optional.of(new Scale(low, high, measure.orElse(LocalText.EMPTY)))
        : Optional.empty();
  }
}
