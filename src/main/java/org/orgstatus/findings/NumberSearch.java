package org.orgstatus.findings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.LocalText;

/** Finds cells of results by the words of comparison, table, row and column, in either language. */
public final class NumberSearch {

  /** Hits that are shown. */
  public static final int MOST = 40;

  private NumberSearch() {}

  /** A cell that fits. */
  public record Hit(CellAddress at, BoundCell cell) {}

  /**
   * What a search found.
   *
   * @param hits the first {@link #MOST}
   * @param count how many there are
   */
  public record Found(List<Hit> hits, int count) {
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /**
   * @param plans ids of comparisons, in the order of the answer
   * @param asked words apart by spaces, each of which has to stand somewhere
   */
  public static Found in(ResultSource source, Collection<String> plans, String asked) {
    List<String> words =
        List.of(asked.strip().toLowerCase(Locale.ROOT).split("[\\s　]+")).stream()
            .filter(word -> !word.isEmpty())
            .toList();
    List<Hit> hits = new ArrayList<>();
    int count = 0;
    if (words.isEmpty()) {
      return new Found(hits, 0);
    }
    for (String plan : plans) {
      Optional<AnalysisResult> result = source.find(plan);
      if (result.isPresent()) {
        count += search(source, result.get(), words, hits);
      }
    }
    return new Found(hits, count);
  }

  private static int search(
      ResultSource source, AnalysisResult result, List<String> words, List<Hit> hits) {
    int count = 0;
    List<String> left = left(words, result.planId(), result.title());
    for (ResultTable table : result.tables()) {
      List<String> inTable = left(left, table.id(), table.title());
      Set<String> seen = new TreeSet<>();
      for (ResultTable.Row row : table.rows()) {
        if (!seen.add(row.key())) {
          continue; // an address names the first row of a key
        }
        List<String> inRow = left(left(inTable, row.key(), row.label()), "", row.block());
        for (ResultTable.Column column : table.columns()) {
          if (left(inRow, column.id(), column.fullLabel()).isEmpty()) {
            count++;
            if (hits.size() < MOST) {
              CellAddress at = new CellAddress(result.planId(), table.id(), row.key(), column.id());
              source.cell(at).ifPresent(cell -> hits.add(new Hit(at, cell)));
            }
          }
        }
      }
    }
    return count;
  }

  /** The words that stand neither in the id nor in the text. */
  private static List<String> left(List<String> words, String id, LocalText text) {
    if (words.isEmpty()) {
      return words;
    }
    String all = (id + "\n" + text.zh() + "\n" + text.en()).toLowerCase(Locale.ROOT);
    return words.stream().filter(word -> !all.contains(word)).toList();
  }
}
