package org.orgstatus.export.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.figure.FigureData.Bar;

/** Cuts a long chart into parts: rows under one heading stay together where a part holds them. */
final class ChartParts {

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
   * @return one part or more, in order
   */
  static List<List<Bar>> of(List<Bar> bars, ToIntFunction<Bar> lines, int most) {
    ChartParts cut = new ChartParts(lines, most);
    for (List<Bar> block : blocks(bars)) {
      cut.pieces(block).forEach(cut::add);
    }
    return cut.parts;
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
