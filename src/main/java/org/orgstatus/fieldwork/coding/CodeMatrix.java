package org.orgstatus.fieldwork.coding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.orgstatus.base.LocalText;

/**
 * How many people said something to each code: by case or by role. A person counts once however
 * often they said it; only what counts by {@link CodedText#passages()} is counted.
 *
 * @param columns in the order in which they come up
 * @param rows one for each code of the frame that was given, headings among them
 */
public record CodeMatrix(List<Column> columns, List<Row> rows) {

  /** Roles of fewer people are withheld where somebody outside may see the table. */
  public static final int SHOWN_FROM = 5;

  public CodeMatrix {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * @param key code of the unit, or of the role
   * @param people whose texts are coded
   */
  public record Column(String key, LocalText label, int people) {
    /** Whether so few people stand behind it that they could be known by it. */
    public boolean isFew() {
      return people < SHOWN_FROM;
    }
  }

  /**
   * @param counts people by column
   */
  public record Row(FrameCode code, boolean heading, List<Integer> counts) {
    public Row {
      counts = List.copyOf(counts);
    }
  }

  /** Code by case: each unit a column, labelled by its code. */
  public static CodeMatrix byCase(List<CodedText> texts, CodeFrame frame) {
    return of(texts, frame, OpenText::unitCode, t -> LocalText.same(t.unitCode()));
  }

  /** Code by role of who spoke; where a form has none, by kind of unit. */
  public static CodeMatrix byRole(List<CodedText> texts, CodeFrame frame) {
    return of(
        texts,
        frame,
        t -> t.role().isEmpty() ? "." + t.unit().code() : t.role(),
        OpenText::roleLabel);
  }

  private static CodeMatrix of(
      List<CodedText> texts,
      CodeFrame frame,
      Function<OpenText, String> key,
      Function<OpenText, LocalText> label) {
    Map<String, LocalText> labels = new LinkedHashMap<>();
    Map<String, Set<String>> people = new HashMap<>();
    Map<String, Map<String, Set<String>>> given = new HashMap<>();
    Map<String, String> headings = frame.headings();
    for (CodedText coded : texts) {
      CodedText.State state = coded.state();
      if (state != CodedText.State.DONE && state != CodedText.State.LOCKED) {
        continue;
      }
      OpenText text = coded.text();
      String column = key.apply(text);
      labels.putIfAbsent(column, label.apply(text));
      people.computeIfAbsent(column, c -> new HashSet<>()).add(text.person());
      for (CodedText.Passage passage : coded.passages()) {
        String heading = headings.getOrDefault(passage.code(), passage.code());
        for (String code : Set.copyOf(List.of(passage.code(), heading))) {
          given
              .computeIfAbsent(code, c -> new HashMap<>())
              .computeIfAbsent(column, c -> new HashSet<>())
              .add(text.person());
        }
      }
    }
    List<Column> columns = new ArrayList<>();
    labels.forEach((k, l) -> columns.add(new Column(k, l, people.get(k).size())));
    List<Row> rows = new ArrayList<>();
    for (FrameCode code : frame.codes()) {
      Map<String, Set<String>> by = given.get(code.code());
      if (by != null) {
        rows.add(
            new Row(
                code,
                frame.isHeading(code),
                columns.stream().map(c -> by.getOrDefault(c.key(), Set.of()).size()).toList()));
      }
    }
    return new CodeMatrix(columns, rows);
  }
}
