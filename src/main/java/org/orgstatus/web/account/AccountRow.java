package org.orgstatus.web.account;

import java.util.Comparator;
import java.util.List;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Grant;
import org.orgstatus.base.LocalText;

/**
 * An account as the office sees it.
 *
 * @param held its grants, widest role first
 * @param kept whether the account that looks may change it
 */
public record AccountRow(Account account, List<Held> held, boolean kept) {

  /** Where an account stands. */
  public enum State {
    WAITING(LocalText.of("待激活", "Not activated")),
    ACTIVE(LocalText.of("使用中", "In use")),
    CLOSED(LocalText.of("已关闭", "Closed"));

    private final LocalText label;

    State(LocalText label) {
      this.label = label;
    }

    public LocalText label() {
      return label;
    }
  }

  /** One grant in words. */
  public record Held(Grant grant, LocalText area, String unit) {}

  static AccountRow of(Account account, AccountScopes scopes) {
    List<Held> held =
        account.grants().stream()
            .sorted(Comparator.comparing(Grant::role).thenComparing(grant -> grant.scope().code()))
            .map(grant -> held(grant, scopes))
            .toList();
    return new AccountRow(account, held, scopes.isKept(account));
  }

  private static Held held(Grant grant, AccountScopes scopes) {
    AccountScopes.Area area = scopes.area(grant.scope());
    return new Held(grant, area.name(), area.target().reportingUnit());
  }

  public State state() {
    if (account.status() == Account.Status.CLOSED) {
      return State.CLOSED;
    }
    return account.isActivated() ? State.ACTIVE : State.WAITING;
  }
}
