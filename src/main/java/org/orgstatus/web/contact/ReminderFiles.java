package org.orgstatus.web.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.message.Reminders;
import org.orgstatus.collection.message.ReturnNotices;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.sampling.Unit;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.collecting.Collected;
import org.orgstatus.web.office.WaveSums;

/** The reminders of those chosen, each in a cell to be copied into a chat or a short message. */
@Path("office/waves/{wave}/collection/messages/texts.xlsx")
@RequestScoped
@Needs(Permission.SEND_REMINDERS)
public class ReminderFiles {

  @Inject Collected collected;
  @Inject Chosen chosen;
  @Inject OtherForms others;
  @Inject Reminders reminders;
  @Inject ReturnNotices returns;
  @Inject Responses responses;
  @Inject CurrentLanguage language;
  @Inject Clock clock;

  /**
   * @param codes of units, apart by commas; those of other coordinators are left out
   * @param form of which they are reminded; that of institutions where none is named
   */
  @POST
  public Response texts(
      @PathParam("wave") String waveId,
      @FormParam("units") @DefaultValue("") String codes,
      @FormParam("form") @DefaultValue("") String form) {
    Wave wave = collected.wave(waveId);
    if (!wave.isOpen(clock.instant())) {
      throw new Refusal(409, ReminderPages.NOT_OPEN);
    }
    boolean other = OtherForms.isOther(form);
    String formId = other ? form : WaveSums.FIRST_FORM;
    List<Reminders.Reminded> reminded =
        other ? ofOther(wave, form, codes) : ofInstitutions(wave, codes);
    List<List<String>> rows = reminded.stream().map(r -> row(waveId, formId, r)).toList();
    Messages words = Messages.in(language.get());
    List<String> headings =
        Stream.of("reporting-unit", "code", "name", "paste", "returned")
            .map(column -> words.get("codes.column." + column))
            .toList();
    LocalDate today = LocalDate.now(clock);
    TextTable table = new TextTable(words.get("reminder.file"), headings, rows);
    return Files.answer(
        words.get("reminder.file") + "-" + waveId + "-" + today + ".xlsx",
        Files.XLSX,
        out -> table.writeXlsx(language.get(), today, out));
  }

  private List<Reminders.Reminded> ofInstitutions(Wave wave, String codes) {
    List<String> own =
        chosen.rows(wave, Permission.SEND_REMINDERS, codes).stream()
            .map(row -> row.unit().code())
            .toList();
    return reminders.preview(wave.id(), WaveSums.FIRST_FORM, own);
  }

  private List<Reminders.Reminded> ofOther(Wave wave, String form, String codes) {
    Set<String> named = new HashSet<>(List.of(codes.split(",")));
    return others.find(wave, form).units().stream()
        .filter(r -> named.contains(r.unit().code()))
        .toList();
  }

  /** A reminder, and for a response that was returned what the return asks for. */
  private List<String> row(String waveId, String formId, Reminders.Reminded reminded) {
    Unit unit = reminded.unit();
    return List.of(
        unit.reportingUnitName(),
        unit.code(),
        unit.name(),
        reminders.letter(waveId, formId, unit.code()).text().in(language.get()),
        reminded.status() == ResponseStatus.RETURNED
            ? responses
                .find(waveId, formId, unit.code())
                .map(response -> returns.letter(response).text().in(language.get()))
                .orElse("")
            : "");
  }
}
