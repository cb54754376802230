package org.orgstatus.export.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;

/**
 * The one typeface of printed pages, embedded in every file, so that a page looks the same where no
 * Chinese font is installed. What it cannot draw is replaced by {@value #REPLACEMENT}, the
 * printers' sign for a missing type, and named at the end of the document.
 */
public final class PaperFont {

  public static final String REPLACEMENT = "〓";

  private static final String NAME = "/fonts/wqy-microhei.ttf";
  private static final String ANEW = "Build the archive again, or take a whole one.";

  private PaperFont() {}

  /** Read when the first page is printed. */
  private static final class Kept {
    private static final byte[] FILE = read();
    private static final BitSet COVERED = covered(FILE);
  }

  /**
   * A text that can be printed.
   *
   * @param missing code points that were replaced
   */
  public record Fitted(String text, Set<Integer> missing) {}

  /** Why nothing can be printed: the typeface is missing or broken; empty where it can. */
  public static Optional<LocalText> fault() {
    return fault(PaperFont.class.getResourceAsStream(NAME));
  }

  /**
   * @param file with the typeface; null where there is none
   */
  static Optional<LocalText> fault(@Nullable InputStream file) {
    if (file == null) {
      return Optional.of(
          LocalText.of(
              "程序包里没有字体文件" + NAME + "，不能打印PDF。请重新构建，或换一份完整的程序包。",
              "The archive has no typeface " + NAME + ", so no PDF can be printed. " + ANEW));
    }
    try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
      int glyph = font.getUnicodeCmapLookup().getGlyphId(REPLACEMENT.codePointAt(0));
      return glyph > 0
          ? Optional.empty()
          : Optional.of(
              LocalText.of(
                  "字体文件" + NAME + "没有中文字符，不能打印PDF。请换回原来的字体。",
                  "The typeface " + NAME + " has no Chinese characters. Put the original back."));
    } catch (IOException | RuntimeException e) {
      return Optional.of(
          LocalText.of(
              "字体文件" + NAME + "已损坏，不能打印PDF。请重新构建，或换一份完整的程序包。",
              "The typeface " + NAME + " is damaged, so no PDF can be printed. " + ANEW));
    }
  }

  public static InputStream file() {
    return new ByteArrayInputStream(Kept.FILE);
  }

  static boolean draws(int codePoint) {
    return Kept.COVERED.get(codePoint);
  }

  /**
   * The text with only what can be drawn. Marks that draw nothing (direction of writing, zero
   * width, variants) go: on paper they could only reorder what stands beside them.
   */
  public static Fitted fit(String text) {
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
    try (InputStream file = PaperFont.class.getResourceAsStream(NAME)) {
      if (file == null) {
        throw new IllegalStateException("the archive has no " + NAME);
      }
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BitSet covered(byte[] file) {
    BitSet covered = new BitSet();
    try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
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
