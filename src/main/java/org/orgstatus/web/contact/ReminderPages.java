package org.orgstatus.web.contact;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Secret;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.message.Letter;
import org.orgstatus.collection.message.MailSettings;
import org.orgstatus.collection.message.Outbox;
import org.orgstatus.collection.message.Reminders;
import org.orgstatus.sampling.Unit;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.collecting.Collected;
import org.orgstatus.web.collecting.CollectionRow;
import org.orgstatus.web.office.WaveSums;

/** What was written to the units of a wave, the rule of reminders, and reminders by hand. */
@Path("office/waves/{wave}/collection/messages")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.SEND_REMINDERS)
public class ReminderPages {

  static final LocalText NOT_OPEN =
      LocalText.of(
          "轮次没有开放或已过截止时间，不能催报。请先延长截止时间。",
          "The wave is not open or its deadline has passed, so nobody can be reminded. Move the"
              + " deadline first.");
  private static final LocalText NO_MESSAGE =
      LocalText.of(
          "这封邮件不能再发：它已发送、正在发送，或不在您的范围内。",
          "This message cannot be sent again: it was sent, is on its way, or is not yours.");
  private static final LocalText TOO_OLD =
      LocalText.of(
          "页面已过期，没有发送任何内容。请返回列表重新选择。",
          "The page is too old and nothing was sent. Go back to the list and select again.");

  @Inject Collected collected;
  @Inject Chosen chosen;
  @Inject OtherForms others;
  @Inject Reminders reminders;
  @Inject Outbox outbox;
  @Inject MailSettings mail;
  @Inject MessageView view;
  @Inject CurrentAccount current;
  @Inject Clock clock;
  @Inject Models models;
  @Context UriInfo address;

  @PathParam("wave")
  String waveId;

  /** The words for one of those who are about to be reminded. */
  public record Preview(Reminders.Reminded reminded, Letter letter) {}

  /**
   * Whom a batch is for.
   *
   * @param formId of which they are reminded
   * @param back where they were chosen
   * @param submitted chosen, but have submitted
   * @param over chosen, but their time is over
   */
  private record Batch(
      String formId, String back, List<Reminders.Reminded> reminded, long submitted, long over) {}

  /** The rule, and one page of the log, see {@link MessageQuery}. */
  @GET
  public String show() {
    Wave wave = collected.wave(waveId);
    List<CollectionRow> rows = collected.rows(wave, Permission.SEND_REMINDERS);
    List<Unit> own = rows.stream().map(CollectionRow::unit).toList();
    List<Unit> written = new ArrayList<>(own);
    written.addAll(collected.others(wave, Permission.SEND_REMINDERS));
    Set<String> codes = own.stream().map(Unit::code).collect(Collectors.toSet());
    List<Reminders.Reminded> open = reminders.preview(waveId, WaveSums.FIRST_FORM, codes);
    List<OtherForms.Open> other = others.list(wave);
    long notSubmitted = rows.stream().filter(row -> !isAnswered(row)).count();
    models.put("wave", wave);
    models.put("open", wave.isOpen(clock.instant()));
    models.put("ruleOn", reminders.isOn(waveId));
    models.put("mayRule", current.may(Permission.CHANGE_WAVE, Target.NATION));
    models.put("mailOn", mail.isOn());
    models.put("notSubmitted", open.size());
    models.put("over", notSubmitted - open.size());
    models.put("mailable", open.stream().filter(Reminders.Reminded::mailed).count());
    models.put("others", other);
    models.put("formTitles", others.titles(wave));
    models.put(
        "due", reminders.due(waveId).stream().filter(due -> isOwn(due, codes, other)).count());
    view.show(wave, written, MessageQuery.read(address.getQueryParameters()::getFirst), path());
    return "office/messages.html";
  }

  private static boolean isOwn(
      Reminders.Due due, Set<String> institutions, List<OtherForms.Open> others) {
    return due.formId().equals(WaveSums.FIRST_FORM)
        ? institutions.contains(due.unitCode())
        : others.stream()
            .filter(open -> open.form().id().equals(due.formId()))
            .flatMap(open -> open.units().stream())
            .anyMatch(reminded -> reminded.unit().code().equals(due.unitCode()));
  }

  private String path() {
    return "/office/waves/" + waveId + "/collection/messages";
  }

  private static boolean isAnswered(CollectionRow row) {
    return row.standing() != null && row.standing().status().isAnswered();
  }

  @POST
  @Path("rule")
  @Needs(Permission.CHANGE_WAVE)
  public Response rule(@FormParam("on") @DefaultValue("") String on) {
    current.require(Permission.CHANGE_WAVE, Target.NATION);
    collected.wave(waveId);
    boolean wanted = on.equals("yes");
    if (reminders.isOn(waveId) != wanted) {
      reminders.switchRule(waveId, wanted);
    }
    return back(wanted ? "reminders-on" : "reminders-off");
  }

  /**
   * Says who of those chosen would be reminded, how, and in which words.
   *
   * @param entered institutions, see {@link Chosen}; with {@code form} the units of another form
   */
  @POST
  @Path("preview")
  public Response preview(MultivaluedMap<String, String> entered) {
    Wave wave = openWave();
    Batch batch =
        OtherForms.isOther(entered.getFirst("form"))
            ? ofOther(wave, entered)
            : ofInstitutions(wave, entered);
    if (batch.reminded().isEmpty()) {
      boolean none = batch.submitted() + batch.over() == 0;
      String notice = none ? "none-selected" : "nobody-to-remind";
      String back = batch.back();
      return Response.seeOther(
              URI.create(back + (back.contains("?") ? "&" : "?") + "notice=" + notice))
          .build();
    }
    List<Reminders.Reminded> reminded = batch.reminded();
    models.put("wave", wave);
    models.put("form", batch.formId());
    models.put("others", OtherForms.isOther(batch.formId()));
    models.put("back", batch.back());
    models.put("rows", reminded);
    models.put("submitted", batch.submitted());
    models.put("over", batch.over());
    models.put("mailed", reminded.stream().filter(Reminders.Reminded::mailed).count());
    models.put("mailOn", mail.isOn());
    models.put("approvers", reminded.stream().filter(ReminderPages::isApprover).count());
    models.put("previews", previews(batch));
    models.put(
        "codes", reminded.stream().map(r -> r.unit().code()).collect(Collectors.joining(",")));
    models.put("batch", Secret.random().substring(0, 16));
    return Response.ok("office/reminder.html").build();
  }

  private Batch ofInstitutions(Wave wave, MultivaluedMap<String, String> entered) {
    List<CollectionRow> rows = chosen.rows(wave, Permission.SEND_REMINDERS, entered);
    List<Reminders.Reminded> reminded =
        reminders.preview(
            waveId, WaveSums.FIRST_FORM, rows.stream().map(row -> row.unit().code()).toList());
    long submitted = rows.stream().filter(ReminderPages::isAnswered).count();
    return new Batch(
        WaveSums.FIRST_FORM,
        Chosen.list(waveId, entered),
        reminded,
        submitted,
        rows.size() - submitted - reminded.size());
  }

  /** What was chosen and is not open any more has been submitted, or its time is over. */
  private Batch ofOther(Wave wave, MultivaluedMap<String, String> entered) {
    OtherForms.Open open = others.find(wave, entered.getFirst("form"));
    Set<String> selected = Set.copyOf(entered.getOrDefault("selected", List.of()));
    List<Reminders.Reminded> reminded =
        open.units().stream().filter(r -> selected.contains(r.unit().code())).toList();
    return new Batch(open.form().id(), path(), reminded, selected.size() - reminded.size(), 0);
  }

  /** What the first of each role will read. */
  private List<Preview> previews(Batch batch) {
    Map<Role, Reminders.Reminded> first = new EnumMap<>(Role.class);
    batch.reminded().forEach(one -> first.putIfAbsent(one.role(), one));
    return first.values().stream()
        .map(one -> new Preview(one, reminders.letter(waveId, batch.formId(), one.unit().code())))
        .toList();
  }

  private static boolean isApprover(Reminders.Reminded reminded) {
    return reminded.role() == Role.CAMPUS_APPROVER;
  }

  /**
   * @param codes of the units, apart by commas
   * @param form of which they are reminded; that of institutions where none is named
   */
  @POST
  @Path("send")
  public Response send(
      @FormParam("units") @DefaultValue("") String codes,
      @FormParam("form") @DefaultValue("") String form,
      @FormParam("batch") @DefaultValue("") String batch) {
    Wave wave = openWave();
    boolean other = OtherForms.isOther(form);
    List<String> units = other ? required(wave, form, codes) : required(wave, codes);
    if (!batch.matches("[A-Za-z0-9_-]{16}")) {
      throw new Refusal(409, TOO_OLD);
    }
    String formId = other ? form : WaveSums.FIRST_FORM;
    reminders.byHand(waveId, formId, units, batch, current.get().id());
    return back("reminded");
  }

  /** Tries a message once more that failed. */
  @POST
  @Path("{message}/again")
  public Response again(@PathParam("message") String word) {
    Map<String, Unit> units = own(collected.wave(waveId));
    long id = word.matches("[0-9]{1,18}") ? Long.parseLong(word) : 0;
    Unit unit =
        outbox
            .find(id)
            .map(message -> units.get(message.unitCode()))
            .orElseThrow(() -> new Refusal(404, NO_MESSAGE));
    current.require(
        Permission.SEND_REMINDERS, Target.institution(unit.reportingUnit().value(), unit.code()));
    if (!outbox.again(waveId, id)) {
      throw new Refusal(409, NO_MESSAGE);
    }
    return back("message-again");
  }

  private List<String> required(Wave wave, String codes) {
    return chosen.rows(wave, Permission.SEND_REMINDERS, codes).stream()
        .map(CollectionRow::unit)
        .peek(
            unit ->
                current.require(
                    Permission.SEND_REMINDERS,
                    Target.institution(unit.reportingUnit().value(), unit.code())))
        .map(Unit::code)
        .toList();
  }

  private List<String> required(Wave wave, String formId, String codes) {
    OtherForms.Open open = others.find(wave, formId);
    Set<String> named = new HashSet<>(List.of(codes.split(",")));
    List<Reminders.Reminded> units =
        open.units().stream().filter(r -> named.contains(r.unit().code())).toList();
    others.require(open.form(), units);
    return units.stream().map(r -> r.unit().code()).toList();
  }

  private Wave openWave() {
    Wave wave = collected.wave(waveId);
    if (!wave.isOpen(clock.instant())) {
      throw new Refusal(409, NOT_OPEN);
    }
    return wave;
  }

  private Map<String, Unit> own(Wave wave) {
    return Stream.concat(
            collected.rows(wave, Permission.SEND_REMINDERS).stream().map(CollectionRow::unit),
            collected.others(wave, Permission.SEND_REMINDERS).stream())
        .collect(Collectors.toMap(Unit::code, Function.identity()));
  }

  private Response back(String notice) {
    return Response.seeOther(URI.create(path() + "?notice=" + notice)).build();
  }
}
