package org.orgstatus.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Role;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Messages;
import org.orgstatus.base.Recorded;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.export.form.CodeSlips;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Settings;
import org.orgstatus.web.account.CoordinatorAccounts.Handed;

/** The workbook for coordinators' accounts, empty, and filled with codes that were just issued. */
@Path("office/coordinator-accounts")
@RequestScoped
@Needs(Permission.CHANGE_ACCOUNTS)
public class CoordinatorFiles {

  @Inject CoordinatorAccounts coordinators;
  @Inject Settings settings;
  @Inject CurrentLanguage language;
  @Inject Event<Recorded> recorded;
  @Inject Clock clock;

  /** A row for each reporting unit; a second and third person get rows of their own. */
  @GET
  @Path("template.xlsx")
  public Response template() {
    coordinators.require();
    List<List<String>> rows =
        coordinators.units().entrySet().stream()
            .map(unit -> List.of(unit.getKey(), unit.getValue().in(language.get()), "", "", "", ""))
            .toList();
    return xlsx(new TextTable(title(), CoordinatorList.HEADINGS, rows));
  }

  /**
   * @param codes as the page holds them, see {@link CoordinatorAccounts#again}
   */
  @POST
  @Path("list.xlsx")
  public Response list(@FormParam("codes") @DefaultValue("") String codes) {
    List<Handed> handed = coordinators.again(codes);
    Messages words = Messages.in(language.get());
    List<String> headings =
        Stream.of(
                "unit",
                "unit-name",
                "display",
                "login",
                "code",
                "link",
                "until",
                "address",
                "telephone")
            .map(column -> words.get("coordinators.column." + column))
            .toList();
    record("list", handed);
    return xlsx(new TextTable(title(), headings, handed.stream().map(this::row).toList()));
  }

  /**
   * @param codes as the page holds them
   */
  @POST
  @Path("slips.pdf")
  public Response slips(@FormParam("codes") @DefaultValue("") String codes) {
    List<Handed> handed = coordinators.again(codes);
    LocalText heading = inBoth("coordinators.slips");
    CodeSlips slips =
        new CodeSlips(heading, clock.instant(), handed.stream().map(this::slip).toList());
    record("slips", handed);
    return Files.answer(title() + ".pdf", Files.PDF, out -> slips.writePdf(language.get(), out));
  }

  private void record(String what, List<Handed> handed) {
    recorded.fire(
        new Recorded("account-codes-taken", "accounts", what + ", " + handed.size() + " codes"));
  }

  private Response xlsx(TextTable table) {
    LocalDate today = LocalDate.now(clock);
    return Files.answer(
        title() + "-" + today + ".xlsx",
        Files.XLSX,
        out -> table.writeXlsx(language.get(), today, out));
  }

  private String title() {
    return Messages.in(language.get()).get("coordinators.file");
  }

  private List<String> row(Handed one) {
    return List.of(
        one.unit(),
        one.unitName().in(language.get()),
        one.account().displayName(),
        one.account().loginName(),
        one.code(),
        link(one),
        until(one).toString(),
        one.address(),
        one.telephone());
  }

  private CodeSlips.Slip slip(Handed one) {
    return new CodeSlips.Slip(
        one.account().displayName(),
        one.unitName().in(language.get()),
        one.account().loginName(),
        Role.PROVINCIAL_COORDINATOR.title(),
        one.code(),
        link(one),
        null,
        until(one),
        inBoth("coordinators.slip", one.account().loginName()));
  }

  private String link(Handed one) {
    return settings.siteUrl() + "/key/" + one.code();
  }

  private LocalDate until(Handed one) {
    return LocalDate.ofInstant(one.until(), clock.getZone());
  }

  private static LocalText inBoth(String key, Object... values) {
    return LocalText.of(
        Messages.in(Language.ZH).get(key, values), Messages.in(Language.EN).get(key, values));
  }
}
