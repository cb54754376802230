package org.orgstatus.web.respond;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Controller;
import jakarta.mvc.Models;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Permission;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.VisitRating;
import org.orgstatus.collection.VisitRatings;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Needs;
import org.orgstatus.web.Refusal;
import org.orgstatus.web.TroublePages;

/**
 * The section that two people rate alone: each gives the own rating, then both see both beside what
 * the form holds, and each agrees to that.
 */
@Path("respond")
@Controller
@RequestScoped
@Produces(TroublePages.HTML)
@Needs(Permission.RECORD_VISIT)
public class RatingPages {

  private static final String RATINGS = RespondPages.FORM + "/ratings";

  private static final LocalText NONE =
      LocalText.of("这份问卷没有需要两人评定的内容。", "Nothing in this form is rated by two people.");
  private static final LocalText BOTH_GIVEN =
      LocalText.of(
          "两名走访人员的评定都已提交，不能再改。请返回查看，并商定结果。",
          "Both ratings are given and stay as they are. Go back, compare them and agree.");
  private static final LocalText CHANGED =
      LocalText.of(
          "没有记下您的同意：评定结果刚刚有改动，或您不是评定的两人之一。请返回核对后再试。",
          "Your agreement was not kept: the values have just changed, or you are not one of the two"
              + " who rated. Go back, check and try again.");

  @Inject CurrentResponse current;
  @Inject Responses responses;
  @Inject VisitRatings ratings;
  @Inject CurrentLanguage language;
  @Inject Models models;

  @PathParam("unit")
  String unit;

  @PathParam("form")
  String formId;

  /** A question to be rated, with the own choice. */
  public record Asked(
      String name, String number, String label, boolean missing, List<Option> options) {}

  public record Option(String code, String label, boolean chosen) {}

  /**
   * A question as both have rated it.
   *
   * @param agreed what the form holds; empty where nothing does
   * @param differ whether the two ratings do
   */
  public record Compared(
      String number, String label, String own, String other, String agreed, boolean differ) {}

  @GET
  @Path(RATINGS)
  public String show() {
    return page(Map.of(), Set.of());
  }

  /** Keeps the own rating. */
  @POST
  @Path(RATINGS)
  public jakarta.ws.rs.core.Response give(MultivaluedMap<String, String> fields) {
    Work work = work();
    Response response = editable(work);
    List<Item.Question> questions = questions(response);
    Map<String, String> answers = new HashMap<>();
    questions.forEach(
        q -> answers.put(q.name(), Optional.ofNullable(fields.getFirst(q.name())).orElse("")));
    Set<String> missing =
        VisitRatings.missing(questions, answers).stream()
            .map(Item.Question::name)
            .collect(Collectors.toSet());
    if (!missing.isEmpty()) {
      return jakarta.ws.rs.core.Response.status(422).entity(page(answers, missing)).build();
    }
    if (!ratings.give(response.id(), answers, current.accountId())) {
      throw new Refusal(409, BOTH_GIVEN);
    }
    return back(work, "rating-given");
  }

  /**
   * Agrees to what the form holds.
   *
   * @param seen names the values that the page has shown
   */
  @POST
  @Path(RATINGS + "/agreement")
  public jakarta.ws.rs.core.Response agree(@FormParam("seen") @DefaultValue("") String seen) {
    Work work = work();
    Response response = editable(work);
    questions(response);
    if (!ratings.agree(response.id(), seen, current.accountId())) {
      throw new Refusal(409, CHANGED);
    }
    return back(work, "rating-agreed");
  }

  private static jakarta.ws.rs.core.Response back(Work work, String notice) {
    return jakarta.ws.rs.core.Response.seeOther(
            URI.create(work.full() + "/ratings?notice=" + notice))
        .build();
  }

  private String page(Map<String, String> entered, Set<String> missing) {
    Work work = work();
    Response response = current.response(work);
    List<Item.Question> questions = questions(response);
    Filling filling = responses.filling(response);
    long me = current.accountId();
    Optional<VisitRating> own = ratings.own(response, me);
    List<VisitRating> both = ratings.seen(response);
    Map<String, String> chosen =
        entered.isEmpty() ? own.map(VisitRating::answers).orElse(Map.of()) : entered;
    models.put("home", work.home());
    models.put("address", work.full() + "/ratings");
    models.put("section", work.base() + "/" + sectionOf(filling, questions.get(0)));
    models.put("editable", current.isEditable(work, response));
    models.put("own", own.isPresent());
    models.put("pair", own.isPresent() && !both.isEmpty());
    models.put("both", !both.isEmpty());
    models.put("asked", questions.stream().map(q -> asked(filling, q, chosen, missing)).toList());
    models.put("wrong", !missing.isEmpty());
    if (!both.isEmpty()) {
      VisitRating first = own.orElse(both.get(0));
      VisitRating second =
          both.stream().filter(r -> r.accountId() != first.accountId()).findFirst().orElseThrow();
      models.put(
          "compared", questions.stream().map(q -> compared(filling, q, first, second)).toList());
      models.put("seen", ratings.standing(response).orElse(""));
      models.put("ownAgrees", ratings.agrees(response, first));
      models.put("otherAgrees", ratings.agrees(response, second));
    }
    return "respond/ratings.html";
  }

  private Asked asked(
      Filling filling, Item.Question q, Map<String, String> chosen, Set<String> missing) {
    List<Option> options =
        q.choices().orElseThrow().choices().stream()
            .map(
                c ->
                    new Option(
                        c.code(),
                        c.label().in(language.get()),
                        c.code().equals(chosen.get(q.name()))))
            .toList();
    return new Asked(q.name(), q.number(), label(filling, q), missing.contains(q.name()), options);
  }

  private Compared compared(
      Filling filling, Item.Question q, VisitRating first, VisitRating second) {
    String one = first.answers().getOrDefault(q.name(), "");
    String two = second.answers().getOrDefault(q.name(), "");
    String held = filling.value(ItemPath.of(q.name())).inExpressions().text();
    return new Compared(
        q.number(),
        label(filling, q),
        word(q, one),
        word(q, two),
        held.isEmpty() ? "" : word(q, held),
        !one.equals(two));
  }

  private String word(Item.Question question, String code) {
    return question
        .choices()
        .flatMap(list -> list.find(code))
        .map(choice -> choice.label().in(language.get()))
        .orElse(code);
  }

  private String label(Filling filling, Item.Question question) {
    return filling.show(question.label(), language.get(), ItemPath.of(question.name()));
  }

  private static String sectionOf(Filling filling, Item.Question question) {
    return Sections.asked(filling).stream()
        .filter(at -> at.holds(filling.routing(), ItemPath.of(question.name())))
        .findFirst()
        .map(Sections.At::address)
        .orElse("");
  }

  private Response editable(Work work) {
    Response response = current.response(work);
    if (!current.isEditable(work, response)) {
      throw new Refusal(409, CheckPages.NOT_EDITABLE);
    }
    return response;
  }

  private List<Item.Question> questions(Response response) {
    List<Item.Question> questions = ratings.questions(response);
    if (questions.isEmpty()) {
      throw new Refusal(404, NONE);
    }
    return questions;
  }

  private Work work() {
    return current.work(RespondPages.unit(unit), formId);
  }
}
