package org.orgstatus.export.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.figure.FigureData.Bar;

/**
 * Cuts a long chart into parts: rows under one heading stay together where a part holds them. What
 * would be a part of one row, or of rows without any number, stands in the part before it, which
 * may grow a little for it.
 */
final class ChartParts {

  /** Lines by which a part may grow: a heading, and a row whose label takes two. */
  private static final int SPARE = 3;

  private final ToIntFunction<Bar> lines;
  private final int most;
  private final List<List<Bar>> parts = new ArrayList<>();

  private ChartParts(ToIntFunction<Bar> lines, int most) {
    this.lines = lines;
    this.most = most;
  }

  /**
   * @param lines that the label of a row takes
   * @param most lines of a part, headings included
   * @return one part or more, in order. Rows without a number for which no part has room are in
   *     none: a chart of them alone would be empty. Where no row has a number there is one part.
   */
  static List<List<Bar>> of(List<Bar> bars, ToIntFunction<Bar> lines, int most) {
    ChartParts cut = new ChartParts(lines, most);
    for (List<Bar> block : blocks(bars)) {
      cut.pieces(block).forEach(cut::add);
    }
    return cut.drawn();
  }

  private List<List<Bar>> drawn() {
    List<List<Bar>> drawn = new ArrayList<>();
    for (List<Bar> part : parts) {
      boolean empty = part.stream().noneMatch(ChartParts::hasNumber);
      boolean joined = (empty || part.size() == 1) && join(part, drawn, most + SPARE);
      if (!joined && !empty) {
        drawn.add(part);
      }
    }
    return drawn.isEmpty() ? parts.subList(0, 1) : drawn;
  }

  private static boolean hasNumber(Bar bar) {
    return bar.marks().stream().anyMatch(mark -> mark.value().isPresent());
  }

  private static List<List<Bar>> blocks(List<Bar> bars) {
    List<List<Bar>> blocks = new ArrayList<>();
    LocalText block = LocalText.EMPTY;
    for (Bar bar : bars) {
      if (blocks.isEmpty() || !Objects.equals(block, bar.row().block())) {
        blocks.add(new ArrayList<>());
      }
      block = bar.row().block();
      blocks.get(blocks.size() - 1).add(bar);
    }
    return blocks;
  }

  /** A block that no part holds is cut into even pieces. */
  private List<List<Bar>> pieces(List<Bar> block) {
    int pieces = (high(block) + most - 1) / most;
    int each = (block.size() + pieces - 1) / pieces;
    List<List<Bar>> cut = new ArrayList<>();
    for (int i = 0; i < block.size(); i += each) {
      cut.add(block.subList(i, Math.min(block.size(), i + each)));
    }
    return cut;
  }

  private void add(List<Bar> piece) {
    if (!join(piece, parts, most)) {
      parts.add(new ArrayList<>(piece));
    }
  }

  /** Puts rows into the last part, where it has room for them. */
  private boolean join(List<Bar> rows, List<List<Bar>> to, int most) {
    boolean fits = !to.isEmpty() && high(to.get(to.size() - 1)) + high(rows) <= most;
    if (fits) {
      to.get(to.size() - 1).addAll(rows);
    }
    return fits;
  }

  private int high(List<Bar> rows) {
    int headings =
        (int) blocks(rows).stream().filter(block -> !block.get(0).row().block().isEmpty()).count();
    return headings + rows.stream().mapToInt(lines).sum();
  }
}
