package org.orgstatus.web.respond;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.Language;
import org.orgstatus.collection.PrefillSource;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Section;

/**
 * A section as a page shows it: its questions in order, repeats with their rows.
 *
 * @param position counted from 1 among the sections of the response that are asked
 * @param total of them
 */
public record SectionView(
    String formId,
    String formTitle,
    String number,
    String title,
    String note,
    int position,
    int total,
    List<Block> blocks) {

  /** Id of the row that stands for any new one; {@code rows.js} knows it. */
  private static final String PATTERN = "NEWROW0";

  public SectionView {
    blocks = List.copyOf(blocks);
  }

  /** Path of the first question about a person, before which is told what becomes of the answer. */
  public String personalAt() {
    return blocks.stream()
        .filter(b -> b.question() != null && b.question().personal())
        .map(b -> b.question().path())
        .findFirst()
        .orElse("");
  }

  /**
   * Either one question, or a repeat with its rows.
   *
   * @param question absent (null) for a repeat
   * @param repeat absent (null) for a question
   */
  public record Block(@Nullable QuestionView question, @Nullable RepeatView repeat) {}

  /**
   * @param open whether the respondent adds and removes rows
   * @param consent whether a row notes that somebody agreed to be interviewed
   * @param pattern the questions of a row that is not there yet, from which scripts draw one
   */
  public record RepeatView(
      String name,
      String number,
      String label,
      boolean asked,
      boolean open,
      boolean consent,
      long revision,
      String message,
      List<RowView> rows,
      RowView pattern) {
    public RepeatView {
      rows = List.copyOf(rows);
    }
  }

  /** A row; its questions in order. */
  public record RowView(String id, int position, List<QuestionView> questions) {
    public RowView {
      questions = List.copyOf(questions);
    }
  }

  static SectionView of(
      Filling filling,
      Questionnaire form,
      Section section,
      Language language,
      Map<ItemPath, Long> revisions,
      Map<ItemPath, PrefillSource> prefilled,
      boolean withMessages) {
    Builder builder = new Builder(filling, language, revisions, prefilled, withMessages);
    List<Section> asked = Sections.listAsked(filling);
    return new SectionView(
        form.id(),
        form.title().in(language),
        form.letter() + section.number(),
        section.title().in(language),
        section.note().in(language),
        asked.indexOf(section) + 1,
        asked.size(),
        builder.blocks(section));
  }

  /** Makes the blocks of one page. */
  private static final class Builder {
    private final Filling filling;
    private final Language language;
    private final Map<ItemPath, Long> revisions;
    private final Map<ItemPath, PrefillSource> prefilled;
    private final boolean withMessages;

    Builder(
        Filling filling,
        Language language,
        Map<ItemPath, Long> revisions,
        Map<ItemPath, PrefillSource> prefilled,
        boolean withMessages) {
      this.filling = filling;
      this.language = language;
      this.revisions = revisions;
      this.prefilled = prefilled;
      this.withMessages = withMessages;
    }

    List<Block> blocks(Section section) {
      List<Block> blocks = new ArrayList<>();
      for (Item item : section.items()) {
        Routing.Node node = filling.routing().node(item.name()).orElseThrow();
        if (item instanceof Item.Repeat repeat) {
          blocks.add(new Block(null, repeat(node, repeat)));
        } else if (!filling.routing().isOnlyForTexts(item)) {
          blocks.add(new Block(question(node, ItemPath.of(item.name())), null));
        }
      }
      return blocks;
    }

    private RepeatView repeat(Routing.Node node, Item.Repeat repeat) {
      ItemPath path = ItemPath.of(repeat.name());
      List<RowView> rows = new ArrayList<>();
      for (String row : filling.rows(repeat)) {
        rows.add(new RowView(row, rows.size() + 1, questions(repeat, row)));
      }
      return new RepeatView(
          repeat.name(),
          repeat.number(),
          filling.show(repeat.label(), language, path),
          filling.isAsked(path),
          repeat.count().isEmpty(),
          repeat.questions().stream().anyMatch(Item.Question::isConsent),
          revisions.getOrDefault(path, 0L),
          withMessages
              ? filling.fault(node, path).map(f -> f.message().in(language)).orElse("")
              : "",
          rows,
          new RowView(PATTERN, 0, questions(repeat, PATTERN)));
    }

    private List<QuestionView> questions(Item.Repeat repeat, String row) {
      return repeat.questions().stream()
          .map(
              q ->
                  question(
                      filling.routing().node(q.name()).orElseThrow(),
                      new ItemPath(repeat.name(), row, q.name())))
          .toList();
    }

    private QuestionView question(Routing.Node node, ItemPath path) {
      return QuestionView.of(
          filling,
          node,
          path,
          language,
          revisions.getOrDefault(path, 0L),
          Optional.ofNullable(prefilled.get(path)),
          withMessages);
    }
  }
}
