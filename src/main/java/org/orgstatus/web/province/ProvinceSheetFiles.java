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
import org.orgstatus.collection.Wave;
import org.orgstatus.export.result.ResultPaper;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.collecting.Collected;

/** The profile of one reporting unit as a PDF, for its own coordinators. */
@Path("office/waves/{wave}/provinces/{province: [0-9]{6}}/sheet.pdf")
@RequestScoped
@Needs(Permission.VIEW_WAVE)
public class ProvinceSheetFiles {

  @Inject Provinces provinces;
  @Inject ProvinceSheets sheets;
  @Inject Collected collected;
  @Inject CurrentLanguage language;
  @Inject Clock clock;

  @GET
  public Response sheet(@PathParam("wave") String waveId, @PathParam("province") String code) {
    ReportingUnit unit = provinces.unit(Permission.VIEW_WAVE, code);
    Wave wave = collected.wave(waveId);
    ResultPaper paper = new ResultPaper(sheets.sheet(wave, code), wave.title(), clock.instant());
    String name =
        paper.result().title().in(language.get())
            + "-"
            + unit.code()
            + "-"
            + LocalDate.now(clock)
            + ".pdf";
    return Files.answer(name, Files.PDF, out -> paper.writePdf(language.get(), out));
  }
}
