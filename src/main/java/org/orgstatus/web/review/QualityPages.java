package org.orgstatus.web.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.accounts.Permission;
import org.orgstatus.analysis.ResponseFlags.Flag;
import org.orgstatus.analysis.ResponseFlags.Kind;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Query;

/**
 * Responses that somebody should look at: fast, all alike, far from the others, against the roster.
 */
@Path("office/quality")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_RESULTS)
public class QualityPages {

  @Inject QualityDesk desk;
  @Inject Models models;

  /** One kind of flag; without a name, or with one that there is not, the first. */
  @GET
  public String list(
      @QueryParam("wave") @DefaultValue("") String waveId,
      @QueryParam("unit") @DefaultValue("institution") String unit,
      @QueryParam("kind") @DefaultValue("") String word,
      @QueryParam("page") @DefaultValue("") String number) {
    QualityDesk.Asked asked = desk.asked(waveId, unit);
    Kind shown = Kind.ofWord(word).orElse(Kind.FAST);
    List<Flag> flags = desk.flags(asked);
    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      counts.put(kind, flags.stream().filter(f -> f.kind() == kind).count());
    }
    Page<Flag> page =
        Page.of(flags.stream().filter(f -> f.kind() == shown).toList(), Page.number(number));
    desk.remember(asked, "quality-viewed", shown.word(), page.rows().size());
    models.put("wave", asked.wave());
    models.put("waves", desk.opened());
    models.put("unit", asked.unit().code());
    models.put("units", asked.data().tables().stream().map(t -> t.unit().code()).toList());
    models.put("counts", counts);
    models.put("shown", shown);
    models.put("page", page);
    models.put(
        "query",
        Query.of("/office/quality")
            .plus("wave", asked.wave().id())
            .plus("unit", asked.unit().code())
            .plus("kind", shown.word()));
    return "office/quality.html";
  }
}
