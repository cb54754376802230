package org.orgstatus.fieldwork;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Study;

/** A planned visit to the alliance of the small study, and two devices that send. */
final class Trip {

  static final Instant NOON = Instant.parse("2018-05-02T04:00:00Z");
  static final LocalDate DAY = LocalDate.of(2018, 5, 2);

  final Study study;
  final long one;
  final long two;
  final long visit;

  Trip(Database database) {
    study = Study.open(database, Path.of(""));
    study.account("one", Role.FIELD_RESEARCHER, Scope.alliance(Study.ALLIANCE));
    study.account("two", Role.FIELD_RESEARCHER, Scope.alliance(Study.ALLIANCE));
    study.account("third", Role.FIELD_RESEARCHER, Scope.alliance(Study.ALLIANCE));
    one = account("one");
    two = account("two");
    visit = study.call(b -> b.get(Visits.class).plan(plan("", ""))).id();
  }

  long account(String name) {
    return study.call(b -> b.get(Accounts.class).findByLoginName(name)).orElseThrow().id();
  }

  VisitPlan plan(String employer, String points) {
    return new VisitPlan(
        Study.WAVE,
        Study.ALLIANCE,
        DAY,
        DAY,
        new VisitPlan.Traveller(one, employer),
        new VisitPlan.Traveller(two, ""),
        points);
  }

  Visit visit() {
    return study.call(b -> b.get(Visits.class).find(visit)).orElseThrow();
  }

  VisitStatus status() {
    return study.call(b -> b.get(Visits.class).status(b.get(Visits.class).find(visit).get()));
  }

  List<EntryOutcome> send(long sender, SentEntry... entries) {
    return study.call(
        b ->
            b.observing(
                    ConsentChanged.class,
                    (event, all) -> all.get(VisitRetention.class).consentChanged(event))
                .get(VisitEntries.class)
                .enter(visit, List.of(entries), sender));
  }

  EntryOutcome.Result sendOne(long sender, SentEntry entry) {
    return send(sender, entry).get(0).result();
  }

  static SentEntry consent(String id, long author, String row, String role, String consent) {
    String value =
        "{\"ei_code\":\"BJ01-%s\",\"ei_role\":\"%s\",\"ei_consent\":\"%s\"}"
            .formatted(row.substring(1), role, consent);
    return entry(id, VisitEntry.Kind.CONSENT, author, row, "", value);
  }

  static SentEntry note(String id, long author, String row, String item, String words) {
    return entry(id, VisitEntry.Kind.NOTE, author, row, item, words);
  }

  static SentEntry answer(String id, long author, String item, String value) {
    return entry(id, VisitEntry.Kind.ANSWER, author, "", item, value);
  }

  static SentEntry entry(
      String id, VisitEntry.Kind kind, long author, String row, String item, String value) {
    return new SentEntry(id, kind, author, row, item, value, 0, NOON);
  }

  /** What form E says; empty where it says nothing. */
  String said(ItemPath path) {
    return study.call(
        b ->
            b.get(Visits.class)
                .response(b.get(Visits.class).find(visit).get())
                .map(r -> b.get(Responses.class).filling(r).value(path).inExpressions().text())
                .orElse(""));
  }

  String said(String row, String item) {
    return said(VisitItems.of(row, item));
  }

  Optional<Response> response() {
    return study.call(
        b -> b.get(Visits.class).response(b.get(Visits.class).find(visit).orElseThrow()));
  }
}
