package org.orgstatus.export.figure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultFigure.Kind;
import org.orgstatus.base.Language;
import org.orgstatus.export.figure.FigureData.Bar;
import org.orgstatus.export.figure.FigureData.Mark;
import org.orgstatus.export.text.ColumnWidths;
import org.orgstatus.export.text.InertText;

/**
 * The rows of a chart with their labels, and how they lie. A line without a row stands before each
 * block and bears its heading.
 */
final class ChartRows {

  /** Halves of a Chinese character up to which names stand beside points. */
  private static final int LONGEST_NAME = 16;

  private final FigureData data;
  private final Language language;
  private final List<@Nullable Bar> lines;

  private final PointLabels points;
  private final List<String> labels;

  ChartRows(FigureData data, Language language) {
    this.data = data;
    this.language = language;
    this.lines = isPoints() ? new ArrayList<>(data.bars()) : withBlockHeadings(data.bars());
    this.points = isPoints() ? PointLabels.of(data, language, !hasLongNames()) : PointLabels.NONE;
    this.labels = labelled();
  }

  /** How many lines there are, headings of blocks too. */
  int size() {
    return lines.size();
  }

  /** What stands beside each line. */
  List<String> labels() {
    return labels;
  }

  /** What stands beside points of a scatter in place of their names, by line; empty for none. */
  Map<Integer, Integer> numbers() {
    return points.numbers();
  }

  /** Where that or the name stands beside each point that is drawn, by line. */
  Map<Integer, String> places() {
    return points.places();
  }

  // ---- how they lie

  /** Whether the rows are points between two numbers. */
  boolean isPoints() {
    return data.figure().kind() == Kind.SCATTER;
  }

  /** Whether they lie below one another. */
  boolean isLying() {
    return !isAcross() && !isPoints();
  }

  /** Whether they stand side by side. */
  boolean isAcross() {
    return isDots() || isOverRows();
  }

  /** Whether they do as dots. */
  boolean isDots() {
    ResultFigure figure = data.figure();
    boolean against = figure.reference().isPresent() && data.series().size() == 1;
    return figure.kind() == Kind.INTERVAL_DOTS
        || figure.kind() == Kind.DOTS && against && !isFromZero();
  }

  /** Whether lines run over them. */
  boolean isOverRows() {
    return data.figure().kind() == Kind.STEPS || data.figure().kind() == Kind.LINES;
  }

  /** Whether lying bars tell it as well, and leave long names the room that upright ones lack. */
  private boolean isFromZero() {
    return data.figure().reference().filter(at -> at == 0).isPresent() && hasLongNames();
  }

  boolean hasLongNames() {
    return data.bars().stream()
        .map(bar -> bar.label().in(language))
        .anyMatch(name -> ColumnWidths.halves(name) > LONGEST_NAME);
  }

  // ---- what stands in them

  /** A number for each line, null where there is none. */
  @Nullable Double[] values(int series, Function<Mark, OptionalDouble> of) {
    @Nullable Double[] values = new Double[lines.size()];
    for (int i = 0; i < values.length; i++) {
      Bar bar = lines.get(i);
      OptionalDouble value =
          bar == null ? OptionalDouble.empty() : of.apply(bar.marks().get(series));
      values[i] = value.isPresent() ? value.getAsDouble() : null;
    }
    return values;
  }

  /** The numbers of a case behind the lines. */
  @Nullable Double[] values(FigureData.Behind line) {
    @Nullable Double[] values = new Double[lines.size()];
    for (int i = 0; i < values.length; i++) {
      int at = data.bars().indexOf(lines.get(i));
      OptionalDouble value = at < 0 ? OptionalDouble.empty() : line.values().get(at);
      values[i] = value.isPresent() ? value.getAsDouble() : null;
    }
    return values;
  }

  @Nullable Double[] constant(double at) {
    @Nullable Double[] values = new Double[lines.size()];
    Arrays.fill(values, at);
    return values;
  }

  /** The lines that are totals. */
  List<Integer> totals() {
    List<Integer> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Bar bar = lines.get(i);
      if (bar != null && bar.row().total()) {
        found.add(i);
      }
    }
    return found;
  }

  // ---- labels

  private List<String> labelled() {
    List<String> texts = new ArrayList<>();
    String block = "";
    for (int i = 0; i < lines.size(); i++) {
      Bar bar = lines.get(i);
      if (bar == null) {
        Bar next = lines.get(i + 1);
        block = next == null ? block : next.row().block().in(language);
        texts.add(language == Language.ZH ? "【" + block + "】" : "— " + block + " —");
      } else {
        String number = numbers().containsKey(i) ? numbers().get(i) + " " : "";
        texts.add(number + bar.label().in(language));
      }
    }
    return texts.stream().map(InertText::shown).toList();
  }

  private static List<@Nullable Bar> withBlockHeadings(List<Bar> bars) {
    List<@Nullable Bar> lines = new ArrayList<>();
    String block = "";
    for (Bar bar : bars) {
      String next = bar.row().block().zh() + bar.row().block().en();
      if (!next.equals(block) && !next.isEmpty()) {
        lines.add(null);
      }
      block = next;
      lines.add(bar);
    }
    return lines;
  }
}
