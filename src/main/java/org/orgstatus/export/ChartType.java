package org.orgstatus.export;

import org.orgstatus.base.Language;

/**
 * The writing in a chart.
 *
 * @param size in hundredths of a point
 */
record ChartType(int size, String latin, String eastAsian, Language language) {

  /** Nine points, the least that stays readable on paper. */
  private static final int PAPER = 900;

  static ChartType ofPaper(Language language) {
    return language == Language.ZH
        ? new ChartType(PAPER, "Times New Roman", "宋体", language)
        : new ChartType(PAPER, "Arial", "黑体", language);
  }

  static ChartType ofSlide(int size, Language language) {
    return new ChartType(size, Slide.LATIN, Slide.EAST_ASIAN, language);
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
