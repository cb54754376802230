package org.orgstatus.web.province;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Standing;
import org.orgstatus.collection.Standings;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.WaveSurroundings;
import org.orgstatus.export.form.ProvinceWorkbook;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.registry.Level;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.sampling.Unit;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.collecting.Collected;
import org.orgstatus.web.collecting.CollectionRow;
import org.orgstatus.web.office.Purpose;
import org.orgstatus.web.office.WaveSums;

/**
 * The answers of one reporting unit: those that its institutions have submitted, and its own form.
 * They leave with a purpose only, and every export is on record.
 */
@Path("office/waves/{wave}/provinces/{province: [0-9]{6}}/data.xlsx")
@RequestScoped
@Needs(Permission.DOWNLOAD_DATA)
public class ProvinceDataFiles {

  @Inject Provinces provinces;
  @Inject Collected collected;
  @Inject WaveForms forms;
  @Inject Frames frames;
  @Inject Standings standings;
  @Inject Responses responses;
  @Inject CurrentLanguage language;
  @Inject Event<Recorded> recorded;
  @Inject Clock clock;

  @POST
  public Response data(
      @PathParam("wave") String waveId,
      @PathParam("province") String code,
      @FormParam("purpose") @DefaultValue("") String entered) {
    ReportingUnit unit = provinces.unit(Permission.DOWNLOAD_DATA, code);
    String purpose = Purpose.of(entered, "核对本省数据", "checking the province's data");
    Wave wave = collected.wave(waveId);
    List<ProvinceWorkbook.Part> parts = new ArrayList<>();
    parts.add(institutions(wave, unit));
    forms.list(waveId).stream()
        .filter(f -> f.unit() == Questionnaire.UnitKind.REPORTING_UNIT && f.follows().isEmpty())
        .map(form -> own(wave, form, unit))
        .forEach(parts::add);
    ProvinceWorkbook book =
        new ProvinceWorkbook(
            wave.title(), unit.name(), code, clock.instant(), LocalDate.now(clock), parts);
    recorded.fire(
        new Recorded(
            "province-data-exported",
            "wave " + waveId + ", reporting unit " + code,
            parts.stream()
                    .map(
                        part ->
                            "form "
                                + part.routing().forms().get(0).id()
                                + ": "
                                + part.answered().size())
                    .collect(Collectors.joining(", "))
                + ", purpose: "
                + purpose));
    String name = Messages.in(language.get()).get("province.data.file");
    return Files.answer(
        name + "-" + waveId + "-" + code + "-" + LocalDate.now(clock) + ".xlsx",
        Files.XLSX,
        out -> book.writeXlsx(language.get(), out));
  }

  private ProvinceWorkbook.Part institutions(Wave wave, ReportingUnit unit) {
    List<Unit> units =
        provinces.rows(wave, Permission.DOWNLOAD_DATA, unit).stream()
            .map(CollectionRow::unit)
            .toList();
    return part(wave, WaveSums.FIRST_FORM, units);
  }

  private ProvinceWorkbook.Part own(Wave wave, Questionnaire form, ReportingUnit unit) {
    List<Unit> self =
        frames.find(wave.id(), UnitKind.REPORTING_UNIT).stream()
            .flatMap(frame -> frames.findUnit(frame, unit.code().value()).stream())
            .toList();
    return part(wave, form.id(), self);
  }

  private ProvinceWorkbook.Part part(Wave wave, String formId, List<Unit> units) {
    Map<String, Standing> known = standings.of(wave.id(), formId);
    List<ProvinceWorkbook.Answered> answered = new ArrayList<>();
    for (Unit unit : units) {
      Standing standing = known.get(unit.code());
      if (standing != null && standing.status().isAnswered()) {
        responses
            .find(standing.responseId())
            .flatMap(r -> responses.submitted(r).map(revision -> responses.filling(r, revision)))
            .map(
                filling ->
                    new ProvinceWorkbook.Answered(
                        unit.code(),
                        unit.name(),
                        unit.city().orElse(""),
                        unit.level().map(Level::text).orElse(LocalText.EMPTY),
                        standing.status().label(),
                        standing.submittedAt().orElse(wave.deadline()),
                        standing.receipt() == null ? "" : standing.receipt(),
                        filling))
            .ifPresent(answered::add);
      }
    }
    return new ProvinceWorkbook.Part(
        forms.routing(wave.id(), formId),
        new WaveSurroundings(wave, Map.of(), 0, LocalDate.now(clock)),
        units.size(),
        answered);
  }
}
