package org.orgstatus.web.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Secret;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.CodeState;
import org.orgstatus.collection.Invitations;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.message.MailSettings;
import org.orgstatus.collection.message.MailedInvitations;
import org.orgstatus.export.form.CodeSlips;
import org.orgstatus.registry.SheetFile;
import org.orgstatus.sampling.Unit;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.collecting.Collected;
import org.orgstatus.web.collecting.CollectionRow;
import org.orgstatus.web.office.SentFiles;
import org.orgstatus.web.office.Upload;

/** Says for how many units codes are about to be issued, and what becomes of earlier ones. */
@Path("office/waves/{wave}/collection/codes")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.CHANGE_ACCOUNTS)
public class CodePages {

  private static final LocalText NO_FILE =
      LocalText.of("请选择名单文件（.xlsx或.csv）。", "Choose the file with the list (.xlsx or .csv).");

  @Inject Collected collected;
  @Inject Chosen chosen;
  @Inject IssuedCodes issued;
  @Inject Invitations invitations;
  @Inject MailedInvitations invited;
  @Inject MailSettings mail;
  @Inject CurrentLanguage language;
  @Inject Clock clock;
  @Inject Models models;

  @PathParam("wave")
  String waveId;

  /** Whom codes are to be made for, see {@link Chosen}. */
  @POST
  public Response ask(MultivaluedMap<String, String> entered) {
    Wave wave = collected.wave(waveId);
    List<CollectionRow> rows = chosen.rows(wave, Permission.CHANGE_ACCOUNTS, entered);
    String list = Chosen.list(waveId, entered);
    if (rows.isEmpty()) {
      URI back = URI.create(list + (list.contains("?") ? "&" : "?") + "notice=none-selected");
      return Response.seeOther(back).build();
    }
    return confirmation(wave, list, rows);
  }

  /** Reads a list of institutions; nothing is issued before it is confirmed. */
  @POST
  @Path("list")
  @Upload
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response read(List<EntityPart> parts) {
    Wave wave = collected.wave(waveId);
    SentFiles sent = SentFiles.read(parts);
    if (sent.files().isEmpty()) {
      throw new Refusal(422, NO_FILE);
    }
    Map<String, CollectionRow> rows = new LinkedHashMap<>();
    collected
        .rows(wave, Permission.CHANGE_ACCOUNTS)
        .forEach(row -> rows.put(row.unit().code(), row));
    CodeList list =
        CodeList.read(
            SheetFile.readList(sent.files().get(0)),
            rows.values().stream()
                .map(CollectionRow::unit)
                .collect(Collectors.toMap(Unit::code, Unit::name)));
    String back = "/office/waves/" + waveId + "/collection?view=list";
    if (!list.problems().isEmpty()) {
      models.put("wave", wave);
      models.put("back", back);
      models.put("problems", list.problems());
      return Response.status(422).entity("office/codes-list.html").build();
    }
    return confirmation(wave, back, list.codes().stream().map(rows::get).toList());
  }

  /**
   * Issues codes and shows them, once.
   *
   * @param units codes of institutions, apart by commas
   * @param roles filler, approver, or both where it says neither
   * @param seen when the form was shown, in milliseconds; sent twice it makes codes once
   */
  @POST
  @Path("issued")
  public String issue(
      @FormParam("units") @DefaultValue("") String units,
      @FormParam("roles") @DefaultValue("") String roles,
      @FormParam("seen") @DefaultValue("") String seen) {
    Wave wave = collected.wave(waveId);
    IssuedCodes.Handed handed =
        issued.issue(wave, new HashSet<>(List.of(units.split(","))), roles, seen);
    List<CodeSlips.Slip> slips = handed.slips();
    models.put("active", handed.active());
    models.put("wave", wave);
    models.put("back", "/office/waves/" + waveId + "/collection?view=list");
    models.put("slips", slips);
    models.put("messages", slips.stream().map(slip -> slip.words().in(language.get())).toList());
    models.put(
        "codes",
        slips.stream()
            .map(slip -> slip.unitCode() + " " + slip.code())
            .collect(Collectors.joining("\n")));
    return "office/codes-issued.html";
  }

  private Response confirmation(Wave wave, String list, List<CollectionRow> all) {
    List<CollectionRow> rows =
        all.stream()
            .filter(row -> wave.isOpen(clock.instant(), row.unit().reportingUnit()))
            .toList();
    if (rows.isEmpty()) {
      throw new Refusal(409, IssuedCodes.NOT_OPEN);
    }
    List<String> codes = rows.stream().map(row -> row.unit().code()).toList();
    models.put("wave", wave);
    models.put("back", list);
    models.put("rows", rows);
    models.put("over", all.size() - rows.size());
    models.put("again", rows.stream().filter(CodePages::isReplaced).count());
    models.put("activeFillers", active(codes, Role.CAMPUS_FILLER));
    models.put("activeApprovers", active(codes, Role.CAMPUS_APPROVER));
    models.put("codes", String.join(",", codes));
    models.put("mailOn", mail.isOn());
    models.put("mailable", mailable(codes));
    models.put("seen", issued.seen());
    models.put("batch", Secret.random().substring(0, 16));
    return Response.ok("office/codes.html").build();
  }

  /** Whether a code that nobody has used becomes worthless. */
  private static boolean isReplaced(CollectionRow row) {
    return row.invited() && row.code() != CodeState.ACTIVATED;
  }

  private long active(List<String> codes, Role role) {
    Set<String> active = invitations.activated(role);
    return codes.stream().filter(active::contains).count();
  }

  private MailedInvitations.Mailable mailable(List<String> codes) {
    return mail.isOn() ? invited.mailable(codes) : MailedInvitations.Mailable.NOBODY;
  }
}
