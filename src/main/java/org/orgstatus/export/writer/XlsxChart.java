package org.orgstatus.export.writer;

import java.io.IOException;
import org.apache.poi.util.Units;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.base.Messages;
import org.orgstatus.export.figure.FigureData;
import org.orgstatus.export.figure.OfficeChart;
import org.orgstatus.export.file.FlatTable;
import org.orgstatus.export.file.XlsxStyles;

/**
 * A figure on a sheet of its own: the chart over the width of the page, which reads its numbers
 * from the table below it; both on one page where they fit, else the table on the next.
 */
final class XlsxChart {

  /** Rows above the chart: title and source. */
  private static final int HEAD = 2;

  /** Points of a row under the chart, as large as it is printed. */
  private static final float ROW = 15f;

  /** Characters that names of rows take at the most before they break. */
  private static final int LABELS = 26;

  /** Pixels that stay free beside the chart. */
  private static final int EDGE = 4;

  private static final double POINTS = 72 / 25.4;

  private final AnalysisResult result;
  private final ResultFigure figure;
  private final Messages labels;
  private final XlsxStyles styles;

  XlsxChart(AnalysisResult result, ResultFigure figure, Messages labels, XlsxStyles styles) {
    this.result = result;
    this.figure = figure;
    this.labels = labels;
    this.styles = styles;
  }

  void draw(XSSFSheet sheet) throws IOException {
    OfficeChart chart = OfficeChart.whole(FigureData.of(figure, result), labels);
    FlatTable numbers = chart.table();
    XlsxColumns narrow = XlsxColumns.of(numbers, LABELS);
    ChartPaper paper = ChartPaper.of(narrow.total(), chart.millimetres(), labels.language());
    XlsxColumns columns = narrow.over(paper.across());
    double enlarged = (double) columns.total() / paper.across();
    XlsxSheet made = new XlsxSheet(sheet, columns, styles, 0, columns.count() - 1);
    String title = figure.title().in(labels.language());
    made.title(0, title);
    made.note(1, labels.get("result.source", result.provenance().footer().in(labels.language())));
    int rows = (int) Math.ceil(paper.high() * POINTS / ROW);
    for (int i = 0; i < rows; i++) {
      sheet.createRow(HEAD + i).setHeightInPoints((float) (ROW * enlarged));
    }
    int below = HEAD + rows;
    XSSFClientAnchor place = new XSSFClientAnchor(0, 0, 0, 0, 0, HEAD, columns.count() - 1, below);
    place.setDx2((int) (within(sheet, columns.count() - 1) * Units.EMU_PER_PIXEL));
    if (!chart.names().isEmpty()) {
      made.note(below++, chart.names());
    }
    if (numbers.headings().stream().anyMatch(heading -> !heading.first())) {
      made.note(below++, labels.get("figure.parts"));
    }
    made.back(below++, labels);
    int headings = below;
    int first = headings + 2;
    chart.draw(sheet, place, headings, first, enlarged * paper.wide() / OfficeChart.WIDTH_MM);
    made.headings(headings, numbers);
    made.rows(first, numbers);
    paper.print(sheet, enlarged, headings, first);
    XlsxPages.head(sheet, title);
  }

  /**
   * Pixels of a column less a few: some programs take a chart that ends with its columns for a hair
   * wider and print a page for that.
   */
  private static double within(XSSFSheet sheet, int column) {
    return sheet.getColumnWidthInPixels(column) - EDGE;
  }
}
