package org.orgstatus.web.register;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.Invitations;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.registry.Alliance;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.Settings;
import org.orgstatus.web.office.WaveGate;

/** Activation codes for secretaries of alliances. */
@Path("office/waves/{wave}/alliances/codes/{alliance: [A-Z0-9]{2,10}}")
@RequestScoped
@Needs(Permission.CHANGE_ACCOUNTS)
public class AllianceCodes {

  private static final Duration AFTER_DEADLINE = Duration.ofDays(30);
  private static final LocalText NOT_OPEN =
      LocalText.of(
          "轮次没有开放或已过截止时间，不能发放激活码。请先开放轮次或延长截止时间。",
          "The wave is not open or its deadline has passed. Open it or move its deadline first.");

  private static final LocalText IN_USE =
      LocalText.of(
          "该联盟秘书的账号已启用，不需要激活码，没有发放。换人或忘记密码，请在“账号”中移交或重置。",
          "The account of this alliance's secretary is in use and needs no code; none was made. For"
              + " a change of staff or a lost password go to \"Accounts\", hand over or reset.");

  @Inject WaveGate gate;
  @Inject WaveForms forms;
  @Inject Alliances alliances;
  @Inject Invitations invitations;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject Settings settings;
  @Inject Clock clock;

  @PathParam("wave")
  String waveId;

  /** A code for the secretary of one alliance, shown in this one file. */
  @POST
  @Produces(Files.XLSX)
  public Response issue(@PathParam("alliance") String id) {
    Alliance alliance =
        alliances
            .find(new AllianceId(id))
            .orElseThrow(() -> new Refusal(404, AlliancePages.NO_ALLIANCE));
    current.require(
        Permission.CHANGE_ACCOUNTS, Target.alliance(alliance.reportingUnit().value(), id));
    Wave wave = gate.wave(waveId);
    if (!wave.isOpen(clock.instant(), alliance.reportingUnit())) {
      throw new Refusal(409, NOT_OPEN);
    }
    Questionnaire form =
        AlliancePages.form(forms, waveId).orElseThrow(() -> new Refusal(409, NOT_OPEN));
    if (invitations.activated(Role.ALLIANCE_SECRETARY).contains(id)) {
      throw new Refusal(409, IN_USE); // a code would let whoever finds it take the account over
    }
    Instant end = wave.lastDeadline().plus(AFTER_DEADLINE);
    String code = invitations.issue(waveId, form.id(), List.of(id), end).get(0).code();
    Messages words = Messages.in(language.get());
    List<String> headings =
        Stream.of("code", "name", "activation", "link", "until")
            .map(column -> words.get("alliances.column." + column))
            .toList();
    List<String> row =
        List.of(
            id,
            alliance.name(),
            code,
            settings.siteUrl() + "/join/" + code,
            LocalDate.ofInstant(end, clock.getZone()).toString());
    TextTable table = new TextTable(words.get("codes.file"), headings, List.of(row));
    return Files.answer(
        words.get("codes.file") + "-" + waveId + "-" + id + ".xlsx",
        Files.XLSX,
        out -> table.writeXlsx(language.get(), LocalDate.now(clock), out));
  }
}
