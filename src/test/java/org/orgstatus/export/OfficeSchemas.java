package org.orgstatus.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.xmlbeans.SchemaTypeLoader;
import org.apache.xmlbeans.SchemaTypeSystem;
import org.apache.xmlbeans.XmlBeans;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.orgstatus.export.file.OfficeParts;

/**
 * Checks the parts of an Office file against the schemas of ECMA-376. The library that writes the
 * files has only those types that it needs itself; the whole schemas are in an archive of their
 * own, which is kept off the class path so that no test sees more than the server does.
 */
final class OfficeSchemas {

  /** Parts that the package reader checks itself when it opens a file. */
  private static final Set<String> OF_PACKAGE = Set.of("[Content_Types].xml", "docProps/core.xml");

  /** Our own data, of which the schemas say nothing. */
  private static final String MANIFEST = "customXml/item1.xml";

  /** Which the schema of workbooks has forgotten: every spreadsheet program writes it. */
  private static final String KEPT_SPACE =
      "space@http://www.w3.org/XML/1998/namespace in element"
          + " t@http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  private static final Pattern TARGET =
      Pattern.compile("<Relationship\\b(?=[^>]*?\\bTarget=\"([^\"]+)\")([^>]*)>");

  private final SchemaTypeLoader schemas;

  /** How many parts of each kind were checked so far. */
  private final Map<String, Integer> checked = new TreeMap<>();

  private OfficeSchemas(SchemaTypeLoader schemas) {
    this.schemas = schemas;
  }

  /**
   * @param archive the library poi-ooxml-full
   */
  static OfficeSchemas in(Path archive) throws IOException, ReflectiveOperationException {
    if (!Files.isRegularFile(archive)) {
      throw new IOException("no schemas at " + archive);
    }
    ClassLoader whole = new WholeSchemas(archive.toUri().toURL());
    Class<?> holder =
        Class.forName("org.apache.poi.schemas.ooxml.system.ooxml.TypeSystemHolder", true, whole);
    SchemaTypeSystem system = (SchemaTypeSystem) holder.getField("typeSystem").get(null);
    return new OfficeSchemas(
        XmlBeans.typeLoaderUnion(new SchemaTypeLoader[] {XmlBeans.getBuiltinTypeSystem(), system}));
  }

  /** The archive's types come before those of the class path. */
  private static final class WholeSchemas extends URLClassLoader {
    private static final Pattern SCHEMAS =
        Pattern.compile(
            "(org[./](openxmlformats|etsi|w3)|org[./]apache[./]poi[./]schemas|com[./]microsoft)[./].*");

    WholeSchemas(URL archive) {
      super(new URL[] {archive}, OfficeSchemas.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!SCHEMAS.matcher(name).matches()) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> found = findLoadedClass(name);
        return found == null ? findClass(name) : found;
      }
    }

    @Override
    public URL getResource(String name) {
      return SCHEMAS.matcher(name).matches() ? findResource(name) : super.getResource(name);
    }
  }

  Map<String, Integer> checked() {
    return checked;
  }

  /** What is wrong in a file, part by part; empty for a file that follows the schemas. */
  List<String> faults(byte[] file) throws IOException {
    List<String> faults = new ArrayList<>();
    Map<String, byte[]> parts = OfficeParts.read(file);
    faults.addAll(ofPackage(file, parts));
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      String name = part.getKey();
      if (name.endsWith(".xlsx")) {
        faults(part.getValue()).forEach(fault -> faults.add(name + "!" + fault));
      } else if (!OF_PACKAGE.contains(name) && !name.equals(MANIFEST)) {
        faults.addAll(ofPart(name, part.getValue()));
      }
    }
    return faults;
  }

  /** Every part has a kind, and every relation leads to a part. */
  private static List<String> ofPackage(byte[] file, Map<String, byte[]> parts) throws IOException {
    List<String> faults = new ArrayList<>();
    try (OPCPackage opened = OPCPackage.open(new ByteArrayInputStream(file))) {
      Set<String> known = new LinkedHashSet<>(OF_PACKAGE);
      opened.getParts().forEach(part -> known.add(part.getPartName().getName().substring(1)));
      parts.keySet().stream()
          .filter(name -> !known.contains(name))
          .forEach(name -> faults.add(name + ": a part without a kind"));
    } catch (InvalidFormatException e) {
      faults.add(e.getMessage());
    }
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      if (part.getKey().endsWith(".rels")) {
        Matcher relation = TARGET.matcher(new String(part.getValue(), StandardCharsets.UTF_8));
        while (relation.find()) {
          if (!relation.group().contains("TargetMode=\"External\"")
              && !relation.group(1).startsWith("#")
              && !parts.containsKey(target(part.getKey(), relation.group(1)))) {
            faults.add(part.getKey() + ": leads nowhere: " + relation.group(1));
          }
        }
      }
    }
    return faults;
  }

  private static String target(String relations, String target) {
    String folder = relations.replaceFirst("_rels/[^/]*$", "");
    return URI.create("/" + folder).resolve(target).getPath().substring(1);
  }

  private List<String> ofPart(String name, byte[] content) throws IOException {
    List<XmlError> errors = new ArrayList<>();
    try {
      XmlObject read =
          schemas.parse(
              new ByteArrayInputStream(content), null, new XmlOptions().setLoadLineNumbers());
      if (!read.schemaType().isDocumentType()) {
        return List.of(name + ": a kind of part that the schemas do not have");
      }
      checked.merge(read.schemaType().getDocumentElementName().getLocalPart(), 1, Integer::sum);
      read.validate(new XmlOptions().setErrorListener(errors));
    } catch (XmlException e) {
      return List.of(name + ": " + e.getMessage());
    }
    return errors.stream()
        .map(e -> name + ":" + e.getLine() + ": " + e.getMessage())
        .filter(fault -> !fault.contains(KEPT_SPACE))
        .toList();
  }
}
