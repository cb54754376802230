package org.orgstatus.collection.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orgstatus.collection.file.RefusedUpload.Reason;
import org.orgstatus.testing.SamplePdf;

class FileCheckTest {

  private static final String JPEG_NOTE = "taken at 39.9042 N 116.4074 E by Zhang San's phone";

  @Test
  void whatIsNotWhatItsNameSaysIsRefused() {
    assertRefused(Reason.UNKNOWN_KIND, "a.pdf", bytes("MZ\u0090program"));
    assertRefused(Reason.UNKNOWN_KIND, "a.pdf", bytes("<html><script>alert(1)</script>"));
    assertRefused(Reason.UNKNOWN_KIND, "a.heic", bytes("\0\0\0\u0018ftypheic\0\0\0\0"));
    assertRefused(Reason.WRONG_NAME, "a.pdf", jpeg(20, 10));
    assertRefused(Reason.WRONG_NAME, "a.jpg", SamplePdf.with(""));
    assertRefused(Reason.EMPTY, "a.pdf", new byte[0]);
    assertRefused(Reason.ENCRYPTED, "a.xlsx", bytes("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1"));
  }

  @Test
  void twentyMegabytesAreTakenAndOneByteMoreIsNot() throws IOException, RefusedUpload {
    byte[] most = SamplePdf.ofSize((int) FileCheck.LARGEST);
    assertEquals(FileKind.PDF, check("a.pdf", most).kind());
    assertRefused(Reason.TOO_LARGE, "a.pdf", SamplePdf.joined(most, new byte[1]));
    assertRefused(Reason.TOO_LARGE, "a.pdf", endless());
  }

  @Test
  void aPlainPdfIsTakenAsItIs() throws IOException, RefusedUpload {
    byte[] plain = SamplePdf.with("/Lang(zh-CN)", "<</S/GoTo/D[3 0 R/Fit]>>");
    assertArrayEquals(plain, read(check("a.pdf", plain)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /OpenAction 5 0 R | <</S/JavaScript/JS(app.alert\\(1\\))>>
          /OpenAction 5 0 R | <</S/#4aavaScript/#4a#53(app.alert\\(1\\))>>
          /OpenAction 5 0 R | <</S/Launch/F(calc.exe)>>
          /Names<</EmbeddedFiles 5 0 R>> | <</Names[]>>
          /AF[5 0 R] | <</Type/Filespec/F(a.exe)/EF<</F 4 0 R>>>>
          /AcroForm<</XFA 5 0 R>> | <<>>
          /OpenAction<</S/GoTo/Next 5 0 R>> | <</S/SubmitForm/F(http://example.org)>>
          /Hidden[[[5 0 R]]] | <</A<</S/Launch>>>>
          """)
  void aPdfThatDoesSomethingIsRefused(String catalog, String object) {
    assertRefused(Reason.ACTIVE_CONTENT, "a.pdf", SamplePdf.with(catalog, object));
  }

  @Test
  void aPdfWithAPasswordOrRestrictionsIsRefused() throws IOException {
    for (String password : List.of("secret", "")) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (PDDocument document = new PDDocument()) {
        document.addPage(new PDPage());
        document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
        document.save(out);
      }
      assertRefused(Reason.ENCRYPTED, "a.pdf", out.toByteArray());
    }
  }

  @Test
  void aDamagedPdfIsRefused() {
    assertRefused(Reason.UNREADABLE, "a.pdf", bytes("%PDF-1.7\nnothing"));
  }

  @Test
  void aPdfThatUnpacksToTooMuchIsRefusedBeforeItIsUnpacked() {
    byte[] once = deflated(new byte[60 * 1024 * 1024]);
    assertRefused(Reason.UNPACKS_TOO_LARGE, "a.pdf", SamplePdf.with(stream(once, "/FlateDecode")));
    byte[] twice = deflated(once);
    assertRefused(
        Reason.UNPACKS_TOO_LARGE,
        "a.pdf",
        SamplePdf.with(stream(twice, "[/FlateDecode/FlateDecode]")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "XL\\VBAPROJECT.BIN"})
  void aWorkbookWithMacrosIsRefusedWhateverItsName(String entry) throws IOException {
    assertRefused(Reason.MACROS, "a.xlsx", workbook(Map.of(entry, "x")));
  }

  @Test
  void macrosAreSeenInNamesTypesAndEmbeddedFiles() throws IOException {
    assertRefused(Reason.MACROS, "a.xlsm", workbook(Map.of()));
    assertRefused(Reason.MACROS, "a.docm", workbook(Map.of()));
    Map<String, String> types = new LinkedHashMap<>();
    types.put("[Content_Types].xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml");
    assertRefused(Reason.MACROS, "a.xlsx", workbook(types));
    assertRefused(
        Reason.ACTIVE_CONTENT, "a.xlsx", workbook(Map.of("xl/embeddings/oleObject1.bin", "x")));
    assertRefused(
        Reason.UNKNOWN_KIND, "a.xlsx", zip(Map.of("word/document.xml", bytes("<w:document/>"))));
    assertRefused(Reason.UNKNOWN_KIND, "a.xlsx", bytes("PK\u0003\u0004broken"));
  }

  @Test
  void aWorkbookThatUnpacksToTooMuchIsRefused() throws IOException {
    assertRefused(
        Reason.UNPACKS_TOO_LARGE,
        "a.xlsx",
        zip(
            Map.of(
                "xl/workbook.xml",
                bytes("<workbook/>"),
                "xl/worksheets/sheet1.xml",
                new byte[110 * 1024 * 1024])));
  }

  @Test
  void aPlainWorkbookIsTaken() throws IOException, RefusedUpload {
    assertEquals(FileKind.XLSX, check("a.xlsx", workbook(Map.of())).kind());
  }

  @Test
  void aPictureWithTooManyPixelsIsRefusedBeforeItIsRead() {
    // 60,000 x 60,000 in the head, almost nothing in the body
    assertRefused(Reason.TOO_MANY_PIXELS, "a.png", pngClaiming(60_000, 60_000));
  }

  @Test
  void aPictureIsStoredUprightAndWithoutWhatTheCameraNoted() throws IOException, RefusedUpload {
    for (int orientation = 1; orientation <= 8; orientation++) {
      byte[] noted = withExif(turned(orientation), orientation);
      assertTrue(text(noted).contains(JPEG_NOTE));
      byte[] clean = read(check("a.jpg", noted));
      assertFalse(text(clean).contains("Exif"), "orientation " + orientation);
      assertFalse(text(clean).contains(JPEG_NOTE), "orientation " + orientation);
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(clean));
      assertEquals(200, picture.getWidth(), "orientation " + orientation);
      assertEquals(100, picture.getHeight(), "orientation " + orientation);
      assertColour(Color.RED, picture, 20, 20, orientation);
      assertColour(Color.BLUE, picture, 180, 80, orientation);
    }
  }

  @Test
  void aLargePictureIsMadeSmallerAndADamagedOneRefused() throws IOException, RefusedUpload {
    BufferedImage picture =
        ImageIO.read(new ByteArrayInputStream(read(check("a.jpeg", jpeg(5000, 2500)))));
    assertEquals(3508, picture.getWidth());
    assertEquals(1754, picture.getHeight());
    byte[] cut = java.util.Arrays.copyOf(jpeg(300, 300), 40);
    assertRefused(Reason.UNREADABLE, "a.jpg", cut);
  }

  @Test
  void photographsBecomeOnePdfInOrderEachUpright() throws IOException, RefusedUpload {
    List<Path> photographs = new ArrayList<>();
    for (int orientation : new int[] {1, 6, 8}) {
      photographs.add(received(withExif(turned(orientation), orientation)));
    }
    photographs.add(received(jpeg(100, 200)));
    Path joined = PhotoPages.join(photographs);
    byte[] pdf = Files.readAllBytes(joined);
    Path again = PhotoPages.join(photographs);
    assertArrayEquals(pdf, Files.readAllBytes(again), "the same photographs, the same bytes");
    assertFalse(text(pdf).contains(JPEG_NOTE));
    assertEquals(FileKind.PDF, FileCheck.check(joined, "a.pdf").kind(), "it passes the own check");
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertEquals(4, document.getNumberOfPages());
      for (int page = 0; page < 3; page++) {
        BufferedImage shown = new PDFRenderer(document).renderImage(page);
        assertTrue(shown.getWidth() > shown.getHeight(), "wide pages lie");
        assertColour(Color.RED, shown, shown.getWidth() / 8, shown.getHeight() / 2 - 60, page);
        assertColour(Color.BLUE, shown, shown.getWidth() * 7 / 8, shown.getHeight() / 2 + 60, page);
      }
      assertTrue(
          document.getPage(3).getMediaBox().getHeight()
              > document.getPage(3).getMediaBox().getWidth());
    }
    for (Path file : photographs) {
      Files.delete(file);
    }
    Files.delete(joined);
    Files.delete(again);
  }

  @Test
  void whatIsNoPhotographIsNotJoined() throws IOException, RefusedUpload {
    Path pdf = received(SamplePdf.with(""));
    RefusedUpload refused = assertThrows(RefusedUpload.class, () -> PhotoPages.join(List.of(pdf)));
    assertEquals(Reason.UNKNOWN_KIND, refused.reason());
    List<Path> many = java.util.Collections.nCopies(PhotoPages.MOST + 1, pdf);
    assertEquals(
        Reason.TOO_MANY_PAGES,
        assertThrows(RefusedUpload.class, () -> PhotoPages.join(many)).reason());
    Files.delete(pdf);
  }

  @Test
  void nothingIsLeftOnDisk() throws IOException {
    long before = uploads();
    assertRefused(Reason.TOO_LARGE, "a.pdf", endless());
    assertEquals(before, uploads());
  }

  private static long uploads() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(f -> f.getFileName().toString().startsWith("upload")).count();
    }
  }

  private static InputStream endless() {
    return new InputStream() {
      @Override
      public int read() {
        return 'x';
      }
    };
  }

  private static void assertRefused(Reason reason, String name, byte[] content) {
    assertRefused(reason, name, new ByteArrayInputStream(content));
  }

  private static void assertRefused(Reason reason, String name, InputStream content) {
    RefusedUpload refused =
        assertThrows(
            RefusedUpload.class,
            () -> {
              Path file = FileCheck.receive(content, FileCheck.LARGEST);
              try {
                FileCheck.check(file, name);
              } finally {
                Files.delete(file);
              }
            });
    assertEquals(reason, refused.reason(), refused.getMessage());
  }

  private static FileCheck.Taken check(String name, byte[] content)
      throws IOException, RefusedUpload {
    return FileCheck.check(received(content), name);
  }

  private static Path received(byte[] content) throws IOException, RefusedUpload {
    return FileCheck.receive(new ByteArrayInputStream(content), FileCheck.LARGEST);
  }

  private static byte[] read(FileCheck.Taken taken) throws IOException {
    byte[] content = Files.readAllBytes(taken.content());
    Files.delete(taken.content());
    return content;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  private static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(9);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] chunk = new byte[64 * 1024];
    while (!deflater.finished()) {
      out.write(chunk, 0, deflater.deflate(chunk));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static byte[] stream(byte[] content, String filter) {
    byte[] head = bytes("<</Length " + content.length + "/Filter" + filter + ">>\nstream\n");
    return SamplePdf.joined(SamplePdf.joined(head, content), bytes("\nendstream"));
  }

  private static byte[] workbook(Map<String, String> more) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("xl/workbook.xml", bytes("<workbook/>"));
    more.forEach((name, content) -> entries.put(name, bytes(content)));
    return zip(entries);
  }

  private static byte[] zip(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] jpeg(int width, int height) {
    return written(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB));
  }

  private static byte[] written(BufferedImage picture) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "jpg", out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A picture of 200 x 100, red at its upper left, as a camera held otherwise would store it. */
  private static byte[] turned(int orientation) {
    BufferedImage upright = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = upright.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 200, 100);
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, 60, 40);
    pen.setColor(Color.BLUE);
    pen.fillRect(140, 60, 60, 40);
    pen.dispose();
    boolean sideways = orientation >= 5;
    BufferedImage stored =
        new BufferedImage(sideways ? 100 : 200, sideways ? 200 : 100, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 100; y++) {
      for (int x = 0; x < 200; x++) {
        int[] at = stored(orientation, x, y);
        stored.setRGB(at[0], at[1], upright.getRGB(x, y));
      }
    }
    return written(stored);
  }

  /** Where a pixel of the upright picture lies in the stored one: Exif 2.3, table of tag 0x0112. */
  private static int[] stored(int orientation, int x, int y) {
    return switch (orientation) {
      case 2 -> new int[] {199 - x, y};
      case 3 -> new int[] {199 - x, 99 - y};
      case 4 -> new int[] {x, 99 - y};
      case 5 -> new int[] {y, x};
      case 6 -> new int[] {y, 199 - x};
      case 7 -> new int[] {99 - y, 199 - x};
      case 8 -> new int[] {99 - y, x};
      default -> new int[] {x, y};
    };
  }

  private static byte[] withExif(byte[] jpeg, int orientation) {
    byte[] note = bytes(JPEG_NOTE);
    byte[] tiff = bytes("MM\0*\0\0\0\u0008\0\u0001\u0001\u0012\0\u0003\0\0\0\u0001\0X\0\0\0\0\0\0");
    tiff[19] = (byte) orientation;
    byte[] body = SamplePdf.joined(SamplePdf.joined(bytes("Exif\0\0"), tiff), note);
    int length = body.length + 2;
    byte[] head = {
      (byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length
    };
    byte[] rest = java.util.Arrays.copyOfRange(jpeg, 2, jpeg.length);
    return SamplePdf.joined(SamplePdf.joined(head, body), rest);
  }

  private static void assertColour(
      Color expected, BufferedImage picture, int x, int y, int orientation) {
    Color found = new Color(picture.getRGB(x, y));
    int apart =
        Math.abs(expected.getRed() - found.getRed())
            + Math.abs(expected.getGreen() - found.getGreen())
            + Math.abs(expected.getBlue() - found.getBlue());
    assertTrue(apart < 60, "orientation " + orientation + ": " + found + " at " + x + "," + y);
  }

  /** A PNG whose head claims a size that its body does not have. */
  private static byte[] pngClaiming(int width, int height) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    byte[] png = out.toByteArray();
    java.nio.ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(png, 12, 17);
    java.nio.ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
    return png;
  }
}
