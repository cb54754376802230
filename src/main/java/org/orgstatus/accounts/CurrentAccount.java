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

  /** Says who asks. Only the door calls this. */
  public void is(Account signedIn) {
    this.account = signedIn;
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
    return find().filter(a -> a.may(permission, target)).isPresent();
  }

  public boolean mayAnywhere(Permission permission) {
    return find().filter(a -> a.mayAnywhere(permission)).isPresent();
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
}
