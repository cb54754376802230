package org.orgstatus.web.api;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.data.DataFiles;
import org.orgstatus.web.data.Locks;

/** The data of a wave as they stand, which later answers change; what stays is in data locks. */
@Path("api/waves/{wave}/data")
@RequestScoped
@Needs(Permission.DOWNLOAD_DATA)
public class DataApi {

  @Inject Locks locks;
  @Inject DataFiles files;
  @Inject CurrentAccount current;

  @PathParam("wave")
  String waveId;

  /** For other programs; without codes, numbers stand for institutions. */
  @GET
  @Operation(
      summary =
          "当前数据（未锁定），供统计软件使用：format 为 csv、spss、stata、r 或 ddi，codes 为 yes 或 no | The tables as they"
              + " stand, for other programs: format csv, spss, stata, r or ddi; codes yes or no;"
              + " plan for r")
  @Path("files")
  @Produces({Files.ZIP, Files.XML})
  public Response files(
      @QueryParam("format") @DefaultValue("csv") String format,
      @QueryParam("codes") @DefaultValue("") String codes,
      @QueryParam("plan") @DefaultValue("c01") String plan) {
    current.require(Permission.DOWNLOAD_DATA, Target.NATION);
    return files.of(locks.wave(waveId), new DataFiles.Wish(format, codes, plan));
  }
}
