package org.orgstatus.export.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The parts of an Office file that came from outside, read within limits: a small file cannot claim
 * more memory than a large one of ours needs.
 */
public final class OfficeParts {

  private static final int MOST_PARTS = 5_000;
  private static final long LARGEST = 192L << 20;

  private OfficeParts() {}

  /** A file that is broken, or larger inside than any that the product makes. */
  static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1;

    Unreadable(String what) {
      super(what);
    }
  }

  /**
   * @param file a zip archive
   */
  public static Map<String, byte[]> read(byte[] file) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    long left = LARGEST;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, left + 1));
        left -= content.length;
        if (left < 0 || parts.size() == MOST_PARTS) {
          throw new Unreadable("more inside than a document of ours has");
        }
        parts.put(entry.getName(), content);
      }
    } catch (IllegalArgumentException e) {
      throw new Unreadable("names in it are no text"); // ZipInputStream on bad names
    }
    return parts;
  }

  public static final String DOCUMENT = "word/document.xml";
  public static final String WORKBOOK = "xl/workbook.xml";
  public static final String SLIDES = "ppt/presentation.xml";

  /**
   * The part that says what kind of file it is; empty for none of the three.
   *
   * @throws IOException for a broken file
   */
  public static Optional<String> main(byte[] file) throws IOException {
    return main(read(file));
  }

  private static Optional<String> main(Map<String, byte[]> parts) {
    return Stream.of(DOCUMENT, WORKBOOK, SLIDES).filter(parts::containsKey).findFirst();
  }

  // ---- the manifest: a part of custom data, which office programs keep

  private static final String ITEM = "customXml/item1.xml";
  private static final String PROPERTIES = "customXml/itemProps1.xml";
  private static final String NAMESPACE = "urn:orgstatus:manifest";
  private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/";

  /** The same file with the text in it. */
  public static byte[] with(byte[] file, String text) throws IOException {
    Map<String, byte[]> parts = read(file);
    String main = main(parts).orElseThrow(() -> new Unreadable("none of the office formats"));
    String relations = main.replaceFirst("/([^/]+)$", "/_rels/$1.rels");
    String head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    put(
        parts,
        ITEM,
        head + "<manifest xmlns=\"" + NAMESPACE + "\">" + escaped(text) + "</manifest>");
    put(
        parts,
        PROPERTIES,
        head
            + "<ds:datastoreItem ds:itemID=\"{6F726773-7461-4475-8D61-6E6966657374}\""
            + " xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\">"
            + "<ds:schemaRefs><ds:schemaRef ds:uri=\""
            + NAMESPACE
            + "\"/></ds:schemaRefs></ds:datastoreItem>");
    put(
        parts,
        "customXml/_rels/item1.xml.rels",
        head
            + "<Relationships"
            + " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + relation("rId1", "customXmlProps", "itemProps1.xml")
            + "</Relationships>");
    insert(
        parts, relations, "</Relationships>", relation("rIdManifest", "customXml", "../" + ITEM));
    insert(
        parts,
        "[Content_Types].xml",
        "</Types>",
        "<Override PartName=\"/"
            + PROPERTIES
            + "\" ContentType=\"application/vnd.openxmlformats-officedocument"
            + ".customXmlProperties+xml\"/>");
    return FixedZip.pack(parts);
  }

  private static String relation(String id, String type, String target) {
    return "<Relationship Id=\""
        + id
        + "\" Type=\""
        + OFFICE
        + "relationships/"
        + type
        + "\" Target=\""
        + target
        + "\"/>";
  }

  private static void put(Map<String, byte[]> parts, String name, String text) {
    parts.put(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void insert(Map<String, byte[]> parts, String name, String before, String what) {
    String text = new String(parts.get(name), StandardCharsets.UTF_8);
    int at = text.lastIndexOf(before);
    put(parts, name, text.substring(0, at) + what + text.substring(at));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** The text that was put into the file, wherever an office program has moved it since. */
  public static Optional<String> find(Map<String, byte[]> parts) {
    return parts.entrySet().stream()
        .filter(part -> part.getKey().startsWith("customXml/item"))
        .map(part -> new String(part.getValue(), StandardCharsets.UTF_8))
        .filter(text -> text.contains("\"" + NAMESPACE + "\"") && text.contains("<manifest"))
        .findFirst()
        .map(OfficeParts::content);
  }

  private static String content(String xml) {
    int from = xml.indexOf('>', xml.indexOf("<manifest")) + 1;
    int to = xml.lastIndexOf("</");
    return from > 0 && to >= from
        ? xml.substring(from, to)
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
        : "";
  }
}
