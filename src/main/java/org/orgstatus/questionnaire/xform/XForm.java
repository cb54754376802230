package org.orgstatus.questionnaire.xform;

import static org.orgstatus.questionnaire.xform.XFormPaths.ROOT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.Choice;
import org.orgstatus.questionnaire.ChoiceList;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Section;
import org.orgstatus.questionnaire.Template;
import org.orgstatus.questionnaire.expression.Expression;

/**
 * Writes the forms of one response as an XForm of the ODK specification: texts in both languages,
 * choices as secondary instances, conditions, constraints and repeats. Which units the sheet may be
 * about stands in a file of its own, so that the document is the same for everyone.
 */
public final class XForm {

  /** The media file with the units that may be chosen: columns name and label. */
  public static final String UNITS = "units.csv";

  private static final String UNIT_LIST = "assigned_units";
  private static final String EXTENT_LIST = "sheet_extent";

  private static final LocalText DEVICE_TITLE = LocalText.of("这份记录", "This sheet");
  private static final LocalText UNIT_LABEL = LocalText.of("走访的联盟", "Alliance visited");
  private static final LocalText UNIT_HINT =
      LocalText.of(
          "只列出分配给您的联盟；没有要找的，请先联系全国调研组分配，再更新表单",
          "Only alliances assigned to you are listed. If one is missing, ask the national study team"
              + " to assign it, then update the form");
  private static final LocalText EXTENT_LABEL = LocalText.of("这份记录包括什么？", "What does it hold?");
  private static final LocalText EXTENT_HINT =
      LocalText.of(
          "两人走访时，一人填写整次走访，另一人只填写本人的访谈和评定",
          "Of a pair, one fills in the whole visit, the other only the own interviews and rating");
  private static final LocalText WHOLE =
      LocalText.of(
          "整次走访：走访记录、访谈、观察和评定", "The whole visit: record, interviews, observation, rating");
  private static final LocalText PART =
      LocalText.of(
          "只有本人的访谈和评定，其余由同行者填写", "My interviews and my rating only; my partner records the rest");
  private static final LocalText ALONE =
      LocalText.of(
          "这一节的选择题请独立评定：两人的评定都收到后，在网页上对照并商定结果。",
          "Answer the choices of this section alone: once both ratings have arrived, compare them and"
              + " agree on the pages of the study.");
  private static final LocalText NOT_AVAILABLE =
      LocalText.of("不掌握请填 -88", "Enter -88 where it is not available");

  /**
   * What the document says of the wave.
   *
   * @param id of the XForm
   * @param settings what {@code wave-setting} says, by key
   * @param consent what is read to a person before an interview
   */
  public record Heading(
      String id, String version, LocalText title, Map<String, String> settings, LocalText consent) {

    public Heading {
      settings = Map.copyOf(settings);
    }
  }

  private final Routing routing;
  private final Heading heading;
  private final XFormPaths paths;
  private final XmlText xml = new XmlText();
  private final Map<String, Template> texts = new LinkedHashMap<>();
  private final boolean rated;

  private XForm(Routing routing, Heading heading) {
    this.routing = routing;
    this.heading = heading;
    this.paths = new XFormPaths(routing);
    this.rated = routing.forms().stream().anyMatch(form -> !form.ratedAlone().isEmpty());
  }

  /** The document in UTF-8. */
  public static byte[] write(Routing routing, Heading heading) {
    XForm form = new XForm(routing, heading);
    form.collectTexts();
    form.xml.open(
        "h:html",
        "xmlns",
        "http://www.w3.org/2002/xforms",
        "xmlns:h",
        "http://www.w3.org/1999/xhtml",
        "xmlns:jr",
        "http://openrosa.org/javarosa",
        "xmlns:orx",
        "http://openrosa.org/xforms",
        "xmlns:odk",
        "http://www.opendatakit.org/xforms");
    form.head();
    form.body();
    form.xml.close();
    return form.xml.bytes();
  }

  private Stream<Section> sections() {
    return routing.forms().stream().flatMap(form -> form.sections().stream());
  }

  private static Stream<Item> withRows(Item item) {
    return item instanceof Item.Repeat repeat
        ? Stream.concat(Stream.of(item), repeat.questions().stream())
        : Stream.of(item);
  }

  // what is said

  private void collectTexts() {
    say(XFormPaths.DEVICE + ":label", DEVICE_TITLE);
    say(XFormPaths.UNIT + ":label", UNIT_LABEL);
    say(XFormPaths.UNIT + ":hint", UNIT_HINT);
    if (rated) {
      say(XFormPaths.EXTENT + ":label", EXTENT_LABEL);
      say(XFormPaths.EXTENT + ":hint", EXTENT_HINT);
      say(choice(EXTENT_LIST, XFormPaths.WHOLE), WHOLE);
      say(choice(EXTENT_LIST, XFormPaths.PART), PART);
    }
    sections().forEach(this::collectTexts);
    lists()
        .forEach(
            list -> list.choices().forEach(c -> say(choice(list.name(), c.code()), c.label())));
  }

  private void collectTexts(Section section) {
    String group = paths.group(section);
    say(group + ":label", section.title());
    LocalText note = section.ratedAlone() ? joined(section.note(), ALONE) : section.note();
    if (!note.isEmpty()) {
      say(group + XFormPaths.WORDS + ":label", note);
    }
    section.items().stream().flatMap(XForm::withRows).forEach(this::collectTexts);
  }

  private void collectTexts(Item item) {
    say(item.name() + ":label", item.label());
    if (item instanceof Item.Question question) {
      if (!question.hint().isEmpty() || question.allowsNotAvailable()) {
        LocalText more = question.allowsNotAvailable() ? NOT_AVAILABLE : LocalText.EMPTY;
        say(item.name() + ":hint", new Template(joined(question.hint().text(), more)));
      }
      question.constraint().ifPresent(c -> say(item.name() + ":constraint", c.message()));
      if (question.isConsent()) {
        say(item.name() + XFormPaths.WORDS + ":label", heading.consent());
      }
    }
  }

  private static LocalText joined(LocalText one, LocalText more) {
    String zh = one.zh().isEmpty() || more.isEmpty() ? "" : "\n";
    String en = one.en().isEmpty() || more.isEmpty() ? "" : "\n";
    return LocalText.of(one.zh() + zh + more.zh(), one.en() + en + more.en());
  }

  private void say(String id, LocalText text) {
    say(id, new Template(text));
  }

  private void say(String id, Template text) {
    texts.put(id, text);
  }

  private static String choice(String list, String code) {
    return list + ":" + code;
  }

  private List<ChoiceList> lists() {
    Map<String, ChoiceList> lists = new LinkedHashMap<>();
    sections()
        .flatMap(section -> section.items().stream())
        .flatMap(XForm::withRows)
        .filter(Item.Question.class::isInstance)
        .map(Item.Question.class::cast)
        .filter(question -> question.type().hasChoices())
        .flatMap(question -> question.choices().stream())
        .filter(list -> !list.isFromRegister())
        .forEach(list -> lists.putIfAbsent(list.name(), list));
    return new ArrayList<>(lists.values());
  }

  // the head: texts, instances, bindings

  private void head() {
    xml.open("h:head");
    xml.element("h:title", heading.title().zh());
    xml.open("model", "odk:xforms-version", "1.0.0");
    itext();
    mainInstance();
    for (ChoiceList list : lists()) {
      instance(list.name(), list.choices().stream().map(Choice::code).toList());
    }
    if (rated) {
      instance(EXTENT_LIST, List.of(XFormPaths.WHOLE, XFormPaths.PART));
    }
    xml.empty("instance", "id", UNIT_LIST, "src", "jr://file-csv/" + UNITS);
    bindings();
    xml.close().close();
  }

  private void itext() {
    xml.open("itext");
    for (Language language : Language.values()) {
      boolean first = language == Language.ZH;
      xml.open(
          "translation",
          "lang",
          first ? "中文 (zh)" : "English (en)",
          "default",
          first ? "true()" : "");
      texts.forEach(
          (id, text) -> {
            xml.open("text", "id", id).open("value");
            text.write(
                language,
                xml::words,
                name ->
                    xml.empty(
                        "output",
                        "value",
                        Optional.ofNullable(paths.read(name, id.substring(0, id.indexOf(':'))))
                            .orElse("''")));
            xml.close().close();
          });
      xml.close();
    }
    xml.close();
  }

  private void mainInstance() {
    xml.open("instance");
    xml.open("data", "id", heading.id(), "version", heading.version());
    xml.open(XFormPaths.DEVICE).empty(XFormPaths.UNIT);
    if (rated) {
      xml.empty(XFormPaths.EXTENT);
    }
    xml.close();
    sections()
        .forEach(
            section -> {
              String group = paths.group(section);
              xml.open(group);
              if (texts.containsKey(group + XFormPaths.WORDS + ":label")) {
                xml.empty(group + XFormPaths.WORDS);
              }
              section.items().forEach(this::node);
              xml.close();
            });
    xml.open("orx:" + XFormPaths.META).empty("orx:instanceID").close();
    xml.close().close();
  }

  private void node(Item item) {
    if (item instanceof Item.Repeat repeat) {
      if (repeat.count().isPresent()) {
        xml.empty(repeat.name() + XFormPaths.COUNT);
      }
      xml.open(repeat.name()).attribute("jr:template", "");
      repeat.questions().forEach(this::node);
      xml.close();
      xml.open(repeat.name());
      repeat.questions().forEach(this::node);
      xml.close();
      return;
    }
    if (item instanceof Item.Question question && question.isConsent()) {
      xml.empty(item.name() + XFormPaths.WORDS);
    }
    xml.empty(item.name());
  }

  private void instance(String id, List<String> codes) {
    xml.open("instance", "id", id).open("root");
    for (String code : codes) {
      xml.open("item");
      xml.element("itextId", choice(id, code)).element("name", code);
      xml.close();
    }
    xml.close().close();
  }

  private void bindings() {
    bind(XFormPaths.UNIT_PATH, "string", "required", "true()");
    if (rated) {
      bind(XFormPaths.EXTENT_PATH, "string", "required", "true()");
    }
    for (Questionnaire form : routing.forms()) {
      for (Section section : form.sections()) {
        String path = ROOT + "/" + paths.group(section);
        xml.empty("bind", "nodeset", path, "relevant", relevant(form, section));
        if (texts.containsKey(paths.group(section) + XFormPaths.WORDS + ":label")) {
          bind(
              path + "/" + paths.group(section) + XFormPaths.WORDS, "string", "readonly", "true()");
        }
        section.items().forEach(this::bindings);
      }
    }
    xml.empty(
        "bind",
        "nodeset",
        ROOT + "/orx:meta/orx:instanceID",
        "type",
        "string",
        "readonly",
        "true()",
        "jr:preload",
        "uid");
    defaults();
  }

  private String relevant(Questionnaire form, Section section) {
    XPathWriter words = words("");
    List<String> conditions = new ArrayList<>();
    form.when().flatMap(words::condition).ifPresent(conditions::add);
    section.relevant().flatMap(words::condition).ifPresent(conditions::add);
    if (rated && isShared(section)) {
      conditions.add(XFormPaths.EXTENT_PATH + " = '" + XFormPaths.WHOLE + "'");
    }
    return conditions.size() == 1
        ? conditions.get(0)
        : String.join(" and ", conditions.stream().map(c -> "(" + c + ")").toList());
  }

  /** Whether one of a pair fills the section in for both. */
  private static boolean isShared(Section section) {
    return !section.ratedAlone()
        && section.items().stream()
            .noneMatch(item -> item instanceof Item.Repeat repeat && repeat.count().isEmpty());
  }

  private void bindings(Item item) {
    XPathWriter words = words(item.name());
    String path = paths.of(item);
    String relevant = item.relevant().flatMap(words::condition).orElse("");
    if (item instanceof Item.Repeat repeat) {
      repeat
          .count()
          .flatMap(words::value)
          .ifPresent(count -> bind(path + XFormPaths.COUNT, "string", "calculate", count));
      xml.empty("bind", "nodeset", path, "relevant", relevant);
      repeat.questions().forEach(this::bindings);
      return;
    }
    Item.Question question = (Item.Question) item;
    if (question.isConsent()) {
      bind(path + XFormPaths.WORDS, "string", "readonly", "true()", "relevant", relevant);
    }
    Optional<Expression> constraint = question.constraint().map(Item.Constraint::condition);
    String condition = constraint.flatMap(words::condition).orElse("");
    bind(
        path,
        type(question.type()),
        "relevant",
        relevant,
        "required",
        question.required() ? "true()" : "",
        "readonly",
        question.type() == AnswerType.NOTE ? "true()" : "",
        "calculate",
        question.calculation().flatMap(words::value).orElse(""),
        "constraint",
        condition,
        "jr:constraintMsg",
        condition.isEmpty() ? "" : "jr:itext('" + item.name() + ":constraint')");
  }

  private void defaults() {
    sections()
        .flatMap(section -> section.items().stream())
        .filter(Item.Question.class::isInstance)
        .map(Item.Question.class::cast)
        .forEach(
            question ->
                question
                    .defaultValue()
                    .flatMap(words(question.name())::value)
                    .ifPresent(
                        value ->
                            xml.empty(
                                "setvalue",
                                "event",
                                "odk-instance-first-load",
                                "ref",
                                paths.of(question),
                                "value",
                                value)));
  }

  private void bind(String path, String type, String... more) {
    String[] attributes = new String[more.length + 4];
    attributes[0] = "nodeset";
    attributes[1] = path;
    attributes[2] = "type";
    attributes[3] = type;
    System.arraycopy(more, 0, attributes, 4, more.length);
    xml.empty("bind", attributes);
  }

  private XPathWriter words(String at) {
    return new XPathWriter(paths, heading.settings(), at);
  }

  private static String type(AnswerType type) {
    return switch (type) {
      case INTEGER -> "int";
      case DECIMAL -> "decimal";
      case DATE -> "date";
      case FILE -> "binary";
      default -> "string";
    };
  }

  // the body: what is seen

  private void body() {
    xml.open("h:body");
    xml.open("group", "ref", ROOT + "/" + XFormPaths.DEVICE);
    label(XFormPaths.DEVICE + ":label");
    xml.open("select1", "ref", XFormPaths.UNIT_PATH);
    label(XFormPaths.UNIT + ":label");
    hint(XFormPaths.UNIT + ":hint");
    xml.open("itemset", "nodeset", "instance('" + UNIT_LIST + "')/root/item");
    xml.empty("value", "ref", "name").empty("label", "ref", "label").close();
    xml.close();
    if (rated) {
      xml.open("select1", "ref", XFormPaths.EXTENT_PATH);
      label(XFormPaths.EXTENT + ":label");
      hint(XFormPaths.EXTENT + ":hint");
      choices(EXTENT_LIST);
      xml.close();
    }
    xml.close();
    sections().forEach(this::section);
    xml.close();
  }

  private void section(Section section) {
    String group = paths.group(section);
    xml.open("group", "ref", ROOT + "/" + group);
    label(group + ":label");
    words(ROOT + "/" + group + "/" + group + XFormPaths.WORDS, group + XFormPaths.WORDS);
    section.items().forEach(this::control);
    xml.close();
  }

  private void control(Item item) {
    String path = paths.of(item);
    if (item instanceof Item.Repeat repeat) {
      xml.open("group", "ref", path);
      label(item.name() + ":label");
      String count = repeat.count().isPresent() ? path + XFormPaths.COUNT : "";
      xml.open("repeat", "nodeset", path, "jr:count", count);
      repeat.questions().forEach(this::control);
      xml.close().close();
    } else if (item instanceof Item.Question question && question.type() != AnswerType.CALCULATE) {
      words(path + XFormPaths.WORDS, item.name() + XFormPaths.WORDS);
      control(question, path);
    }
  }

  private void control(Item.Question question, String path) {
    Optional<ChoiceList> list = question.choices().filter(each -> !each.isFromRegister());
    boolean chosen = question.type().hasChoices() && list.isPresent();
    String element =
        chosen
            ? question.type() == AnswerType.SELECT_ONE ? "select1" : "select"
            : question.type() == AnswerType.FILE ? "upload" : "input";
    xml.open(
        element,
        "ref",
        path,
        "mediatype",
        question.type() == AnswerType.FILE ? media(question) : "",
        "appearance",
        question.appearance());
    label(question.name() + ":label");
    hint(question.name() + ":hint");
    if (chosen) {
      choices(list.orElseThrow().name());
    }
    xml.close();
  }

  private static String media(Item.Question question) {
    String extensions = question.constraint().map(c -> c.condition().text()).orElse("");
    return extensions.contains("mp3")
        ? "audio/*"
        : extensions.contains("jpg") && !extensions.contains("pdf") ? "image/*" : "application/*";
  }

  private void choices(String list) {
    xml.open("itemset", "nodeset", "instance('" + list + "')/root/item");
    xml.empty("value", "ref", "name").empty("label", "ref", "jr:itext(itextId)").close();
  }

  /** A note that is no item of the form, where there is one. */
  private void words(String path, String name) {
    if (texts.containsKey(name + ":label")) {
      xml.open("input", "ref", path);
      label(name + ":label");
      xml.close();
    }
  }

  private void label(String id) {
    xml.empty("label", "ref", "jr:itext('" + id + "')");
  }

  private void hint(String id) {
    if (texts.containsKey(id)) {
      xml.empty("hint", "ref", "jr:itext('" + id + "')");
    }
  }
}
