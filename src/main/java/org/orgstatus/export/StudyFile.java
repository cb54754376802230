package org.orgstatus.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A paper of the study as a file that knows what it was made of. The same order gives the same
 * bytes.
 */
public final class StudyFile {

  /** Where a PDF holds its manifest. */
  private static final String PROPERTY = "orgstatus-manifest";

  private StudyFile() {}

  /**
   * @param manifest without the hash of the text
   */
  public static byte[] write(StudyDocument order, DocumentFormat format, Manifest manifest)
      throws IOException {
    byte[] file = plain(order, format);
    if (format == DocumentFormat.HTML) {
      return HtmlWriter.with(file, manifest.json());
    }
    String text = manifest.of(DocumentText.read(file, format).hash()).json();
    return format == DocumentFormat.PDF ? inProperties(file, text) : OfficeParts.with(file, text);
  }

  static byte[] plain(StudyDocument order, DocumentFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (format) {
      case DOCX -> DocxWriter.write(order.pages(), out);
      case XLSX -> XlsxWriter.volume(order.inOrder(), order.language(), out);
      case PDF -> out.write(HtmlWriter.pdf(order.pages()));
      case HTML -> out.write(HtmlWriter.page(order.pages()));
    }
    return out.toByteArray();
  }

  private static byte[] inProperties(byte[] file, String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(file)) {
      document.getDocumentInformation().setCustomMetadataValue(PROPERTY, text);
      document.setDocumentId((long) text.hashCode());
      document.save(out, CompressParameters.NO_COMPRESSION);
    }
    return out.toByteArray();
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
          document.getDocumentInformation().getCustomMetadataValue(PROPERTY));
    }
  }
}
