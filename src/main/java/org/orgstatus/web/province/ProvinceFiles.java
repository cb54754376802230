package org.orgstatus.web.province;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.Wave;
import org.orgstatus.export.form.ProvinceProfile;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.collecting.Collected;

/** The page about one reporting unit as a PDF. */
@Path("office/waves/{wave}/provinces/{province: [0-9]{6}}/profile.pdf")
@RequestScoped
@Needs(Permission.VIEW_WAVE)
public class ProvinceFiles {

  @Inject Provinces provinces;
  @Inject Collected collected;
  @Inject CurrentLanguage language;
  @Inject Clock clock;

  @GET
  public Response profile(@PathParam("wave") String waveId, @PathParam("province") String code) {
    ReportingUnit unit = provinces.unit(Permission.VIEW_WAVE, code);
    Wave wave = collected.wave(waveId);
    ProvinceProfile profile = provinces.profile(wave, unit);
    String name = Messages.in(language.get()).get("province.file");
    return Files.answer(
        name + "-" + unit.name().in(language.get()) + "-" + LocalDate.now(clock) + ".pdf",
        Files.PDF,
        out -> profile.writePdf(language.get(), out));
  }
}
