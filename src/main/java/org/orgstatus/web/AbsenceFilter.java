package org.orgstatus.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.base.Recorded;

/**
 * Puts on record whenever an account is told that there is nothing. The account does not learn
 * whether the thing exists or only lies out of its reach, and pages need not know either: whatever
 * was the reason, the attempt stands in the record.
 */
@Provider
@ApplicationScoped
public class AbsenceFilter implements ContainerResponseFilter {

  /** Marks a request whose refusal is on record with its reason. */
  private static final String ON_RECORD = AbsenceFilter.class.getName();

  private static final int LONGEST_PATH = 150;

  @Inject HttpServletRequest request;
  @Inject CurrentAccount current;
  @Inject Event<Recorded> recorded;

  @Override
  public void filter(ContainerRequestContext asked, ContainerResponseContext answer) {
    if (answer.getStatus() == 404
        && request.getAttribute(ON_RECORD) == null
        && current.find().isPresent()) {
      recorded.fire(new Recorded("nothing-there", subject(request), ""));
    }
  }

  /** What was asked for; the reason is on record from now on. */
  static String recordable(HttpServletRequest request) {
    request.setAttribute(ON_RECORD, true);
    return subject(request);
  }

  private static String subject(HttpServletRequest request) {
    String path = request.getRequestURI();
    return request.getMethod()
        + " "
        + (path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH));
  }
}
