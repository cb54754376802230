package org.orgstatus.web.result;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.table.Comment;
import org.orgstatus.analysis.table.Comments;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** What analysts remark on a comparison of a wave. */
@Path("office/comments/{wave}/{plan}")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_RESULTS)
public class CommentPages {

  private static final LocalText NO_PLAN =
      LocalText.of(
          "没有这项对比。请从分析页面选择。", "There is no such comparison. Choose one from the analysis page.");
  private static final LocalText BAD =
      LocalText.of(
          "请写1至" + Comment.LONGEST + "字的意见。",
          "Write a remark of 1 to " + Comment.LONGEST + " characters.");

  @Inject Results results;
  @Inject Comparisons comparisons;
  @Inject Comments comments;
  @Inject Accounts accounts;
  @Inject CurrentAccount current;
  @Inject Models models;

  @PathParam("wave")
  String waveId;

  @PathParam("plan")
  String planId;

  @GET
  public String list() {
    return page("", List.of());
  }

  @POST
  @Needs(Permission.RUN_ANALYSIS)
  public Response make(@FormParam("comment") @DefaultValue("") String said) {
    current.require(Permission.RUN_ANALYSIS, Target.NATION);
    results.wave(waveId);
    plan();
    String text = said.strip();
    if (text.isEmpty() || text.length() > Comment.LONGEST) {
      return Response.status(422).entity(page(said, List.of(BAD))).build();
    }
    comments.make(subject(), text, current.get().id());
    return Response.seeOther(
            URI.create("/office/comments/" + waveId + "/" + planId + "?notice=comment-kept"))
        .build();
  }

  private AnalysisPlan plan() {
    return comparisons.findPlan(planId).orElseThrow(() -> new Refusal(404, NO_PLAN));
  }

  private String subject() {
    return "result " + waveId + " " + planId;
  }

  private String page(String said, List<LocalText> faults) {
    Wave wave = results.wave(waveId);
    AnalysisPlan plan = plan();
    List<Comment> all = comments.list(subject());
    Map<Long, String> people = new HashMap<>();
    all.forEach(
        c ->
            people.computeIfAbsent(
                c.accountId(), id -> accounts.find(id).map(Account::displayName).orElse("—")));
    models.put("wave", wave);
    models.put("plan", plan);
    models.put("comments", all);
    models.put("people", people);
    models.put("said", said);
    models.put("faults", faults);
    models.put("mayWrite", current.may(Permission.RUN_ANALYSIS, Target.NATION));
    return "office/comments.html";
  }
}
