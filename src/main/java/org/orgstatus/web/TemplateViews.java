package org.orgstatus.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mvc.engine.ViewEngine;
import jakarta.mvc.engine.ViewEngineContext;
import jakarta.mvc.engine.ViewEngineException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Lets Jakarta MVC controllers name a template as their view. */
@ApplicationScoped
@Priority(ViewEngine.PRIORITY_APPLICATION)
public class TemplateViews implements ViewEngine {

  @Inject Templates templates;

  @Override
  public boolean supports(String view) {
    return view.endsWith(".html");
  }

  @Override
  public void processView(ViewEngineContext context) throws ViewEngineException {
    String page =
        templates.fill(
            context.getView(),
            context.getModels().asMap(),
            context.getRequest(HttpServletRequest.class),
            context.getResponse(HttpServletResponse.class));
    try {
      context.getOutputStream().write(page.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ViewEngineException("the browser went away", e);
    }
  }
}
