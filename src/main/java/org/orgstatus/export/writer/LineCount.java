package org.orgstatus.export.writer;

import java.io.IOException;
import java.text.BreakIterator;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * Counts the lines that a text takes: Latin letters are as wide as those of the fonts that the
 * templates name, all others fill a square.
 */
enum LineCount {
  SERIF(FontName.TIMES_ROMAN),
  SANS(FontName.HELVETICA_BOLD);

  /** Letters whose widths are read; what lies above is punctuation and Chinese. */
  private static final int LATIN = 256;

  /** Of a letter that the font does not have, in thousandths of the size. */
  private static final float USUAL = 500;

  private static final int DASHES = 0x2010;
  private static final int WIDE = 0x2018;

  private final float[] widths = new float[LATIN];

  LineCount(FontName name) {
    PDType1Font font = new PDType1Font(name);
    for (int c = 0; c < LATIN; c++) {
      widths[c] = width(font, c);
    }
  }

  private static float width(PDType1Font font, int c) {
    try {
      return Character.isISOControl(c) ? 0 : font.getStringWidth(Character.toString(c));
    } catch (IOException | IllegalArgumentException e) {
      return USUAL;
    }
  }

  /**
   * @param size of the type, in points
   * @param width of a line, in points
   * @param first what the first line is set in
   * @return at least 1
   */
  int lines(String text, double size, double width, double first) {
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(text);
    int lines = 1;
    double left = width - first;
    int begin = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      String piece = text.substring(begin, end);
      double wide = wide(piece.stripTrailing(), size);
      if (wide > left && left < width) {
        lines++;
        left = width;
      }
      // A word longer than a line breaks where the line ends.
      while (wide > left) {
        wide -= left;
        lines++;
        left = width;
      }
      left -= wide + wide(piece.substring(piece.stripTrailing().length()), size);
      begin = end;
    }
    return lines;
  }

  private double wide(String text, double size) {
    return text.codePoints().mapToDouble(this::wide).sum() * size / 1000;
  }

  private double wide(int c) {
    if (c < LATIN) {
      return widths[c];
    }
    return c < 0x1100 || c >= DASHES && c < WIDE ? USUAL : 1000;
  }
}
