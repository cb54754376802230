package org.orgstatus.web.running;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.stream.Stream;
import org.orgstatus.accounts.Permission;
import org.orgstatus.analysis.AnalysisPlans;
import org.orgstatus.fieldwork.coding.CodeFrames;
import org.orgstatus.fieldwork.contradiction.ContradictionRules;
import org.orgstatus.findings.Words;
import org.orgstatus.questionnaire.Questionnaires;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;

/** What the definition files said when the server started, and every fault in them. */
@Path("office/definitions")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_PROBLEMS)
public class DefinitionPages {

  @Inject Questionnaires questionnaires;
  @Inject AnalysisPlans plans;
  @Inject Words words;
  @Inject CodeFrames codes;
  @Inject ContradictionRules contradictions;
  @Inject Models models;

  @GET
  public String show() {
    models.put("forms", questionnaires.listAll());
    models.put("plans", plans.listAll());
    models.put(
        "problems",
        Stream.of(
                questionnaires.problems(),
                plans.problems(),
                words.problems(),
                codes.problems(),
                contradictions.problems())
            .flatMap(List::stream)
            .toList());
    return "office/definitions.html";
  }
}
