package org.orgstatus.web.register;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.Messages;
import org.orgstatus.base.Recorded;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.registry.Institution;
import org.orgstatus.registry.Institutions;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.office.Reach;

/** The list of institutions as a file, under the same filters as the page. */
@Path("office")
@RequestScoped
@Needs(Permission.VIEW_REGISTER)
public class RegisterFiles {

  /** Columns of the register's own files, in their order. */
  private static final List<String> COLUMNS =
      List.of(
          "code",
          "name_zh",
          "province_code",
          "province_zh",
          "city_zh",
          "authority",
          "level",
          "ownership",
          "remark",
          "type_code",
          "type_zh",
          "type_basis",
          "target_type",
          "region_code",
          "region_zh",
          "reporting_unit_code",
          "reporting_unit_zh",
          "affiliation_code",
          "affiliation_zh",
          "independent_college",
          "double_first_class");

  @Inject Institutions institutions;
  @Inject Reach reach;
  @Inject CurrentLanguage language;
  @Inject Event<Recorded> recorded;
  @Inject Clock clock;
  @Context UriInfo address;

  @GET
  @Path("register.xlsx")
  public Response xlsx() {
    TextTable table = table();
    return Files.answer(
        name("xlsx"),
        Files.XLSX,
        out -> table.writeXlsx(language.get(), LocalDate.now(clock), out));
  }

  @GET
  @Path("register.csv")
  public Response csv() {
    TextTable table = table();
    return Files.answer(name("csv"), Files.CSV, table::writeCsv);
  }

  private TextTable table() {
    List<List<String>> rows =
        wanted().list(institutions, unit -> reach.covers(Permission.VIEW_REGISTER, unit)).stream()
            .map(RegisterFiles::row)
            .toList();
    recorded.fire(
        new Recorded(
            "register-exported",
            "register",
            rows.size() + " rows: " + wanted().query("register", LocalDate.now(clock)).address()));
    Messages words = Messages.in(language.get());
    List<String> headings = COLUMNS.stream().map(c -> words.get("register.column." + c)).toList();
    return new TextTable(words.get("register.title"), headings, rows);
  }

  private RegisterQuery wanted() {
    return RegisterQuery.read(address.getQueryParameters()::getFirst, LocalDate.now(clock));
  }

  private String name(String ending) {
    return Messages.in(language.get()).get("register.title") + "-" + wanted().on() + "." + ending;
  }

  private static List<String> row(Institution institution) {
    Map<String, String> values = institution.values();
    return COLUMNS.stream().map(values::get).toList();
  }
}
