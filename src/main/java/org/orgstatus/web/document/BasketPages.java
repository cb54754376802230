package org.orgstatus.web.document;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongConsumer;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.analysis.release.Baskets;
import org.orgstatus.base.LocalText;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** The account's basket: what lies in it, putting in, moving and taking out. */
@Path("office/basket")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_RELEASED)
public class BasketPages {

  private static final LocalText FULL =
      LocalText.of(
          "篮子最多放" + Baskets.MOST + "张表和图。请先移出一些，再放入。",
          "The basket holds at most "
              + Baskets.MOST
              + " tables and figures. Take some out before you put more in.");
  private static final LocalText NONE =
      LocalText.of(
          "篮子里没有这一件，可能已经移出。", "There is no such piece in the basket; it may be out already.");

  @Inject BasketDesk desk;
  @Inject Baskets baskets;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject Models models;

  @GET
  public String show() {
    List<BasketDesk.Line> lines = desk.lines();
    models.put("lines", lines);
    List<BasketDesk.Line> there = lines.stream().filter(l -> l.piece().isPresent()).toList();
    models.put("there", there.size());
    models.put("mixed", !BasketDesk.haveOneOrigin(there));
    models.put("reports", desk.reports(lines));
    models.put("language", language.get());
    return "office/basket.html";
  }

  /**
   * @param part id of a table, or {@code figure-} and the id of a figure
   */
  @POST
  public Response put(
      @FormParam("release") @DefaultValue("") String release,
      @FormParam("plan") @DefaultValue("") String plan,
      @FormParam("unit") @DefaultValue("") String unit,
      @FormParam("part") @DefaultValue("") String part) {
    if (!desk.put(release, plan, unit, part)) {
      throw new Refusal(409, FULL);
    }
    return Response.seeOther(URI.create("/office/basket?notice=basket-put")).build();
  }

  @POST
  @Path("{piece}/up")
  public Response up(@PathParam("piece") String piece) {
    return changed(piece, id -> baskets.move(current.get().id(), id, true));
  }

  @POST
  @Path("{piece}/down")
  public Response down(@PathParam("piece") String piece) {
    return changed(piece, id -> baskets.move(current.get().id(), id, false));
  }

  @POST
  @Path("{piece}/remove")
  public Response remove(@PathParam("piece") String piece) {
    return changed(piece, id -> baskets.remove(current.get().id(), id));
  }

  private static Response changed(String piece, LongConsumer change) {
    if (!piece.matches("[0-9]{1,18}")) {
      throw new Refusal(404, NONE);
    }
    try {
      change.accept(Long.parseLong(piece));
    } catch (NoSuchElementException e) {
      throw new Refusal(404, NONE);
    }
    return Response.seeOther(URI.create("/office/basket")).build();
  }
}
