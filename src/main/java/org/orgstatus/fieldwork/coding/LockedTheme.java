package org.orgstatus.fieldwork.coding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * That somebody said something to a code, once coding is locked.
 *
 * @param person number of the speaker among those of the same visit, from 1; names nobody. Where a
 *     unit answers for itself there is one
 * @param role code of the role in which; empty where the form has none
 * @param item name of the question
 * @param code of the frame; empty where what was said fits none
 */
public record LockedTheme(int person, String role, String item, String code) {

  /**
   * Those of a record, each once. What the pair of a visit wrote of their own was said by nobody.
   */
  static List<LockedTheme> of(CodedRecord coded) {
    List<String> people = new ArrayList<>();
    Set<LockedTheme> themes = new LinkedHashSet<>();
    for (CodedText one : coded.texts()) {
      OpenText text = one.text();
      if (text.unit() == UnitKind.VISIT && text.place().row().isEmpty()) {
        continue;
      }
      if (!people.contains(text.person())) {
        people.add(text.person());
      }
      int number = people.indexOf(text.person()) + 1;
      if (one.isComplete() && one.passages().isEmpty()) {
        themes.add(new LockedTheme(number, text.role(), text.item(), ""));
      }
      one.passages()
          .forEach(p -> themes.add(new LockedTheme(number, text.role(), text.item(), p.code())));
    }
    return themes.stream()
        .sorted(
            Comparator.comparingInt(LockedTheme::person)
                .thenComparing(LockedTheme::code)
                .thenComparing(LockedTheme::item))
        .toList();
  }
}
