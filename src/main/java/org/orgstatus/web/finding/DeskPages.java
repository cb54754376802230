package org.orgstatus.web.finding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.orgstatus.accounts.Permission;
import org.orgstatus.analysis.definition.Clause;
import org.orgstatus.analysis.release.Release;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.findings.CitedResults;
import org.orgstatus.findings.Finding;
import org.orgstatus.findings.Findings;
import org.orgstatus.findings.ResultSource;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;

/**
 * The policy writer's desk: what each clause says, and each question asks, beside what was released
 * and what was found.
 */
@Path("office/desk")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_FINDINGS)
public class DeskPages {

  @Inject FindingDesk desk;
  @Inject CitedResults results;
  @Inject Findings findings;
  @Inject Models models;

  /** A released comparison. */
  public record Shown(String plan, AnalysisResult result, String address, int table) {
    /** As lists name it. */
    public String code() {
      return plan.toUpperCase(Locale.ROOT);
    }
  }

  /** An approved finding with where its numbers stand, such as 湖北省 · 覆盖率. */
  public record Found(FindingDesk.Seen seen, String clause, List<String> plans, LocalText where) {}

  /** What serves a clause. */
  public record ByClause(Clause clause, List<Shown> results, List<Found> findings) {
    boolean isEmpty() {
      return results.isEmpty() && findings.isEmpty();
    }
  }

  /** What answers a question, and the clauses that it is about. */
  public record ByQuestion(Shown shown, List<Clause> clauses, List<Found> findings) {}

  /**
   * @param by {@code question}; else by clause
   * @param lock whose results are shown; empty for the newest with results
   * @param asked words of a clause, question or finding
   * @param all {@code yes} for clauses without results or findings too
   */
  @GET
  public String show(
      @QueryParam("by") @DefaultValue("") String by,
      @QueryParam("lock") @DefaultValue("") String lock,
      @QueryParam("q") @DefaultValue("") String asked,
      @QueryParam("all") @DefaultValue("") String all) {
    desk.requireView();
    List<FindingDesk.LockChoice> locks =
        desk.locks().stream().filter(c -> !results.releasedPlans(c.lock()).isEmpty()).toList();
    Optional<DataLock> chosen =
        lock.isEmpty()
            ? locks.stream().map(FindingDesk.LockChoice::lock).findFirst()
            : Optional.of(desk.lock(lock));
    List<Shown> shown = chosen.map(this::shown).orElse(List.of());
    List<Found> found = findings.list().stream().flatMap(f -> found(f).stream()).toList();
    boolean byQuestion = by.equals("question");
    models.put("byQuestion", byQuestion);
    models.put(
        "clauses",
        byQuestion
            ? List.of()
            : clauses(shown, found, asked, all.equals("yes") || !asked.isBlank()));
    models.put("questions", byQuestion ? questions(shown, found, asked) : List.of());
    models.put("locks", locks);
    models.put("lock", chosen.map(l -> Long.toString(l.id())).orElse(""));
    models.put("asked", asked);
    models.put("all", all.equals("yes"));
    models.put("mayWrite", desk.mayWrite());
    return "office/desk.html";
  }

  private List<Shown> shown(DataLock lock) {
    ResultSource source = results.released(lock);
    List<Shown> shown = new ArrayList<>();
    for (String plan : results.releasedPlans(lock)) {
      Optional<AnalysisResult> result = source.find(plan);
      Optional<Release> release = results.release(lock, plan);
      if (result.isPresent() && release.isPresent()) {
        shown.add(
            new Shown(
                plan,
                result.get(),
                "/office/releases/" + release.get().id() + "/" + plan,
                result.get().tables().size()));
      }
    }
    return shown;
  }

  private Optional<Found> found(Finding finding) {
    if (finding.approvedVersion() == 0) {
      return Optional.empty();
    }
    FindingDesk.Seen seen =
        desk.seen(finding, findings.version(finding, finding.approvedVersion()).orElseThrow());
    var content = seen.version().content();
    List<LocalText> rows = content.numbers().stream().map(n -> n.cell().row()).distinct().toList();
    LocalText where =
        LocalText.of(
            String.join("、", rows.stream().map(LocalText::zh).toList()),
            String.join("; ", rows.stream().map(LocalText::en).toList()));
    return Optional.of(
        new Found(
            seen,
            content.clause(),
            content.numbers().stream().map(n -> n.at().plan()).distinct().toList(),
            where));
  }

  private List<ByClause> clauses(
      List<Shown> shown, List<Found> found, String asked, boolean empty) {
    return desk.clauses().stream()
        .map(
            clause ->
                new ByClause(
                    clause,
                    shown.stream().filter(s -> s.result().clauses().contains(clause.id())).toList(),
                    found.stream().filter(f -> f.clause().equals(clause.id())).toList()))
        .filter(row -> empty || !row.isEmpty())
        .filter(
            row ->
                has(
                    asked,
                    row.clause().id(),
                    row.clause().text(),
                    LocalText.of(
                        String.join(
                            "\n",
                            row.findings().stream().map(f -> f.seen().sentence().zh()).toList()),
                        String.join(
                            "\n",
                            row.findings().stream().map(f -> f.seen().sentence().en()).toList()))))
        .toList();
  }

  private List<ByQuestion> questions(List<Shown> shown, List<Found> found, String asked) {
    List<Clause> all = desk.clauses();
    return shown.stream()
        .filter(
            s ->
                has(
                    asked,
                    s.code(),
                    s.result().title(),
                    s.result().question(),
                    s.result().policyQuestion()))
        .map(
            s ->
                new ByQuestion(
                    s,
                    all.stream().filter(c -> s.result().clauses().contains(c.id())).toList(),
                    found.stream().filter(f -> f.plans().contains(s.plan())).toList()))
        .toList();
  }

  private static boolean has(String asked, String id, LocalText... texts) {
    StringBuilder all = new StringBuilder(id);
    for (LocalText text : texts) {
      all.append('\n').append(text.zh()).append('\n').append(text.en());
    }
    String whole = all.toString().toLowerCase(Locale.ROOT);
    return List.of(asked.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream()
        .allMatch(whole::contains);
  }
}
