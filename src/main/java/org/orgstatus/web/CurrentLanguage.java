package org.orgstatus.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.orgstatus.base.Language;

/** The language of the page being answered; {@link LanguageFilter} decides it. */
@RequestScoped
public class CurrentLanguage {

  @Inject HttpServletRequest request;

  public Language get() {
    return of(request);
  }

  static Language of(HttpServletRequest request) {
    return request.getAttribute(Language.class.getName()) instanceof Language language
        ? language
        : Language.ZH;
  }
}
