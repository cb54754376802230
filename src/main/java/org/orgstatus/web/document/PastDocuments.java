package org.orgstatus.web.document;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.DocumentEdition;
import org.orgstatus.export.Manifest;
import org.orgstatus.export.StudyDocument;
import org.orgstatus.fieldwork.coding.LockedQuotations;
import org.orgstatus.findings.ApprovedFindings;
import org.orgstatus.findings.PrintedFinding;
import org.orgstatus.findings.ResultSource;
import org.orgstatus.web.document.EditionResults.Given;
import org.orgstatus.web.finding.FindingDesk;

/** Papers that were given out before: as they were made, and what stands of them today. */
@RequestScoped
public class PastDocuments {

  /** Id and version, as manifests write them. */
  private static final Pattern NAME_OF_FINDING =
      Pattern.compile("([1-9][0-9]{0,17})\\.([1-9][0-9]{0,8})");

  @Inject Documents documents;
  @Inject Shelves shelves;
  @Inject Outlines outlines;
  @Inject EditionResults results;
  @Inject ApprovedFindings approved;
  @Inject FindingDesk desk;
  @Inject LockedQuotations quotations;

  /**
   * The paper as it was made, of the very results that it names.
   *
   * @return empty where one of them is not kept here
   */
  Optional<StudyDocument> original(Manifest manifest, DocumentEdition edition) {
    shelves.require(edition, manifest.subject());
    List<Given> given = results.original(manifest, edition);
    if (given.isEmpty() || given.size() < manifest.results().size()) {
      return Optional.empty();
    }
    List<PrintedFinding> found =
        Documents.printsFindings(manifest.kind())
            ? printed(manifest, documents.shown(given))
            : List.of();
    return Optional.of(
        documents.document(
            manifest.kind(),
            manifest.subject(),
            manifest.language(),
            outlines.of(manifest.kind(), manifest.subject()),
            edition,
            given,
            manifest.parts(),
            found,
            manifest.quotations().stream()
                .flatMap(id -> quotations.find(id).stream())
                .filter(one -> Documents.printsQuotations(manifest.kind(), edition))
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

  /** The results of the same kind of paper of the wave as its readers may see them today. */
  Map<String, AnalysisResult> today(Manifest manifest, DocumentEdition edition) {
    Set<String> wanted =
        Set.copyOf(manifest.results().stream().map(Manifest.Source::plan).distinct().toList());
    Map<String, AnalysisResult> today = new LinkedHashMap<>();
    for (Given one : results.today(manifest.wave(), edition, wanted)) {
      documents
          .cut(one.result(), manifest.kind(), manifest.subject(), edition)
          .ifPresent(result -> today.put(result.planId(), result));
    }
    return today;
  }
}
