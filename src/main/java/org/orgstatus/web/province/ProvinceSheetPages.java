package org.orgstatus.web.province;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.orgstatus.accounts.Permission;
import org.orgstatus.collection.Wave;
import org.orgstatus.export.result.ResultPage;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.collecting.Collected;

/** The profile of one reporting unit as a page, for its own coordinators. */
@Path("office/waves/{wave}/provinces/{province: [0-9]{6}}/sheet")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_WAVE)
public class ProvinceSheetPages {

  @Inject Provinces provinces;
  @Inject ProvinceSheets sheets;
  @Inject Collected collected;
  @Inject CurrentLanguage language;
  @Inject Models models;

  @GET
  public String show(@PathParam("wave") String waveId, @PathParam("province") String code) {
    ReportingUnit unit = provinces.unit(Permission.VIEW_WAVE, code);
    Wave wave = collected.wave(waveId);
    models.put("wave", wave);
    models.put("unit", unit);
    models.put("page", ResultPage.of(sheets.sheet(wave, code), language.get()));
    return "office/province-sheet.html";
  }
}
