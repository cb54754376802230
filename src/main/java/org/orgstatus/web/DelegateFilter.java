package org.orgstatus.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Delegations;

/** Knows a colleague by the word that the browser got when the link was opened. */
@Provider
@Delegate
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class DelegateFilter implements ContainerRequestFilter {

  public static final LocalText OVER =
      LocalText.of(
          "这个链接已经失效：可能已过期、被收回，或者问卷已经提交。已保存的内容都在。如需继续填写，请向发给您链接的同事再要一个。",
          "This link is over: it expired, was taken back, or the form was submitted. What you saved"
              + " is safe. To go on, ask the colleague who sent it for a new one.");

  @Inject Delegations delegations;
  @Inject CurrentDelegate current;
  @Inject HttpServletRequest request;

  @Override
  public void filter(ContainerRequestContext context) {
    current.is(
        Cookies.find(request, Cookies.SECTION)
            .flatMap(delegations::findVisit)
            .orElseThrow(() -> new Refusal(410, OVER)));
  }
}
