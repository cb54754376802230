package org.orgstatus.accounts;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. Set by the door once a request; empty for a visitor and for work started by a timer.
 */
@RequestScoped
public class CurrentAccount {

  private @Nullable Account account;
  private @Nullable ApiToken token;

  /** Says who asks. Only the door calls this. */
  public void is(Account signedIn) {
    this.account = signedIn;
  }

  /**
   * Says that a program asks, with what its token allows of its account. Only the door calls this.
   */
  public void is(ApiToken shown) {
    this.account = shown.account();
    this.token = shown;
  }

  /** The token of the program that asks; empty where a person does. */
  public Optional<ApiToken> token() {
    return Optional.ofNullable(token);
  }

  public Optional<Account> find() {
    return Optional.ofNullable(account);
  }

  /**
   * The account that asks.
   *
   * @throws NotPermitted if nobody is signed in
   */
  public Account get() {
    return find().orElseThrow(() -> new NotPermitted("nobody is signed in"));
  }

  public boolean may(Permission permission, Target target) {
    return isCovered(permission) && find().filter(a -> a.may(permission, target)).isPresent();
  }

  public boolean mayAnywhere(Permission permission) {
    return isCovered(permission) && find().filter(a -> a.mayAnywhere(permission)).isPresent();
  }

  private boolean isCovered(Permission permission) {
    return token == null || token.permissions().contains(permission);
  }

  /** Whether the account keeps accounts of this role that work there; see {@link Access#keeps}. */
  public boolean keeps(Role role, Target target) {
    return find()
        .filter(a -> isCovered(Permission.CHANGE_ACCOUNTS))
        .filter(a -> a.status() == Account.Status.ACTIVE)
        .filter(a -> Access.keeps(a.grants(), role, target))
        .isPresent();
  }

  /**
   * Ends the request with a refusal unless the account may do this to the target.
   *
   * @throws NotPermitted if it may not
   */
  public void require(Permission permission, Target target) {
    if (!may(permission, target)) {
      throw new NotPermitted(permission + " on " + target);
    }
  }

  /**
   * As {@link #require(Permission, Target)}, and the response must be in a state that allows it.
   *
   * @param state name of its state as collection writes it, or NONE where nobody has begun
   * @throws NotPermitted if the account may not do this at all
   * @throws NotInThisState if it may not do it now
   */
  public void require(Permission permission, Target target, String state) {
    require(permission, target);
    if (!Access.permitsIn(permission, state)) {
      throw new NotInThisState(permission, state);
    }
  }
}
