package org.orgstatus.web.contact;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.message.MailSettings;
import org.orgstatus.collection.message.ProvinceContact;
import org.orgstatus.collection.message.ProvinceContacts;
import org.orgstatus.collection.message.UnitAddresses;
import org.orgstatus.registry.Alliance;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.Institution;
import org.orgstatus.registry.InstitutionFilter;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.ReportingUnit;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Reach;

/** Whom institutions ask, and where they get mail: each coordinator keeps those of the own unit. */
@Path("office/contacts")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.SEND_REMINDERS)
public class ContactPages {

  private static final LocalText NO_UNIT =
      LocalText.of(
          "没有这个填报单位。请返回列表选择。", "There is no such reporting unit. Choose one from the list.");
  private static final LocalText LINE =
      LocalText.of(
          "请填写1至" + ProvinceContact.LONGEST + "字，写在一行内，例如“学会部，电话010-12345678”。",
          "Enter 1 to "
              + ProvinceContact.LONGEST
              + " characters on one line, such as \"Learned-society department, 010-12345678\".");

  @Inject ProvinceContacts contacts;
  @Inject UnitAddresses addresses;
  @Inject Institutions institutions;
  @Inject Alliances alliances;
  @Inject MailSettings mail;
  @Inject Reach reach;
  @Inject CurrentAccount current;
  @Inject Clock clock;
  @Inject Models models;

  /**
   * One reporting unit.
   *
   * @param institutions in the register today
   * @param fillers how many of them have an address for the filler
   * @param approvers for the approver
   * @param coordinator whether it has an address of its own
   * @param alliances in the register today
   * @param secretaries how many of them have an address
   * @param visitors of how many the visitors have
   */
  public record Line(
      ReportingUnit unit,
      LocalText line,
      String english,
      int institutions,
      long fillers,
      long approvers,
      boolean coordinator,
      int alliances,
      long secretaries,
      long visitors) {}

  @GET
  public String show() {
    return page("", LocalText.EMPTY, List.of(), "", List.of());
  }

  @POST
  @Path("line")
  public Response change(
      @FormParam("unit") @DefaultValue("") String code,
      @FormParam("line-zh") @DefaultValue("") String zh,
      @FormParam("line-en") @DefaultValue("") String en) {
    ReportingUnit unit =
        reach.units(Permission.SEND_REMINDERS).stream()
            .filter(u -> u.code().value().equals(code))
            .findFirst()
            .orElseThrow(() -> new Refusal(404, NO_UNIT));
    current.require(Permission.SEND_REMINDERS, Target.reportingUnit(unit.code().value()));
    LocalText line = LocalText.of(zh.strip(), en.strip());
    if (line.zh().isEmpty() || isTooLong(line.zh()) || isTooLong(line.en())) {
      return Response.status(422).entity(page(code, line, List.of(LINE), "", List.of())).build();
    }
    contacts.change(unit.code(), line);
    return Response.seeOther(URI.create("/office/contacts?notice=contact-changed")).build();
  }

  /**
   * @param lines one institution, reporting unit or alliance a line, see {@link AddressLines}. With
   *     one fault nothing is entered.
   */
  @POST
  @Path("addresses")
  @Needs(Permission.VIEW_CONTACTS)
  public Response enter(@FormParam("addresses") @DefaultValue("") String lines) {
    AddressLines read = AddressLines.read(lines, own());
    if (!read.faults().isEmpty()) {
      return Response.status(422)
          .entity(page("", LocalText.EMPTY, List.of(), lines, read.faults()))
          .build();
    }
    read.addresses().forEach(addresses::change);
    return Response.seeOther(URI.create("/office/contacts?notice=addresses-changed")).build();
  }

  private static boolean isTooLong(String line) {
    return line.length() > ProvinceContact.LONGEST || line.matches("(?s).*\\p{Cntrl}.*");
  }

  /** Whose addresses the account keeps, by code. */
  private Map<String, List<Role>> own() {
    Map<String, List<Role>> own = new TreeMap<>();
    listed().stream()
        .filter(i -> reach.covers(Permission.VIEW_CONTACTS, i.reportingUnit()))
        .forEach(i -> own.put(i.code().value(), AddressLines.OF_INSTITUTION));
    for (ReportingUnit unit : reach.units(Permission.VIEW_CONTACTS)) {
      own.put(unit.code().value(), List.of(Role.PROVINCIAL_COORDINATOR));
      alliances(unit).forEach(a -> own.put(a.id().value(), ofAlliance()));
    }
    return own;
  }

  /** Researchers are the nation's: no province reads or changes where they get mail. */
  private List<Role> ofAlliance() {
    return reach.isNation(Permission.VIEW_CONTACTS)
        ? AddressLines.OF_VISITED
        : List.of(Role.ALLIANCE_SECRETARY);
  }

  private List<Alliance> alliances(ReportingUnit unit) {
    return alliances.listAll(unit.code()).stream().filter(a -> a.validTo().isEmpty()).toList();
  }

  private List<Institution> listed() {
    return institutions.list(InstitutionFilter.on(LocalDate.now(clock)));
  }

  private String page(
      String faultyUnit,
      LocalText entered,
      List<LocalText> lineFaults,
      String lines,
      List<LocalText> addressFaults) {
    models.put("lines", units());
    models.put("faultyUnit", faultyUnit);
    models.put("entered", entered);
    models.put("lineFaults", lineFaults);
    models.put("addresses", lines);
    models.put("addressFaults", addressFaults);
    models.put("mailOn", mail.isOn());
    models.put("nation", reach.isNation(Permission.VIEW_CONTACTS));
    boolean mayEnter = current.mayAnywhere(Permission.VIEW_CONTACTS);
    models.put("mayEnter", mayEnter);
    models.put("shared", mayEnter ? shared() : List.of());
    return "office/contacts.html";
  }

  /** Names of the institutions whose filler and approver have one mailbox. */
  private List<String> shared() {
    Set<String> shared = addresses.shared(own().keySet());
    return listed().stream()
        .filter(i -> shared.contains(i.code().value()))
        .map(Institution::name)
        .toList();
  }

  private static long count(List<Institution> of, Set<String> known) {
    return of.stream().filter(i -> known.contains(i.code().value())).count();
  }

  private List<Line> units() {
    Map<String, ProvinceContact> known = contacts.list();
    Set<String> fillers = addresses.known(Role.CAMPUS_FILLER);
    Set<String> approvers = addresses.known(Role.CAMPUS_APPROVER);
    Set<String> coordinators = addresses.known(Role.PROVINCIAL_COORDINATOR);
    Set<String> secretaries = addresses.known(Role.ALLIANCE_SECRETARY);
    Set<String> visitors = addresses.known(Role.FIELD_RESEARCHER);
    Map<ReportingUnitCode, List<Institution>> byUnit = new TreeMap<>();
    listed().forEach(i -> byUnit.computeIfAbsent(i.reportingUnit(), u -> new ArrayList<>()).add(i));
    return reach.units(Permission.SEND_REMINDERS).stream()
        .map(
            unit -> {
              List<Institution> of = byUnit.getOrDefault(unit.code(), List.of());
              List<Alliance> alliances = alliances(unit);
              ProvinceContact contact = known.get(unit.code().value());
              return new Line(
                  unit,
                  contact == null ? LocalText.EMPTY : contact.line(),
                  contact == null ? "" : contact.english(),
                  of.size(),
                  count(of, fillers),
                  count(of, approvers),
                  coordinators.contains(unit.code().value()),
                  alliances.size(),
                  alliances.stream().filter(a -> secretaries.contains(a.id().value())).count(),
                  alliances.stream().filter(a -> visitors.contains(a.id().value())).count());
            })
        .toList();
  }
}
