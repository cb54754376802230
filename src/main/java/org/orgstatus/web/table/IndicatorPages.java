package org.orgstatus.web.table;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.accounts.Permission;
import org.orgstatus.analysis.AnalysisPlans;
import org.orgstatus.analysis.FormulaLine;
import org.orgstatus.analysis.Formulas;
import org.orgstatus.analysis.definition.Clause;
import org.orgstatus.analysis.definition.Dimension;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.Norm;
import org.orgstatus.analysis.definition.NormTarget;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;

/** Every indicator with its definition, clauses, items and norm, by dimension. */
@Path("office/indicators")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_PROBLEMS)
public class IndicatorPages {

  /** A dimension with the number of its indicators, parts not counted. */
  public record Section(Dimension dimension, long indicators) {}

  /** An indicator as the page shows it. */
  public record Row(
      Indicator indicator,
      List<FormulaLine> formula,
      List<Clause> clauses,
      Optional<Norm> norm,
      List<FormulaLine> met,
      List<NormTarget> targets) {}

  @Inject AnalysisPlans plans;
  @Inject Models models;

  /** One dimension; without a name, or with one that there is not, the first. */
  @GET
  public String show(@QueryParam("dimension") @DefaultValue("") String word) {
    AnalysisDefinitions definitions = plans.definitions();
    Dimension shown =
        Stream.of(Dimension.values())
            .filter(d -> d.word().equals(word))
            .findFirst()
            .orElse(Dimension.COVERAGE);
    List<Section> sections =
        Stream.of(Dimension.values()).map(d -> section(d, definitions)).toList();
    models.put("sections", sections);
    models.put("indicators", sections.stream().mapToLong(Section::indicators).sum());
    models.put("version", definitions.version());
    models.put("shown", shown);
    models.put(
        "rows",
        definitions.indicators().stream()
            .filter(i -> i.dimension() == shown)
            .map(i -> row(i, definitions))
            .toList());
    return "office/indicators.html";
  }

  private static Section section(Dimension dimension, AnalysisDefinitions definitions) {
    return new Section(
        dimension,
        definitions.indicators().stream()
            .filter(i -> i.dimension() == dimension && !i.isPart())
            .count());
  }

  private static Row row(Indicator indicator, AnalysisDefinitions definitions) {
    Formulas formulas = new Formulas(definitions);
    Optional<Norm> norm = definitions.findNorm(indicator.id());
    return new Row(
        indicator,
        formulas.of(indicator),
        indicator.clauses().stream().flatMap(c -> definitions.findClause(c).stream()).toList(),
        norm,
        norm.map(formulas::of).orElse(List.of()),
        definitions.targetsOf(indicator.id()));
  }
}
