package org.orgstatus.export.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.orgstatus.analysis.result.ResultTable.Unit;
import org.orgstatus.base.Language;
import org.orgstatus.export.figure.FigureData.Bar;
import org.orgstatus.export.text.InertText;

/**
 * What stands beside the points of a scatter in an office chart: their names, or numbers where
 * names have no room. A point without both its numbers is not drawn.
 *
 * @param numbers of points, by their rows, where they stand in place of names
 * @param places where it stands beside each drawn point, by its row, as the chart writes it
 */
record PointLabels(Map<Integer, Integer> numbers, Map<Integer, String> places) {

  /** Of a figure without points. */
  static final PointLabels NONE = new PointLabels(Map.of(), Map.of());

  /**
   * @param named whether names may stand beside points at all
   */
  static PointLabels of(FigureData data, Language language, boolean named) {
    List<Bar> bars = data.bars();
    List<Integer> drawn =
        IntStream.range(0, bars.size())
            .filter(row -> bars.get(row).marks().stream().allMatch(m -> m.value().isPresent()))
            .boxed()
            .toList();
    double[] x = numbers(bars, drawn, 0);
    double[] y = numbers(bars, drawn, 1);
    boolean percent = data.series().get(1).unit() == Unit.PERCENT;
    List<String> texts = new ArrayList<>();
    drawn.forEach(row -> texts.add(InertText.shown(bars.get(row).label().in(language))));
    List<Integer> nameless = IntStream.range(0, texts.size()).boxed().toList();
    if (named) {
      PointNames.Placed found = PointNames.placed(x, y, texts, percent);
      if (found.crowded().isEmpty()) {
        return new PointLabels(Map.of(), byRow(drawn, found.places()));
      }
      nameless = found.crowded();
    }
    Map<Integer, Integer> numbers = new LinkedHashMap<>();
    for (int point : nameless) {
      int number = numbers.size() + 1;
      numbers.put(drawn.get(point), number);
      texts.set(point, String.valueOf(number));
    }
    // numbers are shorter than the names that had no room: they and others may stand better now
    return new PointLabels(numbers, byRow(drawn, PointNames.placed(x, y, texts, percent).places()));
  }

  private static double[] numbers(List<Bar> bars, List<Integer> drawn, int series) {
    return drawn.stream()
        .mapToDouble(row -> bars.get(row).marks().get(series).value().getAsDouble())
        .toArray();
  }

  private static Map<Integer, String> byRow(List<Integer> drawn, List<String> places) {
    Map<Integer, String> byRow = new LinkedHashMap<>();
    for (int i = 0; i < places.size(); i++) {
      byRow.put(drawn.get(i), places.get(i));
    }
    return byRow;
  }
}
