package org.orgstatus.export.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.orgstatus.analysis.result.ResultFigure.Kind;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.export.figure.FigureData.Bar;
import org.orgstatus.export.figure.FigureData.Mark;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.InertText;

/** What is read out in place of slopes, flows and maps of classes. */
final class ShapeWords {

  private final FigureData data;
  private final Messages labels;
  private final String title;

  ShapeWords(FigureData data, Messages labels) {
    this.data = data;
    this.labels = labels;
    this.title = data.figure().title().in(labels.language());
  }

  /** Empty where the highest and the lowest row say enough, or nothing can be shown. */
  Optional<String> alternative() {
    boolean empty = data.bars().stream().flatMap(b -> b.marks().stream()).allMatch(Mark::isGap);
    if (empty) {
      return Optional.empty();
    }
    if (data.figure().kind() == Kind.SLOPE) {
      return slope();
    }
    return switch (data.figure().kind()) {
      case FLOW -> Optional.of(flow());
      case NETWORK -> Optional.of(network());
      default -> classes();
    };
  }

  /** How many links there are of each class. */
  private String network() {
    List<String> counted = new ArrayList<>();
    for (LocalText name : data.figure().classes()) {
      long links =
          data.bars().stream()
              .flatMap(b -> b.marks().stream())
              .filter(m -> m.words().filter(name::equals).isPresent())
              .count();
      counted.add(name.in(labels.language()) + " " + links);
    }
    String comma = labels.language() == Language.ZH ? "，" : ", ";
    return InertText.shown(labels.get("figure.alt.network", title, String.join(comma, counted)));
  }

  /** Which line moves most. */
  private Optional<String> slope() {
    List<Bar> whole =
        data.bars().stream()
            .filter(b -> b.marks().stream().allMatch(m -> m.value().isPresent()))
            .toList();
    return whole.stream()
        .max(Comparator.comparingDouble(b -> span(b).getMax() - span(b).getMin()))
        .map(
            most ->
                InertText.shown(
                    labels.get(
                        "figure.alt.slope",
                        title,
                        String.valueOf(whole.size()),
                        most.label().in(labels.language()),
                        numbers(most))));
  }

  private static DoubleSummaryStatistics span(Bar bar) {
    return bar.marks().stream().mapToDouble(m -> m.value().orElseThrow()).summaryStatistics();
  }

  private String numbers(Bar bar) {
    return IntStream.range(0, bar.marks().size())
        .mapToObj(
            i ->
                CellText.number(
                    bar.marks().get(i).value().orElseThrow(), data.series().get(i).decimals()))
        .collect(Collectors.joining(" → "));
  }

  /** How many of all changed. */
  private String flow() {
    double all = 0;
    double changed = 0;
    for (Bar bar : data.bars()) {
      for (int i = 0; i < bar.marks().size(); i++) {
        double value = bar.marks().get(i).value().orElse(0);
        all += value;
        changed += data.isUnchanged(bar, i) ? 0 : value;
      }
    }
    return InertText.shown(
        labels.get(
            "figure.alt.flow",
            title,
            CellText.number(all, data.series().get(0).decimals()),
            CellText.number(changed, data.series().get(0).decimals())));
  }

  /** How many tiles there are of each class; empty where tiles hold numbers. */
  private Optional<String> classes() {
    TileShades shades = TileShades.of(data);
    List<String> counted = new ArrayList<>();
    for (int c = 0; c < shades.classes().size(); c++) {
      int own = c;
      long count =
          data.bars().stream()
              .filter(b -> shades.classOf(b).filter(i -> i == own).isPresent())
              .count();
      counted.add(shades.classes().get(c).in(labels.language()) + " " + count);
    }
    String comma = labels.language() == Language.ZH ? "，" : ", ";
    return counted.isEmpty()
        ? Optional.empty()
        : Optional.of(
            InertText.shown(labels.get("figure.alt.classes", title, String.join(comma, counted))));
  }

  /** Which sign means what; empty where tiles hold numbers. */
  Optional<String> legend() {
    TileShades shades = TileShades.of(data);
    List<String> signs = new ArrayList<>();
    for (int c = 0; c < shades.classes().size(); c++) {
      signs.add(shades.sign(c) + " " + shades.classes().get(c).in(labels.language()));
    }
    String comma = labels.language() == Language.ZH ? "，" : "; ";
    return signs.isEmpty()
        ? Optional.empty()
        : Optional.of(labels.get("figure.tiles.classes", String.join(comma, signs)));
  }
}
