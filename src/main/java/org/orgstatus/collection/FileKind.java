package org.orgstatus.collection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What a file is, told by its first bytes and not by its name. */
enum FileKind {
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

  String extension() {
    return extension;
  }

  String mediaType() {
    return mediaType;
  }

  static FileKind ofExtension(String extension) {
    return Arrays.stream(values())
        .filter(k -> k.extension.equals(extension))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /**
   * @param head the first bytes, some hundreds if the file has them
   * @param name only to tell plain text apart, which has no mark of its own
   */
  static FileKind of(byte[] head, String name) {
    if (startsWith(head, 0, "%PDF-")) {
      return PDF;
    }
    if (head.length > 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xD8) {
      return JPG;
    }
    if (startsWith(head, 1, "PNG\r\n")) {
      return PNG;
    }
    if (startsWith(head, 0, "PK\u0003\u0004") && name.toLowerCase().endsWith(".xlsx")) {
      return XLSX;
    }
    if (startsWith(head, 0, "ID3") || isMpegFrame(head)) {
      return MP3;
    }
    if (startsWith(head, 4, "ftyp")) {
      return M4A;
    }
    if (startsWith(head, 0, "RIFF") && startsWith(head, 8, "WAVE")) {
      return WAV;
    }
    return name.toLowerCase().endsWith(".csv") && isText(head) ? CSV : UNKNOWN;
  }

  private static boolean startsWith(byte[] head, int at, String mark) {
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
