package org.orgstatus.web.data;

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
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;

/** Where the data of a wave are taken away as they stand. */
@Path("office/data/{wave}")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.DOWNLOAD_DATA)
public class PresentDataPages {

  @Inject Locks locks;
  @Inject DataFiles files;
  @Inject CurrentAccount current;
  @Inject Models models;

  @GET
  public String show(@PathParam("wave") String waveId) {
    current.require(Permission.DOWNLOAD_DATA, Target.NATION);
    models.put("wave", locks.wave(waveId));
    files.offer(models);
    return "office/data.html";
  }
}
