package org.orgstatus.web.province;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.collection.Wave;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.collecting.Collected;

/** "Have we reached 50%?": one page about one reporting unit, to be read, printed or handed on. */
@Path("office/waves/{wave}/provinces/{province: [0-9]{6}}")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_WAVE)
public class ProvincePages {

  @Inject Provinces provinces;
  @Inject Collected collected;
  @Inject CurrentAccount current;
  @Inject Models models;

  @GET
  public String show(@PathParam("wave") String waveId, @PathParam("province") String code) {
    ReportingUnit unit = provinces.unit(Permission.VIEW_WAVE, code);
    Wave wave = collected.wave(waveId);
    models.put("wave", wave);
    models.put("code", code);
    models.put("profile", provinces.profile(wave, unit));
    models.put("mayDownload", current.may(Permission.DOWNLOAD_DATA, Target.reportingUnit(code)));
    return "office/province.html";
  }
}
