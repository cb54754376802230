package org.orgstatus.web.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.orgstatus.accounts.NotPermitted;
import org.orgstatus.accounts.Permission;
import org.orgstatus.collection.By;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Reviews;
import org.orgstatus.collection.Standings;
import org.orgstatus.collection.StepRefused;
import org.orgstatus.collection.Wave;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.web.Acting;
import org.orgstatus.web.Needs;
import org.orgstatus.web.TroublePages;
import org.orgstatus.web.office.Page;
import org.orgstatus.web.office.Query;

/** The queue of those who review: sorted by weight, filtered in the address, accepted in bulk. */
@Path("office/waves/{wave}/review")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.REVIEW_RESPONSE)
public class ReviewPages {

  private static final List<String> WEIGHTS = List.of("conflict", "odd", "warning", "clean");
  private static final List<ResponseStatus> STATUSES =
      List.of(
          ResponseStatus.SUBMITTED,
          ResponseStatus.RETURNED,
          ResponseStatus.ACCEPTED,
          ResponseStatus.WITH_APPROVER,
          ResponseStatus.LOCKED);

  @Inject Judged judged;
  @Inject Standings standings;
  @Inject Reviews reviews;
  @Inject Acting acting;
  @Inject Models models;
  @Context UriInfo address;

  @PathParam("wave")
  String waveId;

  @GET
  public String queue() {
    Wave wave = judged.wave(waveId);
    ReviewQuery wanted = ReviewQuery.read(address.getQueryParameters()::getFirst);
    List<Questionnaire> forms = judged.forms(wave);
    Questionnaire form = form(wave, wanted, forms);
    judged.recheck(wave, form);
    List<ReviewRow> rows = rows(wave, form);
    List<ReviewRow> listed = rows.stream().filter(wanted::isListed).toList();
    Map<String, Long> weights = new LinkedHashMap<>();
    WEIGHTS.forEach(w -> weights.put(w, listed.stream().filter(r -> r.weight().equals(w)).count()));
    Map<ResponseStatus, Long> statuses = new LinkedHashMap<>();
    STATUSES.forEach(
        s -> statuses.put(s, rows.stream().filter(r -> r.standing().status() == s).count()));
    List<ReviewRow> found =
        listed.stream().filter(wanted::accepts).sorted(ReviewQuery.BY_WEIGHT).toList();
    models.put("wave", wave);
    models.put("form", form);
    models.put("forms", forms);
    models.put("query", query(wanted, form));
    models.put("status", wanted.status());
    models.put("weights", weights);
    models.put("statuses", statuses);
    models.put("total", listed.size());
    models.put("clean", weights.get(ReviewQuery.CLEAN));
    models.put("units", reportingUnits(rows));
    models.put("page", Page.of(found, wanted.page()));
    models.put("due", wanted.status() == ResponseStatus.SUBMITTED);
    models.put("skipped", Optional.ofNullable(address.getQueryParameters().getFirst("skipped")));
    return "review/queue.html";
  }

  /** Shows how many and which would be accepted; accepts nothing. */
  @POST
  @Path("accept")
  public Response preview(MultivaluedMap<String, String> fields) {
    Wave wave = judged.wave(waveId);
    ReviewQuery wanted = ReviewQuery.read(fields::getFirst);
    Questionnaire form = form(wave, wanted, judged.forms(wave));
    boolean clean = "clean".equals(fields.getFirst("which"));
    Set<String> selected = new TreeSet<>(fields.getOrDefault("selected", List.of()));
    long me = acting.by().accountId();
    List<ReviewRow> rows =
        rows(wave, form).stream()
            .filter(row -> row.standing().status() == ResponseStatus.SUBMITTED)
            .filter(
                row ->
                    clean
                        ? wanted.isListed(row) && row.weight().equals(ReviewQuery.CLEAN)
                        : selected.contains(row.unit().code()))
            .filter(row -> row.standing().enteredBy() == null || row.standing().enteredBy() != me)
            .sorted(ReviewQuery.BY_WEIGHT)
            .toList();
    if (rows.isEmpty()) {
      return Response.seeOther(URI.create(query(wanted, form).with("notice", "none-selected")))
          .build();
    }
    models.put("wave", wave);
    models.put("form", form);
    models.put("rows", rows);
    models.put("flagged", rows.stream().filter(r -> !r.weight().equals(ReviewQuery.CLEAN)).count());
    models.put("back", query(wanted, form).address());
    return Response.ok("review/accept.html").build();
  }

  /** Accepts what the preview has shown; whatever changed since is left out and counted. */
  @POST
  @Path("accepted")
  public Response accept(MultivaluedMap<String, String> fields) {
    Wave wave = judged.wave(waveId);
    Questionnaire form = form(wave, ReviewQuery.read(fields::getFirst), judged.forms(wave));
    Map<String, ReviewRow> rows = new TreeMap<>();
    rows(wave, form).forEach(row -> rows.put(row.unit().code(), row));
    By by = acting.by();
    int accepted = 0;
    int skipped = 0;
    for (String token : fields.getOrDefault("token", List.of())) {
      ReviewRow row = rows.get(token.split(":")[0]);
      if (row != null && accept(row, token, by)) {
        accepted++;
      } else {
        skipped++;
      }
    }
    String to = "/office/waves/" + waveId + "/review?form=" + form.id();
    return Response.seeOther(
            URI.create(
                to
                    + (accepted > 0 ? "&notice=responses-accepted" : "")
                    + (skipped > 0 ? "&skipped=" + skipped : "")))
        .build();
  }

  private boolean accept(ReviewRow row, String token, By by) {
    String[] parts = token.split(":");
    if (parts.length != 2 || !parts[1].matches("[0-9]{1,6}")) {
      return false;
    }
    try {
      reviews.accept(row.standing().responseId(), Integer.parseInt(parts[1]), by);
      return true;
    } catch (StepRefused refused) {
      return refused.isRepeated(by);
    } catch (NotPermitted own) {
      return false;
    }
  }

  private List<ReviewRow> rows(Wave wave, Questionnaire form) {
    Map<String, Judged.Unit> units = judged.units(wave, form);
    List<ReviewRow> rows = new ArrayList<>();
    standings
        .of(wave.id(), form.id())
        .forEach(
            (code, standing) -> {
              if (units.containsKey(code)) {
                rows.add(new ReviewRow(units.get(code), standing));
              }
            });
    return rows;
  }

  private Questionnaire form(Wave wave, ReviewQuery wanted, List<Questionnaire> forms) {
    return forms.stream()
        .filter(form -> form.id().equals(wanted.form()))
        .findFirst()
        .or(
            () ->
                forms.stream()
                    .filter(f -> f.unit() == Questionnaire.UnitKind.INSTITUTION)
                    .findFirst())
        .or(() -> forms.stream().findFirst())
        .orElseGet(() -> judged.form(wave, wanted.form()));
  }

  private Query query(ReviewQuery wanted, Questionnaire form) {
    return Query.of("/office/waves/" + waveId + "/review")
        .plus("form", form.id())
        .plus("status", wanted.status() == ResponseStatus.SUBMITTED ? "" : wanted.status().name())
        .plus("weight", wanted.weight())
        .plus("unit", wanted.unit())
        .plus("q", wanted.text())
        .plus("page", wanted.page() == 1 ? "" : Integer.toString(wanted.page()));
  }

  private static Map<String, String> reportingUnits(List<ReviewRow> rows) {
    Map<String, String> units = new TreeMap<>();
    rows.forEach(row -> units.put(row.unit().reportingUnit(), row.unit().reportingUnitName()));
    return units;
  }
}
