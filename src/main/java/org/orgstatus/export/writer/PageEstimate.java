package org.orgstatus.export.writer;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.export.figure.FigureData;
import org.orgstatus.export.figure.FigureWords;
import org.orgstatus.export.figure.OfficeChart;
import org.orgstatus.export.text.Block;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.ColumnWidths;
import org.orgstatus.export.text.DocxPage;
import org.orgstatus.export.text.PolicyDocument;
import org.orgstatus.export.text.TableHead;
import org.orgstatus.export.text.TableLegend;
import org.orgstatus.export.text.TableText;

/**
 * On which page each heading of a document stands, counted from the heights of the template's
 * styles. An office program counts anew when it opens the file; until then, and where it does not,
 * the list of contents has these numbers. They may be off by a page or two, never by a chapter.
 */
final class PageEstimate {

  private static final double MILLIMETRE = 72 / 25.4;

  /** Padding of the cells of a table, left and right, in twentieths of a point. */
  private static final int CELL_PADDING = 114;

  /** What the letters of a table take, in points. */
  private static final double TABLE_TYPE = 9;

  private final PolicyDocument document;
  private final Messages labels;
  private final Type type;
  private final Map<Block, Integer> pages = new IdentityHashMap<>();
  private final List<Block> waiting = new ArrayList<>();
  private DocxPage lying = DocxPage.PORTRAIT;
  private int page = 1;
  private double used;

  /**
   * Heights of one language's template, in points.
   *
   * @param upright height of the type area
   * @param across the same on a page turned round
   * @param body of a line of the text, and {@code bodyHalves} what it holds
   * @param row of a line in a table
   */
  private record Type(
      double upright,
      double across,
      double body,
      double bodyAfter,
      int bodyHalves,
      double method,
      int methodHalves,
      double note,
      int noteHalves,
      double caption,
      double row,
      double heading,
      double contents) {

    static Type of(Language language) {
      return language == Language.ZH
          ? new Type(637.8, 441.8, 28.95, 0, 56, 16, 84, 13, 98, 29, 10.75, 28.95, 24)
          : new Type(700.1, 453.5, 15.2, 6, 91, 11.6, 105, 9.8, 118, 27, 10.8, 31, 14.6);
    }
  }

  private PageEstimate(PolicyDocument document) {
    this.document = document;
    this.labels = Messages.in(document.language());
    this.type = Type.of(document.language());
  }

  /** The page of each heading and annex, from 1. */
  static Map<Block, Integer> of(PolicyDocument document, int listed) {
    PageEstimate estimate = new PageEstimate(document);
    estimate.count(listed);
    return estimate.pages;
  }

  private void count(int listed) {
    flow(3 * type.heading);
    boolean behindContents = false;
    for (Block block : document.blocks()) {
      if (!block.staysWithTable()) {
        turn(DocxPage.PORTRAIT);
      }
      if (block instanceof Block.Contents) {
        turnPage();
        flow(2 * type.contents);
        for (int i = 0; i < listed; i++) {
          flow(type.contents);
        }
        behindContents = true;
      } else if (block instanceof Block.Heading || block instanceof Block.Annex) {
        if (behindContents || block instanceof Block.Annex) {
          turnPage();
        }
        behindContents = false;
        waiting.add(block);
      } else {
        place(block);
      }
    }
    settle(0);
  }

  private void place(Block block) {
    if (block instanceof Block.Paragraph paragraph) {
      text(paragraph.text(), type.body, type.bodyHalves, type.bodyAfter);
    } else if (block instanceof Block.Pointer) {
      text("", type.body, type.bodyHalves, type.bodyAfter);
    } else if (block instanceof Block.Method method) {
      text(method.text(), type.method, type.methodHalves, 4);
    } else if (block instanceof Block.Note note) {
      text(note.text(), type.note, type.noteHalves, 2);
    } else if (block instanceof Block.Annexes annexes) {
      annexes.titles().forEach(title -> text(title, type.body, type.bodyHalves, 0));
    } else if (block instanceof Block.WordTable table) {
      table(table.table());
    } else if (block instanceof Block.TableBlock table) {
      table(table.table());
      for (String note : TableLegend.notes(table.table(), labels)) {
        text(note, type.note, type.noteHalves, 2);
      }
    } else if (block instanceof Block.Source source) {
      text(source.provenance().footer().in(document.language()), type.note, type.noteHalves, 14);
    } else if (block instanceof Block.FigureBlock figure) {
      figure(figure);
    }
  }

  private void text(String text, double line, int halves, double after) {
    int lines = Math.max(1, (ColumnWidths.halves(text) + halves - 1) / halves);
    settle(line);
    for (int i = 0; i < lines; i++) {
      flow(line);
    }
    used += after;
  }

  private void figure(Block.FigureBlock block) {
    FigureData data = FigureData.of(block.figure(), block.table());
    String note = FigureWords.note(data, labels);
    double below =
        type.caption + type.note * (1 + (double) ColumnWidths.halves(note) / type.noteHalves);
    double drawn =
        block.figure().kind().isChart()
            ? new OfficeChart(data, labels).millimetres() * MILLIMETRE + 8
            : (1 + data.bars().size()) * (type.row + 3);
    settle(drawn + below);
    flow(drawn + below);
  }

  private void table(ResultTable table) {
    TableText words = new TableText(table, document.language(), document.compact());
    for (TableText.Part part : words.parts()) {
      turn(part.page());
      TableHead head =
          TableHead.of(
              part.columns().stream().map(table.columns()::get).toList(), words.language());
      int[] widths = words.widths(part.columns(), head, part.page());
      double heading = (head.spans().isEmpty() ? 1 : 2) * (2 * type.row + 1);
      double body = words.isShort() ? height(words, part.columns(), widths) : type.row;
      settle(type.caption + heading + body);
      if (used + type.caption + heading + body > room()) {
        turnPage();
      }
      flow(type.caption + heading);
      String block = "";
      for (ResultTable.Row row : table.rows()) {
        String next = row.block().in(words.language());
        if (!next.equals(block) && !next.isEmpty()) {
          row(type.row + 1, heading);
        }
        block = next;
        row(lines(words, row, part.columns(), widths) * type.row + 1.5, heading);
      }
    }
  }

  /** Of all rows. */
  private double height(TableText words, List<Integer> columns, int[] widths) {
    return words.table().rows().stream()
        .mapToDouble(row -> lines(words, row, columns, widths) * type.row + 1.5)
        .sum();
  }

  /** A row that does not split; on a new page the heading comes first. */
  private void row(double height, double heading) {
    if (used + height > room()) {
      turnPage();
      used = heading;
    }
    used += height;
  }

  private static int lines(
      TableText words, ResultTable.Row row, List<Integer> columns, int[] widths) {
    int most = wrapped(words.label(row), widths[0]);
    for (int i = 0; i < columns.size(); i++) {
      CellText cell = words.cell(row, columns.get(i));
      int lines = wrapped(cell.main(), widths[i + 1]);
      lines += cell.small().size();
      most = Math.max(most, lines);
    }
    return most;
  }

  private static int wrapped(String text, int width) {
    double halves = Math.max(1, (width - CELL_PADDING) / 20.0 / TABLE_TYPE * 2);
    return (int) Math.max(1, Math.ceil(ColumnWidths.halves(text) / halves));
  }

  // ---- the page

  private double room() {
    return lying == DocxPage.PORTRAIT ? type.upright : type.across;
  }

  private void turn(DocxPage to) {
    if (to != lying) {
      boolean begun = used > 0;
      lying = to;
      if (begun) {
        turnPage();
      }
    }
  }

  private void turnPage() {
    page++;
    used = 0;
  }

  /** Headings stand where what they belong to begins. */
  private void settle(double next) {
    double headings =
        type.heading * waiting.stream().mapToInt(b -> b instanceof Block.Annex ? 4 : 1).sum();
    if (!waiting.isEmpty() && used + headings + next > room() && used > 0) {
      turnPage();
    }
    waiting.forEach(heading -> pages.put(heading, page));
    used += headings;
    waiting.clear();
  }

  private void flow(double height) {
    if (used > 0 && used + height > room()) {
      turnPage();
    }
    used += height;
  }
}
