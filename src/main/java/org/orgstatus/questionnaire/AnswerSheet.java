package org.orgstatus.questionnaire;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The answers given so far, by path. An item without an entry is not answered; a repeat's entry
 * holds its rows. Immutable.
 */
public record AnswerSheet(Map<ItemPath, AnswerValue> answers) {

  public static final AnswerSheet EMPTY = new AnswerSheet(Map.of());

  public AnswerSheet {
    answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers)); // copied without a search
  }

  public AnswerValue get(ItemPath path) {
    return answers.getOrDefault(path, AnswerValue.NOT_ANSWERED);
  }

  public AnswerValue get(String name) {
    return get(ItemPath.of(name));
  }

  /** The sheet with one answer changed; {@link AnswerValue#NOT_ANSWERED} takes it away. */
  public AnswerSheet with(ItemPath path, AnswerValue value) {
    Map<ItemPath, AnswerValue> changed = new TreeMap<>(answers);
    if (value.equals(AnswerValue.NOT_ANSWERED)) {
      changed.remove(path);
    } else {
      changed.put(path, value);
    }
    return new AnswerSheet(changed);
  }

  public AnswerSheet without(Set<ItemPath> paths) {
    Map<ItemPath, AnswerValue> changed = new TreeMap<>(answers);
    changed.keySet().removeAll(paths);
    return new AnswerSheet(changed);
  }
}
