package org.orgstatus.export.writer;

import java.text.BreakIterator;
import java.util.Locale;
import org.orgstatus.export.text.Letters;

/** Counts the lines that a text takes in the fonts that the templates name. */
enum LineCount {
  SERIF(Letters.SERIF),
  SANS(Letters.SANS_BOLD);

  private final Letters letters;

  LineCount(Letters letters) {
    this.letters = letters;
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
      String word = piece.stripTrailing();
      double wide = letters.width(word, size);
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
      left -= wide + letters.width(piece.substring(word.length()), size);
      begin = end;
    }
    return lines;
  }
}
