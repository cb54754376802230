package org.orgstatus.registry;

import java.io.InputStream;
import java.math.BigDecimal;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.model.StylesTable;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.Place;

/**
 * Reads one sheet's XML as a stream. A number becomes its digits, never 4.11E9; one shown by a
 * format of zeros (0000000000) gets its leading zeros.
 */
final class SheetReader {

  private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

  static {
    XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
  }

  private final String file;
  private final ReadOnlySharedStringsTable texts;
  private final StylesTable styles;
  private final Faults faults;
  private final GridBuilder grid;
  private int line;

  SheetReader(
      String file,
      ReadOnlySharedStringsTable texts,
      StylesTable styles,
      Faults faults,
      Limits limits) {
    this.file = file;
    this.texts = texts;
    this.styles = styles;
    this.faults = faults;
    this.grid = new GridBuilder(file, faults, limits);
  }

  Grid read(InputStream sheet) throws XMLStreamException, RefusedFile {
    XMLStreamReader xml = XML.createXMLStreamReader(sheet);
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        start(xml);
      } else if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
        grid.endRow(line);
      }
    }
    return grid.build();
  }

  private void start(XMLStreamReader xml) throws XMLStreamException, RefusedFile {
    switch (xml.getLocalName()) {
      case "row" -> {
        String number = xml.getAttributeValue(null, "r");
        line = number == null ? line + 1 : Integer.parseInt(number);
      }
      case "c" -> cell(xml);
      case "mergeCell" -> merge(xml.getAttributeValue(null, "ref"));
      default -> {}
    }
  }

  private void merge(String range) {
    CellRangeAddress cells = CellRangeAddress.valueOf(range);
    grid.merge(
        new Grid.Merge(
            range, cells.getFirstRow() + 1, cells.getLastRow() + 1, cells.getFirstColumn() + 1));
  }

  private void cell(XMLStreamReader xml) throws XMLStreamException, RefusedFile {
    String address = xml.getAttributeValue(null, "r");
    int column = address == null ? grid.width() : new CellReference(address).getCol();
    String type = xml.getAttributeValue(null, "t");
    String style = xml.getAttributeValue(null, "s");
    StringBuilder value = new StringBuilder();
    boolean formula = content(xml, value);
    Place place = new Place(file, line, column + 1);
    if (formula) {
      String where = new CellReference(line - 1, column).formatAsString();
      faults.add(GridBuilder.formula(place, where));
    } else if ("e".equals(type)) {
      faults.add(
          "error-value",
          place,
          "单元格是错误值“" + value + "”，请改为正确的内容。",
          "the cell is the error value '" + value + "'. Give the right value.");
    } else {
      grid.cell(line, column, text(type, style, value.toString()));
    }
  }

  /** Gathers the text of the cell up to its end; true when it holds a formula. */
  private static boolean content(XMLStreamReader xml, StringBuilder value)
      throws XMLStreamException {
    boolean formula = false;
    String inside = "";
    while (true) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        inside = xml.getLocalName();
        formula |= inside.equals("f");
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        inside = "";
        if (xml.getLocalName().equals("c")) {
          return formula;
        }
      } else if (xml.isCharacters() && (inside.equals("v") || inside.equals("t"))) {
        value.append(xml.getText());
      }
    }
  }

  private String text(@Nullable String type, @Nullable String style, String value) {
    if (value.isEmpty()) {
      return "";
    }
    if (type == null || type.equals("n")) {
      return number(value, style);
    }
    return type.equals("s") ? texts.getItemAt(Integer.parseInt(value)).getString() : value;
  }

  private String number(String value, @Nullable String style) {
    BigDecimal amount = new BigDecimal(value);
    if (Math.abs(amount.scale()) > 30) {
      return value; // 1E999999999 has too many digits to write out
    }
    String digits = amount.stripTrailingZeros().toPlainString();
    String format =
        style == null ? "" : styles.getStyleAt(Integer.parseInt(style)).getDataFormatString();
    if (format == null || !format.matches("0{2,20}") || digits.length() >= format.length()) {
      return digits;
    }
    return "0".repeat(format.length() - digits.length()) + digits;
  }
}
