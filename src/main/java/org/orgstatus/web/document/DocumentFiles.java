package org.orgstatus.web.document;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.base.Recorded;
import org.orgstatus.export.DocumentEdition;
import org.orgstatus.export.DocumentFormat;
import org.orgstatus.export.StudyDocument.Kind;
import org.orgstatus.export.StudyFile;
import org.orgstatus.export.file.FixedZip;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;

/** The study's papers as files, in the language of the page. Each one taken away is recorded. */
@Path("office/documents/{id}/{edition}/{paper}")
@RequestScoped
@Needs(Permission.VIEW_RELEASED)
public class DocumentFiles {

  private static final LocalText NO_SECTION =
      LocalText.of(
          "还没有勾选章节。请返回，至少勾选一章再下载。",
          "No section is ticked. Go back and tick at least one before you download.");
  private static final LocalText NONE =
      LocalText.of("没有这份文件。请从文件一览选择。", "There is no such document. Choose one from the list.");

  @Inject Documents documents;
  @Inject Outlines outlines;
  @Inject CurrentLanguage language;
  @Inject Event<Recorded> recorded;

  @PathParam("id")
  String lock;

  @PathParam("edition")
  String edition;

  /**
   * @param word such as {@code report.docx}, {@code province.pdf}, {@code provinces.zip} for all
   *     sheets in one file, or {@code sheet} where a form names kind and ending apart
   * @param of code of the unit or key of the alliance of a single sheet
   * @param picked sections of a report; none for all
   */
  @GET
  public Response file(
      @PathParam("paper") String word,
      @QueryParam("of") @DefaultValue("") String of,
      @QueryParam("kind") @DefaultValue("") String chosen,
      @QueryParam("ending") @DefaultValue("") String ending,
      @QueryParam("pick") List<String> picked) {
    String paper = word.equals("sheet") ? chosen + "." + ending : word;
    if (paper.equals("provinces.zip")) {
      return provinces();
    }
    int dot = paper.lastIndexOf('.');
    Optional<Kind> kind = Kind.ofWord(dot < 0 ? paper : paper.substring(0, dot));
    Optional<DocumentFormat> format = DocumentFormat.ofEnding(paper.substring(dot + 1));
    if (kind.isEmpty() || format.isEmpty() || !format.get().isFor(kind.get())) {
      throw new Refusal(404, NONE);
    }
    if (word.equals("sheet") && kind.get() == Kind.REPORT && picked.isEmpty()) {
      throw new Refusal(422, NO_SECTION);
    }
    String subject = kind.get() == Kind.REPORT && !picked.isEmpty() ? outlines.subject(picked) : of;
    Documents.Ordered ordered =
        documents.order(lock(), edition(), kind.get(), subject, language.get());
    Response file =
        Files.answer(
            name(ordered, format.get()),
            type(format.get()),
            out ->
                out.write(StudyFile.write(ordered.document(), format.get(), ordered.manifest())));
    record(paper + (subject.isEmpty() ? "" : " " + subject), ordered);
    return file;
  }

  /** Every sheet of a reporting unit that the account may have. */
  private Response provinces() {
    Map<String, FixedZip.Part> parts = new LinkedHashMap<>();
    Documents.Ordered last = null;
    for (String unit : documents.units(lock(), edition()).keySet()) {
      Documents.Ordered ordered =
          documents.order(lock(), edition(), Kind.PROVINCE, unit, language.get());
      parts.put(
          unit + "-" + name(ordered, DocumentFormat.DOCX),
          out ->
              out.write(
                  StudyFile.write(ordered.document(), DocumentFormat.DOCX, ordered.manifest())));
      last = ordered;
    }
    if (last == null) {
      throw new Refusal(404, NONE);
    }
    Response file =
        Files.answer(
            words("documents.provinces") + "-" + last.manifest().lockName() + ".zip",
            Files.ZIP,
            out -> FixedZip.write(parts, out));
    record("provinces.zip, " + parts.size() + " sheets", last);
    return file;
  }

  private void record(String what, Documents.Ordered ordered) {
    recorded.fire(
        new Recorded(
            "document-downloaded",
            "wave " + ordered.manifest().wave(),
            what
                + ", "
                + edition
                + ", "
                + language.get().tag()
                + ", lock "
                + ordered.manifest().lockId()
                + ", content "
                + ordered.manifest().lockHash()));
  }

  private String name(Documents.Ordered ordered, DocumentFormat format) {
    String title =
        ordered.document().kind().isSheet()
            ? ordered.document().inOrder().get(0).title().in(language.get())
            : words("documents.kind." + ordered.document().kind().word());
    return title
        + "-"
        + ordered.manifest().lockName()
        + "-"
        + edition().label().in(language.get())
        + "."
        + format.ending();
  }

  private String words(String key) {
    return Messages.in(language.get()).get(key);
  }

  private long lock() {
    if (!lock.matches("[0-9]{1,18}")) {
      throw new Refusal(404, NONE);
    }
    return Long.parseLong(lock);
  }

  private DocumentEdition edition() {
    return DocumentEdition.ofWord(edition).orElseThrow(() -> new Refusal(404, NONE));
  }

  private static String type(DocumentFormat format) {
    return switch (format) {
      case DOCX -> Files.DOCX;
      case XLSX -> Files.XLSX;
      case PPTX -> Files.PPTX;
      case PDF -> Files.PDF;
      case HTML -> "text/html; charset=UTF-8";
    };
  }
}
