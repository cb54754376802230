package org.orgstatus.web.contact;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import org.orgstatus.accounts.Permission;
import org.orgstatus.collection.Wave;
import org.orgstatus.web.Needs;
import org.orgstatus.web.collecting.Collected;

/** Issues activation codes straight into a list. They are kept nowhere in clear. */
@Path("office/waves/{wave}/collection/codes.xlsx")
@RequestScoped
@Needs(Permission.CHANGE_ACCOUNTS)
public class CodeIssue {

  @Inject Collected collected;
  @Inject IssuedCodes issued;

  /**
   * @param units codes of institutions, apart by commas
   * @param roles filler, approver, or both where it says neither
   * @param seen when the form was shown, in milliseconds; sent twice it makes codes once
   */
  @POST
  public Response issue(
      @PathParam("wave") String waveId,
      @FormParam("units") @DefaultValue("") String units,
      @FormParam("roles") @DefaultValue("") String roles,
      @FormParam("seen") @DefaultValue("") String seen) {
    Wave wave = collected.wave(waveId);
    return issued.list(
        wave, issued.issue(wave, new HashSet<>(List.of(units.split(","))), roles, seen));
  }
}
