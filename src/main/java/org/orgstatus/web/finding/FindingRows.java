package org.orgstatus.web.finding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.orgstatus.base.LocalText;
import org.orgstatus.findings.Finding;
import org.orgstatus.findings.FindingState;
import org.orgstatus.findings.Findings;
import org.orgstatus.findings.Freshness;

/** Findings as lists show them, for the page and its file. */
@RequestScoped
public class FindingRows {

  static final String MINE = "mine";
  static final String STALE = "stale";

  @Inject FindingDesk desk;
  @Inject Findings findings;

  /** A finding in the list. */
  public record Row(FindingDesk.Seen seen, String clause, String author) {

    boolean isStale() {
      return seen.freshness().state() == Freshness.State.STALE;
    }

    boolean isAbout(String asked) {
      LocalText sentence = seen.sentence();
      String all = (sentence.zh() + "\n" + sentence.en() + "\n" + clause).toLowerCase(Locale.ROOT);
      return List.of(asked.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream()
          .allMatch(all::contains);
    }
  }

  /**
   * @param asked words of sentence or clause
   * @param state word of a state; {@link #STALE} for those whose numbers changed
   * @param whose {@link #MINE}, or empty for everybody's
   */
  List<Row> list(String asked, String state, String whose) {
    desk.requireView();
    return findings.list().stream()
        .filter(f -> !whose.equals(MINE) || f.authorId() == desk.me())
        .filter(f -> FindingState.ofWord(state).map(s -> s == f.state()).orElse(true))
        .map(this::row)
        .filter(row -> !state.equals(STALE) || row.isStale())
        .filter(row -> row.isAbout(asked))
        .toList();
  }

  private Row row(Finding finding) {
    FindingDesk.Seen seen = desk.seen(finding, findings.latest(finding));
    return new Row(seen, seen.version().content().clause(), desk.name(finding.authorId()));
  }
}
