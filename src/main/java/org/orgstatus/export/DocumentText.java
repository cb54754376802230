package org.orgstatus.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.orgstatus.dataset.Checksums;
import org.orgstatus.export.file.OfficeParts;
import org.orgstatus.export.writer.XlsxWriter;

/**
 * All that a file says, piece by piece in reading order: paragraphs, cells, numbers behind charts,
 * lines of a page. What an office program renews by itself, such as page numbers in the list of
 * contents, is no part of it.
 *
 * @param pieces in reading order
 */
record DocumentText(List<Piece> pieces) {

  /**
   * @param place where it stands, in words that a reader can follow
   */
  record Piece(String place, String text) {}

  DocumentText {
    pieces = List.copyOf(pieces);
  }

  /** SHA-256 of the texts, whatever their places are called. */
  String hash() {
    return Checksums.of(pieces.stream().map(Piece::text));
  }

  /**
   * @throws IOException where the file cannot be read
   */
  static DocumentText read(byte[] file, DocumentFormat format) throws IOException {
    try {
      return new DocumentText(
          switch (format) {
            case DOCX -> document(OfficeParts.read(file));
            case XLSX -> workbook(file);
            case PPTX -> slides(OfficeParts.read(file));
            case PDF -> pages(file);
            case HTML -> throw new IllegalArgumentException("a page is not read back");
          });
    } catch (RuntimeException e) {
      throw new IOException("the file cannot be read", e); // what libraries throw at broken files
    }
  }

  private static List<Piece> document(Map<String, byte[]> parts) throws IOException {
    List<Piece> pieces = new ArrayList<>(DocxPieces.of(parts.get("word/document.xml")));
    addCharts(parts, "word", pieces);
    return pieces;
  }

  private static List<Piece> slides(Map<String, byte[]> parts) throws IOException {
    List<Piece> pieces = new ArrayList<>(SlidePieces.of(parts));
    addCharts(parts, "ppt", pieces);
    return pieces;
  }

  private static void addCharts(Map<String, byte[]> parts, String folder, List<Piece> pieces)
      throws IOException {
    Map<String, byte[]> charts = new TreeMap<>();
    parts.forEach(
        (name, content) -> {
          if (name.matches(folder + "/charts/chart[0-9]+\\.xml")) {
            charts.put(String.format("%8s", name.replaceAll("[^0-9]", "")), content);
          }
        });
    int number = 0;
    for (byte[] chart : charts.values()) {
      pieces.addAll(ChartPieces.of(chart, ++number));
    }
  }

  private static List<Piece> workbook(byte[] file) throws IOException {
    OfficeParts.read(file); // refuses what is too large before a library unfolds it
    List<Piece> pieces = new ArrayList<>();
    try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(file))) {
      for (Sheet sheet : book) {
        String[] headings = new String[0];
        for (Row row : sheet) {
          String label = text(row.getCell(0));
          if (row.getRowNum() == XlsxWriter.HEAD - 1 && hasTable(sheet)) {
            headings = headings(sheet.getRow(XlsxWriter.HEAD - 2), row);
          }
          for (Cell cell : row) {
            int at = cell.getColumnIndex();
            String heading = at < headings.length ? headings[at] : "";
            String place =
                sheet.getSheetName()
                    + "!"
                    + cell.getAddress()
                    + (at == 0 || heading.isEmpty() ? "" : " " + label + " · " + heading);
            String text = text(cell);
            if (!text.isEmpty()) {
              pieces.add(new Piece(place, text));
            }
          }
        }
      }
    }
    return pieces;
  }

  /** Contents, charts and notes have no filter. */
  private static boolean hasTable(Sheet sheet) {
    return ((XSSFSheet) sheet).getCTWorksheet().isSetAutoFilter();
  }

  /** For each column its heading, which may stand over several, and what part of it is there. */
  private static String[] headings(@Nullable Row upper, Row lower) {
    String[] headings = new String[Math.max(0, lower.getLastCellNum())];
    String over = "";
    for (int i = 0; i < headings.length; i++) {
      String own = upper == null ? "" : text(upper.getCell(i));
      over = own.isEmpty() ? over : own;
      headings[i] = (over + " " + text(lower.getCell(i))).strip();
    }
    return headings;
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    if (cell.getCellType() == CellType.NUMERIC) {
      return StoredNumber.of(cell.getNumericCellValue());
    }
    return cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : cell.toString();
  }

  private static List<Piece> pages(byte[] file) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(file)) {
      PDFTextStripper reader = new PDFTextStripper();
      reader.setSortByPosition(true);
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        reader.setStartPage(page);
        reader.setEndPage(page);
        String place = "p. " + page;
        reader
            .getText(document)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .forEach(line -> pieces.add(new Piece(place, line)));
      }
    }
    return pieces;
  }
}
