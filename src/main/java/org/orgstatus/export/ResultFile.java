package org.orgstatus.export;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Provenance;
import org.orgstatus.analysis.result.ResultBytes;
import org.orgstatus.base.Language;
import org.orgstatus.dataset.Checksums;
import org.orgstatus.export.StudyDocument.Kind;
import org.orgstatus.export.StudyDocument.Part;

/**
 * Results that leave as a file of their own: comparisons, a table or figure of one, or what
 * somebody picked of several. Where they are kept for good the file knows what it was made of.
 *
 * @param edition where the results come from; empty where none of ours can be verified by it
 * @param unit code of the reporting unit whose numbers they are; empty for those of the whole
 * @param parts tables and figures that are printed; none for all
 */
public record ResultFile(
    Kind kind,
    Optional<DocumentEdition> edition,
    String unit,
    Language language,
    List<Taken> results,
    List<Part> parts) {

  /**
   * A result.
   *
   * @param printed as the reader sees it
   * @param release that gave it; 0 where it was computed
   * @param contentHash of the whole result as it is kept
   */
  public record Taken(AnalysisResult printed, long release, String contentHash) {

    /**
     * @param whole as it is kept
     */
    public static Taken of(AnalysisResult whole, AnalysisResult printed, long release) {
      return new Taken(printed, release, Checksums.of(ResultBytes.of(whole)));
    }
  }

  public ResultFile {
    results = List.copyOf(results);
    parts = List.copyOf(parts);
  }

  /** Whether it has such a table or figure. */
  public boolean has() {
    return StudyDocument.mayPrint(kind, byPlan(), parts);
  }

  /**
   * Writes the file.
   *
   * @param format one that there is for its kind
   */
  public byte[] write(DocumentFormat format) throws IOException {
    StudyDocument document = StudyDocument.ofResults(kind, unit, language, byPlan(), parts);
    Optional<Manifest> manifest = manifest(document);
    return manifest.isPresent()
        ? StudyFile.write(document, format, manifest.get())
        : StudyFile.plain(document, format);
  }

  /** Empty where later answers may change the numbers: nothing keeps what was printed then. */
  private Optional<Manifest> manifest(StudyDocument document) {
    return results.stream()
            .map(one -> one.printed().provenance())
            .anyMatch(Provenance::isProvisional)
        ? Optional.empty()
        : edition.map(
            of -> Manifest.of(document, of, results.stream().map(ResultFile::source).toList()));
  }

  private static Manifest.Source source(Taken one) {
    return new Manifest.Source(
        one.printed().planId(),
        one.release(),
        one.printed().provenance().planVersion(),
        one.contentHash());
  }

  private Map<String, AnalysisResult> byPlan() {
    Map<String, AnalysisResult> byPlan = new LinkedHashMap<>();
    results.forEach(one -> byPlan.put(one.printed().planId(), one.printed()));
    return byPlan;
  }
}
