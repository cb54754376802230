package org.orgstatus.collection.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** What a file is, told by its first bytes and not by its name. */
public enum FileKind {
  PDF("pdf", "application/pdf"),
  JPG("jpg", "image/jpeg"),
  PNG("png", "image/png"),
  XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
  CSV("csv", "text/csv"),
  MP3("mp3", "audio/mpeg"),
  M4A("m4a", "audio/mp4"),
  WAV("wav", "audio/wav"),
  UNKNOWN("", "application/octet-stream");

  private final String extension;
  private final String mediaType;

  FileKind(String extension, String mediaType) {
    this.extension = extension;
    this.mediaType = mediaType;
  }

  public String extension() {
    return extension;
  }

  public String mediaType() {
    return mediaType;
  }

  public static FileKind ofExtension(String extension) {
    return Arrays.stream(values())
        .filter(k -> k.extension.equals(extension))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /**
   * @param head the first bytes, some hundreds if the file has them
   * @param name only to tell plain text apart, which has no mark of its own
   */
  public static FileKind of(byte[] head, String name) {
    if (startsWith(head, 0, "%PDF-")) {
      return PDF;
    }
    if (head.length > 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xD8) {
      return JPG;
    }
    if (startsWith(head, 1, "PNG\r\n")) {
      return PNG;
    }
    if (startsWith(head, 0, "PK\u0003\u0004") && name.toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
      return XLSX;
    }
    if (startsWith(head, 0, "ID3") || isMpegFrame(head)) {
      return MP3;
    }
    if (startsWith(head, 4, "ftyp")) {
      // the same container holds pictures of phones (heic, mif1) and films
      return startsWith(head, 8, "M4A") || startsWith(head, 8, "M4B") || isMp4(head)
          ? M4A
          : UNKNOWN;
    }
    if (startsWith(head, 0, "RIFF") && startsWith(head, 8, "WAVE")) {
      return WAV;
    }
    return name.toLowerCase(Locale.ROOT).endsWith(".csv") && isText(head) ? CSV : UNKNOWN;
  }

  private static boolean isMp4(byte[] head) {
    return startsWith(head, 8, "mp42") || startsWith(head, 8, "isom") || startsWith(head, 8, "3gp");
  }

  static boolean startsWith(byte[] head, int at, String mark) {
    byte[] bytes = mark.getBytes(StandardCharsets.ISO_8859_1);
    return head.length >= at + bytes.length
        && Arrays.equals(head, at, at + bytes.length, bytes, 0, bytes.length);
  }

  private static boolean isMpegFrame(byte[] head) {
    return head.length > 2 && head[0] == (byte) 0xFF && (head[1] & 0xE6) == 0xE2;
  }

  private static boolean isText(byte[] head) {
    for (byte b : head) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }
}
