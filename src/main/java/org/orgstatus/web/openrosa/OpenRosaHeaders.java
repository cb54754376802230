package org.orgstatus.web.openrosa;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.OpenRosa;

/** Puts on every answer to an OpenRosa client what the standard asks for. */
@Provider
@ApplicationScoped
public class OpenRosaHeaders implements ContainerResponseFilter {

  @Inject CurrentLanguage language;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
    if (("/" + request.getUriInfo().getPath()).startsWith(OpenRosa.PATH + "/")) {
      answer.getHeaders().putSingle(OpenRosa.VERSION_HEADER, OpenRosa.VERSION);
      answer
          .getHeaders()
          .putSingle("X-OpenRosa-Accept-Content-Length", Long.toString(SheetLimit.LARGEST));
      answer.getHeaders().putSingle("Content-Language", language.get().tag());
    }
  }
}
