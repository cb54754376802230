package org.orgstatus.export.writer;

import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.orgstatus.base.Language;
import org.orgstatus.export.figure.OfficeChart;

/**
 * The page that a chart and its numbers are printed on.
 *
 * @param across characters over the width at full size
 * @param wide millimetres of the chart
 * @param high millimetres of the chart
 */
record ChartPaper(boolean landscape, int across, double wide, double high) {

  private static final double UPRIGHT_MM = 186;
  private static final double LYING_MM = 273;

  /** Millimetres that title and source leave the chart. */
  private static final double UPRIGHT_HIGH = 212;

  private static final double LYING_HIGH = 140;

  /** Points down the page. */
  private static final double UPRIGHT_DOWN = 715;

  private static final double LYING_DOWN = 480;

  /** So much of the scale spares a page of few rows. */
  private static final double FEW = 0.8;

  /** How many times wider than an upright page numbers may be and still be read with ease. */
  private static final double WIDE = 1.67;

  /** The same where a lying page would squeeze the chart. */
  private static final double WIDEST = 2.4;

  /**
   * @param characters that the numbers take
   * @param millimetres that the chart is high at the width of documents
   */
  static ChartPaper of(int characters, int millimetres, Language language) {
    double times = UPRIGHT_MM / OfficeChart.WIDTH_MM;
    boolean squeezed = millimetres * times > LYING_HIGH;
    int upright = XlsxPages.across(false, language);
    if (characters <= upright * (squeezed ? WIDEST : WIDE)) {
      double high = Math.min(UPRIGHT_HIGH, millimetres * times);
      return new ChartPaper(false, upright, UPRIGHT_MM, high);
    }
    double high = Math.min(LYING_HIGH, millimetres * LYING_MM / OfficeChart.WIDTH_MM);
    return new ChartPaper(true, XlsxPages.across(true, language), LYING_MM, high);
  }

  /**
   * Sets up a filled sheet.
   *
   * @param enlarged how many times the sheet is wider than the page
   * @param numbers the first row that may stand on the next page
   */
  void print(XSSFSheet sheet, double enlarged, int numbers) {
    XlsxPages.page(sheet, landscape);
    // What is fitted breaks anywhere; a scale keeps the break set here.
    sheet.setFitToPage(false);
    double scale = 1 / enlarged;
    double down = landscape ? LYING_DOWN : UPRIGHT_DOWN;
    if (height(sheet, 0) * scale > down) {
      sheet.setRowBreak(numbers - 1);
      // a third page for the last rows is spared
      double fitted = down / height(sheet, numbers);
      scale = fitted < scale && fitted > scale * FEW ? fitted : scale;
    }
    sheet.getPrintSetup().setScale((short) Math.floor(100 * scale));
  }

  private static double height(XSSFSheet sheet, int from) {
    double height = 0;
    for (Row row : sheet) {
      height += row.getRowNum() < from ? 0 : row.getHeightInPoints();
    }
    return height;
  }
}
