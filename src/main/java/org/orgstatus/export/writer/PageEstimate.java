package org.orgstatus.export.writer;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Messages;
import org.orgstatus.export.figure.FigureData;
import org.orgstatus.export.figure.FigureWords;
import org.orgstatus.export.figure.OfficeChart;
import org.orgstatus.export.text.Block;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.DocxPage;
import org.orgstatus.export.text.InertText;
import org.orgstatus.export.text.Numbers;
import org.orgstatus.export.text.PolicyDocument;
import org.orgstatus.export.text.TableHead;
import org.orgstatus.export.text.TableLegend;
import org.orgstatus.export.text.TableText;
import org.orgstatus.export.writer.PaperType.Style;

/**
 * On which page each heading of a document stands, counted from the heights of the template's
 * styles. Word counts anew when it opens the file; until then, and where a program does not, the
 * list of contents has these numbers. With other fonts than the template names they may be off by a
 * page.
 */
final class PageEstimate {

  private static final double MILLIMETRE = 72 / 25.4;

  /** Padding of the cells of a table, left and right together. */
  private static final double CELL_PADDING = 5.7;

  /** What the small lines of a cell are set in. */
  private static final double SMALL = 7.5;

  /** The rules in the head of a table, and those above and below the table. */
  private static final double RULE = 0.6;

  private static final double EDGE = 1.5;

  /** Room above a chart, and what its paragraph is higher than the chart. */
  private static final double ABOVE_CHART = 6;

  private static final double CHART_EDGE = 1.3;

  /** Room behind the source of a section. */
  private static final double BEHIND_SOURCE = 12;

  private final PolicyDocument document;
  private final Numbers numbers;
  private final Messages labels;
  private final PaperType type;
  private final Map<Block, Integer> pages = new IdentityHashMap<>();
  private final List<Block> waiting = new ArrayList<>();
  private DocxPage lying = DocxPage.PORTRAIT;
  private int page = 1;
  private double used;

  /** Room that the last paragraph asks for below; of this and what the next asks, the larger. */
  private double below;

  /** Whether the page was begun on purpose: what stands first then keeps its room above. */
  private boolean begun;

  private PageEstimate(PolicyDocument document, Numbers numbers) {
    this.document = document;
    this.numbers = numbers;
    this.labels = Messages.in(document.language());
    this.type = PaperType.of(document.language());
  }

  /** The page of each heading and annex, from 1. */
  static Map<Block, Integer> of(PolicyDocument document, Numbers numbers) {
    PageEstimate estimate = new PageEstimate(document, numbers);
    estimate.count();
    return estimate.pages;
  }

  private void count() {
    text(document.title(), type.title());
    text(document.subtitle(), type.body());
    boolean behindContents = false;
    for (Block block : document.blocks()) {
      if (document.standsUpright(block)) {
        turn(DocxPage.PORTRAIT);
      }
      if (block instanceof Block.Contents) {
        beginPage();
        text(labels.get("document.contents"), type.contentsTitle());
        numbers.listed().forEach(listed -> text("", type.contents()));
        behindContents = true;
      } else if (block instanceof Block.Heading || block instanceof Block.Annex) {
        if (behindContents || block instanceof Block.Annex) {
          settle(0, 0);
          beginPage();
        }
        behindContents = false;
        waiting.add(block);
      } else if (document.staysWithNext(block)) {
        waiting.add(block);
      } else {
        place(block);
      }
    }
    settle(0, 0);
  }

  private void place(Block block) {
    if (block instanceof Block.Paragraph paragraph) {
      text(paragraph.text(), type.body());
    } else if (block instanceof Block.Pointer pointer) {
      text(words(pointer), type.body());
    } else if (block instanceof Block.Method method) {
      text(method.text(), type.method());
    } else if (block instanceof Block.Note note) {
      text(note.text(), type.note());
    } else if (block instanceof Block.Annexes annexes) {
      Style style = type.annexes();
      double high = annexes.titles().stream().mapToDouble(title -> high(title, style)).sum();
      put(style.before(), high, style.after());
    } else if (block instanceof Block.WordTable table) {
      table(table.table());
    } else if (block instanceof Block.TableBlock table) {
      table(table.table());
      notes(TableLegend.notes(table.table(), labels));
    } else if (block instanceof Block.Source source) {
      String footer = source.provenance().footer().in(document.language());
      text(labels.get("result.source", footer), type.note());
      below = BEHIND_SOURCE;
    } else if (block instanceof Block.FigureBlock figure) {
      figure(figure);
    }
  }

  private String words(Block.Pointer pointer) {
    String names =
        String.join(
            labels.get("document.see.between"), pointer.to().stream().map(numbers::name).toList());
    return labels.get("document.see.before") + names + labels.get("document.see.after");
  }

  /** They stay on one page. */
  private void notes(List<String> notes) {
    Style style = type.note();
    double high = notes.stream().mapToDouble(note -> high(noted(note), style)).sum();
    put(style.before(), high + (notes.size() - 1) * style.before(), style.after());
  }

  private String noted(String note) {
    return labels.get("result.note", note);
  }

  /** Neither its first nor its last line stands alone on a page. */
  private void text(String text, Style style) {
    int lines = lines(text, style);
    settle(style.before(), Math.min(lines, 2) * style.line());
    used += gap(style.before());
    int fit = (int) ((room() - used) / style.line());
    if (fit < lines) {
      int here = lines - fit == 1 ? fit - 1 : fit;
      here = here < 2 ? 0 : here;
      turnPage();
      lines -= here;
      while (lines * style.line() > room()) {
        lines -= (int) (room() / style.line());
        turnPage();
      }
    }
    used += lines * style.line();
    below = style.after();
  }

  private int lines(String text, Style style) {
    return style.face().lines(text, style.size(), type.width(lying), style.first());
  }

  /** Without the room above and below. */
  private double high(String text, Style style) {
    return lines(text, style) * style.line();
  }

  private void figure(Block.FigureBlock block) {
    FigureData data = FigureData.of(block.figure(), block.table(), block.beside());
    Style caption = type.caption();
    String title = numbers.name(block) + "　" + block.figure().title().in(document.language());
    double between = Math.max(caption.after(), type.note().before());
    String note = FigureWords.noteOnPaper(data, labels);
    if (!data.figure().kind().isChart()) {
      double high =
          new DocxHeat(data, labels).height(type)
              + caption.before()
              + high(title, caption)
              + between
              + high(noted(note), type.note());
      put(0, high, type.note().after());
      return;
    }
    List<OfficeChart> charts = OfficeChart.onPages(data, labels);
    double below = between + high(noted(note + charts.get(0).names()), type.note());
    for (int i = 0; i < charts.size(); i++) {
      boolean last = i == charts.size() - 1;
      double high =
          charts.get(i).millimetres() * MILLIMETRE
              + CHART_EDGE
              + caption.before()
              + high(i == 0 ? title : "    " + title, caption);
      put(ABOVE_CHART, last ? high + below : high, last ? type.note().after() : caption.after());
    }
  }

  private void table(ResultTable table) {
    TableText words = new TableText(table, document.language(), document.compact());
    boolean first = true;
    for (TableText.Part part : words.parts()) {
      turn(part.page());
      TableHead head =
          TableHead.of(
              part.columns().stream().map(table.columns()::get).toList(), words.language());
      int[] widths = words.widths(part.columns(), head, part.page());
      String title = table.title().in(document.language());
      Style above = type.caption();
      double caption = high((first ? "" : "    ") + title, above) + above.after();
      double heading = heading(table, head, widths);
      int shown = words.isShort() ? table.rows().size() : 1;
      double body = body(words, table.rows().subList(0, shown), part.columns(), widths);
      settle(above.before(), caption + heading + body);
      if (used + gap(above.before()) + caption + heading + body > room()) {
        turnPage();
      }
      used += gap(above.before()) + caption + heading;
      below = 0;
      rows(words, part.columns(), widths, heading);
      first = false;
    }
  }

  /** Of rows with the headings of their blocks. */
  private double body(
      TableText words, List<ResultTable.Row> rows, List<Integer> columns, int[] widths) {
    double high = 0;
    String block = "";
    for (ResultTable.Row row : rows) {
      String next = row.block().in(words.language());
      high += next.equals(block) || next.isEmpty() ? 0 : height(1);
      high += row(words, row, columns, widths);
      block = next;
    }
    return high;
  }

  private void rows(TableText words, List<Integer> columns, int[] widths, double heading) {
    String block = "";
    List<ResultTable.Row> rows = words.table().rows();
    for (ResultTable.Row row : rows) {
      String next = row.block().in(words.language());
      if (!next.equals(block) && !next.isEmpty()) {
        // It stays with the row below it.
        double both = height(1) + row(words, row, columns, widths);
        if (used + both > room()) {
          turnPage();
          used = heading;
        }
        used += height(1);
      }
      block = next;
      double rule = row.equals(rows.get(rows.size() - 1)) ? EDGE : 0;
      row(row(words, row, columns, widths) + rule, heading);
    }
  }

  /** A row that does not split; on a new page the heading comes first. */
  private void row(double height, double heading) {
    if (used + height > room()) {
      turnPage();
      used = heading;
    }
    used += height;
  }

  /** Of a row with so many lines. */
  private double height(int lines) {
    return type.cell().before() + lines * type.cell().line() + type.cell().after();
  }

  private double heading(ResultTable table, TableHead head, int[] widths) {
    int most = headingLines(table.corner().in(document.language()), widths[0]);
    int below = 1;
    int above = 1;
    int at = 1;
    for (TableHead.Span span : head.spans()) {
      int wide = 0;
      for (int i = 0; i < span.columns(); i++) {
        wide += widths[at + i];
      }
      if (span.text().isEmpty()) {
        most = Math.max(most, headingLines(head.headings().get(at - 1), widths[at]));
      } else {
        above = Math.max(above, headingLines(span.text(), wide));
        for (int i = 0; i < span.columns(); i++) {
          below = Math.max(below, headingLines(head.headings().get(at - 1 + i), widths[at + i]));
        }
      }
      at += span.columns();
    }
    if (head.spans().isEmpty()) {
      for (int i = 1; i < widths.length; i++) {
        most = Math.max(most, headingLines(head.headings().get(i - 1), widths[i]));
      }
      return EDGE + height(most) + RULE;
    }
    return EDGE + Math.max(height(most), height(above) + height(below)) + 2 * RULE;
  }

  /** The unit begins a line of its own. */
  private int headingLines(String heading, int width) {
    int unit = Math.max(heading.lastIndexOf("（"), heading.lastIndexOf(" ("));
    return unit > 0
        ? wrapped(heading.substring(0, unit), type.head(), width)
            + wrapped(heading.substring(unit).strip(), type.head(), width)
        : wrapped(heading, type.head(), width);
  }

  private double row(TableText words, ResultTable.Row row, List<Integer> columns, int[] widths) {
    int most = wrapped(words.label(row), type.cell(), widths[0]);
    for (int i = 0; i < columns.size(); i++) {
      CellText cell = words.cell(row, columns.get(i));
      int lines = wrapped(cell.main(), type.cell(), widths[i + 1]);
      for (String small : cell.small()) {
        lines += type.cell().face().lines(small, SMALL, inner(widths[i + 1]), 0);
      }
      most = Math.max(most, lines);
    }
    return height(most);
  }

  private static int wrapped(String text, Style style, int width) {
    return style.face().lines(InertText.shown(text), style.size(), inner(width), 0);
  }

  private static double inner(int width) {
    return width / 20.0 - CELL_PADDING;
  }

  // ---- the page

  private double room() {
    return type.room(lying);
  }

  private void turn(DocxPage to) {
    if (to != lying) {
      lying = to;
      if (used > 0) {
        beginPage();
      }
    }
  }

  private void turnPage() {
    page++;
    used = 0;
    below = 0;
    begun = false;
  }

  private void beginPage() {
    turnPage();
    begun = true;
  }

  /** Where a page ended by itself there is none at the top of the next. */
  private double gap(double before) {
    return used > 0 || begun ? Math.max(below, before) : 0;
  }

  /** Stands whole on one page. */
  private void put(double before, double high, double after) {
    settle(before, high);
    if (used > 0 && used + gap(before) + high > room()) {
      turnPage();
    }
    used += gap(before) + high;
    below = after;
  }

  /** Headings, and what else stays with what follows, stand where that begins. */
  private void settle(double before, double next) {
    if (!waiting.isEmpty() && used > 0 && stacked(before) + next > room()) {
      turnPage();
    }
    stack();
    waiting.forEach(heading -> pages.put(heading, page));
    waiting.clear();
  }

  /** Where what follows the headings would begin. */
  private double stacked(double before) {
    double usedNow = used;
    double belowNow = below;
    stack();
    double begin = used + gap(before);
    used = usedNow;
    below = belowNow;
    return begin;
  }

  private void stack() {
    for (Block block : waiting) {
      if (block instanceof Block.Annex annex) {
        stack("", type.annexLabel());
        stack(annex.title(), type.annexTitle());
      } else if (block instanceof Block.Heading heading) {
        Style style = heading.level() == 1 ? type.chapter() : type.section();
        stack(numbers.heading(heading) + heading.text(), style);
      } else if (block instanceof Block.Paragraph paragraph) {
        stack(paragraph.text(), type.body());
      } else if (block instanceof Block.Note note) {
        stack(note.text(), type.note());
      }
    }
  }

  private void stack(String text, Style style) {
    used += gap(style.before()) + high(text, style);
    below = style.after();
  }
}
