package org.orgstatus.web.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.orgstatus.collection.Receipts;
import org.orgstatus.web.Open;
import org.orgstatus.web.TroublePages;

/**
 * Says to whoever holds a receipt whether it is for the answers that count now. It shows no answer
 * and no name, and a wrong number and a wrong check code get one and the same reply.
 */
@Path("verify")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Open
public class VerifyPages {

  @Inject Receipts receipts;
  @Inject Models models;

  /**
   * @param receipt number as printed or scanned
   * @param check the first signs of the content hash
   */
  @GET
  public String verify(
      @QueryParam("receipt") @DefaultValue("") String receipt,
      @QueryParam("check") @DefaultValue("") String check) {
    Optional<Receipts.Verified> verified =
        receipt.isEmpty() ? Optional.empty() : receipts.verify(receipt, check);
    models.put("receipt", receipt);
    models.put("check", check);
    models.put("asked", !receipt.isEmpty());
    models.put("verified", verified.orElse(null));
    return "verify.html";
  }
}
