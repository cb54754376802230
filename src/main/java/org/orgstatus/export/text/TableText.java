package org.orgstatus.export.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.result.ResultTable.Row;
import org.orgstatus.base.Language;

/** A result table as text of one language, with the widths that its columns ask for. */
public final class TableText {

  /** Rows that stay on one page. */
  private static final int SHORT = 10;

  /** Halves that a page takes beyond what its columns ask for before the table is cut. */
  private static final int SLACK = 12;

  /** The same on an upright page: turning round costs two breaks of page. */
  private static final int UPRIGHT_SLACK = 22;

  /** The same on a compact page, where words rather break than the table. */
  private static final int COMPACT_SLACK = 40;

  private final ResultTable table;
  private final Language language;
  private final boolean compact;
  private final boolean[] withCounts;
  private final int[] widest;

  public TableText(ResultTable table, Language language) {
    this(table, language, false);
  }

  /**
   * @param compact whether it stands on upright pages only, without n and N below its numbers
   */
  public TableText(ResultTable table, Language language, boolean compact) {
    this.compact = compact;
    this.table = table;
    this.language = language;
    this.withCounts = new boolean[table.columns().size()];
    this.widest = new int[withCounts.length];
    for (int i = 0; i < withCounts.length; i++) {
      int column = i;
      withCounts[i] = !compact && !CountColumns.state(table, i);
      widest[i] = table.rows().stream().mapToInt(row -> halves(cell(row, column))).max().orElse(0);
    }
  }

  public ResultTable table() {
    return table;
  }

  public Language language() {
    return language;
  }

  /** Whether it is so short that no page ends within it. */
  public boolean isShort() {
    return table.rows().size() <= SHORT;
  }

  public String label(Row row) {
    return InertText.shown(row.label().in(language));
  }

  public CellText cell(Row row, int column) {
    return CellText.of(
        row.cells().get(column), table.columns().get(column), language, withCounts[column]);
  }

  /** Halves of the widest entry of a column. */
  public int widest(int column) {
    return widest[column];
  }

  /** A table, or the part of one, that stands on pages of one kind. */
  public record Part(DocxPage page, List<Integer> columns) {}

  /**
   * How the table is laid out: whole on upright pages; else whole on pages turned round; else in
   * parts below one another, cut between groups of columns where it can be.
   */
  public List<Part> parts() {
    return parts(compact);
  }

  /** The same on upright pages alone: what does not stand whole on one goes on in parts. */
  public List<Part> uprightParts() {
    return parts(true);
  }

  private List<Part> parts(boolean upright) {
    List<Integer> all = IntStream.range(0, widest.length).boxed().toList();
    for (DocxPage page : DocxPage.values()) {
      int slack = compact ? COMPACT_SLACK : page == DocxPage.PORTRAIT ? UPRIGHT_SLACK : SLACK;
      if (!(upright && page == DocxPage.LANDSCAPE) && asked(all) <= page.capacity() + slack) {
        return List.of(new Part(page, all));
      }
    }
    List<Part> parts = new ArrayList<>();
    List<Integer> here = new ArrayList<>();
    for (List<Integer> group : groups()) {
      if (!here.isEmpty() && !fits(here, group)) {
        parts.add(new Part(DocxPage.PORTRAIT, List.copyOf(here)));
        here.clear();
      }
      here.addAll(group);
    }
    parts.add(new Part(DocxPage.PORTRAIT, List.copyOf(here)));
    return parts;
  }

  /** Columns that stay together; a group wider than a page is cut into even pieces. */
  private List<List<Integer>> groups() {
    List<List<Integer>> groups = new ArrayList<>();
    int begin = 0;
    while (begin < widest.length) {
      int end = TableHead.end(table.columns(), begin);
      List<Integer> group = IntStream.range(begin, end).boxed().toList();
      int pieces = 1;
      while (!fits(List.of(), group.subList(0, (group.size() + pieces - 1) / pieces))
          && pieces < group.size()) {
        pieces++;
      }
      int each = (group.size() + pieces - 1) / pieces;
      for (int i = 0; i < group.size(); i += each) {
        groups.add(group.subList(i, Math.min(group.size(), i + each)));
      }
      begin = end;
    }
    return groups;
  }

  private boolean fits(List<Integer> some, List<Integer> more) {
    List<Integer> both = new ArrayList<>(some);
    both.addAll(more);
    return asked(both) <= DocxPage.PORTRAIT.capacity() + SLACK;
  }

  /** Halves that the columns and the labels ask for, so that neither numbers nor words break. */
  private int asked(List<Integer> columns) {
    TableHead head = head(columns);
    int asked = Math.min(ColumnWidths.LABELS, widestLabel());
    for (int i = 0; i < columns.size(); i++) {
      int heading = ColumnWidths.unbroken(head.headings().get(i));
      asked += ColumnWidths.asked(widest[columns.get(i)], heading);
    }
    return asked;
  }

  private TableHead head(List<Integer> columns) {
    return TableHead.of(columns.stream().map(table.columns()::get).toList(), language);
  }

  /** Widths of the labels and these columns, in twentieths of a point. */
  public int[] widths(List<Integer> columns, TableHead head, DocxPage page) {
    List<Integer> body = new ArrayList<>();
    List<Integer> heads = new ArrayList<>();
    body.add(widestLabel());
    heads.add(ColumnWidths.unbroken(InertText.shown(table.corner().in(language))));
    for (int i = 0; i < columns.size(); i++) {
      body.add(widest[columns.get(i)]);
      heads.add(ColumnWidths.unbroken(head.headings().get(i)));
    }
    return ColumnWidths.share(body, heads, page.width(), page.capacity());
  }

  private int widestLabel() {
    return table.rows().stream().mapToInt(r -> ColumnWidths.halves(label(r))).max().orElse(0);
  }

  /** The small lines are set at about three quarters of the size. */
  private static int halves(CellText text) {
    int small = text.small().stream().mapToInt(ColumnWidths::halves).max().orElse(0);
    return Math.max(ColumnWidths.halves(text.main()), (3 * small + 3) / 4);
  }
}
