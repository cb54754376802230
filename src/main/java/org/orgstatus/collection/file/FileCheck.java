package org.orgstatus.collection.file;

import static org.orgstatus.collection.file.RefusedUpload.Reason.EMPTY;
import static org.orgstatus.collection.file.RefusedUpload.Reason.ENCRYPTED;
import static org.orgstatus.collection.file.RefusedUpload.Reason.MACROS;
import static org.orgstatus.collection.file.RefusedUpload.Reason.TOO_LARGE;
import static org.orgstatus.collection.file.RefusedUpload.Reason.UNKNOWN_KIND;
import static org.orgstatus.collection.file.RefusedUpload.Reason.WRONG_NAME;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Takes one file in: onto disk up to a limit, judged by its content, and for pictures written anew
 * without what the camera noted beside the picture.
 */
public final class FileCheck {

  /** The instruments allow 20 MB, but for recordings. */
  public static final long LARGEST = 20 * FileCheck.MEGABYTE;

  private static final long MEGABYTE = 1024 * 1024;
  private static final int HEAD = 4096;

  private FileCheck() {}

  /**
   * A file that may be kept.
   *
   * @param content on disk; whoever asked for the check deletes it
   */
  public record Taken(Path content, FileKind kind) {}

  /**
   * Reads a stream to a file of its own.
   *
   * @param largest bytes that it may have
   * @throws RefusedUpload when it is empty or larger; then no file is left
   */
  public static Path receive(InputStream body, long largest) throws IOException, RefusedUpload {
    Path file = Files.createTempFile("upload", ".part");
    try (OutputStream out = Files.newOutputStream(file)) {
      byte[] chunk = new byte[64 * 1024];
      long size = 0;
      for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
        size += read;
        if (size > largest) {
          long megabytes = largest / MEGABYTE;
          throw new RefusedUpload(
              TOO_LARGE,
              "文件超过" + megabytes + "MB，请压缩或分辨率调低后再上传。",
              "The file is larger than " + megabytes + " MB; compress it or lower its resolution.");
        }
        out.write(chunk, 0, read);
      }
      if (size == 0) {
        throw new RefusedUpload(
            EMPTY, "文件是空的，请检查后重新选择。", "The file is empty; check it and choose again.");
      }
    } catch (IOException | RefusedUpload | RuntimeException failed) {
      Files.deleteIfExists(file);
      throw failed;
    }
    return file;
  }

  /**
   * Judges a received file; a picture is replaced by a clean one.
   *
   * @param name as the device named it
   * @throws RefusedUpload when its content is of no kind that any form takes, is not what the name
   *     says, or could do harm
   */
  public static Taken check(Path file, String name) throws IOException, RefusedUpload {
    byte[] head;
    try (InputStream in = Files.newInputStream(file)) {
      head = in.readNBytes(HEAD);
    }
    FileKind kind = FileKind.of(head, name);
    refuseOthers(kind, head, name);
    switch (kind) {
      case PDF -> PdfCheck.check(file);
      case XLSX -> WorkbookCheck.check(file);
      case JPG, PNG -> Picture.clean(file, kind);
      default -> {}
    }
    return new Taken(file, kind);
  }

  private static void refuseOthers(FileKind kind, byte[] head, String name) throws RefusedUpload {
    String extension = extension(name);
    if (FileKind.startsWith(head, 0, "PK") && extension.matches("xls[mb]|doc[mx]|xltm|ppt[mx]")) {
      if (extension.endsWith("m") || extension.equals("xlsb")) {
        throw new RefusedUpload(
            MACROS,
            "文件可能含宏，不能上传。请另存为不含宏的.xlsx，或导出为PDF。",
            "The file may hold macros. Save it as .xlsx without macros, or as PDF.");
      }
    }
    if (FileKind.startsWith(head, 0, "\u00D0\u00CF\u0011\u00E0")) {
      throw new RefusedUpload(
          ENCRYPTED,
          "文件有密码，或是旧版Office格式，不能上传。请去掉密码并另存为.xlsx，或导出为PDF。",
          "The file has a password or is of an old Office format. Save it without password as"
              + " .xlsx, or as PDF.");
    }
    if (FileKind.startsWith(head, 4, "ftypheic") || FileKind.startsWith(head, 4, "ftypmif1")) {
      throw new RefusedUpload(
          UNKNOWN_KIND,
          "这是HEIC照片，多数电脑打不开。请在手机“设置—相机—格式”中选“兼容性最佳”，或截屏后上传。",
          "This is a HEIC photograph, which most computers cannot open. Set the camera to \"most"
              + " compatible\", or upload a screenshot of it.");
    }
    if (kind == FileKind.UNKNOWN) {
      throw new RefusedUpload(
          UNKNOWN_KIND,
          "“" + shown(name) + "”的内容不是可接收的格式，请上传PDF、JPG或PNG（表格题可上传.xlsx）。",
          "The content of \""
              + shown(name)
              + "\" is of no format that is taken; upload PDF, JPG or PNG (.xlsx where a table is"
              + " asked for).");
    }
    FileKind said = FileKind.ofExtension(extension.equals("jpeg") ? "jpg" : extension);
    if (said != kind) {
      throw new RefusedUpload(
          WRONG_NAME,
          "“"
              + shown(name)
              + "”的内容是"
              + kind.extension().toUpperCase(Locale.ROOT)
              + "，与文件名不符。请检查是否选错文件，或改正扩展名。",
          "The content of \""
              + shown(name)
              + "\" is "
              + kind.extension().toUpperCase(Locale.ROOT)
              + ", which is not what its name says. Check that it is the right file, or mend its"
              + " name.");
    }
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static String shown(String name) {
    String plain = name.replaceAll("\\p{Cntrl}", "");
    return plain.length() <= 60 ? plain : "…" + plain.substring(plain.length() - 59);
  }
}
