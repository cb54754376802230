package org.orgstatus.web.document;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.AnalysisPlans;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.job.ComparisonJobs;
import org.orgstatus.analysis.job.JobStep;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.ReportOutline;
import org.orgstatus.analysis.province.UnitSheet;
import org.orgstatus.analysis.release.Editions;
import org.orgstatus.analysis.release.Release;
import org.orgstatus.analysis.release.ReleaseAudience;
import org.orgstatus.analysis.release.ReleasedResult;
import org.orgstatus.analysis.release.Releases;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.ResultBytes;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problem;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.dataset.Checksums;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.export.AllianceSheet;
import org.orgstatus.export.Manifest;
import org.orgstatus.export.StudyDocument;
import org.orgstatus.export.StudyDocument.Kind;
import org.orgstatus.fieldwork.coding.LockedQuotations;
import org.orgstatus.fieldwork.coding.Quotation;
import org.orgstatus.findings.ApprovedFindings;
import org.orgstatus.findings.CitedResults;
import org.orgstatus.findings.FindingVersion;
import org.orgstatus.findings.PrintedFinding;
import org.orgstatus.findings.ResultSource;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.finding.FindingDesk;
import org.orgstatus.web.office.Reach;

/**
 * The papers of a data lock, as far as the account that asks may have them: from the lock itself
 * for those who see results, from what was released for all others.
 */
@RequestScoped
public class Documents {

  private static final LocalText NONE =
      LocalText.of(
          "没有这份文件：数据锁定、版本或文件名不存在，或者其中还没有可以印的结果。请从文件一览选择。",
          "There is no such document: the data lock, the edition or the name does not exist, or it"
              + " has no result to print yet. Choose one from the list.");
  private static final String OUTLINE = "analysis/report.yaml";
  private static final LocalText NO_OUTLINE =
      LocalText.of(
          "报告提纲（" + OUTLINE + "）不存在或有错，不能编印。请在定义页面查看。",
          "The outline of the report ("
              + OUTLINE
              + ") is missing or faulty. See the page of definitions.");

  private static final String BETWEEN_PICKS = "-";

  /** Id and version, as {@link #name} writes them. */
  private static final Pattern NAME_OF_FINDING =
      Pattern.compile("([1-9][0-9]{0,17})\\.([1-9][0-9]{0,8})");

  @Inject DataLocks locks;
  @Inject Comparisons comparisons;
  @Inject ComparisonJobs jobs;
  @Inject AnalysisPlans plans;
  @Inject Releases releases;
  @Inject ApprovedFindings approved;
  @Inject CitedResults cited;
  @Inject FindingDesk desk;
  @Inject LockedQuotations quotations;
  @Inject WaveForms forms;
  @Inject Reach reach;
  @Inject CurrentAccount current;

  /** A paper that can be printed, and what it will say of its making. */
  public record Ordered(StudyDocument document, Manifest manifest) {}

  /**
   * A result that may be printed.
   *
   * @param release that gave it; 0 where it was computed from the lock
   */
  private record Given(AnalysisResult result, long release, String contentHash) {}

  /** What there is to print of one data lock. */
  public record Shelf(long lockId, String lockName, String waveId, List<DocumentEdition> editions) {
    public Shelf {
      editions = List.copyOf(editions);
    }
  }

  /** Faults of the outline, for those who write papers: what is at fault is not printed. */
  List<Problem> faults() {
    return isStaff()
        ? plans.problems().stream().filter(p -> p.place().file().equals(OUTLINE)).toList()
        : List.of();
  }

  ReportOutline outline() {
    return plans.report().orElseThrow(() -> new Refusal(404, NO_OUTLINE));
  }

  /** The outline, of the picked sections alone where a report names some. */
  private ReportOutline outline(Kind kind, String subject) {
    ReportOutline whole = outline();
    if (kind != Kind.REPORT || subject.isEmpty()) {
      return whole;
    }
    Set<String> picked = Set.copyOf(List.of(subject.split(BETWEEN_PICKS)));
    if (!whole.picks().containsAll(picked)) {
      throw new Refusal(404, NONE);
    }
    return whole.only(picked);
  }

  /** What was picked as one word, in the order of the outline; empty where it is everything. */
  String subject(List<String> picked) {
    Set<String> picks = outline().picks();
    if (!picks.containsAll(picked)) {
      throw new Refusal(404, NONE);
    }
    return picked.containsAll(picks)
        ? ""
        : picks.stream().filter(picked::contains).collect(Collectors.joining(BETWEEN_PICKS));
  }

  /** Comparisons of the report that are not there yet and would be computed for a paper. */
  int missing(long lockId, DocumentEdition edition) {
    if (edition != DocumentEdition.DESK) {
      return 0;
    }
    DataLock lock = lock(lockId);
    Set<String> without = // the last job found that they cannot be computed
        jobs.latest(lock, Audience.INTERNAL).stream()
            .flatMap(job -> jobs.steps(job.id()).stream())
            .filter(step -> step.state().isOver() && !step.state().hasResult())
            .map(JobStep::planId)
            .collect(Collectors.toSet());
    return (int)
        comparisons.listPlans().stream()
            .filter(p -> !without.contains(p.id()))
            .filter(p -> comparisons.find(p.id(), lock, Audience.INTERNAL).isEmpty())
            .count();
  }

  /** Ids of comparisons that an edition has results of, or would compute. */
  Set<String> plans(long lockId, DocumentEdition edition) {
    return edition == DocumentEdition.DESK
        ? comparisons.listPlans().stream().map(AnalysisPlan::id).collect(Collectors.toSet())
        : releases.listStanding(edition.audience().orElseThrow()).stream()
            .filter(release -> release.lockId() == lockId)
            .flatMap(release -> releases.planIds(release).stream())
            .collect(Collectors.toSet());
  }

  private boolean maySeeLocks() {
    return current.may(Permission.VIEW_RESULTS, Target.NATION);
  }

  private boolean isStaff() {
    return current.may(Permission.VIEW_RELEASED, Target.NATION);
  }

  /** Locks with the editions that the account may have, the latest first. */
  List<Shelf> shelves(List<String> waves) {
    Map<Long, Shelf> shelves = new LinkedHashMap<>();
    if (maySeeLocks()) {
      waves.stream()
          .flatMap(wave -> locks.list(wave).stream())
          .forEach(
              lock ->
                  shelves.put(
                      lock.id(),
                      new Shelf(
                          lock.id(), lock.name(), lock.waveId(), List.of(DocumentEdition.DESK))));
    }
    for (Release release : releases.list()) {
      Optional<DocumentEdition> edition = edition(release.audience());
      if (release.stands() && edition.isPresent() && mayHave(edition.get())) {
        shelves.merge(
            release.lockId(),
            new Shelf(
                release.lockId(), release.lockName(), release.waveId(), List.of(edition.get())),
            Documents::both);
      }
    }
    return List.copyOf(shelves.values());
  }

  private static Shelf both(Shelf one, Shelf other) {
    List<DocumentEdition> editions = new ArrayList<>(one.editions());
    other.editions().stream().filter(e -> !editions.contains(e)).forEach(editions::add);
    return new Shelf(
        one.lockId(), one.lockName(), one.waveId(), editions.stream().sorted().toList());
  }

  private static Optional<DocumentEdition> edition(ReleaseAudience audience) {
    return List.of(DocumentEdition.values()).stream()
        .filter(e -> e.audience().filter(audience::equals).isPresent())
        .findFirst();
  }

  private boolean mayHave(DocumentEdition edition) {
    return switch (edition) {
      case DESK -> maySeeLocks();
      case INTERNAL -> isStaff();
      case PROVINCE, PUBLIC -> true;
    };
  }

  /** Refuses an edition that is not for the account as if it did not exist. */
  private void require(DocumentEdition edition, String unit) {
    switch (edition) {
      case DESK -> current.require(Permission.VIEW_RESULTS, Target.NATION);
      case INTERNAL -> current.require(Permission.VIEW_RELEASED, Target.NATION);
      case PROVINCE -> current.require(Permission.VIEW_RELEASED, Target.reportingUnit(unit));
      case PUBLIC -> {}
    }
  }

  /** Reporting units of which the edition has a sheet, by code. */
  Map<String, LocalText> units(long lock, DocumentEdition edition) {
    Map<String, LocalText> units = new TreeMap<>();
    for (Given given : ready(lock, edition, outline().sheets().province())) {
      UnitSheet.units(given.result()).forEach(u -> units.put(u.code(), u.name()));
    }
    if (edition == DocumentEdition.PROVINCE) {
      List<String> own =
          reach.units(Permission.VIEW_RELEASED).stream().map(u -> u.code().value()).toList();
      units.keySet().retainAll(own);
    }
    return units;
  }

  /** Alliances of which the edition has a sheet. */
  List<AllianceSheet.One> alliances(long lock, DocumentEdition edition) {
    return ready(lock, edition, outline().sheets().alliance()).stream()
        .flatMap(given -> AllianceSheet.alliances(given.result()).stream())
        .toList();
  }

  /**
   * A paper of a lock.
   *
   * @param subject code of a unit or key of an alliance; empty for papers about the whole
   */
  public Ordered order(
      long lock, DocumentEdition edition, Kind kind, String subject, Language language) {
    require(edition, subject);
    if (edition == DocumentEdition.PROVINCE && kind != Kind.PROVINCE) {
      throw new Refusal(404, NONE);
    }
    ReportOutline outline = outline(kind, subject);
    List<Given> given = given(lock, edition, wanted(kind, outline));
    if (given.isEmpty()) {
      throw new Refusal(404, NONE);
    }
    List<PrintedFinding> found =
        printsFindings(kind) && current.may(Permission.VIEW_FINDINGS, Target.NATION)
            ? findings(given, edition, language)
            : List.of();
    List<LockedQuotations.Said> said =
        printsQuotations(kind, edition)
            ? quotations.of(lock(lock).waveId(), subject, lock(lock).madeAt())
            : List.of();
    StudyDocument document =
        document(kind, subject, language, outline, edition, given, found, said);
    AnalysisResult first = given.get(0).result();
    var of = first.provenance().lock().orElseThrow();
    return new Ordered(
        document,
        new Manifest(
            kind,
            edition.word(),
            subject,
            language,
            first.provenance().wave(),
            of.id(),
            of.name(),
            of.contentHash(),
            outline.hash(),
            "",
            document.findings().stream().map(Documents::name).toList(),
            document.quotes().stream().map(StudyDocument.Quote::id).toList(),
            given.stream()
                .map(
                    g ->
                        new Manifest.Source(
                            g.result().planId(),
                            g.release(),
                            g.result().provenance().planVersion(),
                            g.contentHash()))
                .toList()));
  }

  private Set<String> wanted(Kind kind, ReportOutline outline) {
    return switch (kind) {
      case REPORT -> outline.plans();
      case BRIEF ->
          Set.copyOf(outline.brief().sections().stream().map(s -> s.plan()).distinct().toList());
      case PROVINCE -> Set.of(outline.sheets().province());
      case ALLIANCE -> Set.of(outline.sheets().alliance());
      case SLIDES -> outline.slides().plans();
      case TABLES -> Set.copyOf(comparisons.listPlans().stream().map(AnalysisPlan::id).toList());
    };
  }

  private StudyDocument document(
      Kind kind,
      String subject,
      Language language,
      ReportOutline outline,
      DocumentEdition edition,
      List<Given> given,
      List<PrintedFinding> findings,
      List<LockedQuotations.Said> said) {
    Map<String, AnalysisResult> results = new LinkedHashMap<>();
    for (Given one : given) {
      Optional<AnalysisResult> cut = cut(one.result(), kind, subject, edition);
      results.put(one.result().planId(), cut.orElseThrow(() -> new Refusal(404, NONE)));
    }
    String wave = given.get(0).result().provenance().wave();
    StudyDocument.Background background =
        kind == Kind.REPORT
            ? new StudyDocument.Background(forms.list(wave), plans.definitions().indicators())
            : StudyDocument.Background.NONE;
    return new StudyDocument(
        kind,
        subject,
        language,
        outline,
        results,
        findings,
        said.stream().map(one -> quote(one, language)).toList(),
        background);
  }

  private static StudyDocument.Quote quote(LockedQuotations.Said said, Language language) {
    Quotation quotation = said.quotation();
    return new StudyDocument.Quote(
        quotation.id(),
        quotation.words().in(language),
        quotation.speaker().in(language),
        said.day(),
        quotation.isCleared());
  }

  /** Role and alliance side by side may show who spoke: that is for the study's own desk alone. */
  private static boolean printsQuotations(Kind kind, DocumentEdition edition) {
    return kind == Kind.ALLIANCE && edition == DocumentEdition.DESK;
  }

  private static boolean printsFindings(Kind kind) {
    return kind == Kind.REPORT || kind == Kind.BRIEF || kind == Kind.SLIDES;
  }

  /** A finding as manifests name it. */
  private static String name(PrintedFinding finding) {
    return finding.id() + "." + finding.version();
  }

  /**
   * What was found and approved, as far as the edition holds the results that it rests on. What the
   * newest data lock no longer bears out says so.
   */
  private List<PrintedFinding> findings(
      List<Given> given, DocumentEdition edition, Language language) {
    Set<String> plans = given.stream().map(g -> g.result().planId()).collect(Collectors.toSet());
    DataLock lock = lock(given.get(0).result().provenance().lock().orElseThrow().id());
    DataLock newest = locks.list(lock.waveId()).get(0);
    return approved.of(lock, newest, shown(given), language).stream()
        .filter(f -> plans.containsAll(f.plans()))
        .toList();
  }

  private ResultSource shown(List<Given> given) {
    Map<String, AnalysisResult> results =
        given.stream().map(Given::result).collect(Collectors.toMap(AnalysisResult::planId, r -> r));
    return cited.of(plan -> Optional.ofNullable(results.get(plan)), true);
  }

  /**
   * Why the papers of an edition do not print a finding though the newest data bear it out: its
   * results do not show a number of it. Empty where they do, or are not computed yet.
   */
  List<LocalText> withheld(long lockId, DocumentEdition edition, FindingVersion version) {
    ResultSource shown =
        cited.of(
            plan -> ready(lockId, edition, plan).stream().findFirst().map(Given::result),
            edition != DocumentEdition.DESK);
    return ApprovedFindings.withheld(version.content(), shown);
  }

  private Optional<AnalysisResult> cut(
      AnalysisResult whole, Kind kind, String subject, DocumentEdition edition) {
    return switch (kind) {
      case PROVINCE ->
          edition == DocumentEdition.PROVINCE
              ? Editions.ofUnit(whole, subject)
              : UnitSheet.of(whole, subject);
      case ALLIANCE -> AllianceSheet.of(whole, subject, outline().sheets().allianceTables());
      default -> Optional.of(whole);
    };
  }

  /** The results of a comparison, without computing it: a page that lists is no reason to. */
  private List<Given> ready(long lockId, DocumentEdition edition, String planId) {
    return edition == DocumentEdition.DESK
        ? comparisons.find(planId, lock(lockId), Audience.INTERNAL).stream()
            .map(result -> new Given(result, 0, ""))
            .toList()
        : given(lockId, edition, Set.of(planId));
  }

  /** The results of an edition, each from the latest release of the lock that has it. */
  private List<Given> given(long lockId, DocumentEdition edition, Set<String> wanted) {
    return edition.audience().isEmpty()
        ? computed(lock(lockId), wanted)
        : released(edition.audience().get(), wanted, release -> release.lockId() == lockId);
  }

  private DataLock lock(long id) {
    return locks.find(id).orElseThrow(() -> new Refusal(404, NONE));
  }

  private List<Given> computed(DataLock lock, Set<String> wanted) {
    List<Given> given = new ArrayList<>();
    for (AnalysisPlan plan : comparisons.listPlans()) {
      if (wanted.contains(plan.id())) {
        try {
          AnalysisResult result = comparisons.run(plan.id(), lock, Audience.INTERNAL);
          given.add(new Given(result, 0, Checksums.of(ResultBytes.of(result))));
        } catch (NoSuchElementException e) {
          continue; // the wave does not ask the units that the comparison counts
        }
      }
    }
    return given;
  }

  private List<Given> released(
      ReleaseAudience audience, Set<String> wanted, Predicate<Release> which) {
    Map<String, Given> given = new TreeMap<>();
    for (Release release : releases.listStanding(audience).stream().filter(which).toList()) {
      for (ReleasedResult one : releases.results(release)) {
        if (wanted.contains(one.planId()) && !given.containsKey(one.planId())) {
          releases
              .result(release, one.planId())
              .ifPresent(
                  result ->
                      given.put(one.planId(), new Given(result, release.id(), one.contentHash())));
        }
      }
    }
    return List.copyOf(given.values());
  }

  // ---- what a file was made of, and what stands today

  /**
   * The paper as it was made, of the very results that it names.
   *
   * @return empty where one of them is not kept here
   */
  Optional<StudyDocument> original(Manifest manifest, DocumentEdition edition) {
    require(edition, manifest.subject());
    Optional<DataLock> lock =
        locks.find(manifest.lockId()).filter(l -> l.contentHash().equals(manifest.lockHash()));
    List<Given> given = new ArrayList<>();
    for (Manifest.Source source : manifest.results()) {
      lock.flatMap(l -> original(source, l, edition))
          .ifPresent(
              result -> given.add(new Given(result, source.release(), source.contentHash())));
    }
    if (given.isEmpty() || given.size() < manifest.results().size()) {
      return Optional.empty();
    }
    List<PrintedFinding> found =
        printsFindings(manifest.kind()) ? printed(manifest, shown(given)) : List.of();
    return Optional.of(
        document(
            manifest.kind(),
            manifest.subject(),
            manifest.language(),
            outline(manifest.kind(), manifest.subject()),
            edition,
            given,
            found,
            manifest.quotations().stream()
                .flatMap(id -> quotations.find(id).stream())
                .filter(one -> printsQuotations(manifest.kind(), edition))
                .filter(one -> one.quotation().waveId().equals(manifest.wave()))
                .filter(one -> one.quotation().unitCode().equals(manifest.subject()))
                .toList()));
  }

  /** The findings as the file prints them, whatever became of them since. */
  private List<PrintedFinding> printed(Manifest manifest, ResultSource shown) {
    Set<String> given =
        manifest.results().stream().map(Manifest.Source::plan).collect(Collectors.toSet());
    List<PrintedFinding> printed = new ArrayList<>();
    for (String name : manifest.findings()) {
      Matcher of = NAME_OF_FINDING.matcher(name);
      if (of.matches()) {
        approved
            .once(
                Long.parseLong(of.group(1)),
                Integer.parseInt(of.group(2)),
                manifest.wave(),
                shown,
                manifest.language())
            .filter(f -> given.containsAll(f.plans()))
            .ifPresent(printed::add);
      }
    }
    return printed;
  }

  /** Findings of a paper that papers print no more, each with why. */
  Map<PrintedFinding, LocalText> fallen(StudyDocument before) {
    Map<PrintedFinding, LocalText> fallen = new LinkedHashMap<>();
    for (PrintedFinding finding : before.findings()) {
      approved
          .replaced(finding)
          .or(() -> desk.fallen(finding))
          .ifPresent(why -> fallen.put(finding, why));
    }
    return fallen;
  }

  /** Releases that a file has numbers from and that were withdrawn since. */
  List<Release> withdrawn(Manifest manifest) {
    return manifest.results().stream()
        .map(Manifest.Source::release)
        .distinct()
        .flatMap(id -> releases.find(id).stream())
        .filter(release -> release.state() == Release.State.WITHDRAWN)
        .toList();
  }

  private Optional<AnalysisResult> original(
      Manifest.Source source, DataLock lock, DocumentEdition edition) {
    if (edition == DocumentEdition.DESK) {
      return comparisons.kept(source.plan(), lock, source.contentHash());
    }
    return releases
        .find(source.release())
        .filter(r -> r.lockId() == lock.id() && r.state() != Release.State.REFUSED)
        .filter(r -> edition.audience().filter(r.audience()::equals).isPresent())
        .flatMap(r -> releases.result(r, source.plan()))
        .filter(result -> Checksums.of(ResultBytes.of(result)).equals(source.contentHash()));
  }

  /** The results of the same kind of paper of the wave as its readers may see them today. */
  Map<String, AnalysisResult> today(Manifest manifest, DocumentEdition edition) {
    Set<String> wanted =
        Set.copyOf(manifest.results().stream().map(Manifest.Source::plan).distinct().toList());
    List<Given> given =
        edition.audience().isEmpty()
            ? computed(locks.list(manifest.wave()).get(0), wanted)
            : released(edition.audience().get(), wanted, r -> r.waveId().equals(manifest.wave()));
    Map<String, AnalysisResult> results = new LinkedHashMap<>();
    for (Given one : given) {
      cut(one.result(), manifest.kind(), manifest.subject(), edition)
          .ifPresent(result -> results.put(result.planId(), result));
    }
    return results;
  }
}
