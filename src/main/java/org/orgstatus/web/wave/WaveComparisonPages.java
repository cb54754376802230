package org.orgstatus.web.wave;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveComparisons;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.WaveGate;

/** What changed in the forms since the last wave, item by item. */
@Path("office/waves/{id}/comparison")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_WAVE)
public class WaveComparisonPages {

  static final LocalText FIRST =
      LocalText.of("这是第一个轮次，没有可以对照的调查表。", "This is the first wave: there are no earlier forms.");

  @Inject WaveGate gate;
  @Inject WaveComparisons comparisons;
  @Inject Models models;

  @GET
  public String show(@PathParam("id") String id) {
    Wave wave = gate.wave(id);
    models.put("wave", wave);
    models.put("comparison", comparisons.find(wave).orElseThrow(() -> new Refusal(404, FIRST)));
    models.put("previous", comparisons.findPrevious(wave).orElseThrow());
    return "office/wave-comparison.html";
  }
}
