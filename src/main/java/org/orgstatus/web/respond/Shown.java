package org.orgstatus.web.respond;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.orgstatus.base.Language;
import org.orgstatus.collection.Saved;
import org.orgstatus.export.form.AnswerText;
import org.orgstatus.questionnaire.AnswerReader;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;

/** How answers, times and faults read on a page. */
public final class Shown {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private Shown() {}

  /** A fault with its place on the page. */
  public record FaultLine(
      String address, String anchor, String number, String label, String message) {}

  /** Two values of one item. */
  public record ConflictLine(String number, String stored, String yours) {}

  static String date(LocalDate date, Language language) {
    return language == Language.ZH
        ? DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA).format(date)
        : DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).format(date);
  }

  public static String time(Instant moment, Language language) {
    return date(LocalDate.ofInstant(moment, CHINA), language) + " " + clock(moment);
  }

  /** Hours and minutes in China. */
  static String clock(Instant moment) {
    return DateTimeFormatter.ofPattern("HH:mm").withZone(CHINA).format(moment);
  }

  /** Faults of one section, those of unreadable answers first. */
  static List<FaultLine> faults(
      Filling filling, Sections.At at, List<Fault> unread, Language language) {
    List<Fault> all = new ArrayList<>(unread);
    filling.faults().stream()
        .filter(f -> f.kind() == Fault.Kind.CONSTRAINT)
        .filter(f -> inSection(filling, f, at))
        .forEach(all::add);
    return all.stream().map(f -> fault(filling, f, language)).toList();
  }

  static boolean inSection(Filling filling, Fault fault, Sections.At at) {
    return filling
        .routing()
        .node(fault.path().name())
        .filter(n -> n.section().equals(at.section()))
        .isPresent();
  }

  static FaultLine fault(Filling filling, Fault fault, Language language) {
    ItemPath path = fault.path();
    return filling
        .routing()
        .node(path.name())
        .map(
            node ->
                new FaultLine(
                    address(node),
                    anchor(path),
                    node.item().number(),
                    filling.show(node.item().label(), language, path),
                    fault.message().in(language)))
        .orElseGet(() -> new FaultLine("", "", "", "", fault.message().in(language)));
  }

  static String address(Routing.Node node) {
    return node.form().id() + "/" + node.section().number();
  }

  static String anchor(ItemPath path) {
    return "q-" + path.toString().replace('/', '-').replace('.', '-');
  }

  static List<ConflictLine> conflicts(Filling filling, Saved saved, Language language) {
    return saved.conflicts().stream()
        .map(
            c -> {
              Item.Question question =
                  filling
                      .routing()
                      .node(c.path().name())
                      .flatMap(Routing.Node::question)
                      .orElse(null);
              return question == null
                  ? new ConflictLine(
                      c.path().toString(), c.stored().toString(), c.yours().toString())
                  : new ConflictLine(
                      question.number(),
                      words(question, c.path(), c.stored(), language),
                      words(question, c.path(), c.yours(), language));
            })
        .toList();
  }

  private static String words(
      Item.Question question, ItemPath path, jakarta.json.JsonValue value, Language language) {
    return AnswerText.of(
        question,
        AnswerReader.ofJson(question, path, value).value().orElse(AnswerValue.NOT_ANSWERED),
        language);
  }
}
