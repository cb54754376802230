package org.orgstatus.export.dataout;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.dataset.FormRef;
import org.orgstatus.dataset.Variable;
import org.orgstatus.dataset.Variable.Role;
import org.orgstatus.dataset.Variable.Type;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.export.text.InertText;
import org.orgstatus.questionnaire.MissingReason;

/**
 * Writes the description of the data for archives: DDI-Codebook 2.5 (ddialliance.org), the study, a
 * file for each table, and each variable with its question, categories, reasons for missing values
 * and whom it was asked. It holds no answer and no count of answers to an item.
 */
public final class DdiCodebook {

  private static final String NAMESPACE = "ddi:codebook:2_5";
  private static final String XML = "http://www.w3.org/XML/1998/namespace";

  /** Writes what stands inside an element. */
  private interface Content {
    void write() throws XMLStreamException;
  }

  private final DataOut out;
  private final XMLStreamWriter xml;
  private final Map<OutTable, String> files = new HashMap<>();
  private int variables;

  private DdiCodebook(DataOut out, XMLStreamWriter xml) {
    this.out = out;
    this.xml = xml;
    out.tables().forEach(table -> files.put(table, "F" + (files.size() + 1)));
  }

  /** Leaves the stream open. */
  public static void write(DataOut data, OutputStream out) throws IOException {
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      new DdiCodebook(data, xml).codeBook();
      xml.writeEndDocument();
      xml.flush();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  private void codeBook() throws XMLStreamException {
    xml.writeCharacters("\n");
    xml.writeStartElement("codeBook");
    xml.writeDefaultNamespace(NAMESPACE);
    xml.writeAttribute("version", "2.5");
    study();
    for (OutTable table : out.tables()) {
      file(table);
    }
    element(
        "dataDscr",
        List.of(),
        () -> {
          for (OutTable table : out.tables()) {
            for (OutTable.Column column : table.columns()) {
              variable(table, column);
            }
          }
        });
    xml.writeEndElement();
    xml.writeCharacters("\n");
  }

  private void study() throws XMLStreamException {
    Facts facts = Facts.of(out);
    LocalText title = message("dataout.study");
    element(
        "stdyDscr",
        List.of(),
        () -> {
          element(
              "citation",
              List.of(),
              () -> {
                element(
                    "titlStmt",
                    List.of(),
                    () -> {
                      text("titl", List.of("xml:lang", "zh"), title.zh());
                      text("parTitl", List.of("xml:lang", "en"), title.en());
                      text("IDNo", List.of(), facts.slug());
                    });
                element(
                    "verStmt",
                    List.of(),
                    () -> {
                      text("version", List.of(), version());
                      if (out.data().wave().demonstration()) {
                        both("notes", List.of(), message("data.invented.words"));
                      }
                      both("notes", List.of(), message(state()));
                    });
              });
          element(
              "stdyInfo",
              List.of(),
              () -> {
                both("abstract", List.of(), message("dataout.abstract"));
                element("sumDscr", List.of(), this::summary);
                both("notes", List.of(), message("data.persons.words"));
              });
        });
  }

  private String version() {
    return out.data().lock().map(lock -> lock.contentHash()).orElse(out.data().version());
  }

  private String state() {
    return out.data().lock().isPresent() ? "dataout.locked" : "dataout.provisional";
  }

  private void summary() throws XMLStreamException {
    String day = out.data().wave().referenceDate().toString();
    text("timePrd", List.of("event", "single", "date", day), day);
    text("nation", List.of("abbr", "CN", "xml:lang", "zh"), "中国");
    for (OutTable table : out.tables()) {
      if (table.isOfUnits()) {
        both("anlyUnit", List.of(), message("locks.unit." + table.unit().code()));
      }
    }
    both("universe", List.of(), message("dataout.universe"));
    both("dataKind", List.of(), message("dataout.kind"));
  }

  private void file(OutTable table) throws XMLStreamException {
    element(
        "fileDscr",
        List.of("ID", files.get(table)),
        () -> {
          element(
              "fileTxt",
              List.of(),
              () -> {
                text("fileName", List.of(), table.name() + ".csv");
                LocalText units = message("locks.unit." + table.unit().code());
                text("fileCont", List.of(), units.zh() + " | " + units.en());
                element(
                    "dimensns",
                    List.of(),
                    () -> {
                      text("caseQnty", List.of(), Integer.toString(table.size()));
                      text("varQnty", List.of(), Integer.toString(table.columns().size()));
                    });
                text("fileType", List.of("charset", "UTF-8"), "CSV");
              });
        });
  }

  private void variable(OutTable table, OutTable.Column column) throws XMLStreamException {
    variables++;
    boolean contin = column.type() == Type.NUMBER || column.type() == Type.DATE;
    boolean weight = column.variable().filter(v -> v.role() == Role.WEIGHT).isPresent();
    element(
        "var",
        List.of(
            "ID",
            "V" + variables,
            "name",
            column.name(),
            "files",
            files.get(table),
            "wgt",
            weight ? "wgt" : "not-wgt",
            "intrvl",
            contin ? "contin" : "discrete",
            "representationType",
            representation(column)),
        () -> {
          both("labl", List.of(), column.label());
          if (column.variable().filter(Variable::isItem).isPresent()) {
            question(column.label());
          }
          universe(table, column);
          for (ValueLabel value : column.values()) {
            category(value.code(), value.label(), List.of());
          }
          // Reasons are words, and a range of invalid values holds numbers only.
          for (MissingReason reason : column.reasons()) {
            category(
                reason.word(), reason.label(), List.of("missing", "Y", "missType", reason.word()));
          }
          text(
              "varFormat",
              List.of(
                  "type",
                  column.type() == Type.NUMBER ? "numeric" : "character",
                  "category",
                  column.type() == Type.DATE ? "date" : "other"),
              "");
          if (column.type() == Type.CHOICES) {
            both("notes", List.of(), message("dataout.several"));
          }
        });
  }

  private static String representation(OutTable.Column column) {
    return switch (column.type()) {
      case NUMBER -> "numeric";
      case CHOICE, CHOICES -> column.values().isEmpty() ? "text" : "code";
      case DATE -> "datetime";
      default -> "text";
    };
  }

  private void question(LocalText words) throws XMLStreamException {
    for (Language language : Language.values()) {
      element(
          "qstn",
          List.of(),
          () -> text("qstnLit", List.of("xml:lang", language.tag()), words.in(language)));
    }
  }

  /** An item is asked of those who fill in its form. */
  private void universe(OutTable table, OutTable.Column column) throws XMLStreamException {
    Optional<FormRef> form =
        column.variable().flatMap(v -> table.data().dataset().codebook().findForm(v.form()));
    if (form.isPresent()) {
      LocalText units = message("locks.unit." + table.unit().code());
      LocalText title = form.get().title();
      both(
          "universe",
          List.of("clusion", "I"),
          LocalText.of(
              Messages.in(Language.ZH).get("dataout.asked", units.zh(), title.zh()),
              Messages.in(Language.EN).get("dataout.asked", units.en(), title.en())));
    }
  }

  private void category(String code, LocalText label, List<String> attributes)
      throws XMLStreamException {
    element(
        "catgry",
        attributes,
        () -> {
          text("catValu", List.of(), code);
          both("labl", List.of(), label);
        });
  }

  private static LocalText message(String key) {
    return LocalText.of(Messages.in(Language.ZH).get(key), Messages.in(Language.EN).get(key));
  }

  private void both(String name, List<String> attributes, LocalText words)
      throws XMLStreamException {
    for (Language language : Language.values()) {
      List<String> all = new java.util.ArrayList<>(attributes);
      all.add("xml:lang");
      all.add(language.tag());
      text(name, all, words.in(language));
    }
  }

  private void text(String name, List<String> attributes, String words) throws XMLStreamException {
    element(name, attributes, () -> xml.writeCharacters(InertText.clean(words)));
  }

  /**
   * @param attributes name and value in turn
   */
  private void element(String name, List<String> attributes, Content content)
      throws XMLStreamException {
    xml.writeStartElement(name);
    for (int i = 0; i < attributes.size(); i += 2) {
      String attribute = attributes.get(i);
      String value = InertText.clean(attributes.get(i + 1));
      if (attribute.startsWith("xml:")) {
        xml.writeAttribute("xml", XML, attribute.substring("xml:".length()), value);
      } else {
        xml.writeAttribute(attribute, value);
      }
    }
    content.write();
    xml.writeEndElement();
  }
}
