package org.orgstatus.web.wave;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.collection.message.Letter;
import org.orgstatus.collection.message.StandardTexts;
import org.orgstatus.questionnaire.StandardText;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.sampling.Unit;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/** The standard texts of a wave: looked at as an institution will see them, changed, restored. */
@Path("office/waves/{wave}/texts")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.CHANGE_WAVE)
public class TextPages {

  private static final LocalText NO_WAVE =
      LocalText.of("没有这个轮次。请从轮次列表重新进入。", "There is no such wave. Choose one from the list.");
  private static final LocalText NO_TEXT =
      LocalText.of("没有这个文本。请从文本列表重新进入。", "There is no such text. Choose one from the list.");

  @Inject Waves waves;
  @Inject Frames frames;
  @Inject StandardTexts texts;
  @Inject CurrentAccount current;
  @Inject Models models;

  @PathParam("wave")
  String waveId;

  /**
   * One line of the list.
   *
   * @param own whether the wave has its own words
   */
  public record Line(StandardText text, boolean own) {}

  @GET
  public String list() {
    models.put("wave", wave());
    models.put(
        "lines",
        Stream.of(StandardText.Id.values())
            .map(
                id -> {
                  StandardText text = texts.of(waveId, id);
                  return new Line(text, !text.equals(texts.standard(id)));
                })
            .toList());
    return "office/texts.html";
  }

  @GET
  @Path("{text}")
  public String show(@PathParam("text") String word) {
    wave();
    StandardText.Id id = id(word);
    return page(texts.of(waveId, id), List.of(), false);
  }

  @POST
  @Path("{text}")
  public Response change(
      @PathParam("text") String word,
      @FormParam("act") @DefaultValue("") String act,
      MultivaluedMap<String, String> entered) {
    wave();
    StandardText.Id id = id(word);
    if (act.equals("restore")) {
      texts.restore(waveId, id, current.get().id());
      return back(id, "text-restored");
    }
    StandardText text =
        texts
            .standard(id)
            .with(
                id.isMessage() ? both(entered, "subject") : LocalText.EMPTY, both(entered, "text"));
    List<LocalText> faults = text.faults();
    if (!faults.isEmpty() || act.equals("preview")) {
      return Response.status(faults.isEmpty() ? 200 : 422).entity(page(text, faults, true)).build();
    }
    if (!text.equals(texts.of(waveId, id))) {
      texts.change(waveId, text, current.get().id());
    }
    return back(id, "text-changed");
  }

  private Response back(StandardText.Id id, String notice) {
    return Response.seeOther(
            URI.create("/office/waves/" + waveId + "/texts/" + id + "?notice=" + notice))
        .build();
  }

  private String page(StandardText text, List<LocalText> faults, boolean unsaved) {
    Optional<Unit> sample = sample(text.id());
    models.put("wave", wave());
    models.put("text", text);
    models.put("faults", faults);
    models.put("unsaved", unsaved);
    models.put("own", !text.equals(texts.standard(text.id())));
    models.put("sample", sample.map(Unit::name).orElse(""));
    sample.ifPresent(
        unit -> {
          Letter filled = texts.preview(waveId, unit.code(), text);
          models.put("previewSubject", filled.subject());
          models.put("preview", filled.text());
        });
    models.put("history", texts.history(waveId, text.id()));
    return "office/text.html";
  }

  /**
   * The first institution of the wave, or the first reporting unit where the text speaks to one;
   * none before it is opened.
   */
  private Optional<Unit> sample(StandardText.Id id) {
    return frames
        .find(waveId, id.shows().contains("unit") ? UnitKind.REPORTING_UNIT : UnitKind.INSTITUTION)
        .flatMap(frame -> frames.units(frame).stream().findFirst());
  }

  private Wave wave() {
    current.require(Permission.CHANGE_WAVE, Target.NATION);
    return waves.find(waveId).orElseThrow(() -> new Refusal(404, NO_WAVE));
  }

  private static StandardText.Id id(String word) {
    return StandardText.Id.find(word).orElseThrow(() -> new Refusal(404, NO_TEXT));
  }

  private static LocalText both(MultivaluedMap<String, String> entered, String name) {
    return LocalText.of(one(entered, name + "-zh"), one(entered, name + "-en"));
  }

  private static String one(MultivaluedMap<String, String> entered, String name) {
    return Optional.ofNullable(entered.getFirst(name))
        .map(text -> text.replace("\r\n", "\n").strip())
        .orElse("");
  }
}
