package org.orgstatus.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.accounts.Secret;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.base.Problem;

/** Shows a {@link Trouble}: as a page to people, as problem+json (RFC 9457) to programs. */
@ApplicationScoped
public class TroublePages {

  public static final String JSON = "application/problem+json";
  public static final String HTML = "text/html; charset=UTF-8";

  private static final Logger LOG = Logger.getLogger("orgstatus");
  private static final int INCIDENT_DIGITS = 6;

  @Inject Templates templates;
  @Inject Clock clock;

  /** Logs the cause of a fault of ours, once, under the number the person is shown. */
  Trouble incident(Throwable cause, String what) {
    String number =
        LocalDate.now(clock).format(DateTimeFormatter.BASIC_ISO_DATE)
            + "-"
            + Secret.fingerprint(Secret.random()).substring(0, INCIDENT_DIGITS);
    LOG.log(Level.SEVERE, "incident " + number + " at " + what, cause);
    return new Trouble(500, null, List.of(), JsonValue.EMPTY_JSON_OBJECT, number);
  }

  String page(Trouble trouble, HttpServletRequest request, HttpServletResponse response) {
    return templates.fill("error.html", Map.of("trouble", trouble), request, response);
  }

  /** A page in both languages that needs no template. */
  String bare(Trouble trouble) {
    String words =
        Stream.of(Language.values())
            .map(Messages::in)
            .map(messages -> messages.get(trouble.key() + ".title"))
            .collect(Collectors.joining(" "));
    return "<!DOCTYPE html><html lang=\"zh-CN\"><head><meta charset=\"UTF-8\"><title>"
        + words
        + "</title></head><body><h1>"
        + words
        + "</h1><p>"
        + trouble.incident()
        + "</p></body></html>";
  }

  /** Title and what to do, for programs that show no more than a sentence or two. */
  String words(Trouble trouble, Language language) {
    String incident = trouble.incident().isEmpty() ? "" : " (" + trouble.incident() + ")";
    return detail(trouble, language) + incident;
  }

  String json(Trouble trouble, String path, Language language) {
    Messages messages = Messages.in(language);
    JsonObjectBuilder problem =
        Json.createObjectBuilder()
            .add("type", "about:blank")
            .add("title", messages.get(trouble.key() + ".title"))
            .add("status", trouble.status())
            .add("detail", detail(trouble, language))
            .add("instance", path);
    if (!trouble.incident().isEmpty()) {
      problem.add("incident", trouble.incident());
    }
    trouble.members().forEach(problem::add);
    JsonArrayBuilder problems = Json.createArrayBuilder();
    for (Problem each : trouble.problems()) {
      problems.add(
          Json.createObjectBuilder()
              .add("code", each.code())
              .add("place", each.place().toString())
              .add("message", each.message().in(language)));
    }
    return problem.add("problems", problems).build().toString();
  }

  private static String detail(Trouble trouble, Language language) {
    return trouble.words() == null
        ? Messages.in(language).get(trouble.key() + ".advice")
        : trouble.words().in(language);
  }
}
