package org.orgstatus.web.collecting;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.Messages;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.BulkEntries;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.WaveSurroundings;
import org.orgstatus.export.form.BulkTemplate;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.office.WaveSums;

/** The workbook in which a province enters answers of its institutions. */
@Path("office/waves/{wave}/bulk.xlsx")
@RequestScoped
@Needs(Permission.FILL_RESPONSE)
public class BulkFiles {

  @Inject Collected collected;
  @Inject BulkUnits bulk;
  @Inject BulkEntries entries;
  @Inject WaveForms forms;
  @Inject CurrentLanguage language;
  @Inject Event<Recorded> recorded;
  @Inject Clock clock;

  /**
   * @param unit code of the reporting unit; the account's first one where none is given
   */
  @GET
  public Response template(
      @PathParam("wave") String waveId, @QueryParam("unit") @DefaultValue("") String unit) {
    Wave wave = collected.wave(waveId);
    BulkUnits.Units units = bulk.units(waveId, unit);
    String code = units.unit().code().value();
    BulkTemplate template =
        new BulkTemplate(
            wave.title(),
            Map.of("wave", waveId, "reporting_unit", code, "forms", entries.formsHash(waveId)),
            forms.routing(waveId, WaveSums.FIRST_FORM),
            new WaveSurroundings(wave, Map.of(), 0, LocalDate.now(clock)),
            units.free().entrySet().stream()
                .map(
                    e ->
                        new BulkTemplate.Unit(
                            e.getKey(),
                            e.getValue(),
                            entries.filling(waveId, WaveSums.FIRST_FORM, e.getKey())))
                .toList(),
            LocalDate.now(clock));
    recorded.fire(
        new Recorded(
            "bulk-template",
            "wave " + waveId + ", reporting unit " + code,
            units.free().size() + " institutions"));
    String name = Messages.in(language.get()).get("bulk.file-name");
    return Files.answer(
        name + "-" + waveId + "-" + code + ".xlsx",
        Files.XLSX,
        out -> template.writeXlsx(language.get(), out));
  }
}
