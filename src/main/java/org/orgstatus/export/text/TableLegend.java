package org.orgstatus.export.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;

/** Explains the signs that a table really uses, and nothing else. */
public final class TableLegend {

  private TableLegend() {}

  /** All that stands under a table before its source: the legend, then the table's own notes. */
  public static List<String> notes(ResultTable table, Messages labels) {
    return notes(table, labels, true);
  }

  /**
   * @param withCounts whether n and N stand below numbers
   */
  static List<String> notes(ResultTable table, Messages labels, boolean withCounts) {
    return notes(of(table, labels, withCounts), table, labels);
  }

  /** The same where limits and counts have columns of their own: signs and notes only. */
  public static List<String> notesOfFlat(ResultTable table, Messages labels) {
    List<String> parts = new ArrayList<>();
    List<CellText> texts = texts(table, labels.language(), true).toList();
    addReasons(parts, texts, "withheld", labels);
    addReasons(parts, texts, "none", labels);
    return notes(sentence(parts, labels), table, labels);
  }

  private static List<String> notes(String legend, ResultTable table, Messages labels) {
    return Stream.concat(
            legend.isEmpty() ? Stream.empty() : Stream.of(legend),
            table.notes().stream().map(note -> note.in(labels.language())))
        .map(InertText::shown)
        .toList();
  }

  /** One sentence, or empty where the table needs none. */
  static String of(ResultTable table, Messages labels) {
    return of(table, labels, true);
  }

  private static String of(ResultTable table, Messages labels, boolean withCounts) {
    List<CellText> texts =
        texts(table, labels.language(), withCounts).filter(t -> !t.kind().equals("words")).toList();
    String complete = labels.get("result.complete");
    List<String> parts = new ArrayList<>();
    if (texts.stream().anyMatch(t -> !t.interval().isEmpty() && !t.interval().equals(complete))) {
      parts.add(labels.get("result.sign.interval"));
    }
    if (texts.stream().anyMatch(t -> t.interval().equals(complete))) {
      parts.add(labels.get("result.sign.complete"));
    }
    if (texts.stream().anyMatch(t -> !t.counts().isEmpty())) {
      parts.add(labels.get("result.sign.counts"));
    }
    addReasons(parts, texts, "withheld", labels);
    addReasons(parts, texts, "none", labels);
    return sentence(parts, labels);
  }

  private static String sentence(List<String> parts, Messages labels) {
    if (parts.isEmpty()) {
      return "";
    }
    boolean chinese = labels.language() == Language.ZH;
    return String.join(chinese ? "；" : "; ", parts) + (chinese ? "。" : ".");
  }

  private static Stream<CellText> texts(ResultTable table, Language language, boolean withCounts) {
    return table.rows().stream()
        .flatMap(
            row ->
                Stream.iterate(0, i -> i < table.columns().size(), i -> i + 1)
                    .map(
                        i ->
                            CellText.of(
                                row.cells().get(i),
                                table.columns().get(i),
                                language,
                                withCounts && !CountColumns.state(table, i))));
  }

  private static void addReasons(
      List<String> parts, List<CellText> texts, String kind, Messages labels) {
    Set<String> reasons =
        texts.stream()
            .filter(t -> t.kind().equals(kind))
            .map(CellText::reason)
            .map(TableLegend::withoutStop)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (!reasons.isEmpty()) {
      String sign = labels.get("result.sign." + kind);
      parts.add(labels.get("result.sign.because", sign, numbered(reasons, labels.language())));
    }
  }

  /** Several are numbered, because each may have commas of its own. */
  private static String numbered(Set<String> reasons, Language language) {
    if (reasons.size() == 1) {
      return reasons.iterator().next();
    }
    boolean chinese = language == Language.ZH;
    List<String> each = new ArrayList<>();
    for (String reason : reasons) {
      int number = each.size() + 1;
      each.add(chinese ? "（" + number + "）" + reason : "(" + number + ") " + reason);
    }
    return String.join(chinese ? "" : " ", each);
  }

  private static String withoutStop(String reason) {
    return reason.endsWith("。") || reason.endsWith(".")
        ? reason.substring(0, reason.length() - 1)
        : reason;
  }
}
