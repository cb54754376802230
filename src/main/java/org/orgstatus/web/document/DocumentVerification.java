package org.orgstatus.web.document;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.orgstatus.analysis.release.Release;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.export.DocumentCheck;
import org.orgstatus.export.DocumentEdition;
import org.orgstatus.export.DocumentFormat;
import org.orgstatus.export.Manifest;
import org.orgstatus.export.StudyDocument;
import org.orgstatus.export.StudyDocument.Kind;
import org.orgstatus.export.StudyFile;
import org.orgstatus.registry.RegisterFile;
import org.orgstatus.web.Refusal;

/**
 * Says of a file that the study gave out which of its numbers still hold, and what was changed in
 * it. What counts are the results that are kept here, not what the file says of itself.
 */
@RequestScoped
public class DocumentVerification {

  private static final LocalText EMPTY =
      LocalText.of(
          "这个文件是空的（0字节），可能没有下载完。请重新下载，再核验。",
          "The file is empty (0 bytes): its download may have been cut off. Download it again, then"
              + " verify it.");
  private static final LocalText TOO_LARGE =
      LocalText.of(
          "文件超过20 MB，没有核验。本系统生成的文件没有这么大：请检查是否选错；如果另存时加入了图片，请核验下载时的原文件。",
          "The file is larger than 20 MB and was not verified. This system makes none as large:"
              + " check that it is the right one. Where pictures were added to it, verify the file"
              + " as it was downloaded.");
  private static final LocalText OTHER_KIND =
      LocalText.of(
          "这不是DOCX、XLSX、PPTX或PDF文件，只有这四种可以核验。图片、网页和压缩包不能核验：请选择下载的文件本身；旧格式（如DOC）请先另存为DOCX。",
          "This is no DOCX, XLSX, PPTX or PDF file, and only these four can be verified. A picture,"
              + " a web page or an archive cannot: choose the file itself that was downloaded. Save"
              + " an old format such as DOC as DOCX first.");
  private static final LocalText NOT_OURS =
      LocalText.of(
          "文件能打开，但里面没有本系统写入的生成信息，无法核验：它不是从这里下载的；或者取自未锁定的数据、自选制表、取自不同来源的图表篮；或者这些信息在转换、清理时被去掉了。请使用下载时的原文件，或用办公软件另存的同格式文件。",
          "The file opens, but does not hold what this system writes of its making, so it cannot be"
              + " verified: it was not downloaded here; or it was made of data that were not"
              + " locked, of a table of your own or of a basket of several origins; or that was"
              + " removed when the file was converted or cleaned. Use the file as it was"
              + " downloaded, or one that an office program saved in the same format.");
  private static final LocalText UNREADABLE =
      LocalText.of(
          "文件已损坏，或解开后远大于本系统的文件，读不出来。请重新下载，或请发来的人再发一次完整的文件。",
          "The file is damaged, or unpacks to far more than a file of this system: it cannot be"
              + " read. Download it again, or ask for a whole copy from whoever sent it.");
  private static final LocalText UNKNOWN =
      LocalText.of(
          "这里没有存着这份文件所用的结果：它可能来自另一套系统，所用的数据锁定或发布不在这里。",
          "The results that the file was made of are not kept here: it may come from another"
              + " system, whose data lock or release is not in this one.");

  @Inject PastDocuments past;
  @Inject EditionResults results;
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

    /** What results, or a basket of them, are of, each behind a blank: other papers are of many. */
    public String comparisons() {
      return manifest.kind() == Kind.RESULT || manifest.kind() == Kind.BASKET
          ? manifest.results().stream()
              .map(source -> " " + source.plan().toUpperCase(Locale.ROOT))
              .collect(Collectors.joining())
          : "";
    }

    /** Whether the file says what it said, and all of it still stands. */
    public boolean holds() {
      return check.isUnaltered() && check.isCurrent();
    }
  }

  /**
   * Verifies a file.
   *
   * @throws Refusal saying what to do, for a file that is empty, too large, damaged, of another
   *     kind, not of this system, or of results that are not kept here
   */
  public Verdict verify(byte[] file) {
    if (file.length == 0) {
      throw new Refusal(422, EMPTY);
    }
    if (file.length > RegisterFile.LARGEST) {
      throw new Refusal(413, TOO_LARGE);
    }
    try {
      DocumentFormat format =
          DocumentFormat.of(file).orElseThrow(() -> new Refusal(422, OTHER_KIND));
      Manifest manifest =
          StudyFile.manifest(file)
              .filter(made -> format.isFor(made.kind()))
              .orElseThrow(() -> new Refusal(422, NOT_OURS));
      DocumentEdition edition =
          DocumentEdition.ofWord(manifest.edition()).orElseThrow(() -> new Refusal(422, NOT_OURS));
      StudyDocument before =
          past.original(manifest, edition).orElseThrow(() -> new Refusal(404, UNKNOWN));
      Map<String, AnalysisResult> now = past.today(manifest, edition);
      DocumentCheck check = DocumentCheck.of(file, manifest, before, now, past.fallen(before));
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
      return new Verdict(manifest, edition, check, state(now), results.withdrawn(manifest));
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
