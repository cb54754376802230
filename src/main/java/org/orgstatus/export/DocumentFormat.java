package org.orgstatus.export;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.export.file.OfficeParts;

/** Kinds of files in which the study's papers leave. */
public enum DocumentFormat {
  DOCX,
  PDF,
  HTML,
  XLSX,
  PPTX;

  /** Ending of a file's name. */
  public String ending() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<DocumentFormat> ofEnding(String ending) {
    return Stream.of(values()).filter(f -> f.ending().equals(ending)).findFirst();
  }

  /** Whether a paper of this kind leaves in this format. */
  public boolean isFor(StudyDocument.Kind kind) {
    return switch (kind) {
      case TABLES -> this == XLSX;
      case SLIDES -> this == PPTX;
      case RESULT -> this == DOCX || this == XLSX;
      case BASKET -> this == DOCX || this == XLSX || this == PDF;
      default -> this == DOCX || this == PDF || this == HTML;
    };
  }

  /**
   * What a file is by its first bytes and parts; empty for none of those that can be verified.
   *
   * @throws IOException for an archive that is broken
   */
  public static Optional<DocumentFormat> of(byte[] file) throws IOException {
    if (startsWith(file, "%PDF-")) {
      return Optional.of(PDF);
    }
    if (!startsWith(file, "PK")) {
      return Optional.empty();
    }
    return OfficeParts.main(file).map(DocumentFormat::ofMain);
  }

  private static DocumentFormat ofMain(String part) {
    return switch (part) {
      case OfficeParts.DOCUMENT -> DOCX;
      case OfficeParts.WORKBOOK -> XLSX;
      default -> PPTX;
    };
  }

  private static boolean startsWith(byte[] file, String sign) {
    for (int i = 0; i < sign.length(); i++) {
      if (i >= file.length || file[i] != sign.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
