package org.orgstatus.web;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Answers that are files to be kept. */
public final class Files {

  public static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  public static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  public static final String PPTX =
      "application/vnd.openxmlformats-officedocument.presentationml.presentation";
  public static final String PDF = "application/pdf";
  public static final String CSV = "text/csv; charset=UTF-8";
  public static final String TEXT = "text/plain; charset=UTF-8";
  public static final String JSON = "application/json";
  public static final String XML = "application/xml";
  public static final String ZIP = "application/zip";

  /** What fills a file. */
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  private Files() {}

  /**
   * A file; it is written whole before the first byte is sent, so that a fault in the making is
   * answered as a fault.
   *
   * @param name with ending, in any script
   */
  public static Response answer(String name, String type, Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      content.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    StreamingOutput sent = bytes::writeTo;
    return Response.ok(sent, type)
        .header("Content-Disposition", disposition(name))
        .header("Content-Length", bytes.size())
        .build();
  }

  /** The name for browsers that read RFC 5987, and a plain one for those that do not. */
  static String disposition(String name) {
    String whole = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", "-");
    String plain = whole.replaceAll("[^A-Za-z0-9.]+", "-").replaceAll("^-|-(?=\\.)", "");
    String fallback = plain.startsWith(".") ? "file" + plain : plain;
    String encoded = URLEncoder.encode(whole, StandardCharsets.UTF_8).replace("+", "%20");
    return "attachment; filename=\"" + fallback + "\"; filename*=UTF-8''" + encoded;
  }
}
