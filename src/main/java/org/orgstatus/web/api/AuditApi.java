package org.orgstatus.web.api;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.orgstatus.accounts.ChainVerdict;
import org.orgstatus.accounts.Permission;
import org.orgstatus.web.AuditVerification;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;

/** Verifies the audit record for scripts: 200 when it is intact, 409 when it is not. */
@Path("api/audit/verification")
@RequestScoped
@Needs(Permission.VIEW_AUDIT)
@Produces(MediaType.APPLICATION_JSON)
public class AuditApi {

  @Inject AuditVerification verification;
  @Inject CurrentLanguage language;

  @GET
  public Response verify() {
    ChainVerdict verdict = verification.now();
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("intact", verdict.isIntact())
            .add("sealed", verdict.sealed())
            .add("waiting", verdict.waiting())
            .add("lastNumber", verdict.lastNumber())
            .add("lastSeal", verdict.lastSeal());
    verdict
        .broken()
        .ifPresent(
            broken ->
                json.add(
                    "firstBroken",
                    JSON.createObjectBuilder()
                        .add("number", broken.number())
                        .add("what", broken.what().in(language.get()))));
    JsonObject answer = json.build();
    return Response.status(verdict.isIntact() ? 200 : 409).entity(answer).build();
  }
}
