package org.orgstatus.web.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whoever comes while the server starts is asked to come again. */
class ReadyFilterTest {

  private final Map<String, String> answered = new TreeMap<>();
  private final StringWriter body = new StringWriter();

  @Test
  void beforeTheStartIsDonePeopleReadThatItStarts() throws Exception {
    assertFalse(ask(false, "/office/waves"));
    assertEquals("503", answered.get("setStatus"));
    assertEquals("5", answered.get("Retry-After"));
    assertEquals("no-store", answered.get("Cache-Control"));
    assertEquals("text/html", answered.get("setContentType"));
    assertTrue(body.toString().contains("系统正在启动"), body.toString());
    assertTrue(body.toString().contains("The system is starting"), body.toString());
    assertTrue(body.toString().contains("http-equiv=\"refresh\""), "it asks again by itself");
  }

  @Test
  void programsGetAProblem() throws Exception {
    assertFalse(ask(false, "/api/waves"));
    assertEquals("503", answered.get("setStatus"));
    assertEquals("application/problem+json", answered.get("setContentType"));
    assertTrue(body.toString().contains("\"status\":503"), body.toString());
  }

  @Test
  void afterwardsRequestsPass() throws Exception {
    assertTrue(ask(true, "/"));
    assertEquals(Map.of(), answered);
  }

  /** Whether the request was let through. */
  private boolean ask(boolean ready, String path) throws IOException, ServletException {
    boolean[] passed = new boolean[1];
    new ReadyFilter(() -> ready)
        .doFilter(
            proxy(HttpServletRequest.class, Map.of("getRequestURI", path)),
            proxy(HttpServletResponse.class, Map.of("getWriter", new PrintWriter(body, true))),
            (request, response) -> passed[0] = true);
    return passed[0];
  }

  /** Answers what it was told to, and notes what is set. */
  private <T> T proxy(Class<T> type, Map<String, Object> told) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (told.containsKey(method.getName())) {
                return told.get(method.getName());
              }
              String value = String.valueOf(arguments[arguments.length - 1]);
              answered.put(
                  method.getName().equals("setHeader")
                      ? String.valueOf(arguments[0])
                      : method.getName(),
                  value);
              return null;
            }));
  }
}
