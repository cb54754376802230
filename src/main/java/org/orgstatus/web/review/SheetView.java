package org.orgstatus.web.review;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.Language;
import org.orgstatus.collection.Earlier;
import org.orgstatus.collection.Finding;
import org.orgstatus.collection.Revision;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Section;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.questionnaire.SoftCheck;
import org.orgstatus.questionnaire.Warning;

/**
 * One sheet as those who judge it read it: what tells the most, what looks odd with its
 * explanation, and every answer, each with that of the wave before where there is one. Personal
 * items are no part of it.
 *
 * @param earlierWave title of the wave before; null where there is none
 */
public record SheetView(
    @Nullable String earlierWave, List<Line> summary, List<Odd> odd, List<Part> parts) {

  private static final List<String> SOURCES = List.of("roster", "other-form", "answers");

  /**
   * One answer.
   *
   * @param path as in a remark
   * @param before what was said in the wave before; null where nothing was
   * @param changed whether that was something else
   * @param odd whether a check concerns it
   * @param personal whether it is about a person: never shown, but a remark may be made
   * @param file id of the file that is the answer; null for all else
   * @param answered whether somebody answers it, so that a remark helps; it is calculated otherwise
   */
  public record Line(
      String path,
      String anchor,
      String number,
      String label,
      String answer,
      boolean missing,
      @Nullable String before,
      boolean changed,
      boolean odd,
      boolean personal,
      @Nullable String file,
      boolean answered) {}

  /**
   * A check that holds.
   *
   * @param explanation of the filler; empty where it was confirmed without one
   * @param asked whether the filler was asked to confirm it
   * @param woken whether it holds only since the sheet was sent; then nobody was asked
   * @param source what it compares the answers with, last word of a message: {@code roster}, {@code
   *     other-form}, {@code answers}; empty for the answers among themselves
   */
  public record Odd(
      String id,
      Finding.Severity severity,
      String message,
      String explanation,
      boolean asked,
      boolean woken,
      String source,
      List<Line> items) {}

  /** What holds only since the sheet was sent. */
  public List<Odd> woken() {
    return odd.stream().filter(Odd::woken).toList();
  }

  /** What held when the sheet was sent. */
  public List<Odd> known() {
    return odd.stream().filter(each -> !each.woken()).toList();
  }

  /** The answers of one section that were asked; those about persons are not counted. */
  public record Part(String number, String title, boolean odd, int given, List<Line> lines) {
    public long asked() {
      return lines.stream().filter(line -> !line.personal()).count();
    }
  }

  /**
   * @param woken soft checks that hold only since the sheet was sent
   * @param withReviewerChecks whether checks that only reviewers see are shown
   */
  static SheetView of(
      Filling filling,
      Revision revision,
      List<Warning> woken,
      Optional<Earlier> earlier,
      boolean withReviewerChecks,
      Language language) {
    return new Maker(filling, revision, woken, earlier, withReviewerChecks, language).view();
  }

  /** What a check compares answers with. */
  public static String source(SoftCheck check) {
    return SOURCES.stream()
        .filter(
            source -> check.warnWhen().calls().stream().anyMatch(c -> c.function().equals(source)))
        .findFirst()
        .orElse("");
  }

  private static final class Maker {

    private final Filling filling;
    private final SheetWords now;
    private final JsonObject explanations;
    private final Optional<Earlier> earlier;
    private final Optional<SheetWords> before;
    private final List<SoftCheck> checks;
    private final Set<String> odd;
    private final Set<String> woken;
    private final Language language;

    Maker(
        Filling filling,
        Revision revision,
        List<Warning> woken,
        Optional<Earlier> earlier,
        boolean withReviewerChecks,
        Language language) {
      this.filling = filling;
      this.now = SheetWords.of(filling.routing(), revision.sheet());
      this.explanations = revision.explanations();
      this.woken = woken.stream().map(w -> w.check().id()).collect(Collectors.toSet());
      this.earlier = earlier;
      this.before = earlier.map(e -> SheetWords.of(e.routing(), e.sheet()));
      this.checks =
          filling.warnings().stream()
              .map(w -> w.check())
              .filter(check -> withReviewerChecks || check.toFiller())
              .toList();
      this.odd =
          checks.stream().flatMap(check -> check.items().stream()).collect(Collectors.toSet());
      this.language = language;
    }

    SheetView view() {
      return new SheetView(
          earlier.map(e -> e.wave().in(language)).orElse(null), summary(), odd(), parts());
    }

    private List<Line> summary() {
      return forms()
          .flatMap(form -> form.summary().stream())
          .map(ItemPath::of)
          .filter(path -> now.values().containsKey(path) && !now.isSkipped(path))
          .flatMap(path -> line(path).stream())
          .toList();
    }

    private List<Odd> odd() {
      return checks.stream()
          .map(
              check ->
                  new Odd(
                      check.id(),
                      Finding.of(check, filling.routing()).severity(),
                      check.message().in(language),
                      explanations.getString(check.id(), ""),
                      check.toFiller(),
                      woken.contains(check.id()),
                      source(check),
                      check.items().stream()
                          .map(ItemPath::of)
                          .filter(path -> now.values().containsKey(path))
                          .flatMap(path -> line(path).stream())
                          .toList()))
          .sorted((a, b) -> a.severity().compareTo(b.severity()))
          .toList();
    }

    private List<Part> parts() {
      List<Part> parts = new ArrayList<>();
      for (Questionnaire form : forms().toList()) {
        for (Section section : form.sections()) {
          List<Line> lines = lines(section);
          if (!lines.isEmpty()) {
            parts.add(
                new Part(
                    form.letter() + section.number(),
                    section.title().in(language),
                    lines.stream().anyMatch(Line::odd),
                    (int) lines.stream().filter(line -> !line.missing()).count(),
                    lines));
          }
        }
      }
      return parts;
    }

    private List<Line> lines(Section section) {
      return filling
          .routing()
          .nodes()
          .filter(node -> node.section().equals(section))
          .filter(node -> node.question().isPresent())
          .filter(node -> !filling.routing().isOnlyForTexts(node.item()))
          .flatMap(node -> filling.paths(node).stream())
          .filter(path -> isShown(path))
          .flatMap(path -> line(path).stream())
          .toList();
    }

    /** Sheets hold nothing about persons. */
    private boolean isShown(ItemPath path) {
      return isPersonal(path)
          ? filling.isAsked(path)
          : now.values().containsKey(path) && !now.isSkipped(path);
    }

    private boolean isPersonal(ItemPath path) {
      return filling
          .routing()
          .node(path.name())
          .flatMap(Routing.Node::question)
          .filter(q -> q.sensitivity() == Sensitivity.P3)
          .isPresent();
    }

    private Optional<Line> line(ItemPath path) {
      return filling
          .routing()
          .node(path.name())
          .filter(node -> node.question().filter(q -> q.type() != AnswerType.NOTE).isPresent())
          .map(node -> line(node, path));
    }

    /** A code of the register by its name. */
    private String named(Routing.Node node, String answer) {
      return node.question().flatMap(q -> filling.registered(q, answer)).orElse(answer);
    }

    private Line line(Routing.Node node, ItemPath path) {
      String answer = now.at(path, language).map(said -> named(node, said)).orElse("");
      String said =
          before.flatMap(b -> b.at(path, language)).map(text -> named(node, text)).orElse(null);
      return new Line(
          path.toString(),
          Anchors.of(path),
          node.item().number(),
          filling.show(node.item().label(), language, path),
          answer,
          !now.isGiven(path),
          said,
          said != null && !said.equals(answer),
          odd.contains(path.name()),
          isPersonal(path),
          now.file(path).map(file -> file.id()).orElse(null),
          node.question().filter(q -> q.type().isAsked()).isPresent());
    }

    private Stream<Questionnaire> forms() {
      return filling.routing().forms().stream().filter(filling::isAsked);
    }
  }
}
