package org.orgstatus.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.orgstatus.export.DocumentText.Piece;

/** Reads paragraphs and cells of a document, whoever wrote it last. */
final class DocxPieces {

  private static final int SHOWN = 40;

  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final Deque<Table> tables = new ArrayDeque<>();
  private final Deque<Boolean> fields = new ArrayDeque<>();
  private String style = "";
  private String caption = "";
  private boolean renewed;
  private boolean contents;

  /** A table that is being read. */
  private static final class Table {
    private final String name;
    private final List<String> headings = new ArrayList<>();
    private final List<String> cells = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean head;
    private int column;
    private int span = 1;

    Table(String name) {
      this.name = name;
    }
  }

  private DocxPieces() {}

  static List<Piece> of(byte @Nullable [] part) throws IOException {
    if (part == null) {
      throw new IOException("a document without text");
    }
    DocxPieces reading = new DocxPieces();
    try {
      XMLStreamReader xml = Xml.reader(part);
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          reading.start(xml);
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          reading.end(xml.getLocalName());
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    return reading.pieces;
  }

  private void start(XMLStreamReader xml) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "p" -> {
        text.setLength(0);
        style = "";
        contents = false;
      }
      case "pStyle" -> style = value(xml);
      case "t" -> {
        String words = xml.getElementText();
        if (!renewed) {
          text.append(words);
        }
      }
      case "instrText" -> {
        String instruction = xml.getElementText();
        renewed |= instruction.contains("PAGEREF");
        contents |= instruction.contains("PAGEREF _Toc");
      }
      case "fldChar" -> field(xml.getAttributeValue(xml.getNamespaceURI(), "fldCharType"));
      case "br", "cr" -> text.append('\n');
      case "tab" -> text.append(tables.isEmpty() && style.isEmpty() ? "" : " ");
      case "tbl" -> tables.push(new Table(caption));
      case "tr" -> newRow();
      case "tblHeader" -> tables.element().head = true;
      case "tc" -> {
        tables.element().cell.setLength(0);
        tables.element().span = 1;
      }
      case "gridSpan" -> tables.element().span = number(value(xml));
      default -> {}
    }
  }

  private void field(@Nullable String type) {
    if ("begin".equals(type)) {
      fields.push(renewed);
    } else if ("end".equals(type) && !fields.isEmpty()) {
      renewed = fields.pop();
    }
  }

  private void newRow() {
    Table table = tables.element();
    table.cells.clear();
    table.columns.clear();
    table.column = 0;
    table.head = false;
  }

  private void end(String name) {
    switch (name) {
      case "p" -> paragraph();
      case "tc" -> {
        Table table = tables.element();
        table.cells.add(table.cell.toString());
        table.columns.add(table.column);
        table.column += Math.max(1, table.span);
      }
      case "tr" -> row(tables.element());
      case "tbl" -> tables.pop();
      default -> {}
    }
  }

  private void paragraph() {
    String words = text.toString().strip();
    text.setLength(0);
    if (!tables.isEmpty()) {
      StringBuilder cell = tables.element().cell;
      cell.append(cell.length() == 0 ? "" : "\n").append(words);
      return;
    }
    if (style.contains("Caption")) {
      caption = words;
    }
    if (!words.isEmpty() && !contents) {
      pieces.add(new Piece(shortened(words), words));
    }
  }

  private void row(Table table) {
    String label = table.cells.isEmpty() ? "" : table.cells.get(0).replace('\n', ' ');
    for (int i = 0; i < table.cells.size(); i++) {
      int column = table.columns.get(i);
      String words = table.cells.get(i);
      while (table.headings.size() <= column) {
        table.headings.add("");
      }
      if (table.head && !words.isEmpty()) {
        String above = table.headings.get(column);
        table.headings.set(column, (above + " " + words.replace('\n', ' ')).strip());
      }
      if (!words.isEmpty()) {
        String heading = table.headings.get(column);
        String where = column == 0 || table.head ? label : label + " · " + heading;
        pieces.add(new Piece(table.name + " · " + where, words));
      }
    }
  }

  private static String value(XMLStreamReader xml) {
    String value = xml.getAttributeValue(xml.getNamespaceURI(), "val");
    return value == null ? "" : value;
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 1;
  }

  private static String shortened(String words) {
    return words.length() <= SHOWN ? words : words.substring(0, SHOWN) + "…";
  }

  /** Readers that never look outside the text that they are given. */
  static final class Xml {

    private Xml() {}

    static XMLStreamReader reader(byte[] part) throws XMLStreamException {
      XMLInputFactory factory = XMLInputFactory.newFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      factory.setProperty(XMLInputFactory.IS_COALESCING, true);
      return factory.createXMLStreamReader(new ByteArrayInputStream(part));
    }
  }
}
