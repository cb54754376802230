package org.orgstatus.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.orgstatus.export.DocumentText.Piece;

/** Reads the paragraphs of slides and of their notes; slide numbers are no part of them. */
final class SlidePieces {

  private SlidePieces() {}

  static List<Piece> of(Map<String, byte[]> parts) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    read(parts, "slides/slide", "slide ", pieces);
    read(parts, "notesSlides/notesSlide", "notes ", pieces);
    if (pieces.isEmpty()) {
      throw new IOException("a presentation without slides");
    }
    return pieces;
  }

  private static void read(
      Map<String, byte[]> parts, String folder, String place, List<Piece> pieces)
      throws IOException {
    Map<Integer, byte[]> numbered = new TreeMap<>();
    parts.forEach(
        (name, content) -> {
          if (name.matches("ppt/" + folder + "[0-9]{1,4}\\.xml")) {
            numbered.put(Integer.valueOf(name.replaceAll("[^0-9]", "")), content);
          }
        });
    int number = 0;
    for (byte[] part : numbered.values()) {
      paragraphs(part, place + ++number, pieces);
    }
  }

  private static void paragraphs(byte[] part, String place, List<Piece> pieces) throws IOException {
    try {
      XMLStreamReader xml = DocxPieces.Xml.reader(part);
      StringBuilder text = new StringBuilder();
      boolean inField = false;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT) {
          switch (xml.getLocalName()) {
            case "p" -> text.setLength(0);
            case "fld" -> inField = true;
            case "br" -> text.append('\n');
            case "t" -> {
              String words = xml.getElementText();
              text.append(inField ? "" : words);
            }
            default -> {}
          }
        } else if (event == XMLStreamConstants.END_ELEMENT) {
          if (xml.getLocalName().equals("fld")) {
            inField = false;
          } else if (xml.getLocalName().equals("p") && !text.isEmpty()) {
            pieces.add(new Piece(place, text.toString()));
            text.setLength(0);
          }
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }
}
