package org.orgstatus.registry;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.orgstatus.base.Place;

/**
 * Looks through a workbook's archive before anything in it is read as a workbook. It unpacks into
 * nothing and stops at the limit, so it needs little memory whatever the archive holds.
 */
final class ZipCheck {

  /** Unpacked size, in bytes: some ten times that of a workbook with the whole country. */
  static final long LARGEST_UNPACKED = 30L * 1024 * 1024;

  /** Parts other than sheets and texts, such as styles, are read as a whole, not as a stream. */
  private static final long LARGEST_OTHER_PART = 2L * 1024 * 1024;

  private static final int MOST_ENTRIES = 1_000;

  private ZipCheck() {}

  static void check(String file, byte[] content) throws RefusedFile {
    byte[] chunk = new byte[16 * 1024];
    long unpacked = 0;
    int entries = 0;
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(content))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries++;
        if (runs(entry.getName())) {
          throw macros(file);
        }
        long room = Math.min(LARGEST_UNPACKED - unpacked, largest(entry.getName()));
        long size = 0;
        for (int read = zip.read(chunk); read >= 0; read = zip.read(chunk)) {
          size += read;
          if (size > room || entries > MOST_ENTRIES) {
            throw bomb(file, entry.getName());
          }
        }
        unpacked += size;
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw broken(file);
    }
    if (entries == 0) {
      throw broken(file);
    }
  }

  private static long largest(String part) {
    boolean streamed = part.startsWith("xl/worksheets/") || part.equals("xl/sharedStrings.xml");
    return streamed ? LARGEST_UNPACKED : LARGEST_OTHER_PART;
  }

  private static boolean runs(String part) {
    String name = part.toLowerCase(Locale.ROOT).replace('\\', '/');
    return name.endsWith("vbaproject.bin") || name.contains("/macrosheets/");
  }

  private static RefusedFile macros(String file) {
    return new RefusedFile(
        "macros",
        Place.file(file),
        "工作簿带有宏，已拒绝。请另存为不带宏的.xlsx后重新上传。",
        "the workbook has macros. Save it as an .xlsx without macros.");
  }

  private static RefusedFile bomb(String file, String entry) {
    return new RefusedFile(
        "unpacks-too-large",
        Place.file(file),
        "工作簿解压后过大（在" + entry + "处停止读取），已拒绝。请只保留名单，另存为新的.xlsx。",
        "the workbook unpacks to too much (stopped in "
            + entry
            + "). Keep only the list and save it as a new .xlsx.");
  }

  static RefusedFile broken(String file) {
    return new RefusedFile(
        "broken-workbook",
        Place.file(file),
        "工作簿已损坏，无法读取。请在Excel中打开并另存为新的.xlsx。",
        "the workbook is damaged. Open it and save it as a new .xlsx.");
  }
}
