package org.orgstatus.web.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveNotOpen;
import org.orgstatus.collection.Waves;
import org.orgstatus.export.form.AnswerText;
import org.orgstatus.fieldwork.contradiction.Contradiction;
import org.orgstatus.fieldwork.contradiction.ContradictionSettlement;
import org.orgstatus.fieldwork.contradiction.ContradictionSettlement.Decision;
import org.orgstatus.fieldwork.contradiction.Contradictions;
import org.orgstatus.registry.Alliance;
import org.orgstatus.registry.Alliances;
import org.orgstatus.web.Acting;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** What alliances answered and what their visitors saw, where the two do not fit. */
@Path("office/waves/{wave}/contradictions")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs({Permission.VIEW_VISIT, Permission.REVIEW_RESPONSE})
public class ContradictionPages {

  private static final String DECIDE = "decide:";

  private static final LocalText NO_WAVE =
      LocalText.of("没有这个轮次。请从轮次列表重新进入。", "There is no such wave. Choose one from the list.");
  private static final LocalText REASON =
      LocalText.of(
          "每处判定都要写明依据，最多" + ContradictionSettlement.LONGEST + "字。没有执行任何操作，请返回补上。",
          "Every decision needs a reason of at most "
              + ContradictionSettlement.LONGEST
              + " characters. Nothing was done; go back and add it.");
  private static final LocalText NO_DECISION =
      LocalText.of(
          "没有读懂这个判定，没有执行任何操作。请刷新页面再试。",
          "That decision could not be read; nothing was done. Reload the page and try again.");
  private static final LocalText NOT_YOURS =
      LocalText.of(
          "没有这一条，或者不归您判定。请刷新页面再看。",
          "There is no such entry, or it is not yours to decide. Reload the page.");
  private static final LocalText CLOSED =
      LocalText.of(
          "已过截止时间，联盟不能再改，所以没有退回。要退回，请先延长截止时间。",
          "The deadline has passed and the alliance cannot change anything, so nothing was"
              + " returned. Extend the deadline first.");

  @Inject Waves waves;
  @Inject Alliances alliances;
  @Inject Contradictions contradictions;
  @Inject CurrentAccount current;
  @Inject Acting acting;
  @Inject CurrentLanguage language;
  @Inject Clock clock;
  @Inject Models models;

  @PathParam("wave")
  String waveId;

  /**
   * One entry of the list.
   *
   * @param answered what the alliance said, in words
   * @param address page of the alliance's answers; null for whoever does not judge them
   * @param decisions that the account may take now; none where it only looks on
   */
  public record Row(
      Contradiction of,
      String alliance,
      String answered,
      String seen,
      @Nullable String address,
      List<Decision> decisions,
      String key) {}

  @GET
  public String show() {
    Wave wave = wave();
    List<Row> rows = rows();
    models.put("wave", wave);
    models.put("due", rows.stream().filter(row -> row.of().state().isDue()).toList());
    models.put("over", rows.stream().filter(row -> !row.of().state().isDue()).toList());
    models.put("mayDecide", rows.stream().anyMatch(row -> !row.decisions().isEmpty()));
    return "review/contradictions.html";
  }

  /** {@code decide:alliance:rule:token} is a {@link Decision}; {@code reason:…} says why. */
  @POST
  public jakarta.ws.rs.core.Response settle(MultivaluedMap<String, String> fields) {
    wave();
    Map<String, Decision> decisions = new TreeMap<>();
    fields.forEach(
        (name, values) -> {
          if (name.startsWith(DECIDE) && !values.get(0).isBlank()) {
            decisions.put(name.substring(DECIDE.length()), decision(values.get(0)));
          }
        });
    if (decisions.keySet().stream().map(key -> reason(fields, key)).anyMatch(this::isNoReason)) {
      throw new Refusal(422, REASON);
    }
    Map<String, Row> mine =
        rows().stream().collect(Collectors.toMap(Row::key, Function.identity()));
    boolean foreign =
        decisions.keySet().stream().anyMatch(key -> mine.values().stream().noneMatch(is(key)));
    if (foreign) {
      throw new Refusal(404, NOT_YOURS);
    }
    long left =
        decisions.entrySet().stream()
            .filter(e -> !settle(mine.get(e.getKey()), e.getValue(), reason(fields, e.getKey())))
            .count();
    return back(
        decisions.isEmpty()
            ? "none-selected"
            : left > 0 ? "contradictions-changed" : "contradictions-settled");
  }

  /** An entry that has changed since is still the account's, under another token. */
  private static java.util.function.Predicate<Row> is(String key) {
    String stem = key.substring(0, Math.max(0, key.lastIndexOf(':')));
    return row -> row.key().startsWith(stem + ":") && !row.decisions().isEmpty();
  }

  private boolean settle(@Nullable Row row, Decision decision, String reason) {
    if (row == null || !row.decisions().contains(decision)) {
      return false;
    }
    Contradiction of = row.of();
    try {
      return contradictions.settle(
          waveId, of.allianceId(), of.rule().id(), of.token(), decision, reason, acting.by());
    } catch (WaveNotOpen late) {
      throw new Refusal(409, CLOSED);
    }
  }

  private boolean isNoReason(String reason) {
    return reason.isEmpty() || reason.length() > ContradictionSettlement.LONGEST;
  }

  private static String reason(MultivaluedMap<String, String> fields, String key) {
    return Optional.ofNullable(fields.getFirst("reason:" + key)).orElse("").strip();
  }

  private static Decision decision(String word) {
    return Decision.find(word).orElseThrow(() -> new Refusal(400, NO_DECISION));
  }

  private Wave wave() {
    return waves
        .find(waveId)
        .filter(wave -> wave.status() != Wave.Status.PLANNED)
        .orElseThrow(() -> new Refusal(404, NO_WAVE));
  }

  /** Those of the alliances that the account visits, watches or judges. */
  private List<Row> rows() {
    Map<String, Alliance> visible = new TreeMap<>();
    alliances.list(LocalDate.now(clock)).stream()
        .filter(
            alliance ->
                current.may(Permission.VIEW_VISIT, target(alliance))
                    || current.may(Permission.REVIEW_RESPONSE, target(alliance)))
        .forEach(alliance -> visible.put(alliance.id().value(), alliance));
    return contradictions.list(waveId, visible.keySet()).stream()
        .map(each -> row(each, visible.get(each.allianceId())))
        .toList();
  }

  private Row row(Contradiction of, Alliance alliance) {
    boolean judges = current.may(Permission.REVIEW_RESPONSE, target(alliance));
    boolean visits = current.may(Permission.RECORD_VISIT, target(alliance));
    boolean isOver = of.state() == Contradiction.State.CORRECTED;
    List<Decision> decisions =
        List.of(Decision.values()).stream()
            .filter(d -> !isOver && (judges || visits))
            .filter(d -> d != Decision.RETURN || judges && of.canReturn())
            .toList();
    return new Row(
        of,
        alliance.name(),
        words(of.answered()),
        words(of.seen()),
        judges ? "/office/waves/" + waveId + "/review/alliance/" + of.allianceId() : null,
        decisions,
        of.allianceId() + ":" + of.rule().id() + ":" + of.token());
  }

  private String words(Contradiction.Side side) {
    return AnswerText.of(side.question(), side.value(), language.get());
  }

  private static Target target(Alliance alliance) {
    return Target.alliance(alliance.reportingUnit().value(), alliance.id().value());
  }

  private jakarta.ws.rs.core.Response back(String notice) {
    return jakarta.ws.rs.core.Response.seeOther(
            URI.create("/office/waves/" + waveId + "/contradictions?notice=" + notice))
        .build();
  }
}
