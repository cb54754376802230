package org.orgstatus.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** The word that a script sends with what it changes, for pages that were kept on a device. */
@RequestScoped
public class FormToken {

  @Inject HttpServletRequest request;

  /** That of whoever is signed in; empty for a visitor. */
  public String get() {
    return Cookies.find(request, Cookies.LOGIN).map(Csrf::token).orElse("");
  }
}
