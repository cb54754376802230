package org.orgstatus.export;

import java.util.ArrayList;
import java.util.List;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.export.figure.FigureData;
import org.orgstatus.export.figure.FigureWords;
import org.orgstatus.export.text.Block;
import org.orgstatus.export.text.CellText;
import org.orgstatus.export.text.InertText;
import org.orgstatus.export.text.TableHead;
import org.orgstatus.export.writer.FigureDrawing;

/**
 * A first look at a table or figure: the drawing, or where there is none the beginning of the
 * table.
 *
 * @param drawing SVG that may stand in a page as it is; empty where the table is shown
 * @param headings corner first
 * @param rows label first; as many cells each as there are headings
 * @param wholeRows of the table
 * @param wholeColumns of the table, without the labels
 */
public record PiecePreview(
    String drawing,
    List<String> headings,
    List<List<String>> rows,
    int wholeRows,
    int wholeColumns) {

  private static final int ROWS = 3;
  private static final int COLUMNS = 3;

  public PiecePreview {
    headings = List.copyOf(headings);
    rows = rows.stream().map(List::copyOf).toList();
  }

  static PiecePreview of(Block block, Language language) {
    if (block instanceof Block.FigureBlock figure) {
      return FigureDrawing.isFor(figure.figure())
          ? drawn(figure.figure(), figure.table(), language)
          : begun(figure.table(), language);
    }
    return begun(((Block.TableBlock) block).table(), language);
  }

  private static PiecePreview drawn(ResultFigure figure, ResultTable table, Language language) {
    FigureData data = FigureData.of(figure, table);
    String words = FigureWords.alternative(data, Messages.in(language));
    String svg = FigureDrawing.of(data, language).svg(words);
    return new PiecePreview(svg, List.of(), List.of(), 0, 0);
  }

  private static PiecePreview begun(ResultTable table, Language language) {
    List<ResultTable.Column> columns = table.columns().stream().limit(COLUMNS).toList();
    List<String> headings = new ArrayList<>(List.of(shown(table.corner(), language)));
    columns.forEach(c -> headings.add(TableHead.withUnit(c.fullLabel(), c.unit(), language)));
    List<List<String>> rows = new ArrayList<>();
    for (ResultTable.Row row : table.rows().stream().limit(ROWS).toList()) {
      List<String> cells = new ArrayList<>(List.of(shown(row.label(), language)));
      for (int i = 0; i < columns.size(); i++) {
        cells.add(CellText.of(row.cells().get(i), columns.get(i), language, false).main());
      }
      rows.add(cells);
    }
    return new PiecePreview("", headings, rows, table.rows().size(), table.columns().size());
  }

  private static String shown(LocalText text, Language language) {
    return InertText.shown(text.in(language));
  }
}
