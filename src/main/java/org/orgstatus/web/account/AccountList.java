package org.orgstatus.web.account;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;

/** The accounts that the account that asks may see. */
@RequestScoped
public class AccountList {

  @Inject Accounts accounts;
  @Inject AccountScopes scopes;

  /** Those wanted, by log-in name. */
  List<AccountRow> rows(AccountQuery wanted) {
    List<Account> all = accounts.list();
    scopes.load(all);
    return all.stream()
        .filter(scopes::isVisible)
        .map(account -> AccountRow.of(account, scopes))
        .filter(wanted::accepts)
        .toList();
  }
}
