package org.orgstatus.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The one typeface of printed pages, embedded in every file, so that a page looks the same where no
 * Chinese font is installed. What it cannot draw is replaced by {@value #REPLACEMENT}, the
 * printers' sign for a missing type, and named at the end of the document.
 */
final class PaperFont {

  static final String REPLACEMENT = "〓";

  private static final byte[] FILE = read();
  private static final BitSet COVERED = covered();

  private PaperFont() {}

  /**
   * A text that can be printed.
   *
   * @param missing code points that were replaced
   */
  record Fitted(String text, Set<Integer> missing) {}

  static InputStream file() {
    return new ByteArrayInputStream(FILE);
  }

  static boolean draws(int codePoint) {
    return COVERED.get(codePoint);
  }

  /**
   * The text with only what can be drawn. Marks that draw nothing (direction of writing, zero
   * width, variants) go: on paper they could only reorder what stands beside them.
   */
  static Fitted fit(String text) {
    StringBuilder fitted = new StringBuilder(text.length());
    Set<Integer> missing = new TreeSet<>();
    InertText.clean(text)
        .codePoints()
        .filter(c -> !isInvisible(c))
        .forEach(
            c -> {
              if (c <= ' ' || draws(c)) {
                fitted.appendCodePoint(c);
              } else {
                missing.add(c);
                fitted.append(REPLACEMENT);
              }
            });
    return new Fitted(fitted.toString(), missing);
  }

  private static boolean isInvisible(int c) {
    int type = Character.getType(c);
    return type == Character.FORMAT
        || type == Character.CONTROL && c > ' '
        || c >= 0xFE00 && c <= 0xFE0F
        || c >= 0xE0100 && c <= 0xE01EF;
  }

  private static byte[] read() {
    try (InputStream file = PaperFont.class.getResourceAsStream("/fonts/wqy-microhei.ttf")) {
      if (file == null) {
        throw new IllegalStateException("the archive has no /fonts/wqy-microhei.ttf");
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BitSet covered() {
    BitSet covered = new BitSet();
    try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(FILE))) {
      CmapLookup glyphs = font.getUnicodeCmapLookup();
      for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
        if (glyphs.getGlyphId(c) > 0) {
          covered.set(c);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return covered;
  }
}
