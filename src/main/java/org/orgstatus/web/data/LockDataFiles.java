package org.orgstatus.web.data;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.web.Needs;

/** The tables of a data lock for other programs. */
@Path("office/locks/{id}/files")
@RequestScoped
@Needs(Permission.DOWNLOAD_DATA)
public class LockDataFiles {

  @Inject Locks locks;
  @Inject DataFiles files;
  @Inject CurrentAccount current;

  @GET
  public Response file(
      @PathParam("id") String word,
      @QueryParam("format") @DefaultValue("csv") String format,
      @QueryParam("codes") @DefaultValue("") String codes,
      @QueryParam("plan") @DefaultValue("c01") String plan) {
    current.require(Permission.DOWNLOAD_DATA, Target.NATION);
    return files.of(locks.lock(word), new DataFiles.Wish(format, codes, plan));
  }
}
