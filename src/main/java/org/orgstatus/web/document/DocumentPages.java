package org.orgstatus.web.document;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.plan.ReportOutline;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.export.AllianceSheet;
import org.orgstatus.export.DocumentEdition;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.document.Shelves.Shelf;
import org.orgstatus.web.finding.FindingDesk;
import org.orgstatus.web.office.SentFiles;
import org.orgstatus.web.office.Upload;

/** The study's papers: of which data locks there are some, and whether one still holds. */
@Path("office/documents")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_RELEASED)
public class DocumentPages {

  private static final LocalText NO_LOCK =
      LocalText.of(
          "没有这个数据锁定的文件，或者还没有发布给您的结果。请从文件一览选择。",
          "There are no documents of this data lock, or nothing of it was released to you yet."
              + " Choose one from the list.");
  private static final LocalText NOT_COMPUTED =
      LocalText.of(
          "这个数据锁定的对比还没有全部算出。请回到文件页面，先计算全部对比。",
          "Not all comparisons of this data lock have been computed. Go back to its documents and"
              + " compute them first.");
  private static final LocalText NO_FILE =
      LocalText.of("请选择一个文件（DOCX、XLSX、PPTX或PDF）。", "Choose a file (DOCX, XLSX, PPTX or PDF).");

  /** An edition with its single sheets. */
  public record Offer(
      DocumentEdition edition,
      Map<String, LocalText> units,
      List<AllianceSheet.One> alliances,
      boolean whole,
      int missing,
      List<Held> withheld) {}

  /** A finding that is not printed, with why. */
  public record Held(FindingDesk.Seen seen, List<LocalText> why) {}

  /** A chapter or annex that sections can be picked from. */
  public record Part(LocalText title, List<Item> items) {}

  /** A section that can be picked. */
  public record Item(String pick, LocalText title) {}

  @Inject Documents documents;
  @Inject Shelves offered;
  @Inject Outlines outlines;
  @Inject EditionResults results;
  @Inject DocumentVerification verification;
  @Inject Waves waves;
  @Inject FindingDesk findings;
  @Inject Comparisons comparisons;
  @Inject CurrentAccount current;
  @Inject Models models;

  @GET
  public String list() {
    List<Shelf> shelves = shelves();
    models.put("shelves", shelves);
    models.put("sheets", sheets(shelves));
    return "office/documents.html";
  }

  /** The first edition of the latest lock that has sheets of reporting units; none, or one. */
  private List<Sheets> sheets(List<Shelf> shelves) {
    return shelves.stream()
        .flatMap(
            shelf ->
                shelf.editions().stream()
                    .map(e -> new Sheets(shelf, e, documents.units(shelf.lockId(), e))))
        .filter(sheets -> !sheets.units().isEmpty())
        .limit(1)
        .toList();
  }

  /** Sheets of reporting units that can be had at once. */
  public record Sheets(Shelf shelf, DocumentEdition edition, Map<String, LocalText> units) {}

  @GET
  @Path("{id}")
  public String show(@PathParam("id") String word) {
    Shelf shelf = shelf(word);
    models.put("mayCompute", current.may(Permission.RUN_ANALYSIS, Target.NATION));
    models.put("shelf", shelf);
    models.put("wave", waves.find(shelf.waveId()).orElseThrow());
    models.put("outlineFaults", outlines.faults());
    List<FindingDesk.Seen> approved = findings.approved(shelf.waveId());
    models.put(
        "held",
        approved.stream()
            .filter(FindingDesk.Seen::isHeld)
            .map(seen -> new Held(seen, findings.why(seen)))
            .toList());
    List<FindingDesk.Seen> stand = approved.stream().filter(seen -> !seen.isHeld()).toList();
    models.put("offers", shelf.editions().stream().map(e -> offer(shelf, e, stand)).toList());
    return "office/document.html";
  }

  private Offer offer(Shelf shelf, DocumentEdition edition, List<FindingDesk.Seen> stand) {
    return new Offer(
        edition,
        documents.units(shelf.lockId(), edition),
        edition == DocumentEdition.DESK ? documents.alliances(shelf.lockId(), edition) : List.of(),
        edition != DocumentEdition.PROVINCE,
        results.missing(shelf.lockId(), edition),
        edition == DocumentEdition.PROVINCE ? List.of() : withheld(shelf, edition, stand));
  }

  private List<Held> withheld(Shelf shelf, DocumentEdition edition, List<FindingDesk.Seen> stand) {
    return stand.stream()
        .map(seen -> new Held(seen, documents.withheld(shelf.lockId(), edition, seen.version())))
        .filter(held -> !held.why().isEmpty())
        .toList();
  }

  /**
   * Choosing the sections of a report.
   *
   * @param picked those that are ticked at first; none for all
   */
  @GET
  @Path("{id}/choose")
  public String choose(
      @PathParam("id") String word,
      @QueryParam("edition") @DefaultValue("") String named,
      @QueryParam("pick") List<String> picked) {
    Shelf shelf = shelf(word);
    DocumentEdition edition =
        DocumentEdition.ofWord(named)
            .filter(e -> e != DocumentEdition.PROVINCE && shelf.editions().contains(e))
            .orElseThrow(() -> new Refusal(404, NO_LOCK));
    if (results.missing(shelf.lockId(), edition) > 0) {
      throw new Refusal(409, NOT_COMPUTED);
    }
    models.put("shelf", shelf);
    models.put("edition", edition);
    models.put("picked", picked);
    models.put("parts", parts(results.plans(shelf.lockId(), edition)));
    return "office/document-choose.html";
  }

  /** Chapters and annexes with what can be printed of them. */
  private List<Part> parts(Set<String> plans) {
    ReportOutline outline = outlines.whole();
    List<Part> parts = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    Stream.concat(outline.chapters().stream(), outline.annexes().stream())
        .forEach(
            chapter -> {
              List<Item> items =
                  chapter.content() == ReportOutline.Content.RESULTS
                      ? chapter.sections().stream()
                          .map(ReportOutline.Section::plan)
                          .filter(plan -> plans.contains(plan) && seen.add(plan))
                          .map(plan -> new Item(plan, title(plan)))
                          .toList()
                      : List.of(new Item(chapter.id(), chapter.title()));
              if (!items.isEmpty()) {
                parts.add(new Part(chapter.title(), items));
              }
            });
    return parts;
  }

  private LocalText title(String plan) {
    String code = plan.toUpperCase(Locale.ROOT) + " ";
    return comparisons
        .findPlan(plan)
        .map(p -> LocalText.of(code + p.title().zh(), code + p.title().en()))
        .orElse(LocalText.same(code.strip()));
  }

  private Shelf shelf(String word) {
    return shelves().stream()
        .filter(s -> Long.toString(s.lockId()).equals(word))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, NO_LOCK));
  }

  private List<Shelf> shelves() {
    return offered.list(
        waves.list().stream()
            .filter(wave -> wave.status() != Wave.Status.PLANNED)
            .map(Wave::id)
            .toList());
  }

  @GET
  @Path("verification")
  public String ask() {
    return verified(null, null);
  }

  @POST
  @Path("verification")
  @Upload
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response verify(List<EntityPart> parts) {
    SentFiles sent = SentFiles.read(parts);
    if (sent.files().isEmpty()) {
      return Response.status(422).entity(verified(null, NO_FILE)).build();
    }
    try {
      return Response.ok(verified(verification.verify(sent.files().get(0).content()), null))
          .build();
    } catch (Refusal e) {
      return Response.status(e.status()).entity(verified(null, e.words())).build();
    }
  }

  private String verified(
      DocumentVerification.@Nullable Verdict verdict, @Nullable LocalText fault) {
    models.put("verdict", verdict);
    models.put("faults", fault == null ? List.of() : List.of(fault));
    return "office/document-verification.html";
  }
}
