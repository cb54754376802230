package org.orgstatus.web.visit;

import static org.orgstatus.base.JsonTexts.JSON;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.fieldwork.ProtocolPoint;
import org.orgstatus.fieldwork.Visit;
import org.orgstatus.fieldwork.VisitEntries;
import org.orgstatus.fieldwork.VisitEntry;
import org.orgstatus.fieldwork.VisitFile;
import org.orgstatus.fieldwork.VisitFiles;
import org.orgstatus.fieldwork.VisitItems;
import org.orgstatus.fieldwork.Visits;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.web.CurrentLanguage;

/** What pages show of a visit. */
@RequestScoped
public class VisitView {

  @Inject Visits visits;
  @Inject VisitEntries entries;
  @Inject VisitFiles files;
  @Inject Responses responses;
  @Inject Accounts accounts;
  @Inject CurrentLanguage language;

  /** Who was asked: all, those who agreed, and those who declined or took the consent back. */
  public record Asked(int all, int agreed, int refused, int roles) {}

  /**
   * One interview.
   *
   * @param consent code of what the respondent has agreed to
   */
  public record Interview(
      String row,
      String code,
      String role,
      String consent,
      String consentLabel,
      long notes,
      long recordings) {}

  /** A point of the protocol. */
  public record Point(ProtocolPoint point, boolean done) {}

  /**
   * What was written where, by whom and when.
   *
   * @param stands what form E says there now, in words; empty where it says nothing
   */
  public record Note(
      String number, String label, String who, Instant writtenAt, String words, String stands) {}

  List<Point> points(List<VisitEntry> all) {
    Map<String, Boolean> done = VisitPack.done(all);
    return Arrays.stream(ProtocolPoint.values())
        .map(point -> new Point(point, done.getOrDefault(point.word(), false)))
        .toList();
  }

  Asked asked(Visit visit) {
    List<Interview> all = interviews(visit);
    int refused = (int) all.stream().filter(i -> i.consent().equals(VisitItems.REFUSED)).count();
    int roles =
        (int)
            all.stream()
                .filter(i -> !i.consent().equals(VisitItems.REFUSED))
                .map(Interview::role)
                .distinct()
                .count();
    return new Asked(all.size(), all.size() - refused, refused, roles);
  }

  List<Interview> interviews(Visit visit) {
    Optional<Response> response = visits.response(visit);
    if (response.isEmpty()) {
      return List.of();
    }
    Filling filling = responses.filling(response.get());
    List<VisitEntry> all = entries.list(visit);
    List<VisitFile> kept = files.list(visit);
    List<Interview> interviews = new ArrayList<>();
    if (filling.value(ItemPath.of(VisitItems.INTERVIEWS)) instanceof AnswerValue.Rows rows) {
      for (String row : rows.ids()) {
        interviews.add(
            new Interview(
                row,
                text(filling, row, VisitItems.CODE),
                label(filling, row, VisitItems.ROLE),
                text(filling, row, VisitItems.CONSENT),
                label(filling, row, VisitItems.CONSENT),
                all.stream()
                    .filter(e -> e.kind() == VisitEntry.Kind.NOTE && e.interview().equals(row))
                    .filter(e -> !e.body().isEmpty()) // of one who took the consent back
                    .count(),
                kept.stream()
                    .filter(f -> f.interview().equals(row) && f.completeAt().isPresent())
                    .filter(f -> f.deletedAt().isEmpty())
                    .count()));
      }
    }
    return interviews;
  }

  /** Notes of an interview, as they were written. */
  List<Note> notes(Visit visit, String row) {
    return notes(
        visit,
        entries.list(visit).stream()
            .filter(e -> e.kind() == VisitEntry.Kind.NOTE && e.interview().equals(row))
            .filter(e -> !e.body().isEmpty())
            .toList());
  }

  /**
   * What came in and stands in no answer: because the other of the pair had written something else,
   * or because form E took none. What one of the pair says alone is not shown.
   */
  List<Note> kept(Visit visit, List<VisitEntry> all, VisitEntry.State state) {
    return notes(
        visit,
        all.stream()
            .filter(e -> e.state() == state && e.kind() != VisitEntry.Kind.RATING)
            .toList());
  }

  private List<Note> notes(Visit visit, List<VisitEntry> of) {
    Optional<Filling> filling = visits.response(visit).map(responses::filling);
    return of.stream()
        .map(
            e -> {
              Optional<Item.Question> question =
                  filling.flatMap(f -> f.routing().node(e.item()).flatMap(Routing.Node::question));
              return new Note(
                  question.map(Item.Question::number).orElse(""),
                  question
                      .map(q -> filling.get().show(q.label(), language.get(), path(q, e)))
                      .orElse(e.item()),
                  accounts.find(e.accountId()).map(Account::displayName).orElse(""),
                  e.writtenAt(),
                  filling.map(f -> words(f, e)).orElse(e.body()),
                  question.map(q -> stands(filling.get(), q, path(q, e))).orElse(""));
            })
        .toList();
  }

  /** What one of the pair wrote where form E has something else of the other's still. */
  List<Note> beside(Visit visit, List<VisitEntry> all) {
    return kept(visit, all, VisitEntry.State.CONFLICT).stream()
        .filter(note -> !note.words().equals(note.stands()))
        .toList();
  }

  private String stands(Filling filling, Item.Question question, ItemPath path) {
    String value = filling.value(path).inExpressions().text();
    return value.isEmpty() ? "" : label(filling, question.name(), JSON.createValue(value));
  }

  /** A note as it was written; codes of all else as people read them. */
  private String words(Filling filling, VisitEntry entry) {
    if (entry.kind() == VisitEntry.Kind.NOTE) {
      return entry.body();
    }
    try (var json = JSON.createReader(new StringReader(entry.body()))) {
      JsonValue value = json.readValue();
      return value instanceof JsonObject all
          ? all.entrySet().stream()
              .map(each -> label(filling, each.getKey(), each.getValue()))
              .collect(Collectors.joining(" · "))
          : label(filling, entry.item(), value);
    } catch (JsonException e) {
      return entry.body();
    }
  }

  private String label(Filling filling, String item, JsonValue value) {
    String code = value instanceof JsonString text ? text.getString() : value.toString();
    return filling
        .routing()
        .node(item)
        .flatMap(Routing.Node::question)
        .flatMap(Item.Question::choices)
        .flatMap(list -> list.find(code))
        .map(choice -> choice.label().in(language.get()))
        .orElse(code);
  }

  private static ItemPath path(Item.Question question, VisitEntry entry) {
    return entry.interview().isEmpty()
        ? ItemPath.of(question.name())
        : VisitItems.of(entry.interview(), question.name());
  }

  private static String text(Filling filling, String row, String item) {
    return filling.value(VisitItems.of(row, item)).inExpressions().text();
  }

  private String label(Filling filling, String row, String item) {
    return label(filling, item, JSON.createValue(text(filling, row, item)));
  }
}
