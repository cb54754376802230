package org.orgstatus.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.orgstatus.base.LocalText;

/**
 * What one version of a finding says otherwise than another.
 *
 * @param part of the finding
 */
public record FindingDifference(Part part, LocalText before, LocalText after) {

  /** Parts of a finding. */
  public enum Part {
    LOCK,
    SENTENCE,
    NUMBERS,
    CLAUSE,
    PROBLEM,
    MEASURE,
    WHO,
    WHEN,
    EVIDENCE;

    /** Names it in messages. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The parts that differ, in the order of the page. */
  public static List<FindingDifference> of(FindingVersion before, FindingVersion after) {
    FindingContent one = before.content();
    FindingContent other = after.content();
    List<FindingDifference> all = new ArrayList<>();
    add(all, Part.LOCK, LocalText.same(before.lock().name()), LocalText.same(after.lock().name()));
    add(all, Part.SENTENCE, one.sentence(), other.sentence());
    add(all, Part.NUMBERS, numbers(one), numbers(other));
    add(all, Part.CLAUSE, LocalText.same(one.clause()), LocalText.same(other.clause()));
    Recommendation was = one.recommendation();
    Recommendation is = other.recommendation();
    add(all, Part.PROBLEM, was.problem(), is.problem());
    add(all, Part.MEASURE, was.measure(), is.measure());
    add(all, Part.WHO, was.who(), is.who());
    add(all, Part.WHEN, was.when(), is.when());
    add(all, Part.EVIDENCE, evidence(one), evidence(other));
    return all;
  }

  private static void add(
      List<FindingDifference> all, Part part, LocalText before, LocalText after) {
    if (!Objects.equals(before, after)) {
      all.add(new FindingDifference(part, before, after));
    }
  }

  private static LocalText numbers(FindingContent content) {
    return LocalText.of(
        content.numbers().stream()
            .map(
                n ->
                    "{"
                        + n.mark()
                        + "} = "
                        + NumberText.of(n.cell(), n.format()).zh()
                        + "（"
                        + n.at().text()
                        + "）")
            .collect(Collectors.joining("；")),
        content.numbers().stream()
            .map(
                n ->
                    "{"
                        + n.mark()
                        + "} = "
                        + NumberText.of(n.cell(), n.format()).en()
                        + " ("
                        + n.at().text()
                        + ")")
            .collect(Collectors.joining("; ")));
  }

  private static LocalText evidence(FindingContent content) {
    return LocalText.same(
        content.evidence().stream().map(Evidence::line).collect(Collectors.joining("; ")));
  }
}
