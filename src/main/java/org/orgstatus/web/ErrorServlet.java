package org.orgstatus.web;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers in our words where the server would show a page of its own; web.xml sends it here. */
@WebServlet(urlPatterns = "/error")
public class ErrorServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient TroublePages pages;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean direct = request.getDispatcherType() != DispatcherType.ERROR;
    String path = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
    Trouble trouble = direct ? Trouble.of(404) : trouble(request, path);
    boolean program = !direct && Trouble.isForPrograms(path);
    String text =
        program
            ? pages.json(trouble, path, CurrentLanguage.of(request))
            : page(trouble, request, response);
    response.setStatus(trouble.status());
    response.setContentType(program ? TroublePages.JSON : TroublePages.HTML);
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(text);
  }

  /** The page, or bare words if what failed is the making of pages. */
  private String page(Trouble trouble, HttpServletRequest request, HttpServletResponse response) {
    try {
      return pages.page(trouble, request, response);
    } catch (RuntimeException e) {
      return pages.bare(pages.incident(e, "the error page"));
    }
  }

  private Trouble trouble(HttpServletRequest request, String path) {
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
      return pages.incident(thrown, request.getMethod() + " " + path);
    }
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    return Trouble.of(status instanceof Integer code && code >= 400 ? code : 500);
  }
}
