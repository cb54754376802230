package org.orgstatus.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.NotPermitted;
import org.orgstatus.base.LocalText;

/**
 * Lets a request through only where the method, or else its class, says {@link Open}, {@link
 * SignedIn}, {@link Needs} or {@link Delegate}, which has a filter of its own; whatever says
 * nothing is refused.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHORIZATION)
public class AccessFilter implements ContainerRequestFilter {

  private static final LocalText NOT_SAVED =
      LocalText.of("登录已结束，这次提交没有保存。", "Your log-in has ended, and this was not saved.");

  @Context ResourceInfo resource;
  @Inject CurrentAccount current;
  @Inject BasicLogin basic;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    if (rule(Open.class).isPresent() || rule(Delegate.class).isPresent()) {
      return;
    }
    if (current.find().isEmpty()) {
      request.abortWith(askToSignIn(request));
      return;
    }
    boolean allowed =
        rule(SignedIn.class).isPresent()
            || rule(Needs.class)
                .filter(n -> Arrays.stream(n.value()).anyMatch(current::mayAnywhere))
                .isPresent();
    if (!allowed) {
      throw new NotPermitted(request.getMethod() + " " + request.getUriInfo().getPath());
    }
  }

  /** The annotation of the method; of the class only when the method has no rule at all. */
  private <A extends Annotation> Optional<A> rule(Class<A> kind) {
    Method method = resource.getResourceMethod();
    boolean own =
        method.isAnnotationPresent(Open.class)
            || method.isAnnotationPresent(Delegate.class)
            || method.isAnnotationPresent(SignedIn.class)
            || method.isAnnotationPresent(Needs.class);
    return Optional.ofNullable(
        own ? method.getAnnotation(kind) : resource.getResourceClass().getAnnotation(kind));
  }

  private Response askToSignIn(ContainerRequestContext request) throws IOException {
    String path = request.getUriInfo().getRequestUri().getRawPath();
    if (Trouble.isForPrograms(path)) {
      throw basic.refusal().orElseGet(() -> new Refusal(401, Refusal.SIGN_IN));
    }
    if (!request.getMethod().equals(HttpMethod.GET)) {
      List<String> written = Written.in(request);
      if (!written.isEmpty()) {
        throw Refusal.of(401, NOT_SAVED, written);
      }
      return Response.seeOther(URI.create("/login")).build();
    }
    String query = request.getUriInfo().getRequestUri().getRawQuery();
    return Response.seeOther(ReturnPath.login(query == null ? path : path + "?" + query)).build();
  }
}
