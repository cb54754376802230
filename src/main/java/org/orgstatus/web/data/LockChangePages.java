package org.orgstatus.web.data;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.Language;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.dataset.LockComparison;
import org.orgstatus.dataset.LockComparison.Change;
import org.orgstatus.dataset.LockComparison.Difference;
import org.orgstatus.dataset.LockComparison.Held;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Query;

/** Which units and which of their variables differ from a data lock. */
@Path("office/locks/{id}/changes")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_RESULTS)
public class LockChangePages {

  /** A variable that differs, in words; without values for those who may not see answers. */
  public record Line(String name, String label, String before, String after) {

    static Line of(Difference difference, Language language) {
      List<Held> gone = without(difference.before(), difference.after());
      List<Held> come = without(difference.after(), difference.before());
      boolean reordered = gone.isEmpty() && come.isEmpty();
      return new Line(
          difference.variable().name(),
          difference.variable().label().in(language),
          HeldText.of(difference.variable(), reordered ? difference.before() : gone, language),
          HeldText.of(difference.variable(), reordered ? difference.after() : come, language));
    }

    /**
     * Of the rows of a repeat those that the other side does not have, each as often as it lacks.
     */
    private static List<Held> without(List<Held> all, List<Held> others) {
      List<Held> left = new ArrayList<>(all);
      others.forEach(left::remove);
      return left;
    }
  }

  /** A unit with what differs. */
  public record Row(Change change, List<Line> lines) {}

  @Inject Locks locks;
  @Inject LockChanges changes;
  @Inject CurrentLanguage language;
  @Inject Models models;

  @GET
  public String list(
      @PathParam("id") String word,
      @QueryParam("unit") @DefaultValue("") String unit,
      @QueryParam("kind") @DefaultValue("") String kind,
      @QueryParam(Query.PAGE) @DefaultValue("") String page) {
    DataLock lock = locks.lock(word);
    LockChanges.Shown shown = changes.show(lock, unit, kind, Page.number(page));
    models.put("lock", lock);
    models.put("comparison", shown.comparison());
    models.put("kinds", LockComparison.Kind.values());
    models.put("page", shown.page());
    models.put("rows", shown.page().rows().stream().map(this::row).toList());
    models.put("values", shown.values());
    models.put(
        "query",
        Query.of("/office/locks/" + lock.id() + "/changes")
            .plus("unit", shown.comparison().unit().code())
            .plus("kind", kind));
    return "office/lock-changes.html";
  }

  private Row row(Change change) {
    return new Row(
        change, change.differences().stream().map(one -> Line.of(one, language.get())).toList());
  }
}
