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
import java.util.List;
import org.orgstatus.accounts.Permission;
import org.orgstatus.collection.Wave;
import org.orgstatus.export.form.CodeSlips;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.collecting.Collected;

/** Activation codes that were just issued, as files: a list for the office, slips to hand out. */
@Path("office/waves/{wave}/issued-codes")
@RequestScoped
@Needs(Permission.CHANGE_ACCOUNTS)
public class CodeFiles {

  @Inject Collected collected;
  @Inject IssuedCodes issued;
  @Inject CurrentLanguage language;
  @Inject Clock clock;

  /**
   * The list of codes that were just issued.
   *
   * @param codes as the page holds them, see {@link IssuedCodes#again}
   */
  @POST
  @Path("list.xlsx")
  public Response list(
      @PathParam("wave") String waveId, @FormParam("codes") @DefaultValue("") String codes) {
    Wave wave = collected.wave(waveId);
    return issued.list(wave, new IssuedCodes.Handed(issued.again(wave, codes), List.of()));
  }

  /**
   * The same codes as slips to be cut.
   *
   * @param codes as the page holds them
   */
  @POST
  @Path("slips.pdf")
  public Response slips(
      @PathParam("wave") String waveId, @FormParam("codes") @DefaultValue("") String codes) {
    Wave wave = collected.wave(waveId);
    CodeSlips slips = new CodeSlips(wave.title(), clock.instant(), issued.again(wave, codes));
    return Files.answer(
        issued.name("paper.slips.file", wave) + ".pdf",
        Files.PDF,
        out -> slips.writePdf(language.get(), out));
  }
}
