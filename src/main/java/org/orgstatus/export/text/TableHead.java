package org.orgstatus.export.text;

import java.util.ArrayList;
import java.util.List;
import org.orgstatus.analysis.result.ResultTable.Column;
import org.orgstatus.analysis.result.ResultTable.Unit;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;

/**
 * The head of a table: one row of headings, or two where neighbouring columns share a heading.
 *
 * @param spans upper row, in order; empty where no columns share a heading
 * @param headings lower row, one for each column
 */
public record TableHead(List<Span> spans, List<String> headings) {

  /**
   * A heading over one or more columns.
   *
   * @param text shared by the columns; empty over one that stands alone and takes both rows
   * @param columns how many it spans
   */
  public record Span(String text, int columns) {}

  public static TableHead of(List<Column> columns, Language language) {
    List<Span> spans = new ArrayList<>();
    List<String> headings = new ArrayList<>();
    boolean grouped = columns.stream().anyMatch(c -> !c.group().isEmpty());
    int begin = 0;
    while (begin < columns.size()) {
      int end = end(columns, begin);
      LocalText group = columns.get(begin).group();
      boolean sameUnit = sameUnit(columns.subList(begin, end));
      for (Column column : columns.subList(begin, end)) {
        headings.add(
            group.isEmpty() || !sameUnit
                ? withUnit(column.label(), column.unit(), language)
                : InertText.shown(column.label().in(language)));
      }
      if (grouped) {
        spans.add(new Span(span(columns.get(begin), sameUnit, language), end - begin));
      }
      begin = end;
    }
    return new TableHead(List.copyOf(spans), List.copyOf(headings));
  }

  /** The label with the unit of its numbers, unless it already names one. */
  public static String withUnit(LocalText name, Unit unit, Language language) {
    String label = InertText.shown(name.in(language));
    String sign =
        switch (unit) {
          case PERCENT -> "%";
          case POINTS -> language == Language.ZH ? "百分点" : "points";
          default -> "";
        };
    if (sign.isEmpty() || label.contains(sign)) {
      return label;
    }
    return language == Language.ZH ? label + "（" + sign + "）" : label + " (" + sign + ")";
  }

  /** A unit that all columns of a group have is said once, above them. */
  private static String span(Column first, boolean sameUnit, Language language) {
    return first.group().isEmpty() || !sameUnit
        ? InertText.shown(first.group().in(language))
        : withUnit(first.group(), first.unit(), language);
  }

  private static boolean sameUnit(List<Column> group) {
    return group.stream().map(Column::unit).distinct().count() == 1;
  }

  /** Where the group that begins here ends; a column without a group is one by itself. */
  static int end(List<Column> columns, int begin) {
    LocalText group = columns.get(begin).group();
    int end = begin + 1;
    while (!group.isEmpty() && end < columns.size() && columns.get(end).group().equals(group)) {
      end++;
    }
    return end;
  }
}
