package org.orgstatus.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orgstatus.accounts.NotPermitted;

/** The one place that turns what went wrong into an answer. */
@Provider
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Throwable> {

  @Inject HttpServletRequest request;
  @Context HttpServletResponse response;
  @Inject TroublePages pages;

  @Override
  public Response toResponse(Throwable thrown) {
    if (thrown instanceof WebApplicationException e
        && (e.getResponse().getStatus() < 400 || e.getResponse().hasEntity())) {
      return e.getResponse();
    }
    Trouble trouble = trouble(thrown);
    String path = request.getRequestURI();
    boolean program = Trouble.isForPrograms(path);
    return Response.status(trouble.status())
        .type(program ? TroublePages.JSON : TroublePages.HTML)
        .entity(
            program
                ? pages.json(trouble, path, CurrentLanguage.of(request))
                : pages.page(trouble, request, response))
        .build();
  }

  private Trouble trouble(Throwable thrown) {
    Refusal refusal = cause(thrown, Refusal.class);
    if (refusal != null) {
      return new Trouble(refusal.status(), refusal.words(), refusal.problems(), "");
    }
    if (cause(thrown, NotPermitted.class) != null) {
      return Trouble.of(403);
    }
    if (cause(thrown, OptimisticLockException.class) != null) {
      return Trouble.of(409);
    }
    if (cause(thrown, ConstraintViolationException.class) != null) {
      return Trouble.of(400);
    }
    if (thrown instanceof WebApplicationException e && e.getResponse().getStatus() < 500) {
      return new Trouble(e.getResponse().getStatus(), null, List.of(), "");
    }
    return pages.incident(thrown, request.getMethod() + " " + request.getRequestURI());
  }

  /** The first cause of a kind: transactions wrap what they roll back. */
  private static <T extends Throwable> @Nullable T cause(Throwable thrown, Class<T> kind) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (kind.isInstance(each)) {
        return kind.cast(each);
      }
    }
    return null;
  }
}
