package org.orgstatus.export.writer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.orgstatus.base.Language;
import org.orgstatus.export.file.FixedZip;

/**
 * The empty document of each language: page, styles, numbering, fonts and footers, kept as readable
 * XML beside this class. The Chinese one follows the type area, fonts and numbering of GB/T
 * 9704-2012 without the parts of an issued document (版头, 红线, 印章).
 */
final class DocxTemplate {

  private static final Map<String, String> COMMON =
      Map.of(
          "[Content_Types].xml", "content-types.xml",
          "_rels/.rels", "package-rels.xml",
          "word/_rels/document.xml.rels", "document-rels.xml",
          "word/settings.xml", "settings.xml",
          "word/fontTable.xml", "fontTable.xml");

  private static final String[] OF_LANGUAGE = {
    "document.xml", "styles.xml", "numbering.xml", "footer1.xml", "footer2.xml"
  };

  private DocxTemplate() {}

  static XWPFDocument open(Language language) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    for (Map.Entry<String, String> part : COMMON.entrySet()) {
      parts.put(part.getKey(), read(part.getValue()));
    }
    for (String name : OF_LANGUAGE) {
      parts.put("word/" + name, read(language.tag() + "/" + name));
    }
    return new XWPFDocument(new ByteArrayInputStream(FixedZip.pack(parts)));
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in =
        DocxTemplate.class.getResourceAsStream("/org/orgstatus/export/docx/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the archive lacks docx/" + name);
      }
      return in.readAllBytes();
    }
  }
}
