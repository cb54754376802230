package org.orgstatus.collection.file;

import static org.orgstatus.collection.file.RefusedUpload.Reason.ACTIVE_CONTENT;
import static org.orgstatus.collection.file.RefusedUpload.Reason.ENCRYPTED;
import static org.orgstatus.collection.file.RefusedUpload.Reason.UNPACKS_TOO_LARGE;
import static org.orgstatus.collection.file.RefusedUpload.Reason.UNREADABLE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * Looks through every object of a PDF for what runs, launches, sends or is packed inside. Before
 * the file is read as a PDF, its compressed parts are measured, so that none fills the memory.
 */
final class PdfCheck {

  /** A part that grows to more than this, and by more than the factor, is no page of a document. */
  private static final long LARGE_PART = 40L * 1024 * 1024;

  private static final int LARGEST_FACTOR = 100;

  private static final int MOST_OBJECTS = 500_000;

  /** Keys that begin something active or hold a file. */
  private static final Set<String> ACTIVE_KEYS =
      Set.of("JS", "JavaScript", "EmbeddedFiles", "EF", "RichMediaContent", "XFA", "Launch");

  /** Types of actions and annotations that leave the page. */
  private static final Set<String> ACTIVE_TYPES =
      Set.of(
          "JavaScript",
          "Launch",
          "SubmitForm",
          "ImportData",
          "GoToE",
          "RichMedia",
          "FileAttachment",
          "Screen",
          "Movie",
          "3D");

  private PdfCheck() {}

  static void check(Path file) throws IOException, RefusedUpload {
    measure(Files.readAllBytes(file));
    try (PDDocument document =
        Loader.loadPDF(file.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
      if (document.isEncrypted()) {
        throw encrypted();
      }
      look(document);
      if (document.getNumberOfPages() == 0) {
        throw unreadable();
      }
    } catch (InvalidPasswordException locked) {
      throw encrypted();
    } catch (IOException | RuntimeException | StackOverflowError broken) {
      throw unreadable();
    }
  }

  private static void look(PDDocument document) throws RefusedUpload {
    Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<COSBase> waiting = new ArrayDeque<>();
    waiting.add(document.getDocument().getTrailer());
    for (COSObjectKey key : List.copyOf(document.getDocument().getXrefTable().keySet())) {
      waiting.add(document.getDocument().getObjectFromPool(key));
    }
    while (!waiting.isEmpty()) {
      COSBase next = waiting.pop();
      COSBase base = next instanceof COSObject reference ? reference.getObject() : next;
      if (base == null || !seen.add(base)) {
        continue;
      }
      if (seen.size() > MOST_OBJECTS) {
        throw tooLarge();
      }
      if (base instanceof COSDictionary dictionary) {
        refuseActive(dictionary);
        waiting.addAll(dictionary.getValues());
      } else if (base instanceof COSArray array) {
        array.forEach(
            item -> {
              if (item != null) {
                waiting.add(item);
              }
            });
      }
    }
  }

  private static void refuseActive(COSDictionary dictionary) throws RefusedUpload {
    for (COSName key : dictionary.keySet()) {
      if (ACTIVE_KEYS.contains(key.getName())) {
        throw active();
      }
    }
    for (COSName key : List.of(COSName.S, COSName.SUBTYPE)) {
      if (dictionary.getDictionaryObject(key) instanceof COSName type
          && ACTIVE_TYPES.contains(type.getName())) {
        throw active();
      }
    }
  }

  /** Inflates every compressed part into nothing, one layer and the layer in it. */
  private static void measure(byte[] file) throws RefusedUpload {
    byte[] mark = "stream".getBytes(StandardCharsets.US_ASCII);
    for (int at = next(file, mark, 0); at >= 0; at = next(file, mark, at + mark.length)) {
      int start = at + mark.length;
      while (start < file.length && (file[start] == '\r' || file[start] == '\n')) {
        start++;
      }
      if (start + 2 < file.length && (file[start] & 0x0F) == 8) {
        inflate(file, start);
      }
    }
  }

  private static void inflate(byte[] file, int start) throws RefusedUpload {
    Inflater outer = new Inflater();
    Inflater inner = new Inflater();
    byte[] chunk = new byte[64 * 1024];
    byte[] deeper = new byte[64 * 1024];
    long grown = 0;
    boolean nested = false;
    try {
      outer.setInput(file, start, file.length - start);
      for (int read = outer.inflate(chunk); read > 0; read = outer.inflate(chunk)) {
        if (outer.getTotalOut() == read) {
          nested = (chunk[0] & 0xFF) == 0x78;
        }
        grown += read;
        if (nested) {
          inner.setInput(chunk, 0, read);
          for (int more = inner.inflate(deeper); more > 0; more = inner.inflate(deeper)) {
            grown += more;
            refuseGrowth(grown, outer.getTotalIn());
          }
        }
        refuseGrowth(grown, outer.getTotalIn());
      }
    } catch (DataFormatException otherwise) {
      // not compressed this way, or damaged: the reader will say so
    } finally {
      outer.end();
      inner.end();
    }
  }

  private static void refuseGrowth(long grown, int packed) throws RefusedUpload {
    if (grown > LARGE_PART && grown / Math.max(1, packed) > LARGEST_FACTOR) {
      throw tooLarge();
    }
  }

  private static int next(byte[] file, byte[] mark, int from) {
    outer:
    for (int i = from; i <= file.length - mark.length; i++) {
      for (int j = 0; j < mark.length; j++) {
        if (file[i + j] != mark[j]) {
          continue outer;
        }
      }
      return i;
    }
    return -1;
  }

  private static RefusedUpload active() {
    return new RefusedUpload(
        ACTIVE_CONTENT,
        "PDF中有脚本、启动程序或嵌入的文件，不能上传。请用“打印为PDF”重新生成，或拍照上传。",
        "The PDF holds scripts, launches programs or has files in it. Print it to a new PDF, or upload"
            + " photographs.");
  }

  private static RefusedUpload encrypted() {
    return new RefusedUpload(
        ENCRYPTED,
        "PDF加了密码或限制，不能上传。请去掉密码后重新保存。",
        "The PDF has a password or is restricted. Save it without.");
  }

  private static RefusedUpload unreadable() {
    return new RefusedUpload(
        UNREADABLE,
        "PDF已损坏或没有页面，无法读取。请重新导出，或拍照上传。",
        "The PDF is damaged or has no page. Export it again, or upload photographs.");
  }

  private static RefusedUpload tooLarge() {
    return new RefusedUpload(
        UNPACKS_TOO_LARGE,
        "PDF解压后过大，已停止读取。请重新导出较小的PDF，或拍照上传。",
        "The PDF unpacks to too much. Export a smaller one, or upload photographs.");
  }
}
