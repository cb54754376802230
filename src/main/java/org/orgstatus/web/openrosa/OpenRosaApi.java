package org.orgstatus.web.openrosa;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.DeviceSheetRefused;
import org.orgstatus.collection.DeviceSheets;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.xform.SentSheet;
import org.orgstatus.questionnaire.xform.XForm;
import org.orgstatus.web.Addresses;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.OpenRosa;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.RespondingUnits;
import org.orgstatus.web.Settings;
import org.orgstatus.web.openrosa.VisitForms.VisitForm;

/**
 * The OpenRosa interfaces for those who record visits: the list of forms, each form with the file
 * of the alliances assigned, and the way back for sheets. The alliance chosen in a sheet decides
 * whose response it goes into.
 */
@Path("openrosa")
@RequestScoped
@Needs(Permission.RECORD_VISIT)
@Produces(OpenRosa.XML)
public class OpenRosaApi {

  /** A sheet without its files; notes of 200 interviews fit. */
  private static final int LARGEST_XML = 8 * 1024 * 1024;

  private static final String SUBMISSION = OpenRosa.PATH + "/submission";
  private static final String XML_PART = "xml_submission_file";

  private static final LocalText NO_XML =
      LocalText.of(
          "没有收到记录本身（" + XML_PART + "），没有保存任何内容。请在设备上重新发送。",
          "The sheet itself (" + XML_PART + ") is missing; nothing was stored. Send it again.");
  private static final LocalText DAMAGED =
      LocalText.of(
          "这份记录已损坏，无法读取，没有保存任何内容。请在设备上打开检查，保存后重新发送；仍不行，请联系全国调研组。",
          "The sheet is damaged and cannot be read; nothing was stored. Open it on the device, save"
              + " it and send it again; ask the national study team if that does not help.");
  private static final LocalText NO_FORM =
      LocalText.of(
          "没有这份表单，没有保存任何内容。请在设备上更新表单列表，用现在的表单填写。",
          "There is no such form; nothing was stored. Refresh the list of forms on the device and"
              + " use the one of today.");
  private static final LocalText NO_UNIT =
      LocalText.of(
          "没有选择走访的联盟，没有保存任何内容。请选择后再发送。",
          "No alliance was chosen; nothing was stored. Choose one and send the sheet again.");
  private static final LocalText NOT_ASSIGNED =
      LocalText.of(
          "这个联盟没有分配给您，没有保存任何内容；记录仍在设备上。请联系全国调研组分配后再发送。",
          "This alliance is not assigned to you; nothing was stored and the sheet stays on the"
              + " device. Ask the national study team to assign it, then send it again.");

  @Inject VisitForms visits;
  @Inject DeviceSheets sheets;
  @Inject WaveForms forms;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject Settings settings;
  @Inject RespondingUnits units;
  @Inject Addresses addresses;

  /** The forms that take answers now; one form alone where its id is given. */
  @GET
  @Path("formList")
  public String list(@QueryParam("formID") @DefaultValue("") String formId) {
    return visits.list().stream()
        .filter(form -> formId.isEmpty() || form.id().equals(formId))
        .map(this::entry)
        .collect(
            Collectors.joining(
                "",
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                    + "<xforms xmlns=\"http://openrosa.org/xforms/xformsList\">",
                "</xforms>"));
  }

  private String entry(VisitForm form) {
    return "<xform>"
        + element("formID", form.id())
        + element("name", form.title().in(language.get()))
        + element("version", form.form().version())
        + element("hash", VisitForms.hash(visits.document(form)))
        + element("descriptionText", form.form().note().in(language.get()))
        + element("downloadUrl", address(form, ""))
        + element("manifestUrl", address(form, "/manifest"))
        + "</xform>";
  }

  @GET
  @Path("forms/{xform}")
  public byte[] form(@PathParam("xform") String id) {
    return visits.document(find(id));
  }

  @GET
  @Path("forms/{xform}/manifest")
  public String manifest(@PathParam("xform") String id) {
    VisitForm form = find(id);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
        + "<manifest xmlns=\"http://openrosa.org/xforms/xformsManifest\"><mediaFile>"
        + element("filename", XForm.UNITS)
        + element("hash", VisitForms.hash(visits.units(form)))
        + element("downloadUrl", address(form, "/" + XForm.UNITS))
        + "</mediaFile></manifest>";
  }

  @GET
  @Path("forms/{xform}/" + XForm.UNITS)
  @Produces("text/csv; charset=UTF-8")
  public byte[] units(@PathParam("xform") String id) {
    return visits.units(find(id));
  }

  /** Says what may be sent; clients ask before they send. */
  @HEAD
  @Path("submission")
  public Response ask() {
    return Response.noContent().location(URI.create(settings.siteUrl() + SUBMISSION)).build();
  }

  /** Takes a sheet, or some of its files. */
  @POST
  @Path("submission")
  @SendsSheet
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response submit(List<EntityPart> parts) {
    byte[] xml = document(parts);
    SentSheet sheet;
    try {
      sheet = SentSheet.read(xml);
    } catch (SentSheet.Damaged e) {
      throw new Refusal(400, DAMAGED);
    }
    VisitForm form = visits.find(sheet.formId()).orElseThrow(() -> new Refusal(404, NO_FORM));
    if (!form.form().version().equals(sheet.version())) {
      throw new Refusal(409, otherVersion(sheet.version(), form.form().version()));
    }
    requireAssigned(form, sheet.unit());
    Map<String, InputStream> files = new LinkedHashMap<>();
    parts.stream()
        .filter(part -> !part.getName().equals(XML_PART))
        .forEach(part -> files.put(name(part), part.getContent()));
    String wave = form.wave().id();
    Routing routing = forms.routing(wave, form.form().id());
    try {
      DeviceSheets.Taken taken =
          sheets.take(
              wave,
              form.form().id(),
              sheet.unit(),
              new DeviceSheets.Sent(sheet, xml, files),
              current.get().id());
      return Response.status(Response.Status.CREATED)
          .location(URI.create(settings.siteUrl() + SUBMISSION))
          .entity(OpenRosa.message("submit_success", words(taken, routing, language.get())))
          .build();
    } catch (DeviceSheetRefused refused) {
      throw new Refusal(status(refused.reason()), words(refused, routing));
    }
  }

  /** Clients write names in UTF-8; the server reads heads of parts letter by letter as bytes. */
  private static String name(EntityPart part) {
    String name = part.getFileName().orElse(part.getName());
    boolean bytes = name.chars().allMatch(c -> c < 256);
    return bytes ? new String(name.getBytes(ISO_8859_1), UTF_8) : name;
  }

  private static byte[] document(List<EntityPart> parts) {
    EntityPart document =
        parts.stream()
            .filter(part -> part.getName().equals(XML_PART))
            .findFirst()
            .orElseThrow(() -> new Refusal(400, NO_XML));
    try (InputStream content = document.getContent()) {
      byte[] xml = content.readNBytes(LARGEST_XML + 1);
      if (xml.length > LARGEST_XML) {
        throw new Refusal(413, DAMAGED);
      }
      return xml;
    } catch (IOException e) {
      throw new Refusal(400, DAMAGED);
    }
  }

  private void requireAssigned(VisitForm form, String unit) {
    if (unit.isEmpty()) {
      throw new Refusal(422, NO_UNIT);
    }
    boolean assigned =
        current.may(Permission.RECORD_VISIT, units.target(form.form().unit(), unit))
            && addresses.isAsked(form.wave(), form.form(), unit);
    if (!assigned) { // the record keeps that nothing was there
      throw new Refusal(404, NOT_ASSIGNED);
    }
  }

  private static LocalText otherVersion(String sent, String asked) {
    return LocalText.of(
        "这份记录用的是表单的" + sent + "版，本轮次用的是" + asked + "版，没有保存任何内容。请更新表单，在新表单中填写后发送。",
        "The sheet was filled in with version "
            + sent
            + " of the form, the wave uses "
            + asked
            + "; nothing was stored. Update the form and fill the sheet in with the new one.");
  }

  private static int status(DeviceSheetRefused.Reason reason) {
    return switch (reason) {
      case CONFLICT -> 409;
      case UNKNOWN -> 404;
      case FAULTY -> 422;
      case TOO_LARGE -> 413;
    };
  }

  /** What stops the sheet, each answer by the number that stands on the form. */
  private static LocalText words(DeviceSheetRefused refused, Routing routing) {
    return LocalText.of(words(refused, routing, Language.ZH), words(refused, routing, Language.EN));
  }

  private static String words(DeviceSheetRefused refused, Routing routing, Language in) {
    return refused.words().in(in)
        + refused.stops().stream()
            .map(stop -> number(routing, stop.path().name()) + " " + stop.message().in(in))
            .distinct()
            .map(each -> "\n" + each)
            .collect(Collectors.joining());
  }

  private static String number(Routing routing, String name) {
    return routing.node(name).map(node -> node.item().number()).orElse(name);
  }

  private static String words(DeviceSheets.Taken taken, Routing routing, Language in) {
    boolean zh = in == Language.ZH;
    StringBuilder words = new StringBuilder(zh ? "已收到。" : "Received.");
    if (!taken.isNew() && taken.files() == 0) {
      words.append(zh ? "这份记录以前收到过，没有重复保存。" : " It was here already and is not kept twice.");
    }
    if (!taken.awaited().isEmpty()) {
      words.append(zh ? "还有文件没有收到：" : " Files still missing: ");
      words.append(String.join(zh ? "、" : ", ", taken.awaited()));
      words.append(zh ? "，请继续发送。" : "; send them too.");
    }
    if (!taken.leftOut().isEmpty()) {
      words.append(zh ? "按跳转规则或因受访者不同意，未保存：" : " Left out by skip logic or for want of consent: ");
      words.append(numbers(taken.leftOut(), routing)).append(zh ? "。" : ".");
    }
    if (taken.open() > 0) {
      words.append(
          zh
              ? "这次走访还有" + taken.open() + "项必答题没有填写，可在网页上补齐。"
              : " "
                  + taken.open()
                  + " required answers of this visit are still open; fill them in"
                  + " on the pages of the study.");
    }
    return words.toString();
  }

  private static String numbers(Set<String> names, Routing routing) {
    return names.stream().map(name -> number(routing, name)).collect(Collectors.joining(", "));
  }

  private VisitForm find(String id) {
    return visits
        .find(id)
        .filter(form -> !form.alliances().isEmpty())
        .orElseThrow(() -> new Refusal(404, NO_FORM));
  }

  private String address(VisitForm form, String rest) {
    return settings.siteUrl() + OpenRosa.PATH + "/forms/" + form.id() + rest;
  }

  private static String element(String name, String text) {
    String safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return "<" + name + ">" + safe + "</" + name + ">";
  }
}
