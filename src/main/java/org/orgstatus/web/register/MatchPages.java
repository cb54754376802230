package org.orgstatus.web.register;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalText;
import org.orgstatus.registry.Institution;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.Match;
import org.orgstatus.registry.Matches;
import org.orgstatus.registry.StaleChange;
import org.orgstatus.registry.StoredMatch;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/**
 * Matching this year's list with last year's: proposals with reasons, confirmed one by one or many.
 */
@Path("office/register/matches")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.CHANGE_REGISTER)
public class MatchPages {

  private static final LocalText NONE_TICKED =
      LocalText.of("请勾选要确认的学校。", "Tick the institutions to be confirmed.");

  @Inject Matches matches;
  @Inject Institutions institutions;
  @Inject CurrentAccount current;
  @Inject Clock clock;
  @Inject Models models;

  @GET
  public String list() {
    return page(List.of());
  }

  @POST
  public Response confirm(MultivaluedMap<String, String> entered) {
    current.require(Permission.CHANGE_REGISTER, Target.NATION);
    List<LocalText> faults = new ArrayList<>();
    List<Matches.Decision> decisions = new ArrayList<>();
    for (String code : new TreeSet<>(entered.getOrDefault("gone", List.of()))) {
      decision(code, entered, faults).ifPresent(decisions::add);
    }
    if (decisions.isEmpty() && faults.isEmpty()) {
      faults.add(NONE_TICKED);
    }
    if (!faults.isEmpty()) {
      return Response.status(422).entity(page(faults)).build();
    }
    try {
      matches.confirm(decisions, account(), clock.instant());
    } catch (StaleChange stale) {
      throw new Refusal(409, stale.text());
    }
    return to("matches-confirmed");
  }

  @POST
  @Path("{code: [0-9]{10}}/withdraw")
  public Response withdraw(@PathParam("code") String code) {
    current.require(Permission.CHANGE_REGISTER, Target.NATION);
    try {
      matches.withdraw(new InstitutionCode(code));
    } catch (StaleChange stale) {
      throw new Refusal(409, stale.text());
    }
    return to("match-withdrawn");
  }

  private static Optional<Matches.Decision> decision(
      String code, MultivaluedMap<String, String> entered, List<LocalText> faults) {
    Optional<Match.Kind> kind =
        Stream.of(Match.Kind.values())
            .filter(k -> k.name().equals(entered.getFirst("kind:" + code)))
            .findFirst();
    String successor =
        Optional.ofNullable(entered.getFirst("successor:" + code)).map(String::strip).orElse("");
    boolean closed = kind.filter(k -> k == Match.Kind.CLOSED).isPresent();
    boolean fits = closed || InstitutionCode.fits(successor);
    if (kind.isEmpty() || !InstitutionCode.fits(code) || !fits) {
      faults.add(
          LocalText.of(
              "学校" + code + "：请填写后继学校的10位标识码；没有后继的请选“撤销”。",
              "Institution "
                  + code
                  + ": enter the ten digits of its successor, or choose \"closed\"."));
      return Optional.empty();
    }
    return Optional.of(
        new Matches.Decision(
            new InstitutionCode(code),
            kind.get(),
            closed ? Optional.empty() : Optional.of(new InstitutionCode(successor))));
  }

  private String page(List<LocalText> faults) {
    List<StoredMatch> decided = matches.list();
    models.put("matches", matches.propose());
    models.put("decided", decided);
    models.put("names", names(decided));
    models.put("kinds", Match.Kind.values());
    models.put("faults", faults);
    return "office/register-matches.html";
  }

  private Map<InstitutionCode, String> names(List<StoredMatch> decided) {
    List<InstitutionCode> codes =
        decided.stream()
            .flatMap(m -> Stream.concat(Stream.of(m.gone()), m.successor().stream()))
            .distinct()
            .toList();
    Function<Institution, InstitutionCode> code = Institution::code;
    return institutions.findAll(codes).stream().collect(Collectors.toMap(code, Institution::name));
  }

  private String account() {
    return Long.toString(current.get().id());
  }

  private static Response to(String notice) {
    return Response.seeOther(URI.create("/office/register/matches?notice=" + notice)).build();
  }
}
