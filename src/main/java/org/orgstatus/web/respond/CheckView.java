package org.orgstatus.web.respond;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.export.form.AnswerText;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SoftCheck;

/**
 * What a filler checks before submitting: faults that stop it, warnings to confirm, answers that
 * skip logic will clear, and every answer by section.
 */
record CheckView(
    List<Shown.FaultLine> faults,
    List<WarningLine> warnings,
    List<String> hidden,
    List<Part> parts) {

  /**
   * A soft check to confirm or explain.
   *
   * @param items what it reads, each with its answer
   */
  public record WarningLine(
      String id,
      String address,
      String anchor,
      String message,
      List<Line> items,
      boolean confirmed,
      String reason,
      boolean wrong) {}

  /** The answers of one section; folded where nothing was asked. */
  public record Part(String address, String number, String title, boolean open, List<Line> lines) {}

  public record Line(String number, String label, String answer, boolean missing) {}

  /**
   * @param brought by path, files that stand elsewhere
   */
  static CheckView of(
      Filling filling,
      Language language,
      Confirmations said,
      List<Fault> refused,
      Map<String, String> brought) {
    return new CheckView(
        faults(filling, language),
        warnings(filling, language, said, !refused.isEmpty()),
        filling.hiddenInFormsAsked().stream().map(path -> hidden(filling, path, language)).toList(),
        Sections.asked(filling).stream().map(at -> part(filling, at, language, brought)).toList());
  }

  /** Wrong answers one by one; missing ones counted by section, so that the list stays short. */
  private static List<Shown.FaultLine> faults(Filling filling, Language language) {
    List<Shown.FaultLine> lines = new ArrayList<>();
    for (Sections.At at : Sections.asked(filling)) {
      List<Fault> here =
          filling.faults().stream().filter(f -> Shown.inSection(filling, f, at)).toList();
      here.stream()
          .filter(f -> f.kind() != Fault.Kind.REQUIRED)
          .forEach(f -> lines.add(Shown.fault(filling, f, language)));
      List<Fault> missing = here.stream().filter(f -> f.kind() == Fault.Kind.REQUIRED).toList();
      if (!missing.isEmpty()) {
        lines.add(missing(filling, at, missing, language));
      }
    }
    return lines;
  }

  private static Shown.FaultLine missing(
      Filling filling, Sections.At at, List<Fault> missing, Language language) {
    String numbers =
        missing.stream()
            .map(f -> Shown.fault(filling, f, language).number())
            .distinct()
            .collect(Collectors.joining(language == Language.ZH ? "、" : ", "));
    return new Shown.FaultLine(
        at.address(),
        Shown.anchor(missing.get(0).path()),
        at.form().letter() + at.section().number(),
        at.section().title().in(language),
        Messages.in(language).get("respond.check.missing", missing.size(), numbers));
  }

  private static List<WarningLine> warnings(
      Filling filling, Language language, Confirmations said, boolean refused) {
    List<WarningLine> lines = new ArrayList<>();
    filling.warnings().stream()
        .map(w -> w.check())
        .filter(SoftCheck::toFiller)
        .forEach(check -> lines.add(warning(filling, language, said, refused, check)));
    return lines;
  }

  private static WarningLine warning(
      Filling filling, Language language, Confirmations said, boolean refused, SoftCheck check) {
    String item = check.items().stream().findFirst().orElse("");
    boolean confirmed = said.confirmed().contains(check.id());
    return new WarningLine(
        check.id(),
        filling.routing().node(item).map(Shown::address).orElse(""),
        item.isEmpty() ? "" : Shown.anchor(ItemPath.of(item)),
        check.message().in(language),
        check.items().stream()
            .map(ItemPath::of)
            .filter(filling::isAsked)
            .flatMap(
                path ->
                    filling.routing().node(path.name()).stream()
                        .filter(node -> node.question().isPresent())
                        .map(node -> line(filling, node, path, language, Map.of())))
            .toList(),
        confirmed,
        said.reasons().getOrDefault(check.id(), ""),
        refused && !confirmed);
  }

  private static String hidden(Filling filling, ItemPath path, Language language) {
    return filling
        .routing()
        .node(path.name())
        .map(n -> n.item().number() + " " + filling.show(n.item().label(), language, path))
        .orElse(path.toString());
  }

  private static Part part(
      Filling filling, Sections.At at, Language language, Map<String, String> brought) {
    List<Line> lines = new ArrayList<>();
    filling
        .routing()
        .nodes()
        .filter(n -> n.section().equals(at.section()))
        .filter(n -> n.question().filter(CheckView::isListed).isPresent())
        .filter(n -> !filling.routing().isOnlyForTexts(n.item()))
        .forEach(
            node ->
                filling.paths(node).stream()
                    .filter(filling::isAsked)
                    .forEach(path -> lines.add(line(filling, node, path, language, brought))));
    return new Part(
        at.address(),
        at.form().letter() + at.section().number(),
        at.section().title().in(language),
        false,
        lines);
  }

  private static boolean isListed(Item.Question question) {
    return question.type() != AnswerType.NOTE;
  }

  private static Line line(
      Filling filling,
      Routing.Node node,
      ItemPath path,
      Language language,
      Map<String, String> brought) {
    AnswerValue value = filling.value(path);
    if (!value.isGiven() && brought.containsKey(path.toString())) {
      String label = filling.show(node.item().label(), language, path);
      return new Line(node.item().number(), label, brought.get(path.toString()), false);
    }
    return new Line(
        node.item().number(),
        filling.show(node.item().label(), language, path),
        AnswerText.of(filling, (Item.Question) node.item(), value, language),
        value instanceof AnswerValue.Missing);
  }
}
