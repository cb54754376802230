package org.orgstatus.export.writer;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.export.text.InertText;
import org.orgstatus.export.text.PaperFont;

/**
 * Writes printed pages as PDF: a template, its values, one embedded font. The same values give the
 * same bytes: the file's dates are the document's own, and its id is made from its content.
 */
public final class PdfWriter {

  static {
    XRLog.setLoggingEnabled(false);
  }

  /** Name of the value, and of the file's property, that says what the document was made of. */
  public static final String MANIFEST = "orgstatus-manifest";

  private PdfWriter() {}

  /**
   * A document to be written.
   *
   * @param template name without ending
   * @param title in the file's properties and at the foot of every page
   * @param at the moment that the document holds for
   */
  public record Sheet(
      String template, Language language, String title, Instant at, Map<String, Object> values) {}

  public static byte[] write(Sheet sheet) {
    return write(sheet, List.of(), Integer.MAX_VALUE).orElseThrow();
  }

  /**
   * @param drawings that the page names by number, from 0
   * @param mostPages nothing is written where it takes more
   */
  static Optional<byte[]> write(Sheet sheet, List<FigureDrawing> drawings, int mostPages) {
    Messages labels = Messages.in(sheet.language());
    Map<String, Object> values = new HashMap<>(sheet.values());
    values.put("title", sheet.title());
    values.put("style", style() + foot(labels, sheet.title()));
    String page = PaperTemplates.fill(sheet.template(), sheet.language(), values);
    PaperFont.Fitted fitted = PaperFont.fit(page);
    String whole =
        fitted.missing().isEmpty()
            ? fitted.text()
            : fitted.text().replace("</body>", missing(labels, fitted.missing()) + "</body>");
    return render(whole, sheet, drawings, mostPages);
  }

  private static Optional<byte[]> render(
      String xhtml, Sheet sheet, List<FigureDrawing> drawings, int mostPages) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFont(PaperFont::file, "paper", 400, FontStyle.NORMAL, true);
    builder.usePdfUaAccessibility(true); // tagged for screen readers, and no font but ours
    builder.useUriResolver((base, uri) -> uri != null && uri.startsWith("data:") ? uri : null);
    builder.useObjectDrawerFactory(new PdfDrawings(drawings));
    builder.withHtmlContent(xhtml, null);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      if (renderer.getRootBox().getLayer().getPages().size() > mostPages) {
        return Optional.empty();
      }
      renderer.createPDFWithoutClosing();
      try (PDDocument document = renderer.getPdfDocument()) {
        document.setDocumentInformation(properties(sheet));
        document.setDocumentId((long) xhtml.hashCode());
        document.save(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(out.toByteArray());
  }

  private static PDDocumentInformation properties(Sheet sheet) {
    Calendar at = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC));
    at.setTimeInMillis(sheet.at().toEpochMilli());
    PDDocumentInformation properties = new PDDocumentInformation();
    properties.setTitle(InertText.clean(sheet.title()));
    if (sheet.values().get(MANIFEST) instanceof String manifest) {
      properties.setCustomMetadataValue(MANIFEST, manifest);
    }
    properties.setProducer("orgstatus");
    properties.setCreationDate(at);
    properties.setModificationDate(at);
    return properties;
  }

  private static String style() {
    try (InputStream file =
        PdfWriter.class.getResourceAsStream("/org/orgstatus/export/paper/paper.css")) {
      if (file == null) {
        throw new IllegalStateException("the archive has no export/paper/paper.css");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Title and page number at the foot of every page. */
  private static String foot(Messages labels, String title) {
    String number =
        "\"" + labels.get("paper.page", "\" counter(page) \"", "\" counter(pages) \"") + "\"";
    String name = PaperFont.fit(title).text().replaceAll("[\"\\\\<>&\\s]+", " ");
    return """

    @page { size: A4; margin: 17mm 16mm 18mm 16mm;
      @bottom-left { FONT content: "NAME"; }
      @bottom-right { FONT content: NUMBER; } }
    """
        .replace("FONT", "font-family: paper; font-size: 7.5pt; color: #5a6472;")
        .replace("NAME", name)
        .replace("NUMBER", number);
  }

  private static String missing(Messages labels, Set<Integer> codePoints) {
    String names =
        codePoints.stream()
            .limit(20)
            .map(c -> String.format("U+%04X", c))
            .collect(Collectors.joining(", "));
    String more = codePoints.size() > 20 ? " …" : "";
    return "<p class=\"missing\">"
        + labels.get("paper.missing", PaperFont.REPLACEMENT, names + more)
        + "</p>";
  }
}
