package org.orgstatus.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.export.AllianceSheet;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

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
  private static final LocalText NO_FILE =
      LocalText.of("请选择一个文件（DOCX、XLSX或PDF）。", "Choose a file (DOCX, XLSX or PDF).");

  /** An edition with its single sheets. */
  public record Offer(
      DocumentEdition edition,
      Map<String, LocalText> units,
      List<AllianceSheet.One> alliances,
      boolean whole) {}

  @Inject Documents documents;
  @Inject DocumentVerification verification;
  @Inject Waves waves;
  @Inject Models models;

  @GET
  public String list() {
    models.put("shelves", shelves());
    return "office/documents.html";
  }

  @GET
  @Path("{id}")
  public String show(@PathParam("id") String word) {
    Documents.Shelf shelf =
        shelves().stream()
            .filter(s -> Long.toString(s.lockId()).equals(word))
            .findFirst()
            .orElseThrow(() -> new Refusal(404, NO_LOCK));
    models.put("shelf", shelf);
    models.put("wave", waves.find(shelf.waveId()).orElseThrow());
    models.put("offers", shelf.editions().stream().map(e -> offer(shelf, e)).toList());
    return "office/document.html";
  }

  private Offer offer(Documents.Shelf shelf, DocumentEdition edition) {
    return new Offer(
        edition,
        documents.units(shelf.lockId(), edition),
        edition == DocumentEdition.DESK ? documents.alliances(shelf.lockId(), edition) : List.of(),
        edition != DocumentEdition.PROVINCE);
  }

  private List<Documents.Shelf> shelves() {
    return documents.shelves(
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
