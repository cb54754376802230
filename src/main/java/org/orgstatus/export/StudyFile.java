package org.orgstatus.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.orgstatus.export.file.OfficeParts;
import org.orgstatus.export.text.PolicyDocument;
import org.orgstatus.export.writer.DocxWriter;
import org.orgstatus.export.writer.HtmlWriter;
import org.orgstatus.export.writer.PdfWriter;

/**
 * A paper of the study as a file that knows what it was made of. The same order gives the same
 * bytes.
 */
public final class StudyFile {

  private StudyFile() {}

  /**
   * @param manifest without the hash of the text
   */
  public static byte[] write(StudyDocument order, DocumentFormat format, Manifest manifest)
      throws IOException {
    if (format == DocumentFormat.PDF) {
      PolicyDocument pages = order.pages();
      return HtmlWriter.pdf(pages, manifest.of(HtmlWriter.hash(pages)).json());
    }
    byte[] file = plain(order, format);
    return format == DocumentFormat.HTML
        ? HtmlWriter.with(file, manifest.json())
        : OfficeParts.with(file, manifest.of(DocumentText.read(file, format).hash()).json());
  }

  /** The file without its manifest. */
  static byte[] plain(StudyDocument order, DocumentFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (format) {
      case DOCX -> DocxWriter.write(order.pages(), out);
      case XLSX -> order.writeWorkbook(out);
      case PPTX -> SlidesWriter.write(order, out);
      case PDF -> out.write(HtmlWriter.pdf(order.pages(), ""));
      case HTML -> out.write(HtmlWriter.page(order.pages()));
    }
    return out.toByteArray();
  }

  /**
   * The hash that a manifest has of the text.
   *
   * @param written what {@link DocumentText} reads of the file
   */
  static String textHash(StudyDocument order, DocumentFormat format, DocumentText written) {
    return format == DocumentFormat.PDF ? HtmlWriter.hash(order.pages()) : written.hash();
  }

  /** What a file says of its making; empty where it is none of ours, or says nothing any more. */
  public static Optional<Manifest> manifest(byte[] file) throws IOException {
    Optional<DocumentFormat> format = DocumentFormat.of(file);
    if (format.isEmpty()) {
      return Optional.empty();
    }
    return text(file, format.get()).flatMap(Manifest::read);
  }

  private static Optional<String> text(byte[] file, DocumentFormat format) throws IOException {
    if (format != DocumentFormat.PDF) {
      return OfficeParts.find(OfficeParts.read(file));
    }
    try (PDDocument document = Loader.loadPDF(file)) {
      return Optional.ofNullable(
          document.getDocumentInformation().getCustomMetadataValue(PdfWriter.MANIFEST));
    }
  }
}
