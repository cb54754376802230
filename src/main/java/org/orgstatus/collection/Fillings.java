package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.registry.Registry;
import org.orgstatus.registry.UnitKind;

/** Puts a response together with all that follows from its answers and what its forms ask. */
@ApplicationScoped
@Transactional
class Fillings {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private WaveForms forms;
  @Inject private Registry registry;
  @Inject private Contacts contacts;
  @Inject private WaveSources sources;
  @Inject private Clock clock;

  protected Fillings() {}

  /** The response as it stands, with all that follows from its answers. */
  Filling of(Response response) {
    Routing routing = forms.routing(response.waveId(), response.formId());
    return new Filling(routing, around(response), sheet(response, routing));
  }

  /** What the forms put into a response that begins. */
  Map<ItemPath, AnswerValue> defaults(Response response) {
    Routing routing = forms.routing(response.waveId(), response.formId());
    return Filling.defaults(routing, around(response));
  }

  /** What was answered so far, and nothing that follows from it. */
  private AnswerSheet sheet(Response response, Routing routing) {
    Map<ItemPath, JsonValue> personal = contacts.of(response);
    Map<ItemPath, AnswerValue> answers = new TreeMap<>();
    response
        .draft()
        .entries()
        .forEach(
            (path, entry) ->
                SheetJson.stored(routing, path, personal.getOrDefault(path, entry.value()))
                    .filter(AnswerValue::isGiven)
                    .ifPresent(value -> answers.put(path, value)));
    return new AnswerSheet(answers);
  }

  /** A sheet that was sent, with all that follows from it; personal items are no part of it. */
  Filling of(Response response, Revision revision) {
    Routing routing = forms.routing(response.waveId(), response.formId());
    AnswerSheet sheet = SheetJson.posted(routing, revision.sheet()).sheet();
    return new Filling(routing, around(response), sheet);
  }

  /** What the forms ask of the wave, the register, the roster and other units. */
  WaveSurroundings around(Response response) {
    UnitKind kind = forms.unitKind(response.waveId(), response.formId());
    return around(response, sources.of(response.waveId(), kind, response.unitCode()));
  }

  /** As {@link #around(Response)}, where the sources were asked for already. */
  WaveSurroundings around(Response response, Sources known) {
    LocalDate today = LocalDate.now(clock);
    UnitKind kind = forms.unitKind(response.waveId(), response.formId());
    return new WaveSurroundings(
        entities.find(Wave.class, response.waveId()),
        registry.values(kind, response.unitCode(), today),
        response.timeSpent().toSeconds(),
        today,
        known);
  }
}
