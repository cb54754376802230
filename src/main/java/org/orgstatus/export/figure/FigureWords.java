package org.orgstatus.export.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultTable.Column;
import org.orgstatus.analysis.result.ResultTable.Unit;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.export.figure.FigureData.Bar;
import org.orgstatus.export.figure.FigureData.Mark;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.InertText;

/** What stands under a figure, and what is read out in its place. */
public final class FigureWords {

  private FigureWords() {}

  /** How to read the figure: order of rows, meaning of lines and gaps. */
  public static String note(FigureData data, Messages labels) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        labels.get(
            switch (data.figure().kind()) {
              case INTERVAL_DOTS -> "figure.order.value";
              case STEPS, LINES -> "figure.order.rows";
              case DOTS, BARS, HEAT -> "figure.order.table";
              case SCATTER -> isOfGroups(data) ? "figure.order.groups" : "figure.order.points";
              case SLOPE -> "figure.order.slope";
              case FLOW -> "figure.order.flow";
              case NETWORK -> "figure.order.network";
              case TILES -> "figure.order.tiles";
            }));
    boolean heat = data.figure().kind() == ResultFigure.Kind.HEAT;
    if (heat) {
      sentences.add(labels.get(data.isPercent() ? "figure.heat.percent" : "figure.heat"));
      addMarks(data, labels, sentences);
    }
    if (!data.behind().isEmpty()) {
      sentences.add(
          labels.get(
              "figure.behind",
              data.cases().in(labels.language()),
              String.valueOf(data.behind().size())));
    }
    if (data.hasBounds() && !heat) {
      sentences.add(bounds(data, labels));
    }
    if (data.figure().kind() == ResultFigure.Kind.TILES) {
      new ShapeWords(data, labels).legend().ifPresent(sentences::add);
      if (!hasXpcc(data)) {
        sentences.add(labels.get("figure.tiles.xpcc"));
      }
    }
    addNames(data, labels, sentences);
    if (hasGaps(data)) {
      sentences.add(labels.get("figure.withheld"));
    }
    return joined(sentences, labels);
  }

  private static boolean isOfGroups(FigureData data) {
    return data.bars().stream().map(bar -> bar.row().block()).distinct().count() > 1;
  }

  /** What the bars reach from and to: two columns of the table, or the interval of each number. */
  private static String bounds(FigureData data, Messages labels) {
    return data.bounds().isEmpty()
        ? labels.get("figure.bounds")
        : labels.get(
            "figure.bounds.columns",
            data.bounds().get(0).label().in(labels.language()),
            data.bounds().get(1).label().in(labels.language()));
  }

  /** The same in documents, where slopes, flows and networks are tables of cells. */
  public static String noteOnPaper(FigureData data, Messages labels) {
    return switch (data.figure().kind()) {
      case SLOPE, FLOW, NETWORK -> noteOfCells(data, labels);
      default -> note(data, labels);
    };
  }

  private static String noteOfCells(FigureData data, Messages labels) {
    List<String> sentences = new ArrayList<>();
    sentences.add(labels.get("figure.order.table"));
    if (data.figure().kind() != ResultFigure.Kind.NETWORK) {
      sentences.add(labels.get(data.isPercent() ? "figure.heat.percent" : "figure.heat"));
    }
    if (data.figure().kind() == ResultFigure.Kind.FLOW) {
      sentences.add(labels.get("figure.heat.unchanged"));
    }
    addNames(data, labels, sentences);
    if (hasGaps(data)) {
      sentences.add(labels.get("figure.withheld"));
    }
    return joined(sentences, labels);
  }

  private static void addMarks(FigureData data, Messages labels, List<String> sentences) {
    if (data.hasMarks()) {
      sentences.add(labels.get("figure.heat.marked", FigureData.ABOVE, FigureData.BELOW));
    }
  }

  private static String joined(List<String> sentences, Messages labels) {
    return String.join(labels.language() == Language.ZH ? "" : " ", sentences);
  }

  private static boolean hasGaps(FigureData data) {
    return data.bars().stream().flatMap(b -> b.marks().stream()).anyMatch(Mark::isGap);
  }

  private static boolean hasXpcc(FigureData data) {
    return data.bars().stream().anyMatch(FigureData.Bar::isXpcc);
  }

  private static void addNames(FigureData data, Messages labels, List<String> sentences) {
    if (hasXpcc(data)) {
      sentences.add(labels.get("figure.xpcc"));
    }
  }

  /** Alternative text: the question, the size and the extremes of the first series. */
  public static String alternative(FigureData data, Messages labels) {
    String title = data.figure().title().in(labels.language());
    Optional<String> own =
        switch (data.figure().kind()) {
          case SCATTER -> Optional.of(points(data, labels, title));
          case SLOPE, FLOW, NETWORK, TILES -> new ShapeWords(data, labels).alternative();
          default -> Optional.empty();
        };
    return own.orElseGet(() -> extremes(data, labels, title));
  }

  private static String extremes(FigureData data, Messages labels, String title) {
    Language language = labels.language();
    List<Bar> ranked =
        data.bars().stream()
            .filter(b -> !b.row().total() && b.marks().get(0).value().isPresent())
            .sorted(Comparator.comparingDouble(b -> -b.marks().get(0).value().getAsDouble()))
            .toList();
    if (ranked.isEmpty()) {
      return InertText.shown(labels.get("figure.alt.empty", title));
    }
    Column first = data.series().get(0);
    Bar top = ranked.get(0);
    Bar bottom = ranked.get(ranked.size() - 1);
    return InertText.shown(
        labels.get(
            "figure.alt",
            title,
            String.valueOf(data.bars().size()),
            String.valueOf(data.series().size()),
            top.label().in(language),
            number(top, first),
            bottom.label().in(language),
            number(bottom, first)));
  }

  /** How many points there are, and from where to where they reach. */
  private static String points(FigureData data, Messages labels, String title) {
    List<Bar> shown =
        data.bars().stream()
            .filter(b -> b.marks().stream().allMatch(m -> m.value().isPresent()))
            .toList();
    if (shown.isEmpty()) {
      return InertText.shown(labels.get("figure.alt.empty", title));
    }
    return InertText.shown(
        labels.get(
            "figure.alt.points",
            title,
            String.valueOf(shown.size()),
            data.series().get(0).label().in(labels.language()),
            span(data, shown, 0),
            data.series().get(1).label().in(labels.language()),
            span(data, shown, 1)));
  }

  private static String span(FigureData data, List<Bar> shown, int series) {
    DoubleSummaryStatistics values =
        shown.stream()
            .mapToDouble(b -> b.marks().get(series).value().getAsDouble())
            .summaryStatistics();
    int decimals = data.series().get(series).decimals();
    return CellText.number(values.getMin(), decimals)
        + "–"
        + CellText.number(values.getMax(), decimals);
  }

  private static String number(Bar bar, Column column) {
    String unit = column.unit() == Unit.PERCENT ? "%" : "";
    return CellText.number(bar.marks().get(0).value().getAsDouble(), column.decimals()) + unit;
  }
}
