package org.orgstatus.web.running;

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
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.accounts.Announcement;
import org.orgstatus.accounts.Announcements;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.LocalDates;
import org.orgstatus.base.LocalText;
import org.orgstatus.registry.ReportingUnits;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;

/** Notices on top of pages: written, shown for a while, taken down. */
@Path("office/announcements")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.CHANGE_WAVE)
public class AnnouncementPages {

  private static final LocalText TEXT =
      LocalText.of(
          "请用中文和英文各写1至" + Announcement.LONGEST + "字。",
          "Write 1 to " + Announcement.LONGEST + " characters in Chinese and in English.");
  private static final LocalText TIMES =
      LocalText.of(
          "请填写开始和结束时间（北京时间），结束应晚于开始和现在。",
          "Enter when it begins and ends (China time); it must end after it begins and after now.");

  @Inject Announcements announcements;
  @Inject ReportingUnits units;
  @Inject CurrentAccount current;
  @Inject Clock clock;
  @Inject Models models;

  @GET
  public String list() {
    current.require(Permission.CHANGE_WAVE, Target.NATION);
    Map<String, String> values = new LinkedHashMap<>();
    values.put("from", local(clock.instant()));
    values.put("until", local(clock.instant().plusSeconds(7 * 86_400L)));
    return page(values, List.of());
  }

  @POST
  public Response make(MultivaluedMap<String, String> entered) {
    current.require(Permission.CHANGE_WAVE, Target.NATION);
    Map<String, String> values = new LinkedHashMap<>();
    Stream.of("text-zh", "text-en", "from", "until", "role", "unit")
        .forEach(
            name ->
                values.put(name, Optional.ofNullable(entered.getFirst(name)).orElse("").strip()));
    LocalText text = LocalText.of(values.get("text-zh"), values.get("text-en"));
    Optional<Instant> from = LocalDates.entered(values.get("from"), clock.getZone());
    Optional<Instant> until = LocalDates.entered(values.get("until"), clock.getZone());
    List<LocalText> faults = faults(text, from, until);
    if (!faults.isEmpty()) {
      return Response.status(422).entity(page(values, faults)).build();
    }
    announcements.make(
        text, from.orElseThrow(), until.orElseThrow(), audience(values), current.get().id());
    return Response.seeOther(URI.create("/office/announcements?notice=announced")).build();
  }

  @POST
  @Path("{id}/end")
  public Response end(@PathParam("id") String word) {
    current.require(Permission.CHANGE_WAVE, Target.NATION);
    if (word.matches("[0-9]{1,18}")) {
      announcements.end(Long.parseLong(word));
    }
    return Response.seeOther(URI.create("/office/announcements?notice=announcement-ended")).build();
  }

  private List<LocalText> faults(LocalText text, Optional<Instant> from, Optional<Instant> until) {
    List<LocalText> faults = new ArrayList<>();
    if (isBad(text.zh()) || isBad(text.en())) {
      faults.add(TEXT);
    }
    if (from.isEmpty()
        || until.isEmpty()
        || !from.get().isBefore(until.get())
        || !until.get().isAfter(clock.instant())) {
      faults.add(TIMES);
    }
    return faults;
  }

  private static boolean isBad(String text) {
    return text.isEmpty() || text.length() > Announcement.LONGEST;
  }

  private Announcement.Audience audience(Map<String, String> values) {
    return new Announcement.Audience(
        Stream.of(Role.values()).filter(r -> r.name().equals(values.get("role"))).findFirst(),
        units.list().stream()
            .map(unit -> unit.code().value())
            .filter(code -> code.equals(values.get("unit")))
            .findFirst()
            .orElse(""));
  }

  private String page(Map<String, String> values, List<LocalText> faults) {
    Map<String, LocalText> names = new LinkedHashMap<>();
    units.list().forEach(unit -> names.put(unit.code().value(), unit.name()));
    models.put("values", values);
    models.put("faults", faults);
    models.put("now", clock.instant());
    models.put("announcements", announcements.list());
    models.put("roles", Role.values());
    models.put("units", names);
    return "office/announcements.html";
  }

  private String local(Instant moment) {
    return LocalDateTime.ofInstant(moment, clock.getZone()).withSecond(0).withNano(0).toString();
  }
}
