package org.orgstatus.collection.file;

import static org.orgstatus.collection.file.RefusedUpload.Reason.TOO_LARGE;
import static org.orgstatus.collection.file.RefusedUpload.Reason.TOO_MANY_PAGES;
import static org.orgstatus.collection.file.RefusedUpload.Reason.UNKNOWN_KIND;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * Joins photographs of paper into one PDF: a page of A4 for each, upright, at 200 dots an inch. The
 * same photographs give the same bytes.
 */
public final class PhotoPages {

  /** Pages of one document. */
  public static final int MOST = 30;

  /** The longer side of A4 at 200 dots an inch. */
  private static final int LONGEST_SIDE = 2339;

  private static final float QUALITY = 0.8f;
  private static final float MARGIN = 12;

  private PhotoPages() {}

  /**
   * Writes the photographs, in order, as a PDF.
   *
   * @param photographs files that were received
   * @return a file on disk; whoever asked for it deletes it
   * @throws RefusedUpload when one is no picture, there are too many, or the result is too large
   */
  public static Path join(List<Path> photographs) throws IOException, RefusedUpload {
    if (photographs.size() > MOST) {
      throw new RefusedUpload(
          TOO_MANY_PAGES,
          "一次最多合并" + MOST + "张照片。请分成两个文件，或先转成PDF。",
          "At most " + MOST + " photographs are joined at once. Make a PDF of them first.");
    }
    Path file = Files.createTempFile("pages", ".pdf");
    try (PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
      int number = 0;
      for (Path photograph : photographs) {
        add(document, photograph, ++number);
      }
      document.setDocumentId(1L);
      document.save(file.toFile());
      if (Files.size(file) > FileCheck.LARGEST) {
        throw new RefusedUpload(
            TOO_LARGE,
            "合并后超过20MB。请减少页数，或降低照片分辨率。",
            "The pages are larger than 20 MB together. Use fewer, or smaller photographs.");
      }
    } catch (IOException | RefusedUpload | RuntimeException failed) {
      Files.deleteIfExists(file);
      throw failed;
    }
    return file;
  }

  private static void add(PDDocument document, Path photograph, int number)
      throws IOException, RefusedUpload {
    byte[] head;
    try (InputStream in = Files.newInputStream(photograph)) {
      head = in.readNBytes(64);
    }
    FileKind kind = FileKind.of(head, "");
    if (kind != FileKind.JPG && kind != FileKind.PNG) {
      throw new RefusedUpload(
          UNKNOWN_KIND,
          "第" + number + "个文件不是JPG或PNG照片。请去掉它，或换成照片。",
          "File " + number + " is no JPG or PNG photograph. Remove it or take a photograph.");
    }
    BufferedImage picture = Picture.read(photograph, kind, LONGEST_SIDE);
    boolean wide = picture.getWidth() > picture.getHeight();
    PDRectangle paper =
        wide
            ? new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth())
            : PDRectangle.A4;
    PDPage page = new PDPage(paper);
    document.addPage(page);
    PDImageXObject image =
        JPEGFactory.createFromByteArray(document, Picture.jpeg(picture, QUALITY));
    float scale =
        Math.min(
            (paper.getWidth() - 2 * MARGIN) / picture.getWidth(),
            (paper.getHeight() - 2 * MARGIN) / picture.getHeight());
    float width = picture.getWidth() * scale;
    float height = picture.getHeight() * scale;
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.drawImage(
          image, (paper.getWidth() - width) / 2, (paper.getHeight() - height) / 2, width, height);
    }
  }
}
