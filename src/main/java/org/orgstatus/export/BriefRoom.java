package org.orgstatus.export;

import java.util.ArrayList;
import java.util.List;
import org.orgstatus.base.Language;
import org.orgstatus.export.text.ColumnWidths;
import org.orgstatus.findings.PrintedFinding;

/** Which findings a brief has room for beside its figures, so that it keeps to its two pages. */
final class BriefRoom {

  /** Lines that the outline's figures and tables leave in the layout of official documents. */
  private static final int LINES_ZH = 9;

  private static final int LINES_EN = 14;

  /** What a line holds, in halves of a Chinese character. */
  private static final int ACROSS_ZH = 56;

  private static final int ACROSS_EN = 80;

  /** Each paragraph is indented by two characters. */
  private static final int INDENT = 4;

  private BriefRoom() {}

  /** In their order; one that is too long for what is left makes room for the next. */
  static List<PrintedFinding> of(List<PrintedFinding> findings, Language language) {
    List<PrintedFinding> fitting = new ArrayList<>();
    int left = language == Language.ZH ? LINES_ZH : LINES_EN;
    for (PrintedFinding finding : findings) {
      int lines =
          lines(FindingWords.grounded(finding, language), language)
              + FindingWords.recommended(finding, language)
                  .map(text -> lines(text, language))
                  .orElse(0);
      if (lines <= left) {
        fitting.add(finding);
        left -= lines;
      }
    }
    return fitting;
  }

  private static int lines(String paragraph, Language language) {
    int across = language == Language.ZH ? ACROSS_ZH : ACROSS_EN;
    return (INDENT + ColumnWidths.halves(paragraph) + across - 1) / across;
  }
}
