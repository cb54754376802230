package org.orgstatus.questionnaire.xform;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.AnswerReader;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A sheet that a client has filled in with an {@link XForm}. */
public final class SentSheet {

  /** The longest id of a form, a version or a sheet that OpenRosa knows. */
  public static final int LONGEST_ID = 249;

  private static final int MOST_ROWS = 200;
  private static final int MOST_DEPTH = 12;
  private static final String NOT_AVAILABLE =
      Integer.toString((int) AnswerValue.NOT_AVAILABLE_NUMBER);

  private final Element root;

  private SentSheet(Element root) {
    this.root = root;
  }

  /** What cannot be read as a sheet at all. */
  public static final class Damaged extends Exception {
    private static final long serialVersionUID = 1;

    Damaged(String message) {
      super(message);
    }
  }

  /**
   * Reads a document; nothing outside of it is ever fetched.
   *
   * @throws Damaged when it is no well-formed document, declares entities, or does not say which
   *     form it is of and which sheet it is
   */
  public static SentSheet read(byte[] xml) throws Damaged {
    SentSheet sheet = new SentSheet(parsed(xml).getDocumentElement());
    requireFlat(sheet.root, MOST_DEPTH);
    for (String id : List.of(sheet.formId(), sheet.version(), sheet.instanceId())) {
      if (id.isEmpty() || id.length() > LONGEST_ID) {
        throw new Damaged("no id, version or instanceID");
      }
    }
    return sheet;
  }

  private static Document parsed(byte[] xml) throws Damaged {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new ByteArrayInputStream(xml));
    } catch (SAXException | IOException e) {
      throw new Damaged(String.valueOf(e.getMessage()));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void requireFlat(Element element, int levels) throws Damaged {
    if (levels == 0) {
      throw new Damaged("deeper than any form");
    }
    for (Element child : children(element).toList()) {
      requireFlat(child, levels - 1);
    }
  }

  /** The id of the XForm. */
  public String formId() {
    return root.getAttribute("id");
  }

  public String version() {
    return root.getAttribute("version");
  }

  /** Names the sheet for good; a client makes a new one for every sheet and every edit. */
  public String instanceId() {
    return meta("instanceID");
  }

  /** The sheet that this one takes the place of. */
  public Optional<String> replaced() {
    return Optional.of(meta("deprecatedID")).filter(id -> !id.isEmpty());
  }

  /** Code of the unit that the sheet is about; empty where none was chosen. */
  public String unit() {
    return child(root, XFormPaths.DEVICE)
        .flatMap(device -> child(device, XFormPaths.UNIT))
        .map(SentSheet::text)
        .orElse("");
  }

  private String meta(String name) {
    return child(root, XFormPaths.META)
        .flatMap(meta -> child(meta, name))
        .map(SentSheet::text)
        .orElse("");
  }

  /**
   * The answers of a sheet.
   *
   * @param answers files apart
   * @param files name of the file by the question that it answers
   * @param faults what could not be read
   */
  public record Answers(
      Map<ItemPath, AnswerValue> answers, Map<ItemPath, String> files, List<Fault> faults) {}

  /**
   * Reads the answers by a form.
   *
   * @param rowKey begins the ids of rows, so that those of two sheets stay apart; at most ten
   *     letters and digits
   */
  public Answers answers(Routing routing, String rowKey) {
    Reading reading = new Reading(routing, new XFormPaths(routing), rowKey);
    children(root).forEach(reading::top);
    return reading.done();
  }

  /** Whether a row came from a sheet read with this key. */
  public static boolean isRowOf(String rowKey, String row) {
    return row.startsWith(rowKey + "r");
  }

  private static final class Reading {

    private final Routing routing;
    private final XFormPaths paths;
    private final String rowKey;
    private final Map<ItemPath, AnswerValue> answers = new TreeMap<>();
    private final Map<ItemPath, String> files = new TreeMap<>();
    private final Map<String, List<String>> rows = new TreeMap<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();

    Reading(Routing routing, XFormPaths paths, String rowKey) {
      this.routing = routing;
      this.paths = paths;
      this.rowKey = rowKey;
    }

    Answers done() {
      rows.forEach((repeat, ids) -> answers.put(ItemPath.of(repeat), new AnswerValue.Rows(ids)));
      return new Answers(answers, files, List.copyOf(faults));
    }

    void top(Element element) {
      String name = element.getLocalName();
      if (name.equals(XFormPaths.META) || name.equals(XFormPaths.DEVICE)) {
        return;
      }
      if (paths.isGroup(name)) {
        children(element).forEach(this::item);
      } else {
        unknown(name);
      }
    }

    private void item(Element element) {
      String name = element.getLocalName();
      Optional<Item> item = routing.node(name).filter(n -> n.repeat().isEmpty()).map(n -> n.item());
      if (item.isEmpty()) {
        unknownUnlessAdded(name);
      } else if (item.get() instanceof Item.Repeat repeat) {
        row(repeat, element);
      } else {
        answer((Item.Question) item.get(), ItemPath.of(name), text(element));
      }
    }

    /** A block in which nothing was filled in is the empty one that clients begin with. */
    private void row(Item.Repeat repeat, Element element) {
      if (children(element).allMatch(each -> text(each).isEmpty())) {
        return;
      }
      int number = counts.merge(repeat.name(), 1, Integer::sum);
      if (number > MOST_ROWS) {
        faults.add(
            new Fault(
                Fault.Kind.WRONG_TYPE,
                ItemPath.of(repeat.name()),
                LocalText.of("最多" + MOST_ROWS + "行", "At most " + MOST_ROWS + " rows")));
        return;
      }
      boolean open = repeat.count().isEmpty();
      String id = (open ? rowKey + "r" : "") + number;
      if (open) {
        rows.computeIfAbsent(repeat.name(), r -> new ArrayList<>()).add(id);
      }
      for (Element each : children(element).toList()) {
        String name = each.getLocalName();
        repeat.questions().stream()
            .filter(question -> question.name().equals(name))
            .findFirst()
            .ifPresentOrElse(
                question -> answer(question, new ItemPath(repeat.name(), id, name), text(each)),
                () -> unknownUnlessAdded(name));
      }
    }

    private void answer(Item.Question question, ItemPath path, String text) {
      if (!question.type().isAsked() || text.isEmpty()) {
        return;
      }
      if (question.type() == AnswerType.FILE) {
        files.put(path, text);
        return;
      }
      boolean notAvailable = question.allowsNotAvailable() && text.equals(NOT_AVAILABLE);
      List<String> given =
          question.type() == AnswerType.SELECT_MULTIPLE
              ? List.of(text.split("\\s+"))
              : List.of(text);
      AnswerReader.Reading reading = AnswerReader.ofFields(question, path, given, notAvailable);
      reading.fault().ifPresent(faults::add);
      reading.value().filter(AnswerValue::isGiven).ifPresent(value -> answers.put(path, value));
    }

    private void unknownUnlessAdded(String name) {
      if (!paths.isAdded(name)) {
        unknown(name);
      }
    }

    private void unknown(String name) {
      String shown = name.length() <= 40 ? name : name.substring(0, 40) + "…";
      faults.add(
          new Fault(
              Fault.Kind.UNKNOWN_ITEM,
              ItemPath.of("unknown"),
              LocalText.of(
                  "问卷中没有“" + shown + "”，请更新表单后重新填写",
                  "The form has no item \"" + shown + "\"; update the form and fill it in again")));
    }
  }

  private static Optional<Element> child(Element parent, String name) {
    return children(parent).filter(each -> each.getLocalName().equals(name)).findFirst();
  }

  private static Stream<Element> children(Element parent) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }

  private static String text(Element element) {
    return element.getTextContent().strip();
  }
}
