package org.orgstatus.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orgstatus.collection.Delegated;

/** The section that a colleague without an account works on. Set by the door once a request. */
@RequestScoped
public class CurrentDelegate {

  @Inject Caller caller;

  private @Nullable Delegated delegated;

  void is(Delegated found) {
    this.delegated = found;
  }

  /**
   * @throws IllegalStateException where the page is not for delegates
   */
  public Delegated get() {
    return Optional.ofNullable(delegated)
        .orElseThrow(() -> new IllegalStateException("no section was handed over"));
  }

  /** Gives the browser the word by which it is known from now on. */
  public void let(String word, HttpServletResponse response) {
    response.addHeader("Set-Cookie", Cookies.set(Cookies.SECTION, word, caller.isSecure()));
  }
}
