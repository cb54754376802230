package org.orgstatus.collection;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.expression.Value;
import org.orgstatus.registry.Alliance;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.Registry;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.Rosters;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.registry.UnitProposals;

/** Looks up what forms ask of rosters and of other units' answers, when they ask. */
@ApplicationScoped
@Transactional
class WaveSources {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Registry registry;
  @Inject private Rosters rosters;
  @Inject private Alliances alliances;
  @Inject private UnitProposals proposals;

  protected WaveSources() {}

  /** What is asked once is looked up once: many checks ask for the same. */
  Sources of(String waveId, UnitKind kind, String unitCode) {
    return ofMany(waveId, kind).apply(unitCode);
  }

  /** For units that are asked about together: what those of a province share is looked up once. */
  Function<String, Sources> ofMany(String waveId, UnitKind kind) {
    Shared shared = new Shared(waveId, kind);
    return unitCode -> new OfUnit(shared, unitCode);
  }

  /** What was looked up already. */
  private final class Shared {

    private final String waveId;
    private final UnitKind kind;
    private final Map<ReportingUnitCode, Optional<Set<String>>> listed = new HashMap<>();
    private final Map<List<String>, Optional<JsonObject>> sheets = new HashMap<>();
    private final Map<List<String>, Long> counts = new HashMap<>();

    Shared(String waveId, UnitKind kind) {
      this.waveId = waveId;
      this.kind = kind;
    }

    Optional<Set<String>> listed(ReportingUnitCode unit) {
      return listed.computeIfAbsent(unit, u -> rosters.listed(waveId, u));
    }

    Optional<JsonObject> sheet(String formId, ReportingUnitCode unit) {
      return sheets.computeIfAbsent(
          List.of(formId, unit.value()), key -> submitted(waveId, formId, unit.value()));
    }

    long count(ReportingUnitCode unit, String item, String value) {
      return counts.computeIfAbsent(
          List.of(unit.value(), item, value),
          key -> WaveSources.this.count(waveId, unit, item, value));
    }
  }

  /** What one unit is told. */
  private final class OfUnit implements Sources {

    private final Shared shared;
    private final String code;

    OfUnit(Shared shared, String code) {
      this.shared = shared;
      this.code = code;
    }

    private ReportingUnitCode reportingUnit() {
      return registry.reportingUnit(shared.kind, code);
    }

    @Override
    public Value roster(String what) {
      if (shared.kind == UnitKind.INSTITUTION && what.equals("listed")) {
        return shared
            .listed(reportingUnit())
            .<Value>map(codes -> new Value.Text(codes.contains(code) ? "yes" : "no"))
            .orElse(Value.EMPTY);
      }
      if (shared.kind == UnitKind.REPORTING_UNIT && what.equals("rows")) {
        return rosters
            .find(shared.waveId, reportingUnit())
            .<Value>map(roster -> new Value.Number(roster.size()))
            .orElse(Value.EMPTY);
      }
      return Value.EMPTY;
    }

    @Override
    public Optional<String> nameOf(String list, String code) {
      return registry.nameIn(list, code);
    }

    @Override
    public Value otherForm(String formId, String item) {
      List<Value> given =
          shared.sheet(formId, reportingUnit()).map(sheet -> values(sheet, item)).stream()
              .flatMap(List::stream)
              .filter(v -> !v.isEmpty())
              .toList();
      return given.size() == 1
          ? given.get(0)
          : given.isEmpty()
              ? Value.EMPTY
              : new Value.Text(String.join(" ", given.stream().map(Value::text).toList()));
    }

    private List<Value> values(JsonObject sheet, String item) {
      return sheet.containsKey(item)
          ? List.of(value(sheet.get(item)))
          : inRows(sheet, item, shared.kind == UnitKind.ALLIANCE ? names(code) : null);
    }

    @Override
    public Value answers(String item, String value) {
      return new Value.Number(shared.count(reportingUnit(), item, value));
    }
  }

  private Optional<JsonObject> submitted(String waveId, String formId, String unitCode) {
    return entities
        .createQuery(
            """
            select v.sheet from Response r, Revision v
            where r.waveId = :wave and r.formId = :form and r.unitCode = :unit
              and v.responseId = r.id and v.number = r.submittedNumber\
            """,
            String.class)
        .setParameter("wave", waveId)
        .setParameter("form", formId)
        .setParameter("unit", unitCode)
        .getResultStream()
        .findFirst()
        .map(WaveSources::read);
  }

  /** The names under which the province may have listed an alliance. */
  private Set<String> names(String allianceId) {
    AllianceId id = new AllianceId(allianceId);
    Set<String> names = new HashSet<>(proposals.namesOf(id));
    alliances.find(id).map(Alliance::name).ifPresent(names::add);
    return names;
  }

  /**
   * The item's values in the rows of the repeat that has it.
   *
   * @param names only rows with an answer of one of these; null for all rows
   */
  private static List<Value> inRows(JsonObject sheet, String item, @Nullable Set<String> names) {
    List<Value> values = new ArrayList<>();
    for (JsonValue repeat : sheet.values()) {
      if (repeat instanceof JsonArray rows) {
        for (JsonValue row : rows) {
          if (row instanceof JsonObject answers
              && answers.containsKey(item)
              && (names == null || hasOneOf(answers, names))) {
            values.add(value(answers.get(item)));
          }
        }
      }
    }
    return values;
  }

  private static boolean hasOneOf(JsonObject answers, Set<String> names) {
    return answers.values().stream()
        .anyMatch(v -> v instanceof JsonString text && names.contains(text.getString().strip()));
  }

  private long count(String waveId, ReportingUnitCode unit, String item, String value) {
    return entities
        .createQuery(
            """
            select v.sheet from Response r, Revision v, Institution i
            where r.waveId = :wave and r.unitCode = i.code and i.reportingUnitCode = :unit
              and r.status in :accepted
              and v.responseId = r.id and v.number = r.submittedNumber\
            """,
            String.class)
        .setParameter("wave", waveId)
        .setParameter("unit", unit.value())
        .setParameter("accepted", List.of(ResponseStatus.ACCEPTED, ResponseStatus.LOCKED))
        .getResultStream()
        .map(WaveSources::read)
        .filter(sheet -> has(sheet.get(item), value))
        .count();
  }

  private static boolean has(@Nullable JsonValue answer, String value) {
    if (answer instanceof JsonArray many) {
      return many.stream().anyMatch(one -> has(one, value));
    }
    return answer != null && !(answer instanceof JsonObject) && value(answer).text().equals(value);
  }

  private static Value value(JsonValue answer) {
    if (answer instanceof JsonString text) {
      return new Value.Text(text.getString());
    }
    if (answer instanceof JsonNumber number) {
      return new Value.Number(number.doubleValue());
    }
    if (answer instanceof JsonArray codes) {
      return new Value.Text(
          String.join(" ", codes.stream().map(WaveSources::value).map(Value::text).toList()));
    }
    boolean notAvailable =
        answer instanceof JsonObject object
            && object.getString("missing", "").equals(MissingReason.NOT_AVAILABLE.word());
    return notAvailable ? new Value.Number(AnswerValue.NOT_AVAILABLE_NUMBER) : Value.EMPTY;
  }

  private static JsonObject read(String sheet) {
    try (var reader = JSON.createReader(new StringReader(sheet))) {
      return reader.readObject();
    }
  }
}
