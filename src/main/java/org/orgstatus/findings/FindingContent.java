package org.orgstatus.findings;

import java.util.List;
import java.util.Optional;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;

/**
 * What a version of a finding says.
 *
 * @param sentence with a mark such as {@code {n1}} for each number
 * @param numbers in the order of their marks
 * @param clause id of the clause that it speaks to
 * @param evidence besides the numbers
 */
public record FindingContent(
    LocalText sentence,
    List<BoundNumber> numbers,
    String clause,
    Recommendation recommendation,
    List<Evidence> evidence) {

  /** Characters of a sentence at the most. */
  public static final int LONGEST = 1000;

  /** Numbers of a finding at the most. */
  public static final int MOST_NUMBERS = 20;

  /** References of a finding at the most. */
  public static final int MOST_EVIDENCE = 20;

  public FindingContent {
    numbers = List.copyOf(numbers);
    evidence = List.copyOf(evidence);
  }

  public Optional<BoundNumber> number(String mark) {
    return numbers.stream().filter(n -> n.mark().equals(mark)).findFirst();
  }

  /** The sentence with its numbers as they were bound. */
  public String text(Language language) {
    return Sentence.of(sentence.in(language)).with(numbers, language);
  }

  /** The sentence in both languages. */
  public LocalText text() {
    return LocalText.of(text(Language.ZH), text(Language.EN));
  }
}
