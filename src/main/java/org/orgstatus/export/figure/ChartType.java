package org.orgstatus.export.figure;

import org.orgstatus.base.Language;

/**
 * The writing in a chart.
 *
 * @param size in hundredths of a point
 */
public record ChartType(int size, String latin, String eastAsian, Language language) {

  /** Of slides: every office program has it, or takes its own in its place. */
  public static final String SLIDE_LATIN = "Arial";

  /** The same for Chinese. */
  public static final String SLIDE_EAST_ASIAN = "微软雅黑";

  /** Nine points on paper. */
  private static final int PAPER = 900;

  /** What the small numbers of tables have: the least that stays readable on paper. */
  private static final int DENSE = 750;

  /**
   * @param dense whether there are so many rows that some programs would leave out every other
   *     label
   */
  static ChartType ofPaper(Language language, boolean dense) {
    int size = dense ? DENSE : PAPER;
    return language == Language.ZH
        ? new ChartType(size, "Times New Roman", "宋体", language)
        : new ChartType(size, "Arial", "黑体", language);
  }

  static ChartType ofSlide(int size, Language language) {
    return new ChartType(size, SLIDE_LATIN, SLIDE_EAST_ASIAN, language);
  }

  /** In a drawing so many times as large. */
  ChartType times(double enlarged) {
    return new ChartType((int) Math.round(size * enlarged), latin, eastAsian, language);
  }

  /** As the document format names the language. */
  String tag() {
    return language == Language.ZH ? "zh-CN" : "en-GB";
  }

  /** What is set in so many hundredths on paper. */
  int sized(int onPaper) {
    return onPaper * size / PAPER;
  }
}
