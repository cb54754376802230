package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.UnitProposal;
import org.orgstatus.registry.UnitProposals;

/** Proposes the alliances that a submitted form C lists to the register. */
@ApplicationScoped
@Transactional
class ProposedAlliances {

  static final String FORM = "provincial_association";

  private static final String ROWS = "c_all";
  private static final String NAME = "ca_name";
  private static final String FOUNDED = "ca_date";
  private static final String LEAD = "ca_lead";

  @Inject private UnitProposals proposals;

  protected ProposedAlliances() {}

  /** Takes the rows of a response that is being submitted; other forms have none. */
  void propose(Response response, Filling filling, Instant now) {
    if (response.formId().equals(FORM)) {
      proposals.propose(
          UnitProposal.Kind.ALLIANCE,
          new ReportingUnitCode(response.unitCode()),
          response.waveId() + " " + FORM,
          told(filling),
          now);
    }
  }

  private static List<UnitProposals.Told> told(Filling filling) {
    List<UnitProposals.Told> told = new ArrayList<>();
    Optional<Item.Repeat> rows =
        filling
            .routing()
            .node(ROWS)
            .map(Routing.Node::item)
            .filter(Item.Repeat.class::isInstance)
            .map(Item.Repeat.class::cast);
    rows.ifPresent(
        repeat ->
            filling
                .rows(repeat)
                .forEach(
                    row ->
                        told.add(
                            new UnitProposals.Told(
                                text(filling, row, NAME),
                                founded(filling.value(path(row, FOUNDED))),
                                Optional.of(text(filling, row, LEAD))
                                    .filter(InstitutionCode::fits)
                                    .map(InstitutionCode::new),
                                Optional.empty()))));
    return told;
  }

  private static Optional<LocalDate> founded(AnswerValue value) {
    if (value instanceof AnswerValue.Month month) {
      return Optional.of(month.month().atDay(1));
    }
    return value instanceof AnswerValue.Day day ? Optional.of(day.date()) : Optional.empty();
  }

  private static String text(Filling filling, String row, String name) {
    return filling.value(path(row, name)).inExpressions().text();
  }

  private static ItemPath path(String row, String name) {
    return new ItemPath(ROWS, row, name);
  }
}
