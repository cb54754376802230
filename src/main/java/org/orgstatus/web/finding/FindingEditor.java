package org.orgstatus.web.finding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.analysis.Comparisons;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.DataLock;
import org.orgstatus.fieldwork.coding.Quotation;
import org.orgstatus.fieldwork.coding.Quotations;
import org.orgstatus.findings.BoundNumber;
import org.orgstatus.findings.Finding;
import org.orgstatus.findings.FindingContent;
import org.orgstatus.findings.FindingRefused;
import org.orgstatus.findings.FindingVersion;
import org.orgstatus.findings.Findings;
import org.orgstatus.findings.NumberFormat;
import org.orgstatus.findings.NumberSearch;
import org.orgstatus.findings.NumberText;
import org.orgstatus.findings.ResultSource;
import org.orgstatus.findings.Sentence;
import org.orgstatus.findings.SentenceCheck;
import org.orgstatus.findings.Words;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.office.Query;

/**
 * The editor of findings, for new ones and for changes. Every click but the last comes back with
 * what was typed: searching, taking a number, checking the words.
 */
@RequestScoped
public class FindingEditor {

  static final String VIEW = "office/finding-edit.html";
  private static final String ADD = "add:";
  private static final String DROP = "drop:";

  private static final LocalText NO_CLAUSE =
      LocalText.of("请选择这条结论对应的条款。", "Choose the clause that the finding speaks to.");

  @Inject FindingDesk desk;
  @Inject Findings findings;
  @Inject Comparisons comparisons;
  @Inject Words words;
  @Inject Quotations quotations;
  @Inject CurrentAccount current;
  @Inject Models models;

  /** A bound number beside its format. */
  public record Row(BoundNumber number, LocalText text) {}

  /** A cell that the search found. */
  public record HitRow(NumberSearch.Hit hit, LocalText text) {}

  /** Opens the editor. */
  String open(FindingForm form, @Nullable Finding finding) {
    current.require(Permission.WRITE_FINDINGS, Target.NATION);
    return page(form, finding, List.of(), null, !form.numbers().isEmpty());
  }

  /** Answers a click. */
  Response answer(MultivaluedMap<String, String> entered, @Nullable Finding finding) {
    current.require(Permission.WRITE_FINDINGS, Target.NATION);
    FindingForm form = FindingForm.read(entered);
    String act = Query.word(entered, "do");
    if (act.startsWith(ADD)) {
      FindingForm more = form.plus(act.substring(ADD.length()));
      return Response.ok(page(more, finding, List.of(), null, false)).build();
    }
    if (act.startsWith(DROP)) {
      FindingForm fewer = form.minus(act.substring(DROP.length()));
      return Response.ok(page(fewer, finding, List.of(), null, false)).build();
    }
    return act.equals("save")
        ? save(form, finding)
        : Response.ok(page(form, finding, List.of(), null, act.equals("check"))).build();
  }

  private Response save(FindingForm form, @Nullable Finding finding) {
    DataLock lock = desk.lock(form.lock());
    List<LocalText> faults = new ArrayList<>();
    FindingContent content = form.content(form.bound(desk.ready(lock), faults));
    boolean isWhole = faults.isEmpty(); // else every mark of a lost number would be named twice
    if (desk.clause(form.clause()).isEmpty()) {
      faults.add(NO_CLAUSE);
    }
    if (isWhole) {
      faults.addAll(findings.check(content).faults());
    }
    if (!faults.isEmpty()) {
      return Response.status(422).entity(page(form, finding, faults, null, false)).build();
    }
    if (finding == null) {
      Finding made = findings.make(lock, content, desk.me());
      return saved(made);
    }
    if (!finding.waveId().equals(lock.waveId())) {
      throw new Refusal(
          422,
          LocalText.of(
              "这条结论属于另一轮次，不能换成这个数据锁定。",
              "The finding belongs to another wave than this data lock."));
    }
    try {
      Findings.Outcome outcome =
          findings.change(finding.id(), form.version(), lock, content, desk.me());
      return outcome.saved()
          ? saved(outcome.finding())
          : Response.status(409)
              .entity(
                  page(
                      form,
                      outcome.finding(),
                      List.of(),
                      findings.latest(outcome.finding()),
                      false))
              .build();
    } catch (FindingRefused e) {
      throw new Refusal(409, e.reason().words());
    }
  }

  private static Response saved(Finding finding) {
    return Response.seeOther(
            URI.create(FindingPages.PATH + "/" + finding.id() + "?notice=finding-saved"))
        .build();
  }

  private String page(
      FindingForm form,
      @Nullable Finding finding,
      List<LocalText> refused,
      @Nullable FindingVersion theirs,
      boolean checks) {
    List<FindingDesk.LockChoice> locks = locks(finding);
    models.put("locks", locks);
    models.put("form", form);
    models.put("finding", finding);
    models.put("action", action(finding));
    models.put("clauses", desk.clauses());
    models.put("formats", NumberFormat.values());
    models.put("words", words.list());
    models.put("cited", citable(form, locks));
    models.put("theirs", theirs);
    models.put("theirName", theirs == null ? "" : desk.name(theirs.accountId()));
    models.put("shownVersion", theirs == null ? form.version() : theirs.number());
    List<LocalText> faults = new ArrayList<>(refused);
    List<LocalText> cautions = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    List<HitRow> hits = new ArrayList<>();
    int count = 0;
    int missing = 0;
    LocalText preview = LocalText.EMPTY;
    if (!locks.isEmpty()) {
      DataLock lock = desk.lock(form.lock());
      ResultSource ready = desk.ready(lock);
      List<LocalText> lost = new ArrayList<>();
      List<BoundNumber> bound = form.bound(ready, lost);
      bound.forEach(n -> rows.add(new Row(n, NumberText.of(n.cell(), n.format()))));
      FindingContent content = form.content(bound);
      if (checks) {
        SentenceCheck check = findings.check(content);
        faults.addAll(lost);
        if (lost.isEmpty()) {
          faults.addAll(check.faults());
        }
        cautions.addAll(check.cautions());
      }
      preview =
          LocalText.of(
              Sentence.of(form.sentence().zh()).with(bound, Language.ZH),
              Sentence.of(form.sentence().en()).with(bound, Language.EN));
      if (!form.asked().isEmpty()) {
        List<String> plans = comparisons.listPlans().stream().map(AnalysisPlan::id).toList();
        NumberSearch.Found found = NumberSearch.in(ready, plans, form.asked());
        found
            .hits()
            .forEach(h -> hits.add(new HitRow(h, NumberText.of(h.cell(), NumberFormat.INTERVAL))));
        count = found.count();
        missing = (int) plans.stream().filter(p -> ready.find(p).isEmpty()).count();
      }
    }
    models.put("faults", faults.stream().distinct().toList());
    models.put("cautions", cautions);
    models.put("checked", checks && faults.isEmpty());
    models.put("rows", rows);
    models.put("hits", hits);
    models.put("count", count);
    models.put("missing", missing);
    models.put("seesAll", desk.seesAll());
    models.put("preview", preview);
    return VIEW;
  }

  /** The cleared quotations of the wave, and those that are cited already. */
  private List<Quotation> citable(FindingForm form, List<FindingDesk.LockChoice> locks) {
    return locks.stream()
        .filter(choice -> Long.toString(choice.lock().id()).equals(form.lock()))
        .findFirst()
        .map(choice -> quotations.list(choice.lock().waveId()))
        .orElse(List.of())
        .stream()
        .filter(q -> q.isCleared() || form.quotations().contains(q.id()))
        .toList();
  }

  private List<FindingDesk.LockChoice> locks(@Nullable Finding finding) {
    return desk.locks().stream()
        .filter(choice -> finding == null || choice.lock().waveId().equals(finding.waveId()))
        .toList();
  }

  private static String action(@Nullable Finding finding) {
    return finding == null
        ? FindingPages.PATH + "/new"
        : FindingPages.PATH + "/" + finding.id() + "/edit";
  }
}
