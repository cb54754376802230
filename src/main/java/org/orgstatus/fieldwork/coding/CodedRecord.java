package org.orgstatus.fieldwork.coding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The texts of one response: a visit, or what one institution, province or alliance wrote. Its
 * coding is locked as a whole.
 *
 * @param texts at least one
 * @param written whether a transcript of it has been begun and is not finished
 */
public record CodedRecord(List<CodedText> texts, boolean written) {

  public CodedRecord {
    texts = List.copyOf(texts);
  }

  /** Those of one form, in the order of the texts. */
  static List<CodedRecord> of(List<CodedText> texts, Set<Long> written) {
    Map<Long, List<CodedText>> byResponse = new LinkedHashMap<>();
    texts.forEach(
        t ->
            byResponse
                .computeIfAbsent(t.text().place().responseId(), r -> new ArrayList<>())
                .add(t));
    return byResponse.entrySet().stream()
        .map(e -> new CodedRecord(e.getValue(), written.contains(e.getKey())))
        .toList();
  }

  public long responseId() {
    return first().place().responseId();
  }

  /** Any of its texts: they are of one unit. */
  public OpenText first() {
    return texts.get(0).text();
  }

  public boolean isLocked() {
    return texts.get(0).locked();
  }

  /** How many texts are not coded, or not decided, yet. */
  public int open() {
    return isLocked()
        ? 0
        : (int) texts.stream().filter(t -> t.state() != CodedText.State.DONE).count();
  }

  /** The text to go on with: the first that is open, or where none is, the first. */
  public OpenText next() {
    return texts.stream()
        .filter(t -> t.state() != CodedText.State.DONE)
        .findFirst()
        .orElse(texts.get(0))
        .text();
  }

  /** Whether its coding can be locked now. */
  public boolean isReady() {
    return !isLocked() && !written && open() == 0;
  }
}
