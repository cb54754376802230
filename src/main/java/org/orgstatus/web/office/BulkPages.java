package org.orgstatus.web.office;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.BulkEntries;
import org.orgstatus.collection.StaleBulk;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.WaveNotOpen;
import org.orgstatus.collection.WaveSurroundings;
import org.orgstatus.export.BulkTemplate;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Messages;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/**
 * A province enters answers for its institutions from a workbook: template, check, confirmation.
 */
@Path("office/waves/{wave}/bulk")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.FILL_RESPONSE)
public class BulkPages {

  private static final LocalText NO_UNIT =
      LocalText.of("没有可以代录的填报单位。", "There is no reporting unit to enter answers for.");
  private static final LocalText NO_FILE =
      LocalText.of("请选择填好的模板（.xlsx）。", "Choose the template that was filled in (.xlsx).");
  private static final LocalText NOT_OPEN =
      LocalText.of(
          "轮次没有开放或已过截止时间，现在不能代录。请先延长截止时间。",
          "The wave is not open or its deadline has passed. Have the deadline moved first.");

  @Inject Collected collected;
  @Inject BulkEntries entries;
  @Inject WaveForms forms;
  @Inject Reach reach;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject Event<Recorded> recorded;
  @Inject Models models;
  @Inject Clock clock;

  @PathParam("wave")
  String waveId;

  /** Which institutions of a reporting unit can be entered, and which have begun themselves. */
  private record Units(ReportingUnit unit, Map<String, String> free, int begun) {}

  @GET
  public String ask(@QueryParam("unit") @DefaultValue("") String unit) {
    return page(units(unit), List.of());
  }

  @GET
  @Path("template.xlsx")
  @Produces(Files.XLSX)
  public Response template(@QueryParam("unit") @DefaultValue("") String unit) {
    Wave wave = collected.wave(waveId);
    Units units = units(unit);
    BulkTemplate template =
        new BulkTemplate(
            wave.title(),
            Map.of(
                "wave", waveId,
                "reporting_unit", units.unit().code().value(),
                "forms", entries.formsHash(waveId)),
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
            "wave " + waveId + ", reporting unit " + units.unit().code().value(),
            units.free().size() + " institutions"));
    String name = Messages.in(language.get()).get("bulk.file-name");
    return Files.answer(
        name + "-" + waveId + "-" + units.unit().code().value() + ".xlsx",
        Files.XLSX,
        out -> template.writeXlsx(language.get(), out));
  }

  @POST
  @Upload
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response read(List<EntityPart> parts) {
    SentFiles sent = SentFiles.read(parts);
    Units units = units(sent.fields().getOrDefault("unit", ""));
    if (!collected.wave(waveId).isOpen(clock.instant())) {
      throw new Refusal(409, NOT_OPEN);
    }
    if (sent.files().isEmpty()) {
      throw new Refusal(422, NO_FILE);
    }
    BulkEntries.Read read =
        entries.read(
            waveId,
            WaveSums.FIRST_FORM,
            units.unit().code().value(),
            all(units.unit()),
            sent.files().get(0),
            account());
    return read.preview().isPresent()
        ? Response.seeOther(URI.create(path() + "/" + read.preview().get().id())).build()
        : Response.status(422).entity(page(units, read.problems())).build();
  }

  @GET
  @Path("{id}")
  public Response show(@PathParam("id") String id) {
    return entries
        .findPreview(id, waveId, allUnits(), account())
        .map(
            read -> {
              models.put("wave", collected.wave(waveId));
              models.put("preview", read.preview().orElseThrow());
              models.put("lines", read.lines());
              return Response.ok("office/bulk-preview.html").build();
            })
        .orElseGet(() -> stopped(404, List.of()));
  }

  @POST
  @Path("{id}")
  public Response confirm(@PathParam("id") String id) {
    Set<String> units = new HashSet<>(allUnits().keySet());
    try {
      entries.confirm(id, waveId, units, account());
      return Response.seeOther(
              URI.create("/office/waves/" + waveId + "/collection?view=list&notice=bulk-stored"))
          .build();
    } catch (StaleBulk stale) {
      return stopped(409, stale.unitCodes());
    } catch (WaveNotOpen closed) {
      throw new Refusal(409, NOT_OPEN);
    }
  }

  @POST
  @Path("{id}/discard")
  public Response discard(@PathParam("id") String id) {
    entries.discard(id, waveId, account());
    return Response.seeOther(URI.create(path())).build();
  }

  private Response stopped(int status, List<String> begun) {
    Messages words = Messages.in(language.get());
    models.put("wave", collected.wave(waveId));
    models.put(
        "stopped",
        begun.isEmpty()
            ? words.get("bulk.preview.over")
            : words.get("bulk.preview.stale", begun.size()));
    return Response.status(status).entity("office/bulk-stopped.html").build();
  }

  private String page(Units units, List<org.orgstatus.base.Problem> problems) {
    Wave wave = collected.wave(waveId);
    models.put("wave", wave);
    models.put("unit", units.unit());
    models.put("units", reach.units(Permission.FILL_RESPONSE));
    models.put("free", units.free().size());
    models.put("begun", units.begun());
    models.put("open", wave.isOpen(clock.instant()));
    models.put("problems", problems);
    return "office/bulk.html";
  }

  /** The reporting unit asked for, or the first of the account's own. */
  private Units units(String code) {
    List<ReportingUnit> own = reach.units(Permission.FILL_RESPONSE);
    ReportingUnit unit =
        own.stream()
            .filter(u -> code.isEmpty() || u.code().value().equals(code))
            .findFirst()
            .orElseThrow(() -> new Refusal(404, NO_UNIT));
    current.require(Permission.FILL_RESPONSE, Target.reportingUnit(unit.code().value()));
    Set<String> untouched = new HashSet<>(entries.listUntouched(waveId, WaveSums.FIRST_FORM));
    Map<String, String> free = new TreeMap<>();
    int begun = 0;
    for (CollectionRow row : rows(unit)) {
      if (row.standing() == null || untouched.contains(row.unit().code())) {
        free.put(row.unit().code(), row.unit().name());
      } else {
        begun++;
      }
    }
    return new Units(unit, free, begun);
  }

  private List<CollectionRow> rows(ReportingUnit unit) {
    return collected.rows(collected.wave(waveId), Permission.FILL_RESPONSE).stream()
        .filter(row -> row.unit().reportingUnit().equals(unit.code()))
        .toList();
  }

  private Map<String, String> all(ReportingUnit unit) {
    Map<String, String> all = new TreeMap<>();
    rows(unit).forEach(row -> all.put(row.unit().code(), row.unit().name()));
    return all;
  }

  private Map<String, String> allUnits() {
    Map<String, String> all = new TreeMap<>();
    reach.units(Permission.FILL_RESPONSE).forEach(unit -> all.putAll(all(unit)));
    return all;
  }

  private long account() {
    return current.get().id();
  }

  private String path() {
    return "/office/waves/" + waveId + "/bulk";
  }
}
