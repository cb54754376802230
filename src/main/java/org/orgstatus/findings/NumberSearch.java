package org.orgstatus.findings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.LocalText;

/**
 * Finds cells of results by the words of comparison, table, row and column, in either language, and
 * by the number that they show. Chinese words need no space between them: one that stands nowhere
 * as a whole may be found in pieces.
 */
public final class NumberSearch {

  /** Hits that are shown. */
  public static final int MOST = 40;

  private static final Pattern NUMBER = Pattern.compile("[−-]?[0-9][0-9,]*([.][0-9]+)?[%％]?");

  /** Characters of the shortest piece of a Chinese word. */
  private static final int PIECE = 2;

  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}{" + 2 * PIECE + ",}");

  private NumberSearch() {}

  /** A cell that fits. */
  public record Hit(CellAddress at, BoundCell cell) {}

  /**
   * What a search found.
   *
   * @param hits the first {@link #MOST}: those that more of the words name by row, column or number
   *     stand before those that they name by comparison and table
   * @param count how many there are
   */
  public record Found(List<Hit> hits, int count) {
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /**
   * Where a word fits.
   *
   * @param near words that row, column or cell say
   */
  private record Place(CellAddress at, long near) {}

  /**
   * @param plans ids of comparisons, in the order of the answer among hits that fit as well
   * @param asked words apart by spaces, each of which has to stand somewhere
   */
  public static Found in(ResultSource source, Collection<String> plans, String asked) {
    List<String> words =
        List.of(asked.strip().toLowerCase(Locale.ROOT).split("[\\s　]+")).stream()
            .filter(word -> !word.isEmpty())
            .toList();
    if (words.isEmpty()) {
      return new Found(List.of(), 0);
    }
    List<Place> places = new ArrayList<>();
    for (String plan : plans) {
      source.find(plan).ifPresent(result -> places.addAll(search(result, words)));
    }
    List<Hit> hits =
        places.stream()
            .sorted(Comparator.comparingLong(Place::near).reversed())
            .limit(MOST)
            .flatMap(p -> source.cell(p.at).map(cell -> new Hit(p.at, cell)).stream())
            .toList();
    return new Found(hits, places.size());
  }

  private static List<Place> search(AnalysisResult result, List<String> words) {
    List<Place> places = new ArrayList<>();
    String plan = said(result.planId(), result.title());
    for (ResultTable table : result.tables()) {
      String above = plan + said(table.id(), table.title());
      List<String> heads =
          table.columns().stream().map(column -> said(column.id(), column.fullLabel())).toList();
      Set<String> seen = new TreeSet<>();
      for (ResultTable.Row row : table.rows()) {
        if (!seen.add(row.key())) {
          continue; // an address names the first row of a key
        }
        String named = said(row.key(), row.label()) + said("", row.block());
        String before = above + named;
        List<String> left = words.stream().filter(word -> !before.contains(word)).toList();
        for (int i = 0; i < heads.size(); i++) {
          ResultTable.Column column = table.columns().get(i);
          Cell cell = row.cells().get(i);
          String head = heads.get(i);
          if (left.stream().allMatch(word -> fits(word, before, head, cell, column))) {
            places.add(
                new Place(
                    new CellAddress(result.planId(), table.id(), row.key(), column.id()),
                    words.stream().filter(word -> fits(word, named, head, cell, column)).count()));
          }
        }
      }
    }
    return places;
  }

  private static String said(String id, LocalText text) {
    return (id + "\n" + text.zh() + "\n" + text.en() + "\n").toLowerCase(Locale.ROOT);
  }

  /** Whether a word is said before the column, by it, by the cell or by several of them. */
  private static boolean fits(
      String word, String before, String head, Cell cell, ResultTable.Column column) {
    return before.contains(word)
        || head.contains(word)
        || NUMBER.matcher(word).matches()
            && word.replaceAll("[,%％]", "").replace('−', '-').equals(shown(cell, column))
        || CHINESE.matcher(word).matches() && isInPieces(word, before, head);
  }

  private static boolean isInPieces(String word, String before, String head) {
    if (before.contains(word) || head.contains(word)) {
      return true;
    }
    for (int at = word.length() - PIECE; at >= PIECE; at--) {
      String piece = word.substring(0, at);
      if ((before.contains(piece) || head.contains(piece))
          && isInPieces(word.substring(at), before, head)) {
        return true;
      }
    }
    return false;
  }

  /** Its number without separators; empty for words and for what is withheld. */
  private static String shown(Cell cell, ResultTable.Column column) {
    if (cell instanceof Cell.Count count) {
      return Long.toString(count.count());
    }
    return cell instanceof Cell.Estimate estimate
        ? BoundCell.rounded(estimate.value(), column.decimals()).toPlainString()
        : "";
  }
}
