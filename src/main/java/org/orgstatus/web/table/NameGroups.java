package org.orgstatus.web.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.orgstatus.analysis.TableUnits.Name;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Section;

/** Names that tables can use, grouped by form and section as a select shows them. */
final class NameGroups {

  private static final LocalText FRAME = LocalText.of("名录与答卷情况", "Register and response");
  private static final LocalText DERIVED = LocalText.of("派生变量", "Derived variables");
  private static final LocalText NORMS = LocalText.of("规范与指数", "Norms and indices");
  private static final LocalText OTHERS = LocalText.of("其他题目", "Other items");

  /** Names under one heading. */
  public record NameGroup(LocalText title, List<Name> names) {}

  private final Map<String, LocalText> sections = new HashMap<>();
  private final Map<String, LocalText> dimensions = new HashMap<>();
  private final List<LocalText> order = new ArrayList<>();

  /**
   * @param forms of the wave, in order
   */
  NameGroups(List<Questionnaire> forms, AnalysisDefinitions definitions) {
    order.add(FRAME);
    for (Questionnaire form : forms) {
      for (Section section : form.sections()) {
        LocalText title = title(form, section);
        order.add(title);
        section.items().forEach(item -> sections.put(form.id() + " " + item.name(), title));
      }
    }
    order.add(OTHERS);
    order.add(DERIVED);
    for (Indicator indicator : definitions.indicators()) {
      LocalText name = indicator.dimension().label();
      LocalText title = LocalText.of("指标：" + name.zh(), "Indicators: " + name.en());
      dimensions.put(indicator.id(), title);
      if (!order.contains(title)) {
        order.add(title);
      }
    }
    order.add(NORMS);
  }

  private static LocalText title(Questionnaire form, Section section) {
    return LocalText.of(
        form.letter() + " " + section.number() + " " + section.title().zh(),
        form.letter() + " " + section.number() + " " + section.title().en());
  }

  /** Those of the names that are wanted, under their headings. */
  List<NameGroup> of(List<Name> names, Predicate<Name> wanted) {
    Map<LocalText, List<Name>> groups = new LinkedHashMap<>();
    order.forEach(title -> groups.put(title, new ArrayList<>()));
    Set<String> seen = new HashSet<>();
    names.stream()
        .filter(wanted)
        .filter(name -> seen.add(name.name()))
        .forEach(name -> groups.get(heading(name)).add(name));
    return groups.entrySet().stream()
        .filter(e -> !e.getValue().isEmpty())
        .map(e -> new NameGroup(e.getKey(), List.copyOf(e.getValue())))
        .toList();
  }

  /** The heading that a name stands under. */
  LocalText heading(Name name) {
    return switch (name.source()) {
      case FRAME -> FRAME;
      case FORM -> sections.getOrDefault(name.form() + " " + bare(name), OTHERS);
      case DERIVED -> DERIVED;
      case INDICATOR -> dimensions.getOrDefault(name.name(), NORMS);
      case NORM -> NORMS;
    };
  }

  /** The name of the item in its form. */
  private static String bare(Name name) {
    String prefix = name.form() + ".";
    return name.name().startsWith(prefix) ? name.name().substring(prefix.length()) : name.name();
  }
}
