package org.orgstatus.web.coding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.fieldwork.coding.CodedText;
import org.orgstatus.fieldwork.coding.Coding;
import org.orgstatus.fieldwork.coding.CodingMemo;
import org.orgstatus.fieldwork.coding.CodingRefused;
import org.orgstatus.fieldwork.coding.Codings;
import org.orgstatus.fieldwork.coding.FrameCode;
import org.orgstatus.fieldwork.coding.MeaningUnit;
import org.orgstatus.fieldwork.coding.Quotations;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Query;

/**
 * One text to code: its sentences, the codes at hand, memos. A plain form; with scripts it is used
 * by keyboard.
 */
@Path("office/coding/text")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.CODE_INTERVIEWS)
public class CodingTextPages {

  private static final String CODE = "code:";
  private static final String REMOVE = "remove:";

  private static final LocalText NO_PASSAGE =
      LocalText.of("请先勾选一句或几句，再选编码。", "First tick one or more sentences, then choose a code.");
  private static final LocalText NO_CODE =
      LocalText.of(
          "没有这个编码，或者它已停用。请从右边的列表选择。",
          "There is no such code, or it is closed. Choose one from the list.");
  private static final LocalText NO_MEMO =
      LocalText.of(
          "备忘写1至" + CodingMemo.LONGEST + "字。",
          "A memo has 1 to " + CodingMemo.LONGEST + " characters.");

  @Inject CodingDesk desk;
  @Inject Codings codings;
  @Inject Quotations quotations;
  @Inject Clock clock;
  @Inject Models models;

  /**
   * A sentence with the codes on it.
   *
   * @param chosen whether it is ticked
   */
  public record Sentence(MeaningUnit unit, List<Coding> codings, boolean chosen) {}

  /** A heading and the codes below it that may be given. */
  public record CodeGroup(FrameCode heading, List<FrameCode> codes) {}

  @GET
  public String show(@QueryParam("at") @DefaultValue("") String at) {
    CodedText text = desk.text(at);
    desk.remember("text-viewed", "text " + text.text().place().word(), "");
    return page(text, List.of(), List.of(), "");
  }

  /** Answers a click: codes, takes codes away, ends, begins again, keeps a memo. */
  @POST
  public Response answer(MultivaluedMap<String, String> entered) {
    CodedText text = desk.text(Query.word(entered, "at"));
    List<String> ticked = entered.getOrDefault("unit", List.of());
    String act = Query.word(entered, "do");
    String memo = Query.word(entered, "memo");
    try {
      Optional<LocalText> fault = act(text, act, ticked, entered);
      if (fault.isPresent()) {
        return Response.status(422)
            .entity(page(fresh(text), List.of(fault.get()), ticked, memo))
            .build();
      }
    } catch (CodingRefused e) {
      return Response.status(409)
          .entity(page(fresh(text), List.of(e.reason().words()), ticked, memo))
          .build();
    }
    if (act.equals("quote")) {
      return Response.seeOther(URI.create(quote(text, ticked))).build();
    }
    if (act.equals("finish")) {
      return Response.seeOther(URI.create(next(text).map(this::address).orElse(list(text))))
          .build();
    }
    return Response.seeOther(URI.create(address(text))).build();
  }

  private Optional<LocalText> act(
      CodedText text, String act, List<String> ticked, MultivaluedMap<String, String> entered) {
    if (act.startsWith(CODE)) {
      return code(text, List.of(act.substring(CODE.length())), ticked);
    }
    if (act.equals("code")) {
      String written = Query.word(entered, "codes");
      return code(
          text,
          Arrays.stream(written.split("[\\s,;，；、]+")).filter(c -> !c.isEmpty()).toList(),
          ticked);
    }
    if (act.startsWith(REMOVE)) {
      String id = act.substring(REMOVE.length());
      if (id.matches("[0-9]{1,18}")) {
        codings.remove(text.text(), Long.parseLong(id), desk.me());
      }
      return Optional.empty();
    }
    switch (act) {
      case "finish":
        codings.finish(text.text(), desk.me());
        return Optional.empty();
      case "reopen":
        codings.reopen(text.text(), desk.me());
        return Optional.empty();
      case "recheck":
        codings.recheck(text.text(), desk.me());
        return Optional.empty();
      case "quote":
        return span(text, ticked).isEmpty() ? Optional.of(NO_PASSAGE) : Optional.empty();
      case "memo":
        return memo(text, entered);
      default:
        return Optional.empty();
    }
  }

  private Optional<LocalText> memo(CodedText text, MultivaluedMap<String, String> entered) {
    try {
      codings.note(
          text.text(), Query.word(entered, "memo-code"), Query.word(entered, "memo"), desk.me());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(NO_MEMO);
    }
  }

  private Optional<LocalText> code(CodedText text, List<String> codes, List<String> ticked) {
    int[] span = span(text, ticked).orElse(new int[0]);
    if (span.length == 0) {
      return Optional.of(NO_PASSAGE);
    }
    LocalDate today = LocalDate.now(clock);
    boolean known =
        !codes.isEmpty()
            && codes.stream()
                .allMatch(
                    c ->
                        desk.frame().usable().stream()
                            .anyMatch(u -> u.code().equals(c) && u.isOpen(today)));
    if (!known) {
      return Optional.of(NO_CODE);
    }
    codings.code(text.text(), span[0], span[1], codes, desk.me());
    return Optional.empty();
  }

  /** From the first ticked sentence to the last; {@code start-end} of a selection does too. */
  private static Optional<int[]> span(CodedText text, List<String> ticked) {
    List<Integer> ends = new ArrayList<>();
    ticked.stream()
        .filter(word -> word.matches("[0-9]{1,6}-[0-9]{1,6}"))
        .flatMap(word -> Stream.of(word.split("-")))
        .map(Integer::valueOf)
        .forEach(ends::add);
    if (ends.isEmpty()) {
      return Optional.empty();
    }
    int start = ends.stream().mapToInt(i -> i).min().orElseThrow();
    int end = ends.stream().mapToInt(i -> i).max().orElseThrow();
    return start < end && end <= text.text().length()
        ? Optional.of(new int[] {start, end})
        : Optional.empty();
  }

  private CodedText fresh(CodedText text) {
    return codings.find(text.text().place()).orElse(text);
  }

  private String address(CodedText text) {
    return CodingDesk.PATH
        + "/text?at="
        + URLEncoder.encode(text.text().place().word(), StandardCharsets.UTF_8);
  }

  private static String list(CodedText text) {
    return CodingDesk.PATH
        + "?wave="
        + text.text().waveId()
        + "&form="
        + text.text().formId()
        + "&notice=text-finished";
  }

  private static String quote(CodedText text, List<String> ticked) {
    int[] span = span(text, ticked).orElseThrow();
    return CodingDesk.PATH
        + "/quotations/new?at="
        + URLEncoder.encode(text.text().place().word(), StandardCharsets.UTF_8)
        + "&from="
        + span[0]
        + "&to="
        + span[1];
  }

  private List<CodedText> neighbours(CodedText text) {
    Wave wave = desk.wave(text.text().waveId());
    return desk.list(wave, text.text().formId());
  }

  /**
   * The next text of the form that waits for this account, after the one given, or from the top.
   */
  private Optional<CodedText> next(CodedText text) {
    List<CodedText> all = neighbours(text);
    int at = place(all, text);
    return Stream.concat(all.stream().skip(at + 1L), all.stream().limit(Math.max(at, 0)))
        .filter(this::waits)
        .findFirst();
  }

  private boolean waits(CodedText text) {
    boolean own = text.turn(desk.me()).isPresent();
    boolean done = text.turn(desk.me()).filter(t -> t.isDone(text.text())).isPresent();
    return !text.locked() && !done && (own || text.turns().size() < text.text().coders());
  }

  private static int place(List<CodedText> all, CodedText text) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).text().place().equals(text.text().place())) {
        return i;
      }
    }
    return -1;
  }

  private String page(CodedText text, List<LocalText> faults, List<String> ticked, String memo) {
    long me = desk.me();
    List<Coding> seen = text.seenBy(me);
    LocalDate today = LocalDate.now(clock);
    List<Sentence> sentences =
        text.text().units().stream()
            .map(
                unit ->
                    new Sentence(
                        unit,
                        seen.stream()
                            .filter(c -> c.fits(text.text()))
                            .filter(c -> c.starts() < unit.end() && c.ends() > unit.start())
                            .toList(),
                        ticked.contains(unit.start() + "-" + unit.end())))
            .toList();
    List<CodeGroup> groups =
        desk.frame().codes().stream()
            .filter(c -> c.parent().isEmpty())
            .map(
                heading ->
                    new CodeGroup(
                        heading,
                        desk.frame().usable().stream()
                            .filter(c -> c.heading().equals(heading.code()) && c.isOpen(today))
                            .toList()))
            .filter(group -> !group.codes().isEmpty())
            .toList();
    List<CodedText> all = neighbours(text);
    int at = place(all, text);
    boolean done = text.turn(me).filter(t -> t.isDone(text.text())).isPresent();
    models.put("coded", text);
    models.put("text", text.text());
    models.put("desk", desk);
    models.put("sentences", sentences);
    models.put("groups", groups);
    models.put("codes", desk.frame().usable());
    models.put("faults", faults);
    models.put("memoText", memo);
    models.put("unfit", text.unfit(me));
    models.put("done", done);
    models.put("mayCode", waits(text));
    models.put("taken", !text.locked() && !done && !waits(text));
    models.put("mayReopen", done && !text.locked() && !text.isCompared());
    models.put(
        "memos",
        codings.memos(text.text().place()).stream()
            .filter(m -> text.showsOthers() || m.accountId() == me)
            .toList());
    models.put("quoted", quotations.of(text.text().place()));
    models.put("place", at + 1);
    models.put("total", all.size());
    models.put("before", at > 0 ? address(all.get(at - 1)) : "");
    models.put("after", at + 1 < all.size() ? address(all.get(at + 1)) : "");
    return "office/coding-text.html";
  }
}
