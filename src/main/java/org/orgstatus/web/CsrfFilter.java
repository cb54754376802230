package org.orgstatus.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.base.LocalText;

/**
 * Refuses to change anything for a page that is not ours. Every method that is not safe needs the
 * token of {@link Csrf} in the form or in a header, and where the browser names its origin it must
 * be this site.
 */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class CsrfFilter implements ContainerRequestFilter {

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private static final LocalText REFUSED =
      LocalText.of(
          "这次提交没有通过来源检查，没有保存，多半是因为登录已结束或换过登录。请登录后重新打开原来的页面再提交；以前保存的内容不受影响。",
          "This was not saved: we could not check where the form came from, most likely because"
              + " your log-in ended or you signed in again meanwhile. Sign in, open the page again"
              + " and send it again; what was saved before is safe.");

  @Inject HttpServletRequest request;
  @Inject Caller caller;
  @Inject CurrentAccount current;

  @Override
  public void filter(ContainerRequestContext context) throws IOException {
    // no other site can make a browser send the header that a program's token comes in
    if (SAFE.contains(context.getMethod())
        || current.token().isPresent()
        || OpenRosa.isFromProgram(request)) {
      return;
    }
    if (!comesFromHere(context)) {
      throw new Refusal(403, REFUSED);
    }
    if (!carriesToken(context)) {
      throw Refusal.of(403, REFUSED, Written.in(context));
    }
  }

  private boolean comesFromHere(ContainerRequestContext context) {
    String site = context.getHeaderString("Sec-Fetch-Site");
    if (site != null && !Set.of("same-origin", "none").contains(site)) {
      return false;
    }
    String origin = context.getHeaderString("Origin");
    String source = origin != null ? origin : context.getHeaderString("Referer");
    return source == null || caller.isOwn(source);
  }

  private boolean carriesToken(ContainerRequestContext context) throws IOException {
    Optional<String> secret =
        Cookies.find(request, Cookies.LOGIN).or(() -> Cookies.find(request, Cookies.VISIT));
    Optional<String> header = Optional.ofNullable(context.getHeaderString(Csrf.HEADER));
    Optional<String> given = header.isPresent() ? header : inForm(context);
    return secret.isPresent() && given.isPresent() && Csrf.matches(given.get(), secret.get());
  }

  /** Reads the head of a form and puts it back. */
  private static Optional<String> inForm(ContainerRequestContext context) throws IOException {
    MediaType type = context.getMediaType();
    boolean multipart = isOf(type, MediaType.MULTIPART_FORM_DATA_TYPE);
    if (!multipart && !isOf(type, MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
      return Optional.empty();
    }
    InputStream body = context.getEntityStream();
    byte[] head = body.readNBytes(Csrf.HEAD);
    context.setEntityStream(new SequenceInputStream(new ByteArrayInputStream(head), body));
    return Csrf.tokenIn(new String(head, StandardCharsets.ISO_8859_1), multipart);
  }

  private static boolean isOf(MediaType type, MediaType kind) {
    return type != null && type.isCompatible(kind);
  }
}
