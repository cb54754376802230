package org.orgstatus.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads a PDF as a reader's program does. */
public final class PdfPages {

  private PdfPages() {}

  public static String text(byte[] pdf) throws IOException {
    return String.join("\n", pages(pdf));
  }

  /** The text of each page. */
  public static List<String> pages(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<String> pages = new ArrayList<>();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        pages.add(stripper.getText(document));
      }
      return pages;
    }
  }

  /** The file with its first text that is all of a pattern drawn as another, as an editor does. */
  public static byte[] overwritten(byte[] pdf, Pattern whole, String by) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      Map<String, byte[]> codes = new HashMap<>();
      for (PDPage page : document.getPages()) {
        List<Object> tokens = new PDFStreamParser(page).parse();
        PDFont font = null;
        for (int i = 1; i < tokens.size(); i++) {
          String operator = tokens.get(i) instanceof Operator o ? o.getName() : "";
          if (operator.equals("Tf")) {
            font = page.getResources().getFont((COSName) tokens.get(i - 2));
          } else if (operator.equals("Tj") && font != null) {
            String text = read(font, ((COSString) tokens.get(i - 1)).getBytes(), codes);
            boolean drawable = by.chars().allMatch(c -> codes.containsKey((char) c + ""));
            if (drawable && whole.matcher(text).matches()) {
              tokens.set(i - 1, drawn(by, codes));
              return saved(document, page, tokens);
            }
          }
        }
      }
    }
    throw new IllegalArgumentException("no text is all of " + whole);
  }

  private static String read(PDFont font, byte[] drawn, Map<String, byte[]> codes)
      throws IOException {
    StringBuilder text = new StringBuilder();
    ByteArrayInputStream in = new ByteArrayInputStream(drawn);
    while (in.available() > 0) {
      int before = drawn.length - in.available();
      String letter = font.toUnicode(font.readCode(in));
      codes.put(letter, Arrays.copyOfRange(drawn, before, drawn.length - in.available()));
      text.append(letter);
    }
    return text.toString();
  }

  private static COSString drawn(String text, Map<String, byte[]> codes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    text.chars().forEach(c -> bytes.writeBytes(codes.get((char) c + "")));
    return new COSString(bytes.toByteArray());
  }

  private static byte[] saved(PDDocument document, PDPage page, List<Object> tokens)
      throws IOException {
    PDStream content = new PDStream(document);
    try (OutputStream to = content.createOutputStream(COSName.FLATE_DECODE)) {
      new ContentStreamWriter(to).writeTokens(tokens);
    }
    page.setContents(content);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  /** Width and height of the first page in points, for example {@code 595 x 842}. */
  public static String size(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDRectangle box = document.getPage(0).getMediaBox();
      return Math.round(box.getWidth()) + " x " + Math.round(box.getHeight());
    }
  }
}
