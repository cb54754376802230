package org.orgstatus.web.finding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final LocalText LOCK_GONE =
      LocalText.of(
          "原来选的数据锁定您已不能使用：它的结果已撤回，或者没有这个锁定。您写的都保留着，数字已改在下面所选的数据锁定里查找。请核对以后再保存。",
          "The data lock that was chosen is no longer open to you: its results were withdrawn, or"
              + " there is no such lock. What you wrote is kept, and its numbers were looked up in"
              + " the lock that is chosen below. Check them before you save.");
  private static final LocalText NO_LOCK_LEFT =
      LocalText.of(
          "原来选的数据锁定您已不能使用，目前也没有别的可用，现在不能保存。您写的都保留在下面：请先复制留存，等结果重新发布后再写入。",
          "The data lock that was chosen is no longer open to you, and there is no other at"
              + " present, so the finding cannot be saved now. What you wrote is kept below: copy it"
              + " to a safe place, and enter it when results are released again.");

  @Inject FindingDesk desk;
  @Inject Findings findings;
  @Inject Comparisons comparisons;
  @Inject Words words;
  @Inject Quotations quotations;
  @Inject CurrentAccount current;
  @Inject Models models;

  /**
   * A number that was taken.
   *
   * @param number empty where the results of the lock do not have it
   * @param lost why they do not
   */
  public record Row(
      String mark, FindingForm.Chosen chosen, Optional<BoundNumber> number, LocalText lost) {

    public LocalText text() {
      return number.map(n -> NumberText.of(n.cell(), n.format())).orElse(LocalText.same("—"));
    }
  }

  /** A cell that the search found. */
  public record HitRow(NumberSearch.Hit hit, LocalText text) {}

  /** Opens the editor. */
  String open(FindingForm form, @Nullable Finding finding) {
    current.require(Permission.WRITE_FINDINGS, Target.NATION);
    boolean gone = !form.lock().isEmpty() && lock(form, finding).isEmpty();
    return page(
        form, finding, gone ? List.of(gone(finding)) : List.of(), null, !form.numbers().isEmpty());
  }

  /** Answers a click. */
  Response answer(MultivaluedMap<String, String> entered, @Nullable Finding finding) {
    current.require(Permission.WRITE_FINDINGS, Target.NATION);
    FindingForm form = FindingForm.read(entered);
    Optional<DataLock> lock = lock(form, finding);
    if (lock.isEmpty()) {
      return refused(422, form, finding, List.of(gone(finding)));
    }
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
        ? save(form, lock.get(), finding)
        : Response.ok(page(form, finding, List.of(), null, act.equals("check"))).build();
  }

  private Response save(FindingForm form, DataLock lock, @Nullable Finding finding) {
    FindingForm.Bound bound = form.bound(desk.ready(lock));
    List<LocalText> faults = new ArrayList<>(bound.lost().values());
    FindingContent content = form.content(bound.numbers());
    boolean isWhole = faults.isEmpty(); // else every mark of a lost number would be named twice
    if (desk.clause(form.clause()).isEmpty()) {
      faults.add(NO_CLAUSE);
    }
    if (isWhole) {
      faults.addAll(findings.check(content).faults());
    }
    if (!faults.isEmpty()) {
      return refused(422, form, finding, faults);
    }
    if (finding == null) {
      return saved(findings.make(lock, content, desk.me()));
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
      return refused(409, form, finding, List.of(e.reason().words()));
    }
  }

  /** The editor once more with what was typed. */
  private Response refused(
      int status, FindingForm form, @Nullable Finding finding, List<LocalText> faults) {
    return Response.status(status).entity(page(form, finding, faults, null, false)).build();
  }

  private static Response saved(Finding finding) {
    return Response.seeOther(
            URI.create(FindingPages.PATH + "/" + finding.id() + "?notice=finding-saved"))
        .build();
  }

  private String page(
      FindingForm entered,
      @Nullable Finding finding,
      List<LocalText> refused,
      @Nullable FindingVersion theirs,
      boolean checks) {
    List<FindingDesk.LockChoice> locks = locks(finding);
    Optional<DataLock> lock =
        lock(entered, finding)
            .or(() -> locks.stream().map(FindingDesk.LockChoice::lock).findFirst());
    FindingForm form = lock.map(l -> entered.on(Long.toString(l.id()))).orElse(entered);
    FindingForm.Bound bound =
        lock.map(l -> form.bound(desk.ready(l)))
            .orElseGet(() -> new FindingForm.Bound(List.of(), Map.of()));
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
    if (checks) {
      SentenceCheck check = findings.check(form.content(bound.numbers()));
      faults.addAll(bound.lost().values());
      if (bound.lost().isEmpty()) {
        faults.addAll(check.faults());
      }
      cautions.addAll(check.cautions());
    }
    List<HitRow> hits = new ArrayList<>();
    int count = 0;
    int missing = 0;
    if (lock.isPresent() && !form.asked().isEmpty()) {
      ResultSource ready = desk.ready(lock.get());
      List<String> plans = comparisons.listPlans().stream().map(AnalysisPlan::id).toList();
      NumberSearch.Found found = NumberSearch.in(ready, plans, form.asked());
      found
          .hits()
          .forEach(h -> hits.add(new HitRow(h, NumberText.of(h.cell(), NumberFormat.INTERVAL))));
      count = found.count();
      missing = (int) plans.stream().filter(p -> ready.find(p).isEmpty()).count();
    }
    models.put("isOpen", lock.isPresent() || !refused.isEmpty());
    models.put("faults", faults.stream().distinct().toList());
    models.put("cautions", cautions);
    models.put("checked", checks && faults.isEmpty());
    models.put("rows", rows(form, bound));
    models.put("hits", hits);
    models.put("count", count);
    models.put("missing", missing);
    models.put("seesAll", desk.seesAll());
    models.put(
        "preview",
        LocalText.of(
            Sentence.of(form.sentence().zh()).with(bound.numbers(), Language.ZH),
            Sentence.of(form.sentence().en()).with(bound.numbers(), Language.EN)));
    return VIEW;
  }

  private static List<Row> rows(FindingForm form, FindingForm.Bound bound) {
    List<Row> rows = new ArrayList<>();
    form.numbers()
        .forEach(
            (mark, chosen) ->
                rows.add(
                    new Row(
                        mark,
                        chosen,
                        bound.numbers().stream().filter(n -> n.mark().equals(mark)).findFirst(),
                        bound.lost().getOrDefault(mark, LocalText.EMPTY))));
    return rows;
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

  /** The lock that the form names, where the account may use it. */
  private Optional<DataLock> lock(FindingForm form, @Nullable Finding finding) {
    return locks(finding).stream()
        .map(FindingDesk.LockChoice::lock)
        .filter(lock -> Long.toString(lock.id()).equals(form.lock()))
        .findFirst();
  }

  private LocalText gone(@Nullable Finding finding) {
    return locks(finding).isEmpty() ? NO_LOCK_LEFT : LOCK_GONE;
  }

  private static String action(@Nullable Finding finding) {
    return finding == null
        ? FindingPages.PATH + "/new"
        : FindingPages.PATH + "/" + finding.id() + "/edit";
  }
}
