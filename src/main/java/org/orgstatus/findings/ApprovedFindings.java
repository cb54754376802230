package org.orgstatus.findings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.fieldwork.coding.Quotation;

/** The approved findings of a wave, held against a data lock, as documents print them. */
@ApplicationScoped
public class ApprovedFindings {

  private static final List<Freshness.State> WORST_LAST =
      List.of(
          Freshness.State.CURRENT,
          Freshness.State.KEPT,
          Freshness.State.UNCHECKED,
          Freshness.State.STALE);

  private static final LocalText TAKEN_OFF = LocalText.of("已撤下", "withdrawn");

  @Inject private Findings findings;
  @Inject private CitedResults results;

  protected ApprovedFindings() {}

  /**
   * Every approved finding of the lock's wave, in the order in which they were begun, for a paper
   * that is to leave now. What the results of the lock or the newest data no longer bear out says
   * so; what the paper's own results do not show is withheld.
   *
   * @param lock that the paper is made from
   * @param newest lock of the same wave
   * @param shown the results that its readers are given
   */
  public List<PrintedFinding> of(
      DataLock lock, DataLock newest, ResultSource shown, Language language) {
    ResultSource now = results.computed(lock, Audience.INTERNAL);
    List<ResultSource> against =
        newest.id() == lock.id()
            ? List.of(now)
            : List.of(now, results.computed(newest, Audience.INTERNAL));
    return approved(lock.waveId())
        .map(version -> printed(version, against, shown, language))
        .toList();
  }

  /** Ids of the comparisons that the approved findings of a wave rest on. */
  public Set<String> plans(String waveId) {
    return approved(waveId)
        .flatMap(version -> version.content().numbers().stream())
        .map(number -> number.at().plan())
        .collect(Collectors.toSet());
  }

  private Stream<FindingVersion> approved(String waveId) {
    return findings.list().stream()
        .filter(f -> f.approvedVersion() > 0 && f.waveId().equals(waveId))
        .sorted(Comparator.comparingLong(Finding::id))
        .map(f -> findings.version(f, f.approvedVersion()).orElseThrow());
  }

  private PrintedFinding printed(
      FindingVersion version, List<ResultSource> against, ResultSource shown, Language language) {
    FindingContent content = version.content();
    Freshness freshness =
        against.stream()
            .map(source -> findings.freshness(version, source))
            .max(Comparator.comparing(f -> WORST_LAST.indexOf(f.state())))
            .orElseThrow();
    List<LocalText> withheld = withheld(content, shown);
    return new PrintedFinding(
        version.findingId(),
        version.number(),
        version.lock(),
        content.clause(),
        withheld.isEmpty() ? content.text(language) : "",
        numbers(content, language, n -> !withheld.isEmpty() && !isShown(n, shown)),
        advice(content, language),
        content.evidence(),
        quotes(content, language, Quotation::isCleared),
        freshness.state(),
        findings.keeping(version, freshness.fingerprint()).map(FindingAct::reason).orElse(""),
        withheld.isEmpty() ? changes(freshness, language) : List.of(),
        withheld.stream().map(reason -> reason.in(language)).toList());
  }

  /**
   * A version as papers printed it, whatever became of it since; empty where none ever did: it was
   * never approved, is of another wave, or has a number that the paper's results do not show.
   *
   * @param waveId of the paper
   * @param shown the results that the paper was made of
   */
  public Optional<PrintedFinding> once(
      long id, int number, String waveId, ResultSource shown, Language language) {
    return findings
        .find(id)
        .filter(finding -> finding.waveId().equals(waveId))
        .filter(finding -> findings.acts(finding).stream().anyMatch(act -> act.approves(number)))
        .flatMap(finding -> findings.version(finding, number))
        .filter(version -> withheld(version.content(), shown).isEmpty())
        .map(version -> once(version, language));
  }

  private PrintedFinding once(FindingVersion version, Language language) {
    FindingContent content = version.content();
    return new PrintedFinding(
        version.findingId(),
        version.number(),
        version.lock(),
        content.clause(),
        content.text(language),
        numbers(content, language, n -> false),
        advice(content, language),
        content.evidence(),
        quotes(content, language, quotation -> true),
        Freshness.State.CURRENT,
        "",
        List.of(),
        List.of());
  }

  /** Why no paper prints a version any more, whatever the data say; empty where that is not so. */
  public Optional<LocalText> replaced(PrintedFinding printed) {
    Finding finding = findings.find(printed.id()).orElseThrow();
    if (finding.state() == FindingState.WITHDRAWN) {
      return Optional.of(TAKEN_OFF);
    }
    return finding.approvedVersion() == printed.version()
        ? Optional.empty()
        : Optional.of(
            LocalText.of(
                "已由第" + finding.approvedVersion() + "版取代",
                "replaced by version " + finding.approvedVersion()));
  }

  private static List<PrintedFinding.Number> numbers(
      FindingContent content, Language language, Predicate<BoundNumber> hidden) {
    List<PrintedFinding.Number> numbers = new ArrayList<>();
    for (BoundNumber number : content.numbers()) {
      numbers.add(
          new PrintedFinding.Number(
              number.mark(),
              hidden.test(number)
                  ? NumberText.WITHHELD
                  : NumberText.of(number.cell(), number.format(), language),
              number.at(),
              number.cell().row().in(language),
              number.cell().column().fullLabel().in(language)));
    }
    return numbers;
  }

  private static Optional<PrintedFinding.Advice> advice(FindingContent content, Language language) {
    Recommendation advice = content.recommendation();
    return advice.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PrintedFinding.Advice(
                advice.problem().in(language),
                advice.measure().in(language),
                advice.who().in(language),
                advice.when().in(language)));
  }

  private List<PrintedFinding.Quote> quotes(
      FindingContent content, Language language, Predicate<Quotation> printed) {
    return findings.quotations(content).stream()
        .filter(printed)
        .map(
            q -> new PrintedFinding.Quote(q.id(), q.words().in(language), q.speaker().in(language)))
        .toList();
  }

  private static List<String> changes(Freshness freshness, Language language) {
    List<String> changes = new ArrayList<>();
    freshness.changes().forEach(c -> changes.add(c.line(c.is()).in(language)));
    freshness.broken().forEach(reason -> changes.add(reason.in(language)));
    freshness.lost().forEach(reason -> changes.add(reason.in(language)));
    freshness.takenBack().forEach(reason -> changes.add(reason.in(language)));
    return changes;
  }

  /**
   * Why a paper of these results does not print a content, a line a number; empty where it does.
   */
  public static List<LocalText> withheld(FindingContent content, ResultSource shown) {
    List<LocalText> reasons = new ArrayList<>();
    for (BoundNumber number : content.numbers()) {
      if (shown.find(number.at().plan()).isEmpty() && !shown.isWhole()) {
        continue; // not computed yet
      }
      Optional<BoundCell> cell = shown.cell(number.at());
      if (cell.isEmpty()) {
        reasons.add(
            LocalText.of(
                "{" + number.mark() + "}（" + number.cell().row().zh() + "）不在给这些读者的结果里。",
                "{"
                    + number.mark()
                    + "} ("
                    + number.cell().row().en()
                    + ") is not among the results for these readers."));
      } else if (!cell.get().isShown()) {
        reasons.add(SentenceCheck.withheld(number.with(cell.get())));
      }
    }
    return reasons;
  }

  private static boolean isShown(BoundNumber number, ResultSource shown) {
    return shown.cell(number.at()).filter(BoundCell::isShown).isPresent();
  }
}
