package org.orgstatus.export.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.figure.FigureData.Bar;

/**
 * Cuts a long chart into parts: rows under one heading stay together where a part holds them. What
 * would be a part of one row, or of rows without any number, shares the part beside it, which may
 * grow a little for it, or is cut anew with it.
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
   * @return one part or more, in order. Rows without a number that are too many to share a part
   *     with others are in none: a chart of them alone would be empty. Where no row has a number
   *     there is one part.
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
      List<Bar> before = drawn.isEmpty() ? List.of() : drawn.get(drawn.size() - 1);
      if (!before.isEmpty() && (isLeftOver(part) || isLeftOver(before))) {
        drawn.remove(drawn.size() - 1);
        drawn.addAll(evened(before, part));
      } else {
        drawn.add(part);
      }
    }
    List<List<Bar>> told = drawn.stream().filter(ChartParts::hasNumber).toList();
    return told.isEmpty() ? parts.subList(0, 1) : told;
  }

  private static boolean isLeftOver(List<Bar> part) {
    return part.size() == 1 || !hasNumber(part);
  }

  /** Both as one part, or cut in the middle of their rows where each half then has a number. */
  private List<List<Bar>> evened(List<Bar> one, List<Bar> other) {
    List<Bar> rows = new ArrayList<>(one);
    rows.addAll(other);
    List<Bar> first = rows.subList(0, (rows.size() + 1) / 2);
    List<Bar> second = rows.subList(first.size(), rows.size());
    if (high(rows) <= most + SPARE) {
      return List.of(rows);
    }
    return hasNumber(first) && hasNumber(second) ? List.of(first, second) : List.of(one, other);
  }

  private static boolean hasNumber(List<Bar> part) {
    return part.stream()
        .flatMap(bar -> bar.marks().stream())
        .anyMatch(mark -> mark.value().isPresent());
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
    List<Bar> last = parts.isEmpty() ? List.of() : parts.get(parts.size() - 1);
    if (!last.isEmpty() && high(last) + high(piece) <= most) {
      last.addAll(piece);
    } else {
      parts.add(new ArrayList<>(piece));
    }
  }

  private int high(List<Bar> rows) {
    int headings =
        (int) blocks(rows).stream().filter(block -> !block.get(0).row().block().isEmpty()).count();
    return headings + rows.stream().mapToInt(lines).sum();
  }
}
