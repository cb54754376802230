package org.orgstatus.web.coding;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.fieldwork.coding.CodedText;
import org.orgstatus.fieldwork.coding.CodingRefused;
import org.orgstatus.fieldwork.coding.OpenText;
import org.orgstatus.fieldwork.coding.Quotation;
import org.orgstatus.fieldwork.coding.Quotation.Attribution;
import org.orgstatus.fieldwork.coding.Quotation.State;
import org.orgstatus.fieldwork.coding.Quotations;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Query;

/** Quotations: proposed by whoever codes, cleared by another person, cited by writers. */
@Path("office/coding/quotations")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs({Permission.CODE_INTERVIEWS, Permission.CLEAR_QUOTATIONS, Permission.VIEW_FINDINGS})
public class QuotationPages {

  static final String PATH = CodingDesk.PATH + "/quotations";
  private static final int SHORTEST_REASON = 2;
  private static final int LONGEST_REASON = 400;

  private static final LocalText NONE =
      LocalText.of("没有这条引文。请从列表选择。", "There is no such quotation. Choose one from the list.");
  private static final LocalText BAD_REASON =
      LocalText.of(
          "请写明理由，" + SHORTEST_REASON + "至" + LONGEST_REASON + "字，会记录在案。",
          "Give the reason in "
              + SHORTEST_REASON
              + " to "
              + LONGEST_REASON
              + " characters. It goes on record.");
  private static final LocalText NOT_CONFIRMED =
      LocalText.of(
          "放行前请对照原话，并勾选确认。",
          "Before clearing it, compare it with the original and tick the confirmation.");

  @Inject CodingDesk desk;
  @Inject Quotations quotations;
  @Inject CurrentAccount current;
  @Inject Models models;

  /**
   * @param state word of a state; writers see cleared ones only
   */
  @GET
  public String list(
      @QueryParam("wave") @DefaultValue("") String waveId,
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("q") @DefaultValue("") String asked,
      @QueryParam("page") @DefaultValue("") String number) {
    Wave wave = desk.wave(waveId);
    List<Quotation> all =
        quotations.list(wave.id()).stream()
            .filter(this::maySee)
            .filter(q -> state.isEmpty() || q.state().word().equals(state))
            .filter(
                q ->
                    asked.isBlank()
                        || (q.words().zh() + "\n" + q.words().en()).contains(asked.strip()))
            .toList();
    models.put("wave", wave);
    models.put("waves", desk.opened());
    models.put("desk", desk);
    models.put("states", State.values());
    models.put("seesAll", desk.mayClear());
    models.put("mayCode", current.mayAnywhere(Permission.CODE_INTERVIEWS));
    models.put("page", Page.of(all, Page.number(number)));
    models.put(
        "query",
        Query.of(PATH)
            .plus("wave", wave.id())
            .plus("state", state)
            .plus("q", asked.strip())
            .plus(Query.PAGE, number));
    models.put("filtered", !state.isEmpty() || !asked.isBlank());
    return "office/quotations.html";
  }

  /** Cleared ones anybody here; others whoever clears, and their authors. */
  private boolean maySee(Quotation quotation) {
    return desk.mayClear()
        || desk.isMe(quotation.authorId())
        || quotation.isCleared() && current.may(Permission.VIEW_FINDINGS, Target.NATION);
  }

  private Quotation quotation(String word) {
    return Optional.of(word)
        .filter(w -> w.matches("[0-9]{1,18}"))
        .flatMap(w -> quotations.find(Long.parseLong(w)))
        .filter(this::maySee)
        .orElseThrow(() -> new Refusal(404, NONE));
  }

  @GET
  @Path("{quotation: [0-9]+}")
  public String show(@PathParam("quotation") String word) {
    return page(quotation(word), List.of(), "");
  }

  private String page(Quotation quotation, List<LocalText> faults, String reason) {
    boolean original = desk.mayClear() || desk.isMe(quotation.authorId());
    models.put("quotation", quotation);
    models.put("desk", desk);
    models.put("faults", faults);
    models.put("reason", reason);
    models.put("seesOriginal", original && !quotation.original().isEmpty());
    models.put(
        "mayClear",
        desk.mayClear() && !desk.isMe(quotation.authorId()) && quotation.state() == State.PROPOSED);
    models.put("own", desk.isMe(quotation.authorId()) && quotation.state() == State.PROPOSED);
    models.put("mayWithdraw", mayWithdraw(quotation));
    if (original) {
      desk.remember("quotation-viewed", "quotation " + quotation.id(), "");
    }
    return "office/quotation.html";
  }

  private boolean mayWithdraw(Quotation quotation) {
    boolean open = quotation.state() == State.PROPOSED || quotation.isCleared();
    return open && (desk.mayClear() || desk.isMe(quotation.authorId()));
  }

  /**
   * Where a passage becomes a quotation.
   *
   * @param at word of the text's place
   */
  @GET
  @Path("new")
  @Needs(Permission.CODE_INTERVIEWS)
  public String open(
      @QueryParam("at") @DefaultValue("") String at,
      @QueryParam("from") @DefaultValue("0") int from,
      @QueryParam("to") @DefaultValue("0") int to) {
    CodedText text = desk.text(at);
    String words = words(text.text(), from, to);
    return editor(
        text,
        new Quotation.Draft(from, to, LocalText.of(words, ""), Attribution.NOBODY),
        List.of());
  }

  private static String words(OpenText text, int from, int to) {
    return from >= 0 && from < to && to <= text.length()
        ? text.words()
            .substring(
                text.words().offsetByCodePoints(0, from), text.words().offsetByCodePoints(0, to))
        : "";
  }

  @POST
  @Path("new")
  @Needs(Permission.CODE_INTERVIEWS)
  public Response propose(MultivaluedMap<String, String> entered) {
    CodedText text = desk.text(Query.word(entered, "at"));
    Quotation.Draft draft =
        new Quotation.Draft(
            number(Query.word(entered, "from")),
            number(Query.word(entered, "to")),
            LocalText.of(
                Query.word(entered, "words-zh").replaceAll("\\s+", " "),
                Query.word(entered, "words-en").replaceAll("\\s+", " ")),
            Stream.of(Attribution.values())
                .filter(a -> a.word().equals(Query.word(entered, "attribution")))
                .findFirst()
                .orElse(Attribution.NOBODY));
    List<LocalText> faults = quotations.check(text.text(), draft);
    if (!faults.isEmpty()) {
      return Response.status(422).entity(editor(text, draft, faults)).build();
    }
    try {
      Quotation made = quotations.propose(text.text(), draft, desk.me());
      return to(made, "quotation-proposed");
    } catch (CodingRefused e) {
      throw new Refusal(409, e.reason().words());
    }
  }

  private static int number(String word) {
    return word.matches("[0-9]{1,6}") ? Integer.parseInt(word) : 0;
  }

  private String editor(CodedText text, Quotation.Draft draft, List<LocalText> faults) {
    models.put("text", text.text());
    models.put("desk", desk);
    models.put("draft", draft);
    models.put("original", words(text.text(), draft.start(), draft.end()));
    models.put("attributions", Attribution.values());
    models.put("faults", faults);
    return "office/quotation-new.html";
  }

  @POST
  @Path("{quotation: [0-9]+}/clear")
  @Needs(Permission.CLEAR_QUOTATIONS)
  public Response clear(
      @PathParam("quotation") String word,
      @FormParam("confirmed") @DefaultValue("") String confirmed) {
    current.require(Permission.CLEAR_QUOTATIONS, Target.NATION);
    Quotation quotation = quotation(word);
    if (!confirmed.equals("yes")) {
      return Response.status(422).entity(page(quotation, List.of(NOT_CONFIRMED), "")).build();
    }
    return decided(
        quotation, () -> quotations.clear(quotation.id(), desk.me()), "quotation-cleared");
  }

  @POST
  @Path("{quotation: [0-9]+}/refuse")
  @Needs(Permission.CLEAR_QUOTATIONS)
  public Response refuse(
      @PathParam("quotation") String word, @FormParam("reason") @DefaultValue("") String reason) {
    current.require(Permission.CLEAR_QUOTATIONS, Target.NATION);
    Quotation quotation = quotation(word);
    String why = line(reason);
    return isReason(why)
        ? decided(
            quotation, () -> quotations.refuse(quotation.id(), why, desk.me()), "quotation-refused")
        : Response.status(422).entity(page(quotation, List.of(BAD_REASON), reason)).build();
  }

  @POST
  @Path("{quotation: [0-9]+}/withdraw")
  @Needs({Permission.CODE_INTERVIEWS, Permission.CLEAR_QUOTATIONS})
  public Response withdraw(
      @PathParam("quotation") String word, @FormParam("reason") @DefaultValue("") String reason) {
    Quotation quotation = quotation(word);
    if (!desk.isMe(quotation.authorId())) {
      current.require(Permission.CLEAR_QUOTATIONS, Target.NATION);
    }
    String why = line(reason);
    return isReason(why)
        ? decided(
            quotation,
            () -> quotations.withdraw(quotation.id(), why, desk.me()),
            "quotation-withdrawn")
        : Response.status(422).entity(page(quotation, List.of(BAD_REASON), reason)).build();
  }

  private static String line(String reason) {
    return reason.strip().replaceAll("\\s+", " ");
  }

  private static boolean isReason(String reason) {
    return reason.length() >= SHORTEST_REASON && reason.length() <= LONGEST_REASON;
  }

  private Response decided(Quotation quotation, Runnable decision, String notice) {
    try {
      decision.run();
    } catch (CodingRefused e) {
      Quotation now = quotations.find(quotation.id()).orElse(quotation);
      return Response.status(409).entity(page(now, List.of(e.reason().words()), "")).build();
    }
    return to(quotation, notice);
  }

  private static Response to(Quotation quotation, String notice) {
    return Response.seeOther(URI.create(PATH + "/" + quotation.id() + "?notice=" + notice)).build();
  }
}
