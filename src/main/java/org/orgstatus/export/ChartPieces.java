package org.orgstatus.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.orgstatus.export.DocumentText.Piece;

/** Reads the numbers that a native chart draws. */
final class ChartPieces {

  private static final Set<String> VALUES = Set.of("val", "xVal", "yVal", "plus", "minus");

  private ChartPieces() {}

  /**
   * @param number of the chart in the document, from 1
   */
  static List<Piece> of(byte[] part, int number) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    try {
      XMLStreamReader xml = DocxPieces.Xml.reader(part);
      Map<Integer, String> categories = new TreeMap<>();
      String name = "";
      String section = "";
      int point = 0;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (xml.getLocalName()) {
          case "ser" -> {
            categories.clear();
            name = "";
            section = "";
          }
          case "tx", "cat", "val", "xVal", "yVal", "plus", "minus" -> section = xml.getLocalName();
          case "pt" -> {
            String at = xml.getAttributeValue(null, "idx");
            point = at != null && at.matches("[0-9]{1,6}") ? Integer.parseInt(at) : 0;
          }
          case "v" -> {
            String text = xml.getElementText();
            if (section.equals("tx")) {
              name = text;
            } else if (section.equals("cat")) {
              categories.put(point, text);
            }
            pieces.add(
                new Piece(
                    "chart " + number + " · " + categories.getOrDefault(point, "") + " · " + name,
                    VALUES.contains(section) ? StoredNumber.of(text) : text));
          }
          default -> {}
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    return pieces;
  }
}
