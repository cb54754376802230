package org.orgstatus.web.document;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.AnalysisPlans;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.ReportOutline;
import org.orgstatus.analysis.province.UnitSheet;
import org.orgstatus.analysis.release.Editions;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.DataLocks;
import org.orgstatus.export.AllianceSheet;
import org.orgstatus.export.DocumentEdition;
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
import org.orgstatus.web.document.EditionResults.Given;

/**
 * The papers of a data lock, as far as the account that asks may have them: from the lock itself
 * for those who see results, from what was released for all others.
 */
@RequestScoped
public class Documents {

  @Inject Shelves shelves;
  @Inject Outlines outlines;
  @Inject EditionResults results;
  @Inject AnalysisPlans plans;
  @Inject Comparisons comparisons;
  @Inject DataLocks locks;
  @Inject ApprovedFindings approved;
  @Inject CitedResults cited;
  @Inject LockedQuotations quotations;
  @Inject WaveForms forms;
  @Inject CurrentAccount current;

  /** A paper that can be printed, and what it will say of its making. */
  public record Ordered(StudyDocument document, Manifest manifest) {}

  /** Reporting units of which the edition has a sheet, by code. */
  Map<String, LocalText> units(long lock, DocumentEdition edition) {
    Map<String, LocalText> units = new TreeMap<>();
    for (Given given : results.ready(lock, edition, outlines.whole().sheets().province())) {
      UnitSheet.units(given.result()).forEach(u -> units.put(u.code(), u.name()));
    }
    if (edition == DocumentEdition.PROVINCE) {
      units.keySet().retainAll(shelves.ownUnits());
    }
    return units;
  }

  /** Alliances of which the edition has a sheet. */
  List<AllianceSheet.One> alliances(long lock, DocumentEdition edition) {
    return results.ready(lock, edition, outlines.whole().sheets().alliance()).stream()
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
    shelves.require(edition, subject);
    if (edition == DocumentEdition.PROVINCE && kind != Kind.PROVINCE) {
      throw new Refusal(404, Shelves.NONE);
    }
    ReportOutline outline = outlines.of(kind, subject);
    List<Given> given = results.of(lock, edition, wanted(lock, kind, outline));
    if (given.isEmpty()) {
      throw new Refusal(404, Shelves.NONE);
    }
    List<PrintedFinding> found =
        printsFindings(kind) && current.may(Permission.VIEW_FINDINGS, Target.NATION)
            ? findings(given, edition, language)
            : List.of();
    List<LockedQuotations.Said> said =
        printsQuotations(kind, edition) ? said(lock, subject) : List.of();
    StudyDocument document =
        document(kind, subject, language, outline, edition, given, List.of(), found, said);
    return new Ordered(
        document,
        Manifest.of(
            document,
            edition,
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

  private List<LockedQuotations.Said> said(long lockId, String subject) {
    DataLock lock = results.lock(lockId);
    return quotations.of(lock.waveId(), subject, lock.madeAt());
  }

  private Set<String> wanted(long lock, Kind kind, ReportOutline outline) {
    return switch (kind) {
      case REPORT -> outline.plans();
      case BRIEF ->
          withFindings(
              lock, outline.brief().sections().stream().map(s -> s.plan()).distinct().toList());
      case PROVINCE -> Set.of(outline.sheets().province());
      case ALLIANCE -> Set.of(outline.sheets().alliance());
      case SLIDES -> withFindings(lock, outline.slides().plans());
      case RESULT, BASKET -> throw new Refusal(404, Shelves.NONE); // left from elsewhere
      case TABLES -> Set.copyOf(comparisons.listPlans().stream().map(AnalysisPlan::id).toList());
    };
  }

  /** Findings are printed whatever comparison they rest on. */
  private Set<String> withFindings(long lock, Collection<String> plans) {
    Set<String> all = new LinkedHashSet<>(plans);
    if (current.may(Permission.VIEW_FINDINGS, Target.NATION)) {
      all.addAll(approved.plans(results.lock(lock).waveId()));
    }
    return all;
  }

  StudyDocument document(
      Kind kind,
      String subject,
      Language language,
      ReportOutline outline,
      DocumentEdition edition,
      List<Given> given,
      List<StudyDocument.Part> parts,
      List<PrintedFinding> findings,
      List<LockedQuotations.Said> said) {
    Map<String, AnalysisResult> cut = new LinkedHashMap<>();
    for (Given one : given) {
      cut.put(
          one.result().planId(),
          cut(one.result(), kind, subject, edition)
              .orElseThrow(() -> new Refusal(404, Shelves.NONE)));
    }
    if (!StudyDocument.mayPrint(kind, cut, parts)) {
      throw new Refusal(404, Shelves.NONE);
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
        cut,
        parts,
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
  static boolean printsQuotations(Kind kind, DocumentEdition edition) {
    return kind == Kind.ALLIANCE && edition == DocumentEdition.DESK;
  }

  static boolean printsFindings(Kind kind) {
    return kind == Kind.REPORT || kind == Kind.BRIEF || kind == Kind.SLIDES;
  }

  /**
   * What was found and approved, as far as the edition holds the results that it rests on. What the
   * newest data lock no longer bears out says so.
   */
  private List<PrintedFinding> findings(
      List<Given> given, DocumentEdition edition, Language language) {
    Set<String> plans = given.stream().map(g -> g.result().planId()).collect(Collectors.toSet());
    DataLock lock = results.lock(given.get(0).result().provenance().lock().orElseThrow().id());
    DataLock newest = locks.list(lock.waveId()).get(0);
    return approved.of(lock, newest, shown(given), language).stream()
        .filter(f -> plans.containsAll(f.plans()))
        .toList();
  }

  /** What the results of a paper show of themselves. */
  ResultSource shown(List<Given> given) {
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
            plan -> results.ready(lockId, edition, plan).stream().findFirst().map(Given::result),
            edition != DocumentEdition.DESK);
    return ApprovedFindings.withheld(version.content(), shown);
  }

  /** What a paper prints of a result; empty where its subject is not in it. */
  Optional<AnalysisResult> cut(
      AnalysisResult whole, Kind kind, String subject, DocumentEdition edition) {
    return switch (kind) {
      case PROVINCE -> ofUnit(whole, subject, edition);
      case RESULT, BASKET ->
          subject.isEmpty() ? Optional.of(whole) : ofUnit(whole, subject, edition);
      case ALLIANCE -> AllianceSheet.of(whole, subject, outlines.whole().sheets().allianceTables());
      default -> Optional.of(whole);
    };
  }

  private static Optional<AnalysisResult> ofUnit(
      AnalysisResult whole, String unit, DocumentEdition edition) {
    return edition == DocumentEdition.PROVINCE
        ? Editions.ofUnit(whole, unit)
        : UnitSheet.of(whole, unit);
  }
}
