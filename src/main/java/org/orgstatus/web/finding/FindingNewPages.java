package org.orgstatus.web.finding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;

/** A new finding. */
@Path("office/findings/new")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.WRITE_FINDINGS)
public class FindingNewPages {

  @Inject FindingEditor editor;
  @Inject FindingDesk desk;
  @Inject CurrentAccount current;

  /**
   * @param lock to take numbers from; empty for the newest
   * @param clause that it will speak to
   * @param asked words to search numbers by
   * @param cell a number to begin with
   */
  @GET
  public String open(
      @QueryParam("lock") @DefaultValue("") String lock,
      @QueryParam("clause") @DefaultValue("") String clause,
      @QueryParam("q") @DefaultValue("") String asked,
      @QueryParam("cell") @DefaultValue("") String cell) {
    current.require(Permission.WRITE_FINDINGS, Target.NATION);
    String chosen =
        lock.isEmpty()
            ? desk.locks().stream()
                .findFirst()
                .map(choice -> Long.toString(choice.lock().id()))
                .orElse("")
            : Long.toString(desk.lock(lock).id());
    return editor.open(FindingForm.empty(chosen, clause, asked.strip()).plus(cell), null);
  }

  @POST
  public Response answer(MultivaluedMap<String, String> entered) {
    return editor.answer(entered, null);
  }
}
