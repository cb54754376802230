package org.orgstatus.export.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Packs files so that the same parts give the same bytes: sorted names, one fixed time. */
public final class FixedZip {

  /** What fills a part. */
  public interface Part {
    /** Leaves the stream open. */
    void write(OutputStream out) throws IOException;
  }

  /** Not the first moment of 1980: the format adds the machine's time zone to that one. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0, 0);

  /** The list of types comes first, as readers that stream the file expect. */
  private static final Comparator<String> ORDER =
      Comparator.comparing((String name) -> !name.equals("[Content_Types].xml"))
          .thenComparing(Comparator.naturalOrder());

  private FixedZip() {}

  public static byte[] pack(Map<String, byte[]> parts) throws IOException {
    TreeMap<String, byte[]> sorted = new TreeMap<>(ORDER);
    sorted.putAll(parts);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : sorted.entrySet()) {
        zip.putNextEntry(entry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Packs parts that are made while they are packed; leaves the stream open. */
  public static void write(Map<String, Part> parts, OutputStream out) throws IOException {
    TreeMap<String, Part> sorted = new TreeMap<>(ORDER);
    sorted.putAll(parts);
    ZipOutputStream zip = new ZipOutputStream(new Open(out));
    for (Map.Entry<String, Part> part : sorted.entrySet()) {
      zip.putNextEntry(entry(part.getKey()));
      part.getValue().write(zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  /** Packs anew what a library packed into a large file; one part at a time passes through. */
  public static void repack(Path packed, OutputStream out) throws IOException {
    try (ZipFile file = new ZipFile(packed.toFile());
        ZipOutputStream zip = new ZipOutputStream(new Open(out))) {
      List<String> names = file.stream().map(ZipEntry::getName).sorted(ORDER).toList();
      for (String name : names) {
        zip.putNextEntry(entry(name));
        try (InputStream part = file.getInputStream(file.getEntry(name))) {
          part.transferTo(zip);
        }
        zip.closeEntry();
      }
    }
  }

  /** Stays open when what writes into it is closed. */
  private static final class Open extends FilterOutputStream {

    Open(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }

  private static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    return entry;
  }

  /** Packs anew what a library packed, workbooks inside documents too. */
  public static void repack(byte[] packed, OutputStream out) throws IOException {
    out.write(repacked(packed));
  }

  private static byte[] repacked(byte[] packed) throws IOException {
    Map<String, byte[]> parts = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        byte[] content = zip.readAllBytes();
        boolean workbook = entry.getName().endsWith(".xlsx");
        parts.put(entry.getName(), workbook ? repacked(content) : content);
      }
    }
    return pack(parts);
  }
}
