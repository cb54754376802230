package org.orgstatus.web.login;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.OwnContacts;
import org.orgstatus.collection.PrivacyRequests;
import org.orgstatus.registry.Alliance;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.Institution;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.SignedIn;
import org.orgstatus.web.TroublePages;

/** What is kept about oneself: seen, corrected, and asked to be deleted. */
@Path("account/information")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@SignedIn
public class MyInformationPages {

  private static final String PATH = "/account/information";
  private static final int LONGEST_NOTE = 500;

  private static final LocalText NOT_OWN =
      LocalText.of(
          "没有这一项，可能已经删除。请刷新页面。", "There is no such item; it may be deleted. Reload the page.");

  @Inject CurrentAccount current;
  @Inject OwnContacts contacts;
  @Inject PrivacyRequests requests;
  @Inject Institutions institutions;
  @Inject Alliances alliances;
  @Inject Clock clock;
  @Inject Models models;

  @GET
  public String show() {
    return page("", "", List.of());
  }

  @POST
  @Path("correct")
  public Response correct(
      @FormParam("response") @DefaultValue("0") long response,
      @FormParam("item") @DefaultValue("") String item,
      @FormParam("value") @DefaultValue("") String value) {
    OwnContacts.Kept kept = own(response, item);
    Optional<LocalText> fault = contacts.correct(current.get(), response, kept.path(), value);
    if (fault.isPresent()) {
      return Response.status(422)
          .entity(page(response + "/" + item, value, List.of(fault.get())))
          .build();
    }
    return Response.seeOther(URI.create(PATH + "?notice=information-corrected")).build();
  }

  @POST
  @Path("deletion")
  public Response askForDeletion(
      @FormParam("response") @DefaultValue("0") long response,
      @FormParam("note") @DefaultValue("") String note) {
    OwnContacts.OfResponse own =
        contacts.list(current.get()).stream()
            .filter(each -> each.responseId() == response)
            .findFirst()
            .orElseThrow(() -> new Refusal(404, NOT_OWN));
    String words = note.strip();
    requests.ask(
        current.get(),
        response,
        reportingUnit(own.unitCode()),
        words.substring(0, Math.min(words.length(), LONGEST_NOTE)));
    return Response.seeOther(URI.create(PATH + "?notice=deletion-asked")).build();
  }

  private OwnContacts.Kept own(long response, String item) {
    return contacts.list(current.get()).stream()
        .filter(each -> each.responseId() == response)
        .flatMap(each -> each.items().stream())
        .filter(kept -> kept.mayCorrect() && kept.path().toString().equals(item))
        .findFirst()
        .orElseThrow(() -> new Refusal(404, NOT_OWN));
  }

  /** Whose coordinators answer; the nation where the unit is known to nobody any more. */
  private String reportingUnit(String unitCode) {
    if (ReportingUnitCode.fits(unitCode)) {
      return unitCode;
    }
    if (InstitutionCode.fits(unitCode)) {
      return institutions
          .find(new InstitutionCode(unitCode))
          .map(Institution::reportingUnit)
          .map(ReportingUnitCode::value)
          .orElse("");
    }
    return Optional.of(unitCode)
        .filter(AllianceId::fits)
        .flatMap(id -> alliances.find(new AllianceId(id)))
        .map(Alliance::reportingUnit)
        .map(ReportingUnitCode::value)
        .orElse("");
  }

  private String page(String at, String entered, List<LocalText> faults) {
    Account account = current.get();
    models.put("responses", contacts.list(account));
    models.put("requests", requests.listOf(account.id()));
    models.put("today", LocalDate.now(clock));
    models.put("at", at);
    models.put("entered", entered);
    models.put("faults", faults);
    return "account-information.html";
  }
}
