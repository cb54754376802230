package org.orgstatus.export.writer;

import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
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

  /** Millimetres that title, source and notes leave the chart. */
  private static final double UPRIGHT_HIGH = 206;

  private static final double LYING_HIGH = 140;

  /** Points down the page. */
  private static final double UPRIGHT_DOWN = 715;

  private static final double LYING_DOWN = 480;

  /** So much of the scale spares a page of few rows. */
  private static final double FEW = 0.8;

  /** Smaller than this print is not made for that. */
  private static final double SMALLEST = 0.7;

  /** How many times wider than an upright page numbers may be and still be read with ease. */
  private static final double WIDE = 1.67;

  /**
   * @param characters that the numbers take
   * @param millimetres that the chart is high at the width of documents
   */
  static ChartPaper of(int characters, int millimetres, Language language) {
    double times = UPRIGHT_MM / OfficeChart.WIDTH_MM;
    boolean squeezed = millimetres * times > LYING_HIGH; // by a lying page
    int upright = XlsxPages.across(false, language);
    if (squeezed || characters <= upright * WIDE) {
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
   * @param headings the upper row of the numbers' headings, which may stand on the next page
   * @param first the first row below them
   */
  void print(XSSFSheet sheet, double enlarged, int headings, int first) {
    XlsxPages.page(sheet, landscape);
    // What is fitted breaks anywhere; a scale keeps the break set here.
    sheet.setFitToPage(false);
    double scale = fitted(sheet, 0, 1 / enlarged);
    if (height(sheet, 0) * scale > down()) {
      sheet.setRowBreak(headings - 1);
      scale = fitted(sheet, headings, scale);
    }
    if (height(sheet, headings) * scale > down()) {
      sheet.setRepeatingRows(new CellRangeAddress(headings, first - 1, -1, -1));
    }
    sheet.getPrintSetup().setScale((short) Math.floor(100 * scale));
  }

  /** The scale, or a little less where that spares a page for the last of these rows. */
  private double fitted(XSSFSheet sheet, int from, double scale) {
    double fitted = down() / height(sheet, from);
    boolean legible = fitted > Math.max(SMALLEST, scale * FEW);
    return legible ? Math.min(scale, fitted) : scale;
  }

  private double down() {
    return landscape ? LYING_DOWN : UPRIGHT_DOWN;
  }

  private static double height(XSSFSheet sheet, int from) {
    double height = 0;
    for (Row row : sheet) {
      height += row.getRowNum() < from ? 0 : row.getHeightInPoints();
    }
    return height;
  }
}
