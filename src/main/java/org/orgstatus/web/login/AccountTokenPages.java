package org.orgstatus.web.login;

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
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.ApiTokens;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.web.OpenRosa;
import org.orgstatus.web.Settings;
import org.orgstatus.web.SignedIn;
import org.orgstatus.web.TroublePages;

/** One's own tokens for programs: made, shown once, watched and revoked. */
@Path("account/tokens")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@SignedIn
public class AccountTokenPages {

  private static final String PATH = "/account/tokens";

  /** For how many days a token can be had. */
  private static final List<Integer> DAYS = List.of(7, 30, 90, 365);

  private static final int LONGEST_NAME = 60;

  private static final LocalText NAME =
      LocalText.of("请写明给哪个程序用，最多60个字。", "Say which program it is for, in at most 60 characters.");
  private static final LocalText NONE = LocalText.of("请至少勾选一项权限。", "Tick at least one permission.");

  @Inject CurrentAccount current;
  @Inject ApiTokens tokens;
  @Inject Settings settings;
  @Inject Clock clock;
  @Inject Models models;

  @GET
  public String show() {
    return page(Map.of(), Map.of());
  }

  @POST
  public Response make(MultivaluedMap<String, String> entered) {
    Account account = current.get();
    String name = Optional.ofNullable(entered.getFirst("name")).orElse("").strip();
    Set<String> ticked = Set.copyOf(entered.getOrDefault("permission", List.of()));
    List<Permission> permissions =
        held(account).stream().filter(p -> ticked.contains(p.name())).toList();
    Map<String, List<LocalText>> faults = new HashMap<>();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      faults.put("name", List.of(NAME));
    }
    if (permissions.isEmpty()) {
      faults.put("permission", List.of(NONE));
    }
    if (!faults.isEmpty()) {
      return Response.status(422).entity(page(entered, faults)).build();
    }
    Duration goodFor = Duration.ofDays(days(entered.getFirst("days")));
    String token = tokens.make(account.id(), name, permissions, goodFor);
    models.put("token", token);
    models.put(
        "example",
        "curl -H \"Authorization: Bearer "
            + token
            + "\" "
            + settings.siteUrl()
            + "/api/questionnaires");
    models.put("until", clock.instant().plus(goodFor));
    models.put("name", name);
    return Response.ok("account-token.html").build();
  }

  @POST
  @Path("{token:[0-9]{1,18}}/revoke")
  public Response revoke(@PathParam("token") long token) {
    tokens.revoke(current.get().id(), token);
    return Response.seeOther(URI.create(PATH + "?notice=token-revoked")).build();
  }

  private static int days(String text) {
    return DAYS.stream().filter(d -> d.toString().equals(text)).findFirst().orElse(DAYS.get(1));
  }

  private static List<Permission> held(Account account) {
    return Arrays.stream(Permission.values()).filter(account::mayAnywhere).toList();
  }

  private String page(Map<String, List<String>> entered, Map<String, List<LocalText>> faults) {
    models.put("tokens", tokens.listOf(current.get().id()));
    models.put("now", clock.instant());
    if (current.mayAnywhere(Permission.RECORD_VISIT)) {
      models.put("devices", settings.siteUrl() + OpenRosa.PATH);
    }
    models.put("permissions", held(current.get()));
    models.put("days", DAYS);
    models.put("name", entered.getOrDefault("name", List.of("")).get(0));
    models.put("ticked", entered.getOrDefault("permission", List.of()));
    models.put("chosen", days(entered.getOrDefault("days", List.of("")).get(0)));
    models.put("faults", faults);
    models.put("labels", labels());
    return "account-tokens.html";
  }

  /** What a permission is about, where the messages say it; its name stands beside it anyway. */
  private static Map<String, String> labels() {
    return Stream.of(Permission.values())
        .collect(
            Collectors.toMap(
                Enum::name, p -> "permission." + p.name().toLowerCase().replace('_', '-')));
  }
}
