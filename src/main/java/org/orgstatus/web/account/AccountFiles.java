package org.orgstatus.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.base.Recorded;
import org.orgstatus.export.file.TextTable;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Files;
import org.orgstatus.web.Needs;

/** The list of accounts as a file, under the same filters as the page. */
@Path("office/accounts.xlsx")
@RequestScoped
@Needs(Permission.CHANGE_ACCOUNTS)
public class AccountFiles {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  @Inject AccountList list;
  @Inject CurrentLanguage language;
  @Inject Event<Recorded> recorded;
  @Inject Clock clock;
  @Context UriInfo address;

  @GET
  public Response xlsx() {
    AccountQuery wanted = AccountQuery.read(address.getQueryParameters()::getFirst);
    List<List<String>> rows = list.rows(wanted).stream().map(this::row).toList();
    Messages words = Messages.in(language.get());
    List<String> headings =
        Stream.of("number", "login", "display", "grants", "state", "created", "last")
            .map(column -> words.get("accounts.column." + column))
            .toList();
    TextTable table = new TextTable(words.get("accounts.title"), headings, rows);
    LocalDate today = LocalDate.now(clock);
    recorded.fire(
        new Recorded("accounts-exported", "accounts", rows.size() + " rows: " + filters(wanted)));
    return Files.answer(
        words.get("accounts.title") + "-" + today + ".xlsx",
        Files.XLSX,
        out -> table.writeXlsx(language.get(), today, out));
  }

  private List<String> row(AccountRow row) {
    Account account = row.account();
    Language shown = language.get();
    String grants =
        row.held().stream()
            .map(h -> h.grant().role().title().in(shown) + " " + h.area().in(shown))
            .collect(Collectors.joining("; "));
    return List.of(
        Long.toString(account.id()),
        account.loginName(),
        account.displayName(),
        grants,
        row.state().label().in(shown),
        moment(account.createdAt()),
        moment(account.signedInAt()));
  }

  private String moment(Optional<Instant> moment) {
    return moment.map(m -> MOMENT.format(m.atZone(clock.getZone()))).orElse("");
  }

  private static String filters(AccountQuery wanted) {
    String address = wanted.query().address();
    int query = address.indexOf('?');
    return query < 0 ? "all" : address.substring(query + 1);
  }
}
