package org.orgstatus.web.wave;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.export.form.BlankForm;
import org.orgstatus.web.Blanks;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.office.Reach;

/** Blank forms of a wave for everyone's use, as PDF. */
@Path("office/waves/{wave}/blank")
@RequestScoped
@Needs(Permission.VIEW_WAVE)
public class BlankFiles {

  private static final LocalText NO_FORM =
      LocalText.of(
          "这个轮次没有这份调查表。请从轮次页面重新选择。",
          "This wave has no such form. Choose one on the page of the wave.");

  @Inject Waves waves;
  @Inject Blanks blanks;
  @Inject Reach reach;
  @Inject CurrentLanguage language;

  /**
   * @param formId form that ends the response
   */
  @GET
  @Path("{form}.pdf")
  public Response blank(@PathParam("wave") String waveId, @PathParam("form") String formId) {
    Wave wave = waves.find(waveId).orElseThrow(() -> new Refusal(404, NO_FORM));
    BlankForm form =
        blanks
            .find(wave, formId, reach.deadline(wave, Permission.VIEW_WAVE), "", Map.of())
            .orElseThrow(() -> new Refusal(404, NO_FORM));
    String word = Messages.in(language.get()).get("paper.blank.file");
    return Files.answer(
        word + "-" + waveId + "-" + formId + ".pdf",
        Files.PDF,
        out -> form.writePdf(language.get(), out));
  }
}
