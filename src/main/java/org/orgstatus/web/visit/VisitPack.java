package org.orgstatus.web.visit;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.CurrentAccount;
import org.orgstatus.base.Language;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.VisitRatings;
import org.orgstatus.collection.message.StandardTexts;
import org.orgstatus.fieldwork.ProtocolPoint;
import org.orgstatus.fieldwork.Visit;
import org.orgstatus.fieldwork.VisitEntries;
import org.orgstatus.fieldwork.VisitEntry;
import org.orgstatus.fieldwork.VisitItems;
import org.orgstatus.fieldwork.VisitPlan;
import org.orgstatus.fieldwork.Visits;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.ChoiceList;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.RoutingJson;
import org.orgstatus.questionnaire.Section;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.questionnaire.expression.Value;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.api.DraftJson;

/** What a device takes along on a visit, in the language of the person who goes. */
@RequestScoped
class VisitPack {

  private static final Set<AnswerType> ANSWERED =
      Set.of(
          AnswerType.SELECT_ONE,
          AnswerType.SELECT_MULTIPLE,
          AnswerType.TEXT,
          AnswerType.DATE,
          AnswerType.INTEGER);

  @Inject Visits visits;
  @Inject VisitEntries entries;
  @Inject VisitRatings ratings;
  @Inject Responses responses;
  @Inject StandardTexts texts;
  @Inject Accounts accounts;
  @Inject CurrentAccount current;
  @Inject CurrentLanguage language;
  @Inject VisitGate gate;
  @Inject TripFile trip;

  JsonObject of(Visit visit) {
    Questionnaire form = visits.form(visit.waveId()).orElseThrow();
    Response response = responses.findOrBlank(visit.waveId(), form.id(), visit.allianceId());
    Filling filling = responses.filling(response);
    Set<String> alone =
        ratings.questions(response).stream().map(Item.Question::name).collect(Collectors.toSet());
    return JSON.createObjectBuilder()
        .add("id", Long.toString(visit.id()))
        .add("alliance", visit.allianceId())
        .add("name", gate.name(visit))
        .add("startsOn", visit.startsOn().toString())
        .add("endsOn", visit.endsOn().toString())
        .add("status", visits.status(visit).name().toLowerCase(Locale.ROOT))
        .add("me", Long.toString(current.get().id()))
        .add("pair", pair(visit))
        .add("open", entries.takesAnswers(visit))
        .add("formE", gate.formE(visit).orElse(""))
        .add("consent", texts.consent(visit.waveId()).in(language.get()))
        .add("points", points(visit))
        .add("interviews", VisitItems.INTERVIEWS)
        .add("sections", sections(form, filling, alone))
        .add("routing", RoutingJson.of(filling.routing()))
        .add("calls", calls(filling))
        .add("today", filling.today().toString())
        .add("rated", ratings.own(response, current.get().id()).isPresent())
        .add(
            "answers",
            DraftJson.answers(
                responses.revisions(response), filling, path -> !isPersonal(filling, path)))
        .add("brief", trip.json(visit, language.get()))
        .build();
  }

  private JsonArrayBuilder pair(Visit visit) {
    JsonArrayBuilder pair = JSON.createArrayBuilder();
    for (VisitPlan.Traveller each : visit.pair()) {
      pair.add(
          JSON.createObjectBuilder()
              .add("account", Long.toString(each.accountId()))
              .add("name", accounts.find(each.accountId()).map(Account::displayName).orElse("")));
    }
    return pair;
  }

  private JsonArrayBuilder points(Visit visit) {
    Map<String, Boolean> done = done(entries.list(visit));
    JsonArrayBuilder points = JSON.createArrayBuilder();
    for (ProtocolPoint point : ProtocolPoint.values()) {
      points.add(
          JSON.createObjectBuilder()
              .add("word", point.word())
              .add("when", point.when().label().in(language.get()))
              .add("text", point.text().in(language.get()))
              .add("done", done.getOrDefault(point.word(), false)));
    }
    return points;
  }

  /** Whether each point of the protocol was done: what was said last counts. */
  static Map<String, Boolean> done(List<VisitEntry> all) {
    Map<String, Boolean> done = new TreeMap<>();
    all.stream()
        .filter(e -> e.kind() == VisitEntry.Kind.CHECK)
        .forEach(e -> done.put(e.item(), e.body().equals("true")));
    return done;
  }

  private JsonArrayBuilder sections(Questionnaire form, Filling filling, Set<String> alone) {
    JsonArrayBuilder sections = JSON.createArrayBuilder();
    for (Section section : form.sections()) {
      JsonArrayBuilder items = JSON.createArrayBuilder();
      JsonArrayBuilder asked = JSON.createArrayBuilder();
      for (Item item : section.items()) {
        if (item instanceof Item.Repeat repeat) {
          repeat.questions().forEach(q -> add(asked, q, filling, alone));
        } else if (item instanceof Item.Question question) {
          add(items, question, filling, alone);
        }
      }
      sections.add(
          JSON.createObjectBuilder()
              .add("number", section.number())
              .add("title", section.title().in(language.get()))
              .add("items", items)
              .add("asked", asked));
    }
    return sections;
  }

  private void add(
      JsonArrayBuilder items, Item.Question question, Filling filling, Set<String> alone) {
    if (!ANSWERED.contains(question.type()) || question.sensitivity() == Sensitivity.P3) {
      return;
    }
    Language now = language.get();
    ItemPath at = ItemPath.of(question.name());
    JsonArrayBuilder choices = JSON.createArrayBuilder();
    question
        .choices()
        .ifPresent(
            list ->
                list.choices()
                    .forEach(
                        c ->
                            choices.add(
                                JSON.createObjectBuilder()
                                    .add("code", c.code())
                                    .add("label", c.label().in(now)))));
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("name", question.name())
            .add("number", question.number())
            .add("type", question.type().word())
            .add("label", filling.show(question.label(), now, at))
            .add("hint", filling.show(question.hint(), now, at))
            .add("fault", question.constraint().map(c -> c.message().in(now)).orElse(""))
            .add("list", question.choices().map(ChoiceList::name).orElse(""))
            .add("required", question.required())
            .add("alone", alone.contains(question.name()))
            .add("choices", choices);
    items.add(json);
  }

  private static boolean isPersonal(Filling filling, ItemPath path) {
    return filling
        .routing()
        .node(path.name())
        .flatMap(node -> node.question())
        .filter(q -> q.sensitivity() == Sensitivity.P3)
        .isPresent();
  }

  private static JsonObjectBuilder calls(Filling filling) {
    JsonObjectBuilder calls = JSON.createObjectBuilder();
    filling
        .told()
        .forEach(
            (key, value) ->
                calls.add(
                    key,
                    value instanceof Value.Number number
                        ? JSON.createValue(number.number())
                        : JSON.createValue(value.text())));
    return calls;
  }
}
