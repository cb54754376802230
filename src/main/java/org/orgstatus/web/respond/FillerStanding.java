package org.orgstatus.web.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.orgstatus.base.Language;
import org.orgstatus.collection.Act;
import org.orgstatus.collection.Invitations;
import org.orgstatus.collection.Remark;
import org.orgstatus.collection.Remarks;
import org.orgstatus.collection.Reopened;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Reviews;
import org.orgstatus.collection.RosterConflicts;
import org.orgstatus.collection.RosterSettlement;
import org.orgstatus.collection.Settlements;
import org.orgstatus.collection.Transition;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Reviewer;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.OnBehalf;
import org.orgstatus.web.RespondingUnits;
import org.orgstatus.web.review.SheetView;

/** Where a response stands, as its filler needs to know: who has it now, and what is to be done. */
@RequestScoped
public class FillerStanding {

  @Inject Responses responses;
  @Inject Reviews reviews;
  @Inject Remarks remarks;
  @Inject Settlements settlements;
  @Inject RosterConflicts conflicts;
  @Inject RespondingUnits units;
  @Inject OnBehalf behalf;
  @Inject Invitations invitations;
  @Inject CurrentLanguage language;

  /**
   * The standing.
   *
   * @param base what the addresses of sections begin with
   * @param actions what the addresses begin with under which the filler acts
   * @param steps transitions so far
   * @param approves whether an approver stands between the filler and the province
   * @param approverMissing whether nobody of the institution can approve yet
   * @param returned whether the last thing that happened is a return
   * @param byApprover whether the approver has returned it
   * @param byNation whether the national office judges it, and no province before
   * @param overall what the return says on the whole; empty for nothing
   * @param everything whether all items may be changed
   * @param entered whether a coordinator enters it for the institution
   * @param inside whether the reader is of the institution
   * @param question what the province asks about a conflict with its roster; empty for nothing
   * @param woken checks that hold only since it was sent
   */
  public record View(
      String base,
      String actions,
      ResponseStatus status,
      int steps,
      boolean approves,
      boolean approverMissing,
      boolean returned,
      boolean byApprover,
      boolean byNation,
      String overall,
      boolean everything,
      boolean entered,
      boolean inside,
      String question,
      List<Woken> woken,
      List<Todo> todos) {

    /** Remarks that have neither a change nor a reply. */
    public long undone() {
      return todos.stream().filter(todo -> !todo.done()).count();
    }
  }

  /** A check that nobody could show the filler when it was sent; its source as in SheetView. */
  public record Woken(String message, String source) {}

  /**
   * A remark to deal with.
   *
   * @param address of its section below the base
   * @param changed whether the item was changed since
   */
  public record Todo(
      long id,
      String path,
      String address,
      String anchor,
      String number,
      String label,
      String text,
      String reply,
      boolean changed) {

    public boolean done() {
      return changed || !reply.isEmpty();
    }
  }

  public View of(Work work, Response response, Filling filling) {
    List<Reviewer> path = reviews.path(response);
    boolean approves = path.contains(Reviewer.APPROVER);
    List<Transition> history = reviews.history(response);
    Optional<Transition> last =
        history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
    boolean returned = response.status() == ResponseStatus.RETURNED;
    return new View(
        work.base(),
        FillerPages.address(work),
        response.status(),
        response.steps(),
        approves,
        approves && !invitations.hasApprover(response.unitCode()),
        returned,
        last.filter(step -> step.act() == Act.DECLINE).isPresent(),
        !path.contains(Reviewer.PROVINCE),
        last.filter(step -> returned).flatMap(Transition::remark).orElse(""),
        responses.reopened(response).isAll(),
        response.enteredBy().isPresent(),
        behalf.isInside(work.first(), work.unit()),
        question(work),
        woken(response),
        todos(response, filling));
  }

  private List<Woken> woken(Response response) {
    return settlements.woken(response).stream()
        .map(w -> new Woken(w.check().message().in(language.get()), SheetView.source(w.check())))
        .toList();
  }

  private String question(Work work) {
    if (!work.first().id().equals(RosterConflicts.FORM)) {
      return "";
    }
    String reportingUnit = units.target(work.first().unit(), work.unit()).reportingUnit();
    return conflicts
        .question(work.wave().id(), new ReportingUnitCode(reportingUnit), work.unit())
        .map(RosterSettlement::reason)
        .orElse("");
  }

  /** Remarks by the path of their item, for the page of a section. */
  public Map<String, Todo> remarkAt(Response response, Filling filling) {
    Map<String, Todo> byPath = new HashMap<>();
    todos(response, filling).forEach(todo -> byPath.put(todo.path(), todo));
    return byPath;
  }

  /** Paths of the items that a return has not reopened. */
  public Set<String> kept(Response response, Filling filling) {
    Set<String> kept = new TreeSet<>();
    Reopened reopened = responses.reopened(response);
    if (!reopened.isAll()) {
      filling
          .routing()
          .nodes()
          .flatMap(node -> filling.paths(node).stream())
          .filter(path -> !reopened.covers(path))
          .forEach(path -> kept.add(path.toString()));
    }
    return kept;
  }

  private List<Todo> todos(Response response, Filling filling) {
    if (!response.status().isEditable()) {
      return List.of();
    }
    Language wanted = language.get();
    Map<ItemPath, Long> revisions = responses.revisions(response);
    List<Todo> todos = new ArrayList<>();
    for (Remark remark : remarks.listOpen(response)) {
      ItemPath path = remark.path();
      Optional<Routing.Node> node = filling.routing().node(path.name());
      todos.add(
          new Todo(
              remark.id(),
              path.toString(),
              node.map(n -> n.form().id() + "/" + n.section().number()).orElse(""),
              "q-" + path.toString().replace('/', '-').replace('.', '-'),
              node.map(n -> n.item().number()).orElse(""),
              node.map(n -> filling.show(n.item().label(), wanted, path)).orElse(path.name()),
              remark.text(),
              remark.reply().orElse(""),
              remark.isChangedIn(revisions.getOrDefault(path, 0L))));
    }
    return todos;
  }
}
