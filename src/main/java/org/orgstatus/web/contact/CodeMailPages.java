package org.orgstatus.web.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.message.MailSettings;
import org.orgstatus.collection.message.MailedInvitations;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.collecting.Collected;
import org.orgstatus.web.collecting.CollectionRow;
import org.orgstatus.web.office.WaveSums;

/** Makes codes and mails them. */
@Path("office/waves/{wave}/collection/codes/mail")
@RequestScoped
@Needs(Permission.CHANGE_ACCOUNTS)
public class CodeMailPages {

  private static final LocalText NO_MAIL =
      LocalText.of(
          "现在不能发送邮件：没有设置发件服务器，或页面已过期。请返回列表重新选择。",
          "Mail cannot be sent now: no mail server is set, or the page is too old. Go back to the"
              + " list and select again.");

  @Inject Collected collected;
  @Inject Chosen chosen;
  @Inject MailedInvitations invitations;
  @Inject MailSettings mail;
  @Inject CurrentAccount current;
  @Inject Clock clock;

  /**
   * Makes codes for those of the fillers and approvers that have an address, and mails them. The
   * same form sent twice mails once.
   *
   * @param units codes of institutions, apart by commas
   * @param roles filler, approver, or both where it says neither
   * @param batch names this act
   */
  @POST
  public Response mail(
      @PathParam("wave") String waveId,
      @FormParam("units") @DefaultValue("") String units,
      @FormParam("roles") @DefaultValue("") String roles,
      @FormParam("batch") @DefaultValue("") String batch) {
    Wave wave = collected.wave(waveId);
    if (!wave.isOpen(clock.instant())) {
      throw new Refusal(409, IssuedCodes.NOT_OPEN);
    }
    if (!mail.isOn() || !batch.matches("[A-Za-z0-9_-]{16}")) {
      throw new Refusal(409, NO_MAIL);
    }
    List<CollectionRow> rows =
        chosen.rows(wave, Permission.CHANGE_ACCOUNTS, units).stream()
            .filter(row -> wave.isOpen(clock.instant(), row.unit().reportingUnit()))
            .toList();
    rows.forEach(
        row ->
            current.require(
                Permission.CHANGE_ACCOUNTS,
                Target.institution(row.unit().reportingUnit().value(), row.unit().code())));
    invitations.issue(
        waveId,
        WaveSums.FIRST_FORM,
        rows.stream().map(row -> row.unit().code()).toList(),
        IssuedCodes.roles(roles),
        IssuedCodes.end(wave),
        batch);
    return Response.seeOther(
            URI.create("/office/waves/" + waveId + "/collection/messages?notice=codes-mailed"))
        .build();
  }
}
