package org.orgstatus.questionnaire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.ItemChange.Difference;
import org.orgstatus.questionnaire.ItemChange.Kind;
import org.orgstatus.questionnaire.expression.Expression;

/** Finds what differs between an item and the one it was. */
final class ItemDifferences {

  private final List<Difference> found = new ArrayList<>();

  private ItemDifferences() {}

  static ItemChange added(Item item) {
    return new ItemChange(
        Optional.empty(),
        Optional.of(item),
        List.of(new Difference(Kind.ADDED, LocalText.EMPTY, item.label().text())));
  }

  static ItemChange removed(Item item) {
    return new ItemChange(
        Optional.of(item),
        Optional.empty(),
        List.of(new Difference(Kind.REMOVED, item.label().text(), LocalText.EMPTY)));
  }

  /** Two items of different names, taken for one, with all else that differs. */
  static ItemChange renamed(Item before, Item now) {
    ItemDifferences differences = new ItemDifferences();
    differences.add(Kind.RENAMED, same(before.name()), same(now.name()));
    differences.compare(before, now);
    return new ItemChange(Optional.of(before), Optional.of(now), differences.found);
  }

  static ItemChange between(Item before, Item now) {
    ItemDifferences differences = new ItemDifferences();
    differences.compare(before, now);
    return new ItemChange(Optional.of(before), Optional.of(now), differences.found);
  }

  /**
   * The removed item that a new one probably is under another name: first one of the same type and
   * label, else one of the same type and number.
   */
  static Optional<Item> renamedFrom(Item item, Collection<Item> removed) {
    List<Item> alike =
        removed.stream().filter(old -> type(old).text().equals(type(item).text())).toList();
    return alike.stream()
        .filter(old -> old.label().text().equals(item.label().text()) && !item.label().isEmpty())
        .findFirst()
        .or(
            () ->
                alike.stream()
                    .filter(old -> old.number().equals(item.number()) && !item.number().isEmpty())
                    .findFirst());
  }

  private void compare(Item before, Item now) {
    differ(Kind.RETYPED, type(before).whole(), type(now).whole());
    differ(Kind.LABEL, before.label().text(), now.label().text());
    differ(Kind.NUMBER, same(before.number()), same(now.number()));
    differ(Kind.RELEVANT, text(before.relevant()), text(now.relevant()));
    if (before instanceof Item.Question old && now instanceof Item.Question question) {
      choices(old, question);
      if (old.unit().isPresent() && question.unit().isPresent()) {
        differ(Kind.UNIT, old.unit().get(), question.unit().get());
      }
      differ(Kind.HINT, old.hint().text(), question.hint().text());
      differ(Kind.REQUIRED, yesNo(old.required()), yesNo(question.required()));
      differ(Kind.CONSTRAINT, constraint(old), constraint(question));
      differ(Kind.CALCULATION, text(old.calculation()), text(question.calculation()));
    }
    if (before instanceof Item.Repeat old && now instanceof Item.Repeat repeat) {
      differ(Kind.ROWS, text(old.count()), text(repeat.count()));
    }
  }

  private void choices(Item.Question before, Item.Question now) {
    if (before.choices().isEmpty() || now.choices().isEmpty()) {
      return;
    }
    ChoiceList old = before.choices().get();
    ChoiceList list = now.choices().get();
    List<Choice> gone = old.choices().stream().filter(c -> list.find(c.code()).isEmpty()).toList();
    List<Choice> added = list.choices().stream().filter(c -> old.find(c.code()).isEmpty()).toList();
    List<Choice> reworded =
        list.choices().stream()
            .filter(c -> old.find(c.code()).filter(o -> !o.label().equals(c.label())).isPresent())
            .toList();
    differ(Kind.CHOICES_REMOVED, names(gone), LocalText.EMPTY);
    differ(Kind.CHOICES_ADDED, LocalText.EMPTY, names(added));
    differ(
        Kind.CHOICES_REWORDED,
        names(reworded.stream().map(c -> old.find(c.code()).orElseThrow()).toList()),
        names(reworded));
  }

  private static LocalText names(List<Choice> choices) {
    return LocalText.of(
        choices.stream().map(c -> c.code() + " " + c.label().zh()).collect(Collectors.joining("；")),
        choices.stream()
            .map(c -> c.code() + " " + c.label().en())
            .collect(Collectors.joining("; ")));
  }

  private void differ(Kind kind, LocalText before, LocalText now) {
    if (!before.equals(now)) {
      add(kind, before, now);
    }
  }

  private void add(Kind kind, LocalText before, LocalText now) {
    found.add(new Difference(kind, before, now));
  }

  /**
   * @param list name of the list drawn from the register, else empty: another list of choices shows
   *     in its choices
   */
  private record Type(String text, String list) {
    LocalText whole() {
      return same((text + " " + list).strip());
    }
  }

  private static Type type(Item item) {
    if (item instanceof Item.Question question) {
      String list =
          question.choices().filter(ChoiceList::isFromRegister).map(ChoiceList::name).orElse("");
      return new Type(question.type().word() + (question.isMonth() ? " month-year" : ""), list);
    }
    return new Type("begin_repeat", "");
  }

  private static LocalText constraint(Item.Question question) {
    return same(question.constraint().map(c -> c.condition().text()).orElse(""));
  }

  private static LocalText yesNo(boolean yes) {
    return yes ? LocalText.of("必填", "required") : LocalText.of("选填", "optional");
  }

  private static LocalText text(Optional<Expression> expression) {
    return same(expression.map(Expression::text).orElse(""));
  }

  private static LocalText same(String text) {
    return LocalText.of(text, text);
  }
}
