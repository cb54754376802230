package org.orgstatus.web.visit;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArrayBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.base.Language;
import org.orgstatus.base.Messages;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.RosterConflict;
import org.orgstatus.collection.RosterConflicts;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.export.form.AnswerText;
import org.orgstatus.fieldwork.AllianceMembers;
import org.orgstatus.fieldwork.Visit;
import org.orgstatus.questionnaire.AnswerType;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.registry.Alliance;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.UnitProposals;

/**
 * What a pair reads before the trip: open points, what speaks against what, the entries of form C,
 * the members, and form D.
 */
@RequestScoped
public class TripFile {

  private static final String NAME = "ca_name";
  private static final String UNNAMED = "visits.file.members.unnamed";

  @Inject Alliances alliances;
  @Inject Institutions institutions;
  @Inject UnitProposals proposals;
  @Inject WaveForms forms;
  @Inject Responses responses;
  @Inject AllianceMembers members;
  @Inject RosterConflicts conflicts;

  /**
   * A part of the file.
   *
   * @param id word of its heading
   * @param note what to know of its lines; may be empty
   */
  public record Part(String id, String title, String note, List<Line> lines) {}

  /** One answer, member or contradiction; the number is empty where there is none. */
  public record Line(String number, String label, String answer) {}

  List<Part> parts(Visit visit, Language language) {
    Messages words = Messages.in(language);
    Alliance alliance = alliances.alliance(new AllianceId(visit.allianceId()));
    List<AllianceMembers.Member> all = members.list(visit.waveId(), visit.allianceId());
    Optional<Response> formD = response(visit, Questionnaire.UnitKind.ALLIANCE, visit.allianceId());
    Optional<Response> formC =
        response(visit, Questionnaire.UnitKind.REPORTING_UNIT, alliance.reportingUnit().value());
    List<Part> parts = new ArrayList<>();
    parts.add(
        part(
            words,
            "points",
            visit
                .openPoints()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> new Line("", line.strip(), ""))
                .toList()));
    parts.add(part(words, "against", against(visit, alliance, all, formD, language)));
    parts.add(part(words, "province", entries(alliance, formC, language)));
    parts.add(part(words, "members", memberLines(visit, all, language)));
    parts.add(part(words, "alliance", formD.map(r -> answers(r, language)).orElse(List.of())));
    return parts;
  }

  JsonArrayBuilder json(Visit visit, Language language) {
    JsonArrayBuilder parts = JSON.createArrayBuilder();
    for (Part part : parts(visit, language)) {
      JsonArrayBuilder lines = JSON.createArrayBuilder();
      for (Line line : part.lines()) {
        lines.add(
            JSON.createObjectBuilder()
                .add("number", line.number())
                .add("label", line.label())
                .add("answer", line.answer()));
      }
      parts.add(
          JSON.createObjectBuilder()
              .add("title", part.title())
              .add("note", part.note())
              .add("lines", lines));
    }
    return parts;
  }

  private static Part part(Messages words, String id, List<Line> lines) {
    String note = lines.isEmpty() ? words.get("visits.file." + id + ".none") : "";
    return new Part(id, words.get("visits.file." + id), note, lines);
  }

  private Optional<Response> response(Visit visit, Questionnaire.UnitKind kind, String unit) {
    return forms.list(visit.waveId()).stream()
        .filter(form -> form.unit() == kind && form.follows().isEmpty())
        .findFirst()
        .flatMap(form -> responses.find(visit.waveId(), form.id(), unit));
  }

  // ---- form D

  private List<Line> answers(Response response, Language language) {
    Filling filling = responses.filling(response);
    return filling
        .routing()
        .nodes()
        .flatMap(
            node -> filling.paths(node).stream().flatMap(p -> line(filling, node, p, language)))
        .toList();
  }

  private static Stream<Line> line(
      Filling filling, Routing.Node node, ItemPath path, Language language) {
    return node
        .question()
        .filter(q -> q.type() != AnswerType.NOTE && q.sensitivity() != Sensitivity.P3)
        .filter(q -> filling.isAsked(path) && filling.value(path).isGiven())
        .map(
            q ->
                new Line(
                    q.number(),
                    filling.show(q.label(), language, path),
                    AnswerText.of(filling, q, filling.value(path), language)))
        .stream();
  }

  // ---- form C

  /** The rows of form C that tell of this alliance: told by a name under which it is known. */
  private List<Line> entries(Alliance alliance, Optional<Response> formC, Language language) {
    if (formC.isEmpty()) {
      return List.of();
    }
    Filling filling = responses.filling(formC.get());
    Set<String> names = new TreeSet<>(proposals.namesOf(alliance.id()));
    names.add(alliance.name());
    List<Line> lines = new ArrayList<>();
    Optional<Item.Repeat> repeat = filling.routing().node(NAME).flatMap(Routing.Node::repeat);
    for (String row : repeat.map(filling::rows).orElse(List.of())) {
      ItemPath name = new ItemPath(repeat.get().name(), row, NAME);
      if (names.contains(filling.value(name).inExpressions().text().strip())) {
        for (Item.Question question : repeat.get().questions()) {
          ItemPath path = new ItemPath(repeat.get().name(), row, question.name());
          filling
              .routing()
              .node(question.name())
              .ifPresent(node -> line(filling, node, path, language).forEach(lines::add));
        }
      }
    }
    return lines;
  }

  // ---- members and contradictions

  private List<Line> memberLines(Visit visit, List<AllianceMembers.Member> all, Language language) {
    Optional<Item.Question> role =
        forms.list(visit.waveId()).stream()
            .flatMap(form -> form.sections().stream())
            .flatMap(section -> section.items().stream())
            .filter(item -> item.name().equals("a_all_role"))
            .map(Item.Question.class::cast)
            .findFirst();
    return all.stream()
        .map(
            member ->
                new Line(
                    member.institution(),
                    name(member.institution()),
                    role.flatMap(Item.Question::choices)
                        .flatMap(list -> list.find(member.role()))
                        .map(choice -> choice.label().in(language))
                        .orElse(member.named() ? "" : Messages.in(language).get(UNNAMED))))
        .toList();
  }

  private List<Line> against(
      Visit visit,
      Alliance alliance,
      List<AllianceMembers.Member> all,
      Optional<Response> formD,
      Language language) {
    List<Line> lines = new ArrayList<>();
    formD
        .map(responses::filling)
        .ifPresent(
            filling ->
                filling
                    .warnings()
                    .forEach(
                        w ->
                            lines.add(
                                new Line(w.check().id(), w.check().message().in(language), ""))));
    Set<String> codes =
        all.stream().map(AllianceMembers.Member::institution).collect(Collectors.toSet());
    List<RosterConflict> ofMembers =
        conflicts.list(visit.waveId(), alliance.reportingUnit()).stream()
            .filter(conflict -> codes.contains(conflict.unitCode()))
            .toList();
    Messages words = Messages.in(language);
    for (RosterConflict conflict : ofMembers) {
      String said = conflict.isListed() ? "visits.file.listed" : "visits.file.not-listed";
      lines.add(new Line("R", name(conflict.unitCode()), words.get(said)));
    }
    return lines;
  }

  private String name(String code) {
    return institutions.findAll(List.of(new InstitutionCode(code))).stream()
        .map(found -> found.name())
        .findFirst()
        .orElse(code);
  }
}
