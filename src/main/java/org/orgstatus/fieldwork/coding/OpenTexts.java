package org.orgstatus.fieldwork.coding;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.fieldwork.coding.CodeFrame.CodedItems;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.Routing;

/** Finds the texts to code: the open answers that the frame names, in the sheets submitted last. */
@ApplicationScoped
@Transactional
public class OpenTexts {

  private static final List<ResponseStatus> ANSWERED =
      Stream.of(ResponseStatus.values()).filter(ResponseStatus::isAnswered).toList();

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private WaveForms forms;
  @Inject private CodeFrames frames;
  @Inject private Transcripts transcripts;

  protected OpenTexts() {}

  /**
   * Those of one form, by unit and in the order of the frame.
   *
   * @param formId first form of the response
   */
  public List<OpenText> list(String waveId, String formId) {
    List<CodedItems> coded = coded(formId);
    if (coded.isEmpty() || !isAsked(waveId, formId)) {
      return List.of();
    }
    Routing routing = forms.routing(waveId, formId);
    List<OpenText> all = new ArrayList<>();
    for (Object[] row : rows(waveId, formId, coded)) {
      read(routing, waveId, formId, ((Number) row[0]).longValue(), (String) row[1], (String) row[2])
          .forEach(all::add);
    }
    return all;
  }

  /** The forms of the wave that have texts to code, in the order of the frame. */
  public List<String> forms(String waveId) {
    return frames.get().forms().stream().filter(form -> isAsked(waveId, form)).toList();
  }

  /** Whether a form of the wave that may have texts was answered by anybody. */
  public boolean isAnswered(String waveId) {
    return !entities
        .createQuery(
            "select r.id from Response r where r.waveId = :wave and r.formId in :forms"
                + " and r.status in :answered",
            Long.class)
        .setParameter("wave", waveId)
        .setParameter("forms", frames.get().forms())
        .setParameter("answered", ANSWERED)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** The text at a place; empty where the sheet submitted last has none there. */
  public Optional<OpenText> find(TextPlace place) {
    Response response = entities.find(Response.class, place.responseId());
    if (response == null
        || coded(response.formId()).isEmpty()
        || !isAsked(response.waveId(), response.formId())) {
      return Optional.empty();
    }
    Routing routing = forms.routing(response.waveId(), response.formId());
    return entities
        .createQuery(
            """
            select v.sheet from Response r, Revision v
            where r.id = :id and v.responseId = r.id and v.number = r.submittedNumber
              and r.status in :answered\
            """,
            String.class)
        .setParameter("id", place.responseId())
        .setParameter("answered", ANSWERED)
        .getResultStream()
        .findFirst()
        .flatMap(
            sheet ->
                read(
                        routing,
                        response.waveId(),
                        response.formId(),
                        place.responseId(),
                        response.unitCode(),
                        sheet)
                    .filter(text -> text.place().equals(place))
                    .findFirst());
  }

  private boolean isAsked(String waveId, String formId) {
    return forms.find(waveId, formId).isPresent();
  }

  private List<CodedItems> coded(String formId) {
    return frames.get().texts().stream().filter(t -> t.form().equals(formId)).toList();
  }

  /** Only sheets that hold one of the items as a text: thousands hold none. */
  private List<Object[]> rows(String waveId, String formId, List<CodedItems> coded) {
    List<String> items = coded.stream().flatMap(c -> c.items().stream()).toList();
    StringBuilder written = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      written.append(i == 0 ? "" : " or ").append("v.sheet like :item").append(i);
    }
    var query =
        entities
            .createQuery(
                "select r.id, r.unitCode, v.sheet from Response r, Revision v"
                    + " where r.waveId = :wave and r.formId = :form and v.responseId = r.id"
                    + " and v.number = r.submittedNumber and r.status in :answered and ("
                    + written
                    + " or exists (select t from Transcript t where t.responseId = r.id"
                    + " and t.finishedAt is not null))",
                Object[].class)
            .setParameter("wave", waveId)
            .setParameter("form", formId)
            .setParameter("answered", ANSWERED);
    for (int i = 0; i < items.size(); i++) {
      query.setParameter("item" + i, "%\"" + items.get(i) + "\":\"%");
    }
    return query.getResultStream().sorted(Comparator.comparing(row -> (String) row[1])).toList();
  }

  private Stream<OpenText> read(
      Routing routing, String waveId, String formId, long responseId, String unit, String sheet) {
    JsonObject all;
    try (var reader = JSON.createReader(new StringReader(sheet))) {
      all = reader.readObject();
    }
    UnitKind kind = routing.forms().get(0).unit();
    Map<String, Transcript> spoken =
        kind == UnitKind.VISIT ? transcripts.finished(responseId) : Map.of();
    List<OpenText> found = new ArrayList<>();
    for (CodedItems coded : coded(formId)) {
      List<JsonObject> rows =
          coded.repeat().isEmpty()
              ? List.of(all)
              : Optional.ofNullable(all.get(coded.repeat()))
                  .filter(JsonArray.class::isInstance)
                  .map(value -> ((JsonArray) value).getValuesAs(JsonObject.class))
                  .orElse(List.of());
      Set<String> speakers = new HashSet<>();
      for (int i = 0; i < rows.size(); i++) {
        String speaker = text(rows.get(i), coded.speaker());
        String row =
            coded.repeat().isEmpty()
                ? ""
                : InterviewRow.place(coded.repeat(), speakers.add(speaker) ? speaker : "", i + 1);
        String role = text(rows.get(i), coded.role());
        said(routing, coded, rows.get(i), Optional.ofNullable(spoken.get(row)))
            .forEach(
                (item, one) ->
                    found.add(
                        new OpenText(
                            new TextPlace(responseId, row + item),
                            waveId,
                            formId,
                            kind,
                            unit,
                            item,
                            one.label(),
                            speaker.isEmpty() ? unit : speaker,
                            role,
                            role(routing, coded.role(), role).orElse(kind(kind)),
                            one.words(),
                            isDrawn(waveId + "/" + formId + "/" + unit + "/" + row + item))));
      }
    }
    return found.stream();
  }

  private record Words(LocalText label, String words) {}

  /** What a row says, by item: notes to questions, and the transcript of its recording. */
  private static Map<String, Words> said(
      Routing routing, CodedItems coded, JsonObject row, Optional<Transcript> transcript) {
    Map<String, Words> said = new LinkedHashMap<>();
    for (String item : coded.items()) {
      String words = text(row, item).strip();
      if (!words.isEmpty()) {
        routing
            .node(item)
            .flatMap(Routing.Node::question)
            .ifPresent(q -> said.put(item, new Words(q.label().text(), words)));
      }
    }
    transcript.ifPresent(
        t -> said.put(Transcript.ITEM, new Words(Transcript.LABEL, t.words().strip())));
    return said;
  }

  private static Optional<LocalText> role(Routing routing, String item, String code) {
    return routing
        .node(item)
        .flatMap(Routing.Node::question)
        .flatMap(Item.Question::choices)
        .flatMap(list -> list.find(code))
        .map(choice -> choice.label());
  }

  private static LocalText kind(UnitKind kind) {
    return switch (kind) {
      case INSTITUTION -> LocalText.of("高校", "Institution");
      case REPORTING_UNIT -> LocalText.of("省级科协", "Provincial association");
      case ALLIANCE -> LocalText.of("联盟", "Alliance");
      case VISIT -> LocalText.of("走访人员", "Field team");
    };
  }

  private static String text(JsonObject row, String item) {
    JsonValue value = row.get(item);
    return value instanceof JsonString text ? text.getString() : "";
  }

  /**
   * A text is drawn by itself: its place and the seed give a number from 0 to 99.99, and those
   * below the percentage are coded twice. So a text that comes later moves no other, and a raised
   * percentage keeps what was drawn.
   */
  private boolean isDrawn(String name) {
    CodeFrame frame = frames.get();
    String hash = OpenText.sha256(frame.seed() + " " + name);
    return Integer.parseInt(hash.substring(0, 7), 16) % 10_000 < frame.percent() * 100;
  }
}
