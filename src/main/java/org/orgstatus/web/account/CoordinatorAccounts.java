package org.orgstatus.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.AccountCode;
import org.orgstatus.accounts.AccountCodes;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.message.UnitAddresses;
import org.orgstatus.registry.ReportingUnits;
import org.orgstatus.registry.SheetFile;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Refusal;

/** Accounts of provincial coordinators, made many at once by whoever keeps those of the nation. */
@RequestScoped
public class CoordinatorAccounts {

  private static final LocalText WORTHLESS =
      LocalText.of(
          "这些代码已用过、已作废或不属于这些账号。请在账号页面重新发放。",
          "These codes were used, were replaced or belong elsewhere. Issue new ones from the pages"
              + " of the accounts.");

  @Inject Accounts accounts;
  @Inject AccountCodes codes;
  @Inject AccountScopes scopes;
  @Inject UnitAddresses addresses;
  @Inject ReportingUnits units;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject Event<Recorded> recorded;

  /**
   * An account and the code that its owner gets.
   *
   * @param unit code of the reporting unit
   * @param until when the code ends
   */
  public record Handed(
      Account account,
      String unit,
      LocalText unitName,
      String code,
      java.time.Instant until,
      String address,
      String telephone) {}

  void require() {
    current.require(Permission.CHANGE_ACCOUNTS, Target.NATION);
  }

  /** Names of the reporting units by code, in the order of the codes. */
  Map<String, LocalText> units() {
    Map<String, LocalText> names = new LinkedHashMap<>();
    units.list().forEach(unit -> names.put(unit.code().value(), unit.name()));
    return names;
  }

  CoordinatorList read(SheetFile file) {
    require();
    return CoordinatorList.read(file, units(), accounts::faults);
  }

  /** Makes every account with its code and keeps the mail addresses, or does nothing at all. */
  @Transactional
  public List<Handed> make(List<CoordinatorList.Row> rows) {
    require();
    List<AccountCodes.Made> made =
        codes.make(
            rows.stream()
                .map(
                    row ->
                        new AccountCodes.Wanted(
                            row.loginName(),
                            row.display(),
                            language.get(),
                            Grant.of(Role.PROVINCIAL_COORDINATOR, Scope.reportingUnit(row.unit()))))
                .toList(),
            current.get().id());
    Map<String, String> mail = new TreeMap<>();
    rows.stream()
        .filter(row -> !row.address().isEmpty())
        .forEach(row -> mail.merge(row.unit(), row.address(), (a, b) -> a + " " + b));
    if (!mail.isEmpty()) {
      addresses.change(Role.PROVINCIAL_COORDINATOR, mail);
    }
    List<Handed> handed = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      handed.add(
          handed(
              made.get(i).account(),
              made.get(i).code(),
              rows.get(i).address(),
              rows.get(i).telephone()));
    }
    recorded.fire(new Recorded("coordinators-made", "accounts", handed.size() + " at once"));
    return handed;
  }

  /**
   * Takes codes that were just issued back from the page that shows them.
   *
   * @param lines a line each: account, code, mail address and telephone, with tabs between them
   */
  List<Handed> again(String lines) {
    require();
    List<Handed> handed = new ArrayList<>();
    for (String line : lines.lines().filter(l -> !l.isBlank()).toList()) {
      String[] parts = line.split("\t", -1);
      Optional<Account> account =
          parts.length == 4
              ? codes
                  .find(parts[1])
                  .map(AccountCode::account)
                  .filter(a -> Long.toString(a.id()).equals(parts[0]))
                  .filter(a -> a.has(Role.PROVINCIAL_COORDINATOR) && scopes.isKept(a))
              : Optional.empty();
      handed.add(
          handed(
              account.orElseThrow(() -> new Refusal(409, WORTHLESS)),
              parts[1],
              parts[2],
              parts[3]));
    }
    if (handed.isEmpty()) {
      throw new Refusal(409, WORTHLESS);
    }
    return handed;
  }

  private Handed handed(Account account, String code, String address, String telephone) {
    String unit =
        account.grants().stream()
            .filter(grant -> grant.role() == Role.PROVINCIAL_COORDINATOR)
            .map(grant -> grant.scope().code())
            .sorted()
            .findFirst()
            .orElseThrow();
    return new Handed(
        account,
        unit,
        units().getOrDefault(unit, LocalText.same(unit)),
        code,
        codes.find(code).orElseThrow().expiresAt(),
        address,
        telephone);
  }
}
