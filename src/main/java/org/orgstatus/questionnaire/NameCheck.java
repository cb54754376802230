package org.orgstatus.questionnaire;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.orgstatus.base.Place;

/**
 * Names are unique among the forms of one response. The one exception: a value that both forms
 * calculate in the same way, such as {@code ref_date}.
 */
final class NameCheck {

  private final FormDraft draft;
  private final Map<String, Item> names = new HashMap<>();
  private final Map<String, String> folded = new HashMap<>();
  private final Map<String, Place> numbers = new HashMap<>();

  private NameCheck(FormDraft draft) {
    this.draft = draft;
  }

  /** Reports in the last form of the chain what clashes there or with the forms before it. */
  static void check(List<FormDraft> chain) {
    FormDraft last = chain.get(chain.size() - 1);
    NameCheck check = new NameCheck(last);
    for (FormDraft form : chain) {
      all(form).forEach(item -> check.name(item, form == last));
    }
    all(last).forEach(check::number);
  }

  static Stream<Item> all(FormDraft draft) {
    return draft
        .form()
        .items()
        .flatMap(
            item ->
                item instanceof Item.Repeat repeat
                    ? Stream.concat(Stream.of(item), repeat.questions().stream())
                    : Stream.of(item));
  }

  private void name(Item item, boolean report) {
    Item first = names.putIfAbsent(item.name(), item);
    String other = folded.putIfAbsent(item.name().toLowerCase(Locale.ROOT), item.name());
    if (!report) {
      return;
    }
    if (first != null && !sameCalculation(first, item)) {
      draft.problems.add(
          "duplicate-name",
          item.place(),
          "题名“" + item.name() + "”在" + first.place() + "已用。请换一个：题名就是数据文件的列名。",
          "The name '"
              + item.name()
              + "' is already used at "
              + first.place()
              + ". Take another: names are the columns of data files.");
    } else if (first == null && other != null) {
      draft.problems.add(
          "name-differs-by-case",
          item.place(),
          "题名“" + item.name() + "”与“" + other + "”只差大小写，容易混淆。请换一个。",
          "The name '"
              + item.name()
              + "' differs from '"
              + other
              + "' only by case. Take another.");
    }
  }

  private static boolean sameCalculation(Item first, Item second) {
    return first instanceof Item.Question a
        && second instanceof Item.Question b
        && !a.place().file().equals(b.place().file())
        && a.calculation().isPresent()
        && b.calculation().isPresent()
        && a.calculation().get().text().equals(b.calculation().get().text());
  }

  private void number(Item item) {
    Place first = numbers.putIfAbsent(item.number(), item.place());
    if (first != null && !item.number().isEmpty()) {
      draft.problems.add(
          "duplicate-number",
          item.place(),
          "题号“" + item.number() + "”在第" + first.line() + "行已用。请改题号。",
          "The number '"
              + item.number()
              + "' already stands in line "
              + first.line()
              + ". Renumber.");
    }
  }
}
