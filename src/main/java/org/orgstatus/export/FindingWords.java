package org.orgstatus.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.findings.PrintedFinding;

/** What papers say of a finding where they list findings. */
final class FindingWords {

  private FindingWords() {}

  /** The sentence, with the comparisons and the clause that it rests on. */
  static String grounded(PrintedFinding finding, Language language) {
    Messages labels = Messages.in(language);
    List<String> grounds =
        Stream.concat(
                finding.plans().stream().map(plan -> plan.toUpperCase(Locale.ROOT)),
                Stream.of(finding.clause()).filter(clause -> !clause.isEmpty()))
            .toList();
    return labels.get(
        "document.finding",
        finding.sentence(),
        String.join(labels.get("document.see.between"), grounds));
  }

  static Optional<String> recommended(PrintedFinding finding, Language language) {
    return finding
        .recommendation()
        .map(advice -> Messages.in(language).get("document.recommendation", advice.line(language)));
  }
}
