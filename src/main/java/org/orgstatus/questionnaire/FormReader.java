package org.orgstatus.questionnaire;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.base.DefinitionMap;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.NearestWord;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;
import org.orgstatus.questionnaire.expression.Expression;

/** Reads the file of one form. */
final class FormReader {

  private static final Set<String> KEYS =
      Set.of(
          "form",
          "letter",
          "version",
          "unit",
          "follows",
          "when",
          "review",
          "summary",
          "title",
          "note",
          "sections",
          "choices",
          "checks");
  private static final Set<String> SECTION_KEYS =
      Set.of("section", "title", "note", "relevant", "rated_alone", "items");

  /** More than any form on paper; it bounds the checks that follow references. */
  private static final int MOST_ITEMS = 2000;

  private final FormDraft draft;
  private final Problems problems;
  private final SharedDefinitions shared;
  private final ExpressionReader expressions;
  private final SoftCheckReader checks;
  private final ItemReader items;

  FormReader(FormDraft draft, SharedDefinitions shared) {
    this.draft = draft;
    this.problems = draft.problems;
    this.shared = shared;
    this.expressions = new ExpressionReader(draft);
    this.checks = new SoftCheckReader(draft, expressions);
    this.items = new ItemReader(draft, shared, expressions, checks);
  }

  void read() {
    DefinitionMap root = draft.file.root().orElseThrow();
    root.only(KEYS, problems);
    root.require(List.of("form", "letter", "version", "unit", "title", "sections"), problems);
    root.map("choices", problems).ifPresent(this::ownLists);
    draft.followsAt = root.text("follows", problems);
    Optional<Expression> when = when(root);
    List<Section> sections = bounded(sections(root), root);
    checks.all(root.maps("checks", problems), Optional.empty(), "");
    checks.all(shared.checks(), Optional.empty(), "");
    draft.spoiled |= shared.hasFaultyChecks();
    Questionnaire.UnitKind unit =
        root.text("unit", problems)
            .flatMap(u -> Vocabulary.UNIT.read(u, problems))
            .orElse(Questionnaire.UnitKind.INSTITUTION);
    draft.become(
        new Questionnaire(
            word(root, "form", "[a-z][a-z0-9_]*"),
            word(root, "letter", "[A-Z]"),
            word(root, "version", "[0-9A-Za-z][0-9A-Za-z._-]*"),
            unit,
            plain(root, "title"),
            plain(root, "note"),
            draft.followsAt.map(DefinitionText::text),
            when,
            review(root, unit),
            summary(root, sections),
            sections,
            draft.lists,
            draft.checks,
            "",
            root.placeOf("form")));
  }

  private Optional<Expression> when(DefinitionMap root) {
    if (draft.followsAt.isPresent() != root.has("when")) {
      problems.add(
          "follows-without-when",
          draft.followsAt.isPresent() ? root.placeOf("follows") : root.placeOf("when"),
          "follows（接在哪张表之后）和when（什么情况下填）要一起写。请补上另一个。",
          "'follows' (after which form) and 'when' (in which case) belong together. Add the other.");
    }
    return expressions.read(root, "when", Written.Role.WHEN, "", "");
  }

  /** Items named for the summary; a name that the form lacks is a fault. */
  private List<String> summary(DefinitionMap root, List<Section> sections) {
    Set<String> known =
        sections.stream()
            .flatMap(section -> section.items().stream())
            .map(Item::name)
            .collect(Collectors.toSet());
    List<String> summary = new ArrayList<>();
    for (DefinitionText name : root.texts("summary", problems)) {
      if (known.contains(name.text())) {
        summary.add(name.text());
      } else {
        String nearest = NearestWord.to(name.text(), known).orElse("");
        problems.add(
            "unknown-name",
            name.place(),
            "摘要（summary）中的“" + name + "”不是这张表的题名。" + NearestWord.hintZh(nearest, "请核对。"),
            "'"
                + name
                + "' in 'summary' is no item of this form. "
                + NearestWord.hintEn(nearest, "Check the name."));
      }
    }
    return summary;
  }

  /** A form that follows another shares its response, and so the way it is judged. */
  private List<Reviewer> review(DefinitionMap root, Questionnaire.UnitKind unit) {
    if (!root.has("review")) {
      return unit.review();
    }
    if (draft.followsAt.isPresent()) {
      problems.add(
          "review-of-following-form",
          root.placeOf("review"),
          "接在另一张表之后的表与它同属一份答卷，审核路径（review）写在前一张表里。请去掉这一行。",
          "A form that follows another is part of the same response; 'review' stands in the form"
              + " before it. Remove this line.");
    }
    return root.texts("review", problems).stream()
        .flatMap(word -> Vocabulary.REVIEWER.read(word, problems).stream())
        .distinct()
        .toList();
  }

  private String word(DefinitionMap map, String key, String pattern) {
    Optional<DefinitionText> text = map.text(key, problems);
    if (text.isPresent() && !text.get().text().matches(pattern)) {
      problems.add(
          "bad-value",
          text.get().place(),
          key + "不能是“" + text.get() + "”，格式应为" + pattern + "。",
          "'" + text.get() + "' is not a value for '" + key + "': it must match " + pattern + ".");
    }
    return text.map(DefinitionText::text).orElse("");
  }

  private LocalText plain(DefinitionMap map, String key) {
    return map.map(key, problems)
        .map(both -> Texts.plain(key, both, problems))
        .orElse(LocalText.EMPTY);
  }

  private void ownLists(DefinitionMap choices) {
    for (DefinitionMap.Entry entry : choices.entries()) {
      ChoiceList list = ChoiceListReader.read(entry, problems);
      Optional.ofNullable(shared.lists().get(list.name()))
          .ifPresent(
              first ->
                  SharedDefinitions.duplicate(list.name(), list.place(), first.place(), problems));
      draft.lists.put(list.name(), list);
    }
  }

  private List<Section> sections(DefinitionMap root) {
    List<Section> sections = new ArrayList<>();
    Map<String, Place> seen = new HashMap<>();
    for (DefinitionMap map : root.maps("sections", problems)) {
      map.only(SECTION_KEYS, problems);
      map.require(List.of("section", "title", "items"), problems);
      String number = word(map, "section", "[0-9A-Za-z]+");
      Place place = map.placeOf("section");
      Place first = seen.putIfAbsent(number, place);
      if (first != null) {
        duplicateNumber(number, place, first);
      }
      sections.add(
          new Section(
              number,
              plain(map, "title"),
              plain(map, "note"),
              expressions.read(map, "relevant", Written.Role.SECTION, number, ""),
              map.text("rated_alone", problems)
                  .flatMap(text -> Vocabulary.YES_NO.read(text, problems))
                  .orElse(false),
              items.all(map.maps("items", problems)),
              place));
    }
    return sections;
  }

  private List<Section> bounded(List<Section> sections, DefinitionMap root) {
    int items = sections.stream().mapToInt(s -> s.items().size()).sum();
    if (items <= MOST_ITEMS) {
      return sections;
    }
    draft.written.clear();
    problems.add(
        "too-many-items",
        root.placeOf("sections"),
        "一张表最多" + MOST_ITEMS + "题，这里有" + items + "题。请拆成几张表。",
        "A form has at most " + MOST_ITEMS + " items; here are " + items + ". Split the form.");
    return List.of();
  }

  private void duplicateNumber(String number, Place place, Place first) {
    problems.add(
        "duplicate-section",
        place,
        "第" + number + "部分在第" + first.line() + "行已有。请改编号。",
        "Section " + number + " already stands in line " + first.line() + ". Renumber it.");
  }
}
