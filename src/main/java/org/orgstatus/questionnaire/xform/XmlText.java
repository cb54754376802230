package org.orgstatus.questionnaire.xform;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A document being written, element by element; the same calls give the same bytes. */
final class XmlText {

  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter out;

  XmlText() {
    try {
      out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Opens an element.
   *
   * @param name with its prefix
   * @param attributes names and values in turn; a value of nothing leaves the attribute out
   */
  XmlText open(String name, String... attributes) {
    try {
      out.writeStartElement(name);
      attributes(attributes);
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An element without content. */
  XmlText empty(String name, String... attributes) {
    try {
      out.writeEmptyElement(name);
      attributes(attributes);
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i + 1].isEmpty()) {
        out.writeAttribute(attributes[i], attributes[i + 1]);
      }
    }
  }

  /** Adds an attribute to the element just opened, even one that says nothing. */
  XmlText attribute(String name, String value) {
    try {
      out.writeAttribute(name, value);
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  XmlText words(String words) {
    try {
      out.writeCharacters(words);
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An element with words only. */
  XmlText element(String name, String words, String... attributes) {
    return open(name, attributes).words(words).close();
  }

  XmlText close() {
    try {
      out.writeEndElement();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The whole document, whose elements are all closed. */
  byte[] bytes() {
    try {
      out.writeEndDocument();
      out.flush();
      return text.toString().getBytes(StandardCharsets.UTF_8);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }
}
