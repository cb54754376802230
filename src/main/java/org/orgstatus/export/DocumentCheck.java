package org.orgstatus.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.export.DocumentText.Piece;
import org.orgstatus.export.text.CellText;
import org.orgstatus.fieldwork.coding.Quotation;
import org.orgstatus.findings.PrintedFinding;

/**
 * What became of a file that the study gave out: whether somebody has changed it since, and whether
 * its numbers are still those of today.
 *
 * @param rebuilt whether the file as it left can be made anew letter by letter; where not, the
 *     wording of the product has changed and small differences of wording are no sign of a change
 *     by hand
 * @param altered what stands otherwise in the file than it was written, the first {@link #MOST}
 * @param alterations how many of these there are
 * @param held how many numbers are the same today
 * @param changed numbers that are others today and quotations that were withdrawn, the first {@link
 *     #MOST}
 * @param changes how many of these there are
 * @param fallen findings that it prints and that papers print no more, each with why
 */
public record DocumentCheck(
    boolean rebuilt,
    List<Change> altered,
    int alterations,
    int held,
    List<Change> changed,
    int changes,
    List<Change> fallen) {

  /** Differences that are named. */
  public static final int MOST = 500;

  /** How far after a difference the texts are searched for where they meet again. */
  private static final int WINDOW = 80;

  private static final Pattern NUMBER = Pattern.compile("[−-]?[0-9][0-9,]*(?:\\.[0-9]+)?");

  /**
   * A difference.
   *
   * @param place table, row and column, or the paragraph
   * @param before empty where something was put in
   * @param after empty where something is gone
   */
  public record Change(String place, String before, String after) {

    /** The numbers that differ, such as {@code 51.2 → 58.2}; empty where only words do. */
    public List<String> numbers() {
      List<String> from = numbersOf(before);
      List<String> to = numbersOf(after);
      List<String> pairs = new ArrayList<>();
      for (int i = 0; i < Math.max(from.size(), to.size()); i++) {
        String one = i < from.size() ? from.get(i) : "";
        String other = i < to.size() ? to.get(i) : "";
        if (!one.equals(other)) {
          pairs.add(one + " → " + other);
        }
      }
      return pairs;
    }

    private static List<String> numbersOf(String text) {
      List<String> numbers = new ArrayList<>();
      Matcher each = NUMBER.matcher(text);
      while (each.find()) {
        numbers.add(each.group());
      }
      return numbers;
    }
  }

  public DocumentCheck {
    altered = List.copyOf(altered);
    changed = List.copyOf(changed);
    fallen = List.copyOf(fallen);
  }

  /** Whether the file says what it said when it left. */
  public boolean isUnaltered() {
    return alterations == 0;
  }

  /** Whether every number is still that of today, and every finding still printed. */
  public boolean isCurrent() {
    return changes == 0 && fallen.isEmpty();
  }

  /**
   * @param before what the file was made of
   * @param now the same paper of the latest data that its readers may see
   * @param fallen findings of the paper that papers print no more, each with why
   * @throws IOException where the file cannot be read
   */
  public static DocumentCheck of(
      byte[] file,
      Manifest manifest,
      StudyDocument before,
      Map<String, AnalysisResult> now,
      Map<PrintedFinding, LocalText> fallen)
      throws IOException {
    DocumentFormat format =
        DocumentFormat.of(file).orElseThrow(() -> new IOException("not a document"));
    DocumentText found = DocumentText.read(file, format);
    DocumentText written = DocumentText.read(StudyFile.plain(before, format), format);
    List<Change> altered = differences(written.pieces(), found.pieces());
    List<Change> changed = new ArrayList<>();
    int held = compare(before, now, changed);
    before.quotes().stream()
        .filter(quote -> !quote.stands())
        .forEach(quote -> changed.add(withdrawn(quote, before.language())));
    return new DocumentCheck(
        StudyFile.textHash(before, format, written).equals(manifest.textHash()),
        altered.stream().limit(MOST).toList(),
        altered.size(),
        held,
        changed.stream().limit(MOST).toList(),
        changed.size(),
        fallen.entrySet().stream()
            .map(one -> fallen(one.getKey(), one.getValue(), before.language()))
            .toList());
  }

  private static Change fallen(PrintedFinding finding, LocalText why, Language language) {
    Messages labels = Messages.in(language);
    return new Change(
        labels.get("document.finding.place", Long.toString(finding.id()), finding.version() + ""),
        finding.sentence(),
        why.in(language));
  }

  // ---- by hand

  /** Walks along both texts and, where they part, looks for the nearest place where they meet. */
  static List<Change> differences(List<Piece> written, List<Piece> found) {
    List<Change> changes = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < written.size() || j < found.size()) {
      if (same(written, i, found, j)) {
        i++;
        j++;
        continue;
      }
      int[] skip = meeting(written, i, found, j);
      for (int k = 0; k < Math.max(skip[0], skip[1]); k++) {
        Piece one = k < skip[0] ? written.get(i + k) : null;
        Piece other = k < skip[1] ? found.get(j + k) : null;
        boolean alike = // what stands between two differences, such as the name of a row
            one != null && other != null && StoredNumber.isOne(one.text(), other.text());
        if (!alike) {
          changes.add(
              new Change(
                  one == null ? other.place() : one.place(),
                  one == null ? "" : one.text(),
                  other == null ? "" : other.text()));
        }
      }
      i += skip[0];
      j += skip[1];
    }
    return changes;
  }

  private static boolean same(List<Piece> written, int i, List<Piece> found, int j) {
    return i < written.size()
        && j < found.size()
        && StoredNumber.isOne(written.get(i).text(), found.get(j).text());
  }

  private static int[] meeting(List<Piece> written, int i, List<Piece> found, int j) {
    for (int total = 1; total <= 2 * WINDOW; total++) {
      // even steps first: a number that was overwritten leaves all others in their places
      int half = total / 2;
      if (total % 2 == 0 && meets(written, i + half, found, j + half)) {
        return new int[] {half, half};
      }
      for (int one = 0; one <= total; one++) {
        if (one <= WINDOW
            && total - one <= WINDOW
            && meets(written, i + one, found, j + total - one)) {
          return new int[] {one, total - one};
        }
      }
    }
    return new int[] {i < written.size() ? 1 : 0, j < found.size() ? 1 : 0};
  }

  /** Two pieces in a row, so that a lone number that occurs everywhere misleads nobody. */
  private static boolean meets(List<Piece> written, int i, List<Piece> found, int j) {
    boolean ends = i == written.size() && j == found.size();
    boolean last = i == written.size() - 1 && j == found.size() - 1;
    return ends || same(written, i, found, j) && (last || same(written, i + 1, found, j + 1));
  }

  // ---- since

  private static int compare(
      StudyDocument before, Map<String, AnalysisResult> now, List<Change> changed) {
    int held = 0;
    for (Map.Entry<String, Set<String>> printed : before.printed().entrySet()) {
      AnalysisResult old = before.results().get(printed.getKey());
      Optional<AnalysisResult> today = Optional.ofNullable(now.get(printed.getKey()));
      for (String id : printed.getValue()) {
        Optional<ResultTable> table =
            today.flatMap(r -> r.tables().stream().filter(t -> t.id().equals(id)).findFirst());
        held += compare(old, old.table(id), table, before.language(), changed);
      }
    }
    return held;
  }

  private static int compare(
      AnalysisResult result,
      ResultTable old,
      Optional<ResultTable> today,
      Language language,
      List<Change> changed) {
    Map<String, String> present = new HashMap<>();
    today.ifPresent(table -> cells(table, language, (key, where, text) -> present.put(key, text)));
    int[] held = new int[1];
    String name = result.planId().toUpperCase(Locale.ROOT) + " " + old.title().in(language) + " · ";
    cells(
        old,
        language,
        (key, where, text) -> {
          String other = present.getOrDefault(key, "");
          if (other.equals(text)) {
            held[0]++;
          } else {
            changed.add(new Change(name + where, text, other));
          }
        });
    return held[0];
  }

  private static Change withdrawn(StudyDocument.Quote quote, Language language) {
    return new Change(
        Messages.in(language).get("document.quotes.place", Long.toString(quote.id())),
        Quotation.State.CLEARED.label().in(language),
        Quotation.State.WITHDRAWN.label().in(language));
  }

  private interface EachNumber {
    void take(String key, String where, String text);
  }

  private static void cells(ResultTable table, Language language, EachNumber each) {
    for (ResultTable.Row row : table.rows()) {
      for (int i = 0; i < table.columns().size(); i++) {
        Cell cell = row.cells().get(i);
        if (!(cell instanceof Cell.Words)) {
          ResultTable.Column column = table.columns().get(i);
          each.take(
              row.block().en() + "\0" + row.key() + "\0" + column.id(),
              row.label().in(language) + " · " + column.fullLabel().in(language),
              CellText.of(cell, column, language, true).line());
        }
      }
    }
  }
}
