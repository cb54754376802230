package org.orgstatus.web.document;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.base.Recorded;
import org.orgstatus.export.DocumentFormat;
import org.orgstatus.export.PickedPieces;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;

/** The account's basket as one file, without what dropped out. Each one taken away is recorded. */
@Path("office/basket")
@RequestScoped
@Needs(Permission.VIEW_RELEASED)
public class BasketFiles {

  private static final LocalText EMPTY =
      LocalText.of(
          "篮子里没有可以取走的表和图。请先在已发布的结果里放入。",
          "There is nothing in the basket that can be taken away. Put tables and figures of"
              + " released results in first.");

  @Inject BasketDesk desk;
  @Inject CurrentLanguage language;
  @Inject Event<Recorded> recorded;

  @GET
  @Path("basket.docx")
  public Response docx() {
    return file(DocumentFormat.DOCX, Files.DOCX);
  }

  @GET
  @Path("basket.xlsx")
  public Response xlsx() {
    return file(DocumentFormat.XLSX, Files.XLSX);
  }

  @GET
  @Path("basket.pdf")
  public Response pdf() {
    return file(DocumentFormat.PDF, Files.PDF);
  }

  private Response file(DocumentFormat format, String type) {
    List<BasketDesk.Line> lines = desk.printed();
    if (lines.isEmpty()) {
      throw new Refusal(404, EMPTY);
    }
    List<PickedPieces.Piece> pieces =
        lines.stream().flatMap(line -> line.piece().stream()).toList();
    recorded.fire(
        new Recorded(
            "basket-downloaded",
            "basket." + format.ending(),
            pieces.stream()
                .map(piece -> piece.result().planId() + "/" + piece.part())
                .collect(Collectors.joining(" "))));
    String title = Messages.in(language.get()).get("basket.document");
    return Files.answer(
        title + "." + format.ending(),
        type,
        out ->
            out.write(
                BasketDesk.haveOneOrigin(lines)
                    ? BasketDesk.file(lines, language.get()).write(format)
                    : PickedPieces.write(pieces, format, language.get())));
  }
}
