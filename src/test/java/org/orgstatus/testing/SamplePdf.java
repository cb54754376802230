package org.orgstatus.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** PDF files written by hand, so that tests choose every object and the exact size. */
public final class SamplePdf {

  private SamplePdf() {}

  /** A document of one page and exactly this size, in bytes. */
  public static byte[] ofSize(int size) {
    byte[] least = of("", 0);
    if (size < least.length + 20) {
      throw new IllegalArgumentException("no PDF has only " + size + " bytes");
    }
    int filling = size - least.length;
    byte[] made = of("", filling);
    return made.length == size ? made : of("", filling - (made.length - size));
  }

  /**
   * A document of one page.
   *
   * @param catalog what more the catalogue says, for example {@code /OpenAction 5 0 R}
   * @param objects further objects, numbered from 5
   */
  public static byte[] with(String catalog, String... objects) {
    List<byte[]> all = new ArrayList<>();
    for (String object : objects) {
      all.add(object.getBytes(StandardCharsets.ISO_8859_1));
    }
    return write(catalog, new byte[0], all);
  }

  /** A document with one more object, given in bytes. */
  public static byte[] with(byte[] object) {
    return write("", new byte[0], List.of(object));
  }

  private static byte[] of(String catalog, int filling) {
    byte[] noise = new byte[filling];
    for (int i = 0; i < filling; i++) {
      noise[i] = (byte) ('A' + i * 31 % 26);
    }
    return write(catalog, noise, List.of());
  }

  private static byte[] write(String catalog, byte[] filling, List<byte[]> more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Integer> places = new ArrayList<>();
    put(out, "%PDF-1.7\n");
    object(out, places, "<</Type/Catalog/Pages 2 0 R " + catalog + ">>");
    object(out, places, "<</Type/Pages/Kids[3 0 R]/Count 1>>");
    object(out, places, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>");
    places.add(out.size());
    put(out, places.size() + " 0 obj\n<</Length " + filling.length + ">>\nstream\n");
    out.writeBytes(filling);
    put(out, "\nendstream\nendobj\n");
    for (byte[] object : more) {
      places.add(out.size());
      put(out, places.size() + " 0 obj\n");
      out.writeBytes(object);
      put(out, "\nendobj\n");
    }
    int xref = out.size();
    put(out, "xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
    places.forEach(at -> put(out, String.format(Locale.ROOT, "%010d 00000 n \n", at)));
    put(out, "trailer\n<</Size " + (places.size() + 1) + "/Root 1 0 R>>\n");
    put(out, "startxref\n" + xref + "\n%%EOF\n");
    return out.toByteArray();
  }

  private static void object(ByteArrayOutputStream out, List<Integer> places, String content) {
    places.add(out.size());
    put(out, places.size() + " 0 obj\n" + content + "\nendobj\n");
  }

  private static void put(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Two arrays behind each other. */
  public static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
