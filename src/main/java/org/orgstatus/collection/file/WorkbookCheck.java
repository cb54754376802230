package org.orgstatus.collection.file;

import static org.orgstatus.collection.file.RefusedUpload.Reason.ACTIVE_CONTENT;
import static org.orgstatus.collection.file.RefusedUpload.Reason.MACROS;
import static org.orgstatus.collection.file.RefusedUpload.Reason.UNKNOWN_KIND;
import static org.orgstatus.collection.file.RefusedUpload.Reason.UNPACKS_TOO_LARGE;
import static org.orgstatus.collection.file.RefusedUpload.Reason.UNREADABLE;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Looks through a workbook's archive without unpacking it to anywhere: no macros, nothing embedded
 * that runs, and no more content than a workbook has.
 */
final class WorkbookCheck {

  private static final long MOST_UNPACKED = 100L * 1024 * 1024;
  private static final int MOST_ENTRIES = 2_000;

  private WorkbookCheck() {}

  static void check(Path file) throws IOException, RefusedUpload {
    boolean workbook = false;
    int entries = 0;
    long unpacked = 0;
    byte[] chunk = new byte[16 * 1024];
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName().toLowerCase(Locale.ROOT).replace('\\', '/');
        refuseActive(name);
        workbook |= name.equals("xl/workbook.xml");
        StringBuilder types = new StringBuilder();
        for (int read = zip.read(chunk); read >= 0; read = zip.read(chunk)) {
          unpacked += read;
          if (unpacked > MOST_UNPACKED || ++entries > MOST_ENTRIES + MOST_UNPACKED / 1024) {
            throw tooLarge();
          }
          if (name.equals("[content_types].xml") && types.length() < 1_000_000) {
            types.append(new String(chunk, 0, read, StandardCharsets.ISO_8859_1));
          }
        }
        if (types.toString().toLowerCase(Locale.ROOT).contains("macroenabled")) {
          throw macros();
        }
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw new RefusedUpload(
          UNREADABLE,
          "工作簿已损坏，无法读取。请用Excel打开后另存为新的.xlsx再上传。",
          "The workbook is damaged. Open it, save it as a new .xlsx and upload that.");
    }
    if (!workbook) {
      throw new RefusedUpload(
          UNKNOWN_KIND,
          "文件名是.xlsx，内容却不是Excel工作簿。请检查是否选错文件。",
          "The file is called .xlsx but is no workbook. Check that it is the right file.");
    }
  }

  private static void refuseActive(String entry) throws RefusedUpload {
    if (entry.endsWith("vbaproject.bin")
        || entry.contains("/macrosheets/")
        || entry.contains("/dialogsheets/")
        || entry.contains("vbadata")) {
      throw macros();
    }
    if (entry.contains("/embeddings/") || entry.contains("/activex/")) {
      throw new RefusedUpload(
          ACTIVE_CONTENT,
          "工作簿中嵌入了其他文件或控件，不能上传。请删去后另存为新的.xlsx。",
          "Other files or controls are embedded in the workbook. Delete them and save a new .xlsx.");
    }
  }

  private static RefusedUpload macros() {
    return new RefusedUpload(
        MACROS,
        "工作簿含宏，不能上传。请另存为不含宏的.xlsx再上传。",
        "The workbook holds macros. Save it as .xlsx without macros and upload that.");
  }

  private static RefusedUpload tooLarge() {
    return new RefusedUpload(
        UNPACKS_TOO_LARGE,
        "工作簿解压后过大，已停止读取。请只保留需要的表格，另存为新的.xlsx。",
        "The workbook unpacks to too much. Keep what is needed and save it as a new .xlsx.");
  }
}
