package org.orgstatus.questionnaire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.Problems;
import org.orgstatus.questionnaire.expression.Expression;

/** Reads the items of a section: questions, calculations, notes and repeats. */
final class ItemReader {

  private static final Set<String> END_KEYS = Set.of("name", "no");

  private final FormDraft draft;
  private final Problems problems;
  private final ExpressionReader expressions;
  private final SoftCheckReader checks;
  private final QuestionReader questions;

  ItemReader(
      FormDraft draft,
      SharedDefinitions shared,
      ExpressionReader expressions,
      SoftCheckReader checks) {
    this.draft = draft;
    this.problems = draft.problems;
    this.expressions = expressions;
    this.checks = checks;
    this.questions = new QuestionReader(draft, shared, expressions);
  }

  List<Item> all(List<DefinitionMap> maps) {
    List<Item> items = new ArrayList<>();
    for (DefinitionMap map : maps) {
      Optional<String> name = name(map);
      if (name.isPresent()) {
        items.add(ItemType.isRepeat(map) ? repeat(map, name.get()) : question(map, name.get(), ""));
      }
    }
    return items;
  }

  private Item.Question question(DefinitionMap map, String name, String repeat) {
    Item.Question question = questions.read(map, name, repeat);
    checks.all(map.maps("checks", problems), Optional.of(name), repeat);
    return question;
  }

  private Item.Repeat repeat(DefinitionMap map, String name) {
    ItemType.REPEAT.keys(map, problems);
    map.require(List.of("no", "items", "end"), problems);
    if (!map.has("label")) {
      problems.add(
          "repeat-without-label",
          map.place(),
          "重复组“" + name + "”没有标题（label）。请补上，填报人据此知道每一行填什么。",
          "The repeat '" + name + "' has no label. Add one: it tells what a row is.");
    }
    checks.all(map.maps("checks", problems), Optional.of(name), "");
    return new Item.Repeat(
        name,
        questions.number(map),
        expressions.template(map, "label", name, ""),
        expressions.read(map, "relevant", Written.Role.RELEVANT, name, ""),
        count(map, name),
        rows(map, name),
        end(map),
        map.placeOf("name"));
  }

  private Optional<Expression> count(DefinitionMap map, String name) {
    Optional<DefinitionText> count = map.text("repeat_count", problems);
    if (!map.has("repeat_count")) {
      problems.add(
          "repeat-without-count",
          map.place(),
          "重复组“" + name + "”没有写行数（repeat_count）。请写行数的算式；由填报人决定时写open。",
          "The repeat '"
              + name
              + "' has no repeat_count. Write how many rows are due, or 'open' if the respondent"
              + " decides.");
    }
    return count
        .filter(text -> !text.text().equals("open"))
        .flatMap(text -> expressions.parse(text, Written.Role.COUNT, name, ""));
  }

  private List<Item.Question> rows(DefinitionMap map, String repeat) {
    List<Item.Question> rows = new ArrayList<>();
    for (DefinitionMap row : map.maps("items", problems)) {
      if (ItemType.isRepeat(row)) {
        problems.add(
            "nested-repeat",
            row.place(),
            "重复组里不能再有重复组。请移到外面。",
            "A repeat cannot stand inside a repeat. Move it out.");
      } else {
        name(row).ifPresent(name -> rows.add(question(row, name, repeat)));
      }
    }
    return rows;
  }

  private Item.Repeat.End end(DefinitionMap map) {
    Optional<DefinitionMap> end = map.map("end", problems);
    end.ifPresent(e -> e.only(END_KEYS, problems));
    end.ifPresent(e -> e.require(List.of("name", "no"), problems));
    return new Item.Repeat.End(
        end.flatMap(e -> e.text("name", problems)).map(DefinitionText::text).orElse(""),
        end.flatMap(e -> e.text("no", problems)).map(DefinitionText::text).orElse(""));
  }

  private Optional<String> name(DefinitionMap map) {
    map.require(List.of("name"), problems);
    Optional<DefinitionText> name = map.text("name", problems);
    name.filter(n -> !n.text().matches("(?=.{1,64}$)[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*"))
        .ifPresent(
            n ->
                problems.add(
                    "bad-name",
                    n.place(),
                    "题名“" + n + "”不可用。请用字母、数字和单个下划线，以字母开头：题名就是数据文件的列名。",
                    "'"
                        + n
                        + "' cannot be a name. Use letters, digits and single underscores, beginning"
                        + " with a letter: names are the columns of data files."));
    return name.map(DefinitionText::text);
  }
}
