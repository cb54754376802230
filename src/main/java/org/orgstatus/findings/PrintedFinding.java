package org.orgstatus.findings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.base.Language;
import org.orgstatus.dataset.Dataset;

/**
 * An approved finding as a document prints it, in one language.
 *
 * @param lock that its numbers were read from
 * @param clause id of the clause that it speaks to
 * @param sentence with its numbers; empty where it is withheld
 * @param quotes words that it cites, cleared for print
 * @param state STALE: no document may leave with it; KEPT: an approver let it stand
 * @param keptWhy the approver's reason; empty where it was not kept
 * @param changes what differs from the results of the document's lock, a line each
 * @param withheld why the audience may not see it, a line each; empty where it may
 */
public record PrintedFinding(
    long id,
    int version,
    Dataset.Lock lock,
    String clause,
    String sentence,
    List<Number> numbers,
    Optional<Advice> recommendation,
    List<Evidence> evidence,
    List<Quote> quotes,
    Freshness.State state,
    String keptWhy,
    List<String> changes,
    List<String> withheld) {

  public PrintedFinding {
    numbers = List.copyOf(numbers);
    evidence = List.copyOf(evidence);
    quotes = List.copyOf(quotes);
    changes = List.copyOf(changes);
    withheld = List.copyOf(withheld);
  }

  /**
   * A number of the sentence.
   *
   * @param text as the sentence prints it; {@link NumberText#WITHHELD} where it may not be shown
   * @param at where it stands in the results
   */
  public record Number(String mark, String text, CellAddress at, String row, String column) {}

  /**
   * Words that were cleared.
   *
   * @param speaker role or province of who spoke, never both; may be empty
   */
  public record Quote(long id, String words, String speaker) {}

  /** Problem, measure, who takes it, and by when; problem and when may be empty. */
  public record Advice(String problem, String measure, String who, String when) {

    /** Its parts in one line; a part that ends a sentence does so no more. */
    public String line(Language language) {
      return Stream.of(problem, measure, who, when)
          .map(part -> part.replaceFirst("[。.；;\\s]+$", ""))
          .filter(part -> !part.isEmpty())
          .collect(Collectors.joining(language == Language.ZH ? "；" : "; "));
    }
  }

  /** Ids of the comparisons that its numbers come from, in their order. */
  public List<String> plans() {
    return numbers.stream().map(number -> number.at().plan()).distinct().toList();
  }

  public boolean isWithheld() {
    return !withheld.isEmpty();
  }

  /** Whether a document may leave with it. */
  public boolean mayLeave() {
    return !isWithheld() && (state == Freshness.State.CURRENT || state == Freshness.State.KEPT);
  }
}
