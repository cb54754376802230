package org.orgstatus.web.register;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.registry.Institution;
import org.orgstatus.registry.InstitutionFilter;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.RegisterImports;
import org.orgstatus.registry.RegisterPreview;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.registry.ReportingUnits;
import org.orgstatus.registry.StalePreview;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.SentFiles;
import org.orgstatus.web.office.Upload;

/** Bringing a list into the register: upload, preview, confirmation. */
@Path("office/register/import")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.CHANGE_REGISTER)
public class RegisterImportPages {

  private static final LocalDate FOREVER = LocalDate.of(9999, 12, 31);

  private static final LocalText NO_FILE = LocalText.of("请至少选择一个文件。", "Choose at least one file.");
  private static final LocalText NO_DAY =
      LocalText.of("请填写名单日期，例如2017-05-31。", "Enter the date of the list, such as 2017-05-31.");
  private static final LocalText OVER =
      LocalText.of(
          "这个预览已过期、已确认或不属于您，名录没有变化。请重新上传文件。",
          "This preview has expired, was confirmed or is not yours; the register is as it was."
              + " Upload the files again.");

  @Inject RegisterImports imports;
  @Inject Institutions institutions;
  @Inject ReportingUnits units;
  @Inject CurrentAccount current;
  @Inject Clock clock;
  @Inject Models models;

  @GET
  public String ask() {
    return form("", Map.of());
  }

  @POST
  @Upload
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response preview(List<EntityPart> parts) {
    current.require(Permission.CHANGE_REGISTER, Target.NATION);
    SentFiles sent = SentFiles.read(parts);
    String day = sent.fields().getOrDefault("as-of", "");
    Optional<LocalDate> asOf = day(day);
    if (sent.files().isEmpty() || asOf.isEmpty()) {
      Map<String, List<LocalText>> faults =
          Map.of(
              "files", sent.files().isEmpty() ? List.of(NO_FILE) : List.of(),
              "as-of", asOf.isEmpty() ? List.of(NO_DAY) : List.of());
      return Response.status(422).entity(form(day, faults)).build();
    }
    RegisterPreview preview = imports.preview(sent.files(), asOf.get(), account(), clock.instant());
    return preview.hasFaults()
        ? refused(preview, day)
        : Response.seeOther(URI.create("/office/register/import/" + preview.id())).build();
  }

  @GET
  @Path("{id}")
  public Response show(@PathParam("id") String id) {
    Optional<RegisterPreview> found = imports.findPreview(id, account(), clock.instant());
    return found.isPresent()
        ? Response.ok(page(found.get())).build()
        : Response.status(404).entity(stopped(OVER)).build();
  }

  @POST
  @Path("{id}")
  public Response confirm(@PathParam("id") String id) {
    current.require(Permission.CHANGE_REGISTER, Target.NATION);
    try {
      imports.confirm(id, account(), clock.instant());
      return Response.seeOther(URI.create("/office/register?notice=register-imported")).build();
    } catch (StalePreview stale) {
      return Response.status(409).entity(stopped(stale.text())).build();
    }
  }

  @POST
  @Path("{id}/discard")
  public Response discard(@PathParam("id") String id) {
    current.require(Permission.CHANGE_REGISTER, Target.NATION);
    imports.discard(id, account());
    return Response.seeOther(URI.create("/office/register/import?notice=preview-discarded"))
        .build();
  }

  private Response refused(RegisterPreview preview, String day) {
    boolean tooLarge =
        preview.faults().stream().anyMatch(fault -> fault.code().equals("file-too-large"));
    models.put("refused", preview);
    return Response.status(tooLarge ? 413 : 422).entity(form(day, Map.of())).build();
  }

  private String stopped(LocalText words) {
    models.put("stopped", words);
    return form("", Map.of());
  }

  private String form(String day, Map<String, List<LocalText>> faults) {
    models.put("asOf", day);
    models.put("faults", faults);
    models.put("imports", imports.list());
    return "office/register-import.html";
  }

  private String page(RegisterPreview preview) {
    Map<String, Integer> before = before();
    int open = before.values().stream().mapToInt(Integer::intValue).sum();
    models.put("preview", preview);
    models.put("provinces", ProvinceChange.of(preview, before));
    models.put("before", open);
    models.put("manyGone", preview.gone().size() * 10 > open);
    return "office/register-preview.html";
  }

  /** Open institutions by province, as a list follows them: whatever day they are open from. */
  private Map<String, Integer> before() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (ReportingUnit province : units.provinces()) {
      counts.put(province.name().zh(), 0);
    }
    for (Institution each : institutions.list(InstitutionFilter.on(FOREVER))) {
      counts.merge(each.provinceName(), 1, Integer::sum);
    }
    return counts;
  }

  private String account() {
    return Long.toString(current.get().id());
  }

  private static Optional<LocalDate> day(@Nullable String text) {
    try {
      LocalDate day = LocalDate.parse(text == null ? "" : text);
      return day.getYear() < 1949 || day.getYear() > 2199 ? Optional.empty() : Optional.of(day);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
