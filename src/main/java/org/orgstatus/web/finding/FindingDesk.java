package org.orgstatus.web.finding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.AnalysisPlans;
import org.orgstatus.analysis.definition.Clause;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.findings.BoundCell;
import org.orgstatus.findings.BoundNumber;
import org.orgstatus.findings.CitedResults;
import org.orgstatus.findings.Finding;
import org.orgstatus.findings.FindingVersion;
import org.orgstatus.findings.Findings;
import org.orgstatus.findings.Freshness;
import org.orgstatus.findings.NumberText;
import org.orgstatus.findings.PrintedFinding;
import org.orgstatus.findings.ResultSource;
import org.orgstatus.web.Refusal;

/**
 * Findings and the results that they rest on, as far as the account that asks may see them:
 * analysts and the national office all results, policy writers what was released to staff. For
 * pages and programs alike.
 */
@RequestScoped
public class FindingDesk {

  private static final LocalText NONE =
      LocalText.of("没有这条结论。请从结论一览选择。", "There is no such finding. Choose one from the list.");
  private static final LocalText NO_LOCK =
      LocalText.of(
          "没有这个数据锁定，或者它的结果还没有发布给您。请从列表选择。",
          "There is no such data lock, or none of its results were released to you. Choose one from"
              + " the list.");
  private static final LocalText STALE =
      LocalText.of(
          "依据已变，更新或经批准保留之前不再印进文件",
          "stale: papers do not print it before it is brought up to date or kept on record");
  private static final LocalText NOT_RELEASED = LocalText.of("尚未发布", "not released yet");

  @Inject Findings findings;
  @Inject CitedResults results;
  @Inject AnalysisPlans plans;
  @Inject DataLocks locks;
  @Inject Waves waves;
  @Inject Accounts accounts;
  @Inject CurrentAccount current;

  private final Map<Long, String> names = new HashMap<>();
  private final Map<Long, Optional<ResultSource>> kept = new HashMap<>();

  /** A data lock that numbers may be taken from. */
  public record LockChoice(Wave wave, DataLock lock) {}

  /**
   * A version of a finding as somebody may see it.
   *
   * @param sentence empty where it is withheld
   * @param withheld why the reader may not see it
   * @param freshness against the newest data lock of the wave
   */
  public record Seen(
      Finding finding,
      FindingVersion version,
      LocalText sentence,
      List<LocalText> withheld,
      Freshness freshness,
      Optional<DataLock> newest) {

    /**
     * Whether papers do not print it: the newest data do not bear it out, or were not asked yet.
     */
    public boolean isHeld() {
      return freshness.state() == Freshness.State.STALE
          || freshness.state() == Freshness.State.UNCHECKED;
    }

    public boolean isApproved() {
      return finding.approvedVersion() == version.number();
    }
  }

  boolean mayWrite() {
    return current.may(Permission.WRITE_FINDINGS, Target.NATION);
  }

  boolean mayDecide() {
    return current.may(Permission.APPROVE_FINDINGS, Target.NATION);
  }

  /** Whether results need not be released for the account to see them. */
  public boolean seesAll() {
    return current.may(Permission.VIEW_RESULTS, Target.NATION);
  }

  public void requireView() {
    current.require(Permission.VIEW_FINDINGS, Target.NATION);
  }

  /** The finding of an address. */
  public Finding finding(String word) {
    requireView();
    return (word.matches("[0-9]{1,18}")
            ? findings.find(Long.parseLong(word))
            : Optional.<Finding>empty())
        .orElseThrow(() -> new Refusal(404, NONE));
  }

  /** The locks whose results the account may use, of the newest wave first. */
  List<LockChoice> locks() {
    List<LockChoice> all = new ArrayList<>();
    waves.list().stream()
        .filter(wave -> wave.status() != Wave.Status.PLANNED)
        .sorted(Comparator.comparing(Wave::referenceDate).reversed())
        .forEach(
            wave ->
                locks.list(wave.id()).stream()
                    .filter(lock -> seesAll() || !results.releasedPlans(lock).isEmpty())
                    .forEach(lock -> all.add(new LockChoice(wave, lock))));
    return all;
  }

  /** The lock of an address, one that the account may use. */
  DataLock lock(String word) {
    return locks().stream()
        .map(LockChoice::lock)
        .filter(lock -> Long.toString(lock.id()).equals(word))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, NO_LOCK));
  }

  /** The results of a lock that the account may see, as far as they have been computed. */
  ResultSource ready(DataLock lock) {
    return seesAll() ? results.kept(lock, Audience.INTERNAL) : results.released(lock);
  }

  Optional<DataLock> newest(Finding finding) {
    return locks.list(finding.waveId()).stream().findFirst();
  }

  /** A version, without computing anything anew. */
  public Seen seen(Finding finding, FindingVersion version) {
    Optional<DataLock> newest = newest(finding);
    Optional<ResultSource> now =
        newest.map(
            lock ->
                kept.computeIfAbsent(
                        lock.id(), id -> Optional.of(results.kept(lock, Audience.INTERNAL)))
                    .orElseThrow());
    return seen(finding, version, newest, now);
  }

  private Seen seen(
      Finding finding,
      FindingVersion version,
      Optional<DataLock> newest,
      Optional<ResultSource> now) {
    List<LocalText> withheld = withheld(version);
    Freshness freshness =
        now.map(source -> findings.freshness(version, source))
            .orElseGet(() -> new Freshness(Freshness.State.UNCHECKED, List.of(), List.of()));
    return new Seen(
        finding,
        version,
        withheld.isEmpty() ? version.content().text() : LocalText.EMPTY,
        withheld,
        freshness,
        newest);
  }

  /** Approved findings of a wave; empty for accounts that see no findings. */
  public List<Seen> approved(String waveId) {
    if (!current.may(Permission.VIEW_FINDINGS, Target.NATION)) {
      return List.of();
    }
    return findings.list().stream()
        .filter(finding -> finding.approvedVersion() > 0 && finding.waveId().equals(waveId))
        .map(f -> seen(f, findings.version(f, f.approvedVersion()).orElseThrow()))
        .toList();
  }

  /** Comparisons of a version that the newest data lock has no results of yet. */
  List<String> unchecked(Seen seen) {
    return seen.freshness().state() != Freshness.State.UNCHECKED || seen.newest().isEmpty()
        ? List.of()
        : seen.version().content().numbers().stream()
            .map(number -> number.at().plan())
            .distinct()
            .filter(
                plan -> results.kept(seen.newest().get(), Audience.INTERNAL).find(plan).isEmpty())
            .map(plan -> plan.toUpperCase(Locale.ROOT))
            .toList();
  }

  /** Whether the account may have all comparisons of a lock computed. */
  boolean mayCompute() {
    return current.may(Permission.RUN_ANALYSIS, Target.NATION);
  }

  /** Which numbers the reader was not given; none for those who see all results. */
  private List<LocalText> withheld(FindingVersion version) {
    if (seesAll()) {
      return List.of();
    }
    ResultSource given = released(version.lock().id());
    return version.content().numbers().stream()
        .filter(number -> !number.readsSame(given.cell(number.at())))
        .map(
            number ->
                LocalText.of(
                    "{" + number.mark() + "}所在的结果没有发布，或已经撤回。",
                    "The result that {"
                        + number.mark()
                        + "} stands in was not released, or was withdrawn."))
        .toList();
  }

  private ResultSource released(long lockId) {
    return kept.computeIfAbsent(
            -lockId, id -> Optional.of(results.released(locks.find(lockId).orElseThrow())))
        .orElseThrow();
  }

  /**
   * Why no paper prints a version now, as far as the reader may know it, a line each; empty where
   * papers do, or where the newest data have not been asked yet.
   */
  public List<LocalText> why(Seen seen) {
    Freshness freshness = seen.freshness();
    if (freshness.state() != Freshness.State.STALE) {
      return List.of();
    }
    List<LocalText> why = new ArrayList<>();
    if (seen.withheld().isEmpty()) {
      freshness.changes().forEach(change -> why.add(change.line(isNow(seen, change))));
    }
    if (seesAll()) {
      why.addAll(freshness.broken());
    }
    why.addAll(freshness.lost());
    why.addAll(freshness.takenBack());
    return why;
  }

  /** The same in one line, for a finding that a paper printed. */
  public Optional<LocalText> fallen(PrintedFinding printed) {
    Finding finding = findings.find(printed.id()).orElseThrow();
    Seen seen = seen(finding, findings.version(finding, printed.version()).orElseThrow());
    if (seen.freshness().state() != Freshness.State.STALE) {
      return Optional.empty();
    }
    List<LocalText> why = why(seen);
    return Optional.of(
        why.isEmpty()
            ? STALE
            : LocalText.of(
                STALE.zh() + "：" + joined(why, Language.ZH, "；"),
                STALE.en() + ": " + joined(why, Language.EN, "; ")));
  }

  private static String joined(List<LocalText> why, Language language, String between) {
    return why.stream()
        .map(one -> one.in(language).replaceFirst("[。.]$", ""))
        .collect(Collectors.joining(between));
  }

  /** A number as it is now, as far as the reader may know it. */
  LocalText isNow(Seen seen, Freshness.Change change) {
    if (seesAll() || seen.newest().isEmpty()) {
      return change.is();
    }
    return now(seen, change)
        .map(
            cell ->
                cell.isShown()
                    ? NumberText.of(cell, change.before().format())
                    : Freshness.withheld(cell))
        .orElse(NOT_RELEASED);
  }

  /** Whether the reader is shown a number for what changed. */
  boolean knowsNow(Seen seen, Freshness.Change change) {
    return now(seen, change).filter(BoundCell::isShown).isPresent();
  }

  /** Whether the reader is told that a number may not be shown any more. */
  boolean isHidden(Seen seen) {
    return seen.freshness().isHidden()
        && seen.freshness().changes().stream()
            .flatMap(change -> now(seen, change).stream())
            .anyMatch(cell -> cell.cell() instanceof Cell.Suppressed);
  }

  /** The cell of now; empty where the reader was given none. */
  private Optional<BoundCell> now(Seen seen, Freshness.Change change) {
    return seesAll() || seen.newest().isEmpty()
        ? change.now()
        : released(seen.newest().get().id()).cell(change.before().at());
  }

  /** The page that shows the table in which a number stands; empty where the reader has none. */
  String evidence(FindingVersion version, BoundNumber number) {
    String anchor = "#table-" + number.at().plan() + "-" + number.at().table();
    DataLock lock = locks.find(version.lock().id()).orElseThrow();
    if (seesAll()) {
      return "/office/results/"
          + lock.waveId()
          + "/"
          + number.at().plan()
          + "?lock="
          + lock.id()
          + anchor;
    }
    return results
        .release(lock, number.at().plan())
        .map(r -> "/office/releases/" + r.id() + "/" + number.at().plan() + anchor)
        .orElse("");
  }

  /** The clauses that findings may speak to. */
  List<Clause> clauses() {
    return plans.definitions().clauses();
  }

  Optional<Clause> clause(String id) {
    return plans.definitions().findClause(id);
  }

  public String name(long accountId) {
    return names.computeIfAbsent(
        accountId, id -> accounts.find(id).map(Account::displayName).orElse("—"));
  }

  long me() {
    return current.get().id();
  }
}
