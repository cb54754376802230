package org.orgstatus.web.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.orgstatus.accounts.Permission;
import org.orgstatus.collection.Wave;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.collecting.Collected;
import org.orgstatus.web.collecting.CollectionQuery;

/** Asks what a call list is for before it is handed over, see {@link CallFiles}. */
@Path("office/waves/{wave}/collection/calls")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.VIEW_CONTACTS)
public class CallPages {

  @Inject Collected collected;
  @Inject Models models;
  @Context UriInfo address;

  @PathParam("wave")
  String waveId;

  @GET
  public String ask() {
    Wave wave = collected.wave(waveId);
    CollectionQuery wanted = CollectionQuery.read(address.getQueryParameters()::getFirst);
    models.put("wave", wave);
    models.put("query", wanted.query("/office/waves/" + waveId + "/collection"));
    models.put(
        "count",
        collected.rows(wave, Permission.VIEW_CONTACTS).stream().filter(wanted::accepts).count());
    return "office/calls.html";
  }
}
