package org.orgstatus.export.text;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * How wide a text stands: Latin letters are as wide as those of the fonts that documents name, all
 * others fill a square.
 */
public enum Letters {
  SERIF(FontName.TIMES_ROMAN),
  SANS(FontName.HELVETICA),
  SANS_BOLD(FontName.HELVETICA_BOLD);

  /** Letters whose widths are read; what lies above is punctuation and Chinese. */
  private static final int LATIN = 256;

  /** Of a letter that the font does not have, in thousandths of the size. */
  private static final float USUAL = 500;

  private static final int DASHES = 0x2010;
  private static final int WIDE = 0x2018;

  private final float[] widths = new float[LATIN];

  Letters(FontName name) {
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
   * @param size of the type, in any unit
   * @return the width of the text in one line, in the same unit
   */
  public double width(String text, double size) {
    return text.codePoints().mapToDouble(this::width).sum() * size / 1000;
  }

  private double width(int c) {
    if (c < LATIN) {
      return widths[c];
    }
    return c < 0x1100 || c >= DASHES && c < WIDE ? USUAL : 1000;
  }
}
