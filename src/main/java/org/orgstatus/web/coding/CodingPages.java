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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.fieldwork.coding.Adjudications;
import org.orgstatus.fieldwork.coding.CodeAgreement;
import org.orgstatus.fieldwork.coding.CodeMatrix;
import org.orgstatus.fieldwork.coding.CodedRecord;
import org.orgstatus.fieldwork.coding.CodedText;
import org.orgstatus.fieldwork.coding.CodedText.State;
import org.orgstatus.fieldwork.coding.CodingRefused;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Query;

/** The texts to code, how far coders agree, what was said by whom, and the frame of codes. */
@Path("office/coding")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.CODE_INTERVIEWS)
public class CodingPages {

  private static final int MOST_LEFT = 50;

  @Inject CodingDesk desk;
  @Inject Adjudications adjudications;
  @Inject CurrentAccount current;
  @Inject Models models;

  /**
   * The texts of one form.
   *
   * @param state word of a state
   * @param mine {@code yes} for texts that the account codes
   * @param item name of an item
   * @param code that a passage has
   * @param asked words of the text
   */
  @GET
  public String list(
      @QueryParam("wave") @DefaultValue("") String waveId,
      @QueryParam("form") @DefaultValue("") String formId,
      @QueryParam("state") @DefaultValue("") String state,
      @QueryParam("mine") @DefaultValue("") String mine,
      @QueryParam("item") @DefaultValue("") String item,
      @QueryParam("code") @DefaultValue("") String code,
      @QueryParam("q") @DefaultValue("") String asked,
      @QueryParam("page") @DefaultValue("") String number) {
    Wave wave = desk.wave(waveId);
    CodingDesk.FormChoice form = desk.knownForm(wave, formId);
    List<CodedText> all = desk.list(wave, form.id());
    Query query =
        Query.of(CodingDesk.PATH)
            .plus("wave", wave.id())
            .plus("form", form.id())
            .plus("state", state)
            .plus("mine", mine)
            .plus("item", item)
            .plus("code", code)
            .plus("q", asked.strip())
            .plus(Query.PAGE, number);
    Page<CodedText> page =
        Page.of(
            all.stream()
                .filter(t -> state.isEmpty() || t.state().word().equals(state))
                .filter(t -> mine.isEmpty() || t.turn(desk.me()).isPresent())
                .filter(t -> item.isEmpty() || t.text().item().equals(item))
                .filter(t -> code.isEmpty() || has(t, code))
                .filter(t -> isAbout(t, asked))
                .toList(),
            Page.number(number));
    desk.remember("texts-listed", "wave " + wave.id(), form.id() + ", " + page.rows().size());
    Map<State, Long> counts = new EnumMap<>(State.class);
    Stream.of(State.values()).forEach(s -> counts.put(s, 0L));
    all.forEach(t -> counts.merge(t.state(), 1L, Long::sum));
    choice(wave, form);
    models.put("query", query);
    models.put("filtered", Stream.of(state, mine, item, code, asked).anyMatch(w -> !w.isBlank()));
    models.put("page", page);
    models.put("states", State.values());
    models.put("counts", counts);
    models.put("total", all.size());
    models.put("twice", all.stream().filter(t -> t.text().twice()).count());
    models.put("codes", desk.frame().usable());
    models.put(
        "items",
        all.stream().map(t -> new Question(t.text().item(), t.text().label())).distinct().toList());
    models.put("mayDecide", desk.mayDecide());
    if (desk.mayDecide()) {
      lockable(wave, form);
    }
    return "office/coding.html";
  }

  /** Which records can be locked, which are, and what is left of the others. */
  private void lockable(Wave wave, CodingDesk.FormChoice form) {
    List<CodedRecord> records = desk.records(wave, form.id());
    List<CodedRecord> left = records.stream().filter(r -> !r.isLocked() && !r.isReady()).toList();
    models.put("ready", records.stream().filter(CodedRecord::isReady).toList());
    models.put("locked", records.stream().filter(CodedRecord::isLocked).count());
    models.put("left", left.stream().limit(MOST_LEFT).toList());
    models.put("leftInAll", left.size());
  }

  /** A question with open answers. */
  public record Question(String name, LocalText label) {}

  private void choice(Wave wave, CodingDesk.FormChoice form) {
    models.put("wave", wave);
    models.put("waves", desk.opened());
    models.put("form", form);
    models.put("forms", desk.forms(wave));
    models.put("desk", desk);
    models.put("mayAll", desk.mayAll());
    models.put("frameCodes", desk.frame());
  }

  private boolean has(CodedText text, String code) {
    return text.seenBy(desk.me()).stream()
        .anyMatch(c -> c.code().equals(code) || c.code().startsWith(code + "."));
  }

  private static boolean isAbout(CodedText text, String asked) {
    String words = text.text().words().toLowerCase(Locale.ROOT);
    return List.of(asked.strip().toLowerCase(Locale.ROOT).split("\\s+")).stream()
        .allMatch(words::contains);
  }

  /** Closes the coding of the records that are finished. */
  @POST
  @Path("lock")
  @Needs(Permission.DECIDE_CODING)
  public Response lock(
      @FormParam("wave") @DefaultValue("") String waveId,
      @FormParam("form") @DefaultValue("") String formId) {
    current.require(Permission.DECIDE_CODING, Target.NATION);
    Wave wave = desk.wave(waveId);
    CodingDesk.FormChoice form = desk.knownForm(wave, formId);
    try {
      adjudications.lock(wave.id(), form.id(), desk.me());
    } catch (CodingRefused e) {
      throw new Refusal(409, e.reason().words());
    }
    return Response.seeOther(
            URI.create(
                CodingDesk.PATH
                    + "?wave="
                    + wave.id()
                    + "&form="
                    + form.id()
                    + "&notice=coding-locked"))
        .build();
  }

  /** How far two coders agree, by code. */
  @GET
  @Path("agreement")
  public String agreement(
      @QueryParam("wave") @DefaultValue("") String waveId,
      @QueryParam("form") @DefaultValue("") String formId) {
    Wave wave = desk.wave(waveId);
    CodingDesk.FormChoice form = desk.knownForm(wave, formId);
    List<CodedText> compared =
        desk.list(wave, form.id()).stream().filter(CodedText::isCompared).toList();
    choice(wave, form);
    models.put(
        "rows",
        CodeAgreement.of(compared, desk.frame()).stream()
            .map(
                a ->
                    new AgreementRow(
                        a,
                        word(OptionalDouble.of(a.raw())),
                        word(a.kappa()),
                        word(a.alpha()),
                        word(a.ac1()),
                        a.isLow(desk.frame())))
            .toList());
    models.put("wanted", word(OptionalDouble.of(desk.frame().wanted())));
    models.put("texts", compared.size());
    models.put("sentences", compared.stream().mapToInt(t -> t.text().units().size()).sum());
    return "office/coding-agreement.html";
  }

  /** A code's agreement as the page writes it. */
  public record AgreementRow(
      CodeAgreement of, String raw, String kappa, String alpha, String ac1, boolean low) {}

  private static String word(OptionalDouble value) {
    return value.isEmpty() ? "—" : String.format(Locale.ROOT, "%.2f", value.getAsDouble());
  }

  /**
   * People by code, for each case or each role.
   *
   * @param by {@code case} or {@code role}
   */
  @GET
  @Path("matrix")
  public String matrix(
      @QueryParam("wave") @DefaultValue("") String waveId,
      @QueryParam("form") @DefaultValue("") String formId,
      @QueryParam("by") @DefaultValue("role") String by) {
    current.require(Permission.CODE_INTERVIEWS, Target.NATION);
    Wave wave = desk.wave(waveId);
    CodingDesk.FormChoice form = desk.knownForm(wave, formId);
    List<CodedText> texts = desk.list(wave, form.id());
    choice(wave, form);
    boolean cases = by.equals("case");
    models.put("by", cases ? "case" : "role");
    models.put(
        "matrix",
        cases ? CodeMatrix.byCase(texts, desk.frame()) : CodeMatrix.byRole(texts, desk.frame()));
    desk.remember("coding-matrix-viewed", "wave " + wave.id(), form.id() + " by " + by);
    return "office/coding-matrix.html";
  }

  /** The frame: every code with what it means. */
  @GET
  @Path("frame")
  public String frame() {
    models.put("frameCodes", desk.frame());
    return "office/coding-frame.html";
  }
}
