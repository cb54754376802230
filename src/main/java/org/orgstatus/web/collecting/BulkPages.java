package org.orgstatus.web.collecting;

import jakarta.enterprise.context.RequestScoped;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.BulkEntries;
import org.orgstatus.collection.StaleBulk;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveNotOpen;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Reach;
import org.orgstatus.web.office.SentFiles;
import org.orgstatus.web.office.Upload;
import org.orgstatus.web.office.WaveSums;

/**
 * A province enters answers for its institutions from a workbook: template, check, confirmation.
 */
@Path("office/waves/{wave}/bulk")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.FILL_RESPONSE)
public class BulkPages {

  private static final LocalText NO_FILE =
      LocalText.of("请选择填好的模板（.xlsx）。", "Choose the template that was filled in (.xlsx).");
  private static final LocalText NOT_OPEN =
      LocalText.of(
          "轮次没有开放或已过截止时间，现在不能代录。请先延长截止时间。",
          "The wave is not open or its deadline has passed. Have the deadline moved first.");

  @Inject Collected collected;
  @Inject BulkEntries entries;
  @Inject Reach reach;
  @Inject CurrentAccount current;
  @Inject BulkUnits bulk;
  @Inject CurrentLanguage language;
  @Inject Models models;
  @Inject Clock clock;

  @PathParam("wave")
  String waveId;

  @GET
  public String ask(@QueryParam("unit") @DefaultValue("") String unit) {
    return page(bulk.units(waveId, unit), List.of());
  }

  @POST
  @Upload
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response read(List<EntityPart> parts) {
    SentFiles sent = SentFiles.read(parts);
    BulkUnits.Units units = bulk.units(waveId, sent.fields().getOrDefault("unit", ""));
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
            bulk.all(waveId, units.unit()),
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

  private String page(BulkUnits.Units units, List<org.orgstatus.base.Problem> problems) {
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

  private Map<String, String> allUnits() {
    Map<String, String> all = new TreeMap<>();
    reach.units(Permission.FILL_RESPONSE).forEach(unit -> all.putAll(bulk.all(waveId, unit)));
    return all;
  }

  private long account() {
    return current.get().id();
  }

  private String path() {
    return "/office/waves/" + waveId + "/bulk";
  }
}
