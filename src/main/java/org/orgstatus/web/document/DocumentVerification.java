package org.orgstatus.web.document;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.analysis.release.Release;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.export.DocumentCheck;
import org.orgstatus.export.Manifest;
import org.orgstatus.export.StudyDocument;
import org.orgstatus.export.StudyFile;
import org.orgstatus.web.Refusal;

/**
 * Says of a file that the study gave out which of its numbers still hold, and what was changed in
 * it. What counts are the results that are kept here, not what the file says of itself.
 */
@RequestScoped
public class DocumentVerification {

  private static final LocalText NOT_OURS =
      LocalText.of(
          "这不是本系统生成的DOCX、XLSX、PPTX或PDF文件，或者其中的生成信息已被去掉，无法核验。请使用下载时的原文件，或另存后的同格式文件。",
          "This is no DOCX, XLSX, PPTX or PDF file that this system made, or what it says of its"
              + " making was removed: it cannot be verified. Use the file as it was downloaded, or"
              + " one saved in the same format.");
  private static final LocalText UNREADABLE =
      LocalText.of(
          "文件已损坏或过大，读不出来。请换一份完整的文件。",
          "The file is damaged or too large to be read. Use a whole one.");
  private static final LocalText UNKNOWN =
      LocalText.of(
          "这里没有存着这份文件所用的结果：它可能来自另一套系统，所用的数据锁定或发布不在这里。",
          "The results that the file was made of are not kept here: it may come from another"
              + " system, whose data lock or release is not in this one.");

  @Inject Documents documents;
  @Inject Event<Recorded> recorded;

  /**
   * What was found.
   *
   * @param edition for whom the file was made
   * @param today what the numbers were compared with: the data lock or releases of today
   * @param withdrawn releases that gave numbers of the file and were withdrawn since
   */
  public record Verdict(
      Manifest manifest,
      DocumentEdition edition,
      DocumentCheck check,
      LocalText today,
      List<Release> withdrawn) {
    public Verdict {
      withdrawn = List.copyOf(withdrawn);
    }

    /** Whether the file says what it said, and all of it still stands. */
    public boolean holds() {
      return check.isUnaltered() && check.isCurrent();
    }
  }

  /** Verifies a file. */
  public Verdict verify(byte[] file) {
    try {
      Manifest manifest = StudyFile.manifest(file).orElseThrow(() -> new Refusal(422, NOT_OURS));
      DocumentEdition edition =
          DocumentEdition.ofWord(manifest.edition()).orElseThrow(() -> new Refusal(422, NOT_OURS));
      StudyDocument before =
          documents.original(manifest, edition).orElseThrow(() -> new Refusal(404, UNKNOWN));
      Map<String, AnalysisResult> now = documents.today(manifest, edition);
      DocumentCheck check =
          DocumentCheck.of(file, manifest, before, now, documents.fallen(before, manifest));
      recorded.fire(
          new Recorded(
              "document-verified",
              "wave " + manifest.wave(),
              manifest.kind().word()
                  + " "
                  + manifest.subject()
                  + ", "
                  + manifest.edition()
                  + ", lock "
                  + manifest.lockId()
                  + ", "
                  + check.alterations()
                  + " altered, "
                  + check.changes()
                  + " changed since, "
                  + check.fallen().size()
                  + " findings fallen"));
      return new Verdict(manifest, edition, check, state(now), documents.withdrawn(manifest));
    } catch (IOException e) {
      throw new Refusal(422, UNREADABLE);
    }
  }

  private static LocalText state(Map<String, AnalysisResult> now) {
    Optional<AnalysisResult> first = now.values().stream().findFirst();
    return first
        .map(result -> result.provenance().state())
        .orElse(LocalText.of("已没有可供比较的结果", "no result to compare with any more"));
  }
}
