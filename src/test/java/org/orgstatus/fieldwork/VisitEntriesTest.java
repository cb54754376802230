package org.orgstatus.fieldwork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.orgstatus.fieldwork.EntryOutcome.Result.CONFLICT;
import static org.orgstatus.fieldwork.EntryOutcome.Result.DONE;
import static org.orgstatus.fieldwork.EntryOutcome.Result.HELD;
import static org.orgstatus.fieldwork.EntryOutcome.Result.LATER;
import static org.orgstatus.fieldwork.EntryOutcome.Result.REFUSED;
import static org.orgstatus.fieldwork.Trip.answer;
import static org.orgstatus.fieldwork.Trip.consent;
import static org.orgstatus.fieldwork.Trip.entry;
import static org.orgstatus.fieldwork.Trip.note;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.VisitRatings;
import org.orgstatus.collection.Waves;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

/** What devices bring home is taken once, overwrites nobody's words, and is never lost. */
class VisitEntriesTest {

  private static final ItemPath CHARTER = ItemPath.of("eo_charter");

  @OnEachDatabase
  void whatIsSentTwiceIsTakenOnce(Database database) {
    Trip trip = new Trip(database);
    assertEquals(VisitStatus.PLANNED, trip.status());
    SentEntry asked = consent("aaaaaaa1", trip.one, "n01", "head", "full");
    SentEntry said = note("aaaaaaa2", trip.one, "n01", "ei_origin", "由省科协发起");
    for (int i = 0; i < 3; i++) {
      assertEquals(
          List.of(DONE, DONE),
          trip.send(trip.one, asked, said).stream().map(EntryOutcome::result).toList());
    }
    assertEquals("由省科协发起", trip.said("n01", "ei_origin"));
    assertEquals("BJ01-01", trip.said("n01", "ei_code"));
    assertEquals(VisitStatus.UNDER_WAY, trip.status());
    assertTrue(trip.study.recorded().toString().contains("visit-synchronized"));
  }

  @OnEachDatabase
  void nothingSaidIsKeptBeforeTheConsentAndNothingAtAllWithoutIt(Database database) {
    Trip trip = new Trip(database);
    SentEntry said = note("aaaaaaa2", trip.one, "n01", "ei_origin", "先到的笔记");
    assertEquals(LATER, trip.sendOne(trip.one, said), "out of order");
    assertEquals("", trip.said("n01", "ei_origin"));
    trip.send(trip.one, consent("aaaaaaa1", trip.one, "n01", "head", "no_record"));
    assertEquals(DONE, trip.sendOne(trip.one, said));

    trip.send(trip.one, consent("bbbbbbb1", trip.one, "n02", "edu", "refuse"));
    SentEntry never = note("bbbbbbb2", trip.one, "n02", "ei_func", "不应保存");
    assertEquals(REFUSED, trip.sendOne(trip.one, never));
    assertEquals("refuse", trip.said("n02", "ei_consent"), "and the refusal counts");
    assertEquals(0, notes(trip, "n02"));
  }

  @OnEachDatabase
  void twoDevicesAddToEachOthersNotesAndOverwriteNoAnswer(Database database) {
    Trip trip = new Trip(database);
    trip.send(
        trip.one,
        consent("aaaaaaa1", trip.one, "n01", "head", "full"),
        note("aaaaaaa2", trip.one, "n01", "ei_func", "甲的笔记"),
        answer("aaaaaaa3", trip.one, "eo_charter", "\"o4\""));
    assertEquals(
        List.of(DONE, DONE, CONFLICT),
        trip
            .send(
                trip.two,
                consent("bbbbbbb1", trip.two, "n01", "head", "full"),
                note("bbbbbbb2", trip.two, "n01", "ei_func", "乙的笔记"),
                answer("bbbbbbb3", trip.two, "eo_charter", "\"o2\""))
            .stream()
            .map(EntryOutcome::result)
            .toList());
    assertEquals("甲的笔记\n乙的笔记", trip.said("n01", "ei_func"));
    assertEquals("o4", trip.said(CHARTER), "what came first stands");
    assertEquals(
        List.of("\"o2\""),
        entries(trip).stream()
            .filter(e -> e.state() == VisitEntry.State.CONFLICT)
            .map(VisitEntry::body)
            .toList(),
        "and what came later is kept");
    assertEquals(
        CONFLICT, trip.sendOne(trip.two, answer("bbbbbbb3", trip.two, "eo_charter", "\"o2\"")));
    assertEquals(
        DONE,
        trip.sendOne(trip.one, answer("aaaaaaa4", trip.one, "eo_charter", "\"o3\"")),
        "the own answer is changed without knowing its revision");
    assertEquals("o3", trip.said(CHARTER));
    EntryOutcome other =
        trip.send(trip.two, consent("bbbbbbb4", trip.two, "n01", "edu", "no_record")).get(0);
    assertEquals(CONFLICT, other.result(), "another person under the same code");
    assertEquals("head", trip.said("n01", "ei_role"));
  }

  @OnEachDatabase
  void whatComesAfterTheWaveEndedIsHeldAndEnteredLater(Database database) {
    Trip trip = new Trip(database);
    trip.study.run(b -> b.get(Waves.class).close(Study.WAVE));
    assertEquals(
        List.of(HELD, HELD, REFUSED),
        trip
            .send(
                trip.one,
                consent("aaaaaaa1", trip.one, "n01", "head", "full"),
                note("aaaaaaa2", trip.one, "n01", "ei_func", "迟到的笔记"),
                note("aaaaaaa3", trip.one, "n01", "ei_func", " "))
            .stream()
            .map(EntryOutcome::result)
            .toList());
    assertEquals(HELD, trip.sendOne(trip.one, note("aaaaaaa2", trip.one, "n01", "ei_func", "x")));
    assertEquals(0, (int) trip.study.call(b -> b.get(VisitEntries.class).enterHeld(trip.visit)));
    Instant later = Study.DEADLINE.plusSeconds(86_400);
    trip.study.run(b -> b.get(Waves.class).reopen(Study.WAVE, later));
    assertEquals(2, (int) trip.study.call(b -> b.get(VisitEntries.class).enterHeld(trip.visit)));
    assertEquals("迟到的笔记", trip.said("n01", "ei_func"));
    assertEquals(0, (int) trip.study.call(b -> b.get(VisitEntries.class).enterHeld(trip.visit)));
  }

  /** Whoever was of the pair wrote for the visit; another of the pair brings it home. */
  @OnEachDatabase
  void whatSomebodyWroteBeforeBeingReplacedIsTakenIn(Database database) {
    Trip trip = new Trip(database);
    long third = trip.account("third");
    trip.study.run(
        b ->
            b.get(Visits.class)
                .change(
                    trip.visit,
                    new VisitPlan(
                        Study.WAVE,
                        Study.ALLIANCE,
                        Trip.DAY,
                        Trip.DAY,
                        new VisitPlan.Traveller(third, ""),
                        new VisitPlan.Traveller(trip.two, ""),
                        "")));
    assertEquals(List.of(trip.one), trip.visit().former());
    SentEntry before = answer("aaaaaaa1", trip.one, "eo_charter", "\"o1\"");
    assertThrows(IllegalArgumentException.class, () -> trip.send(trip.one, before));
    assertEquals(DONE, trip.sendOne(trip.two, before));
    assertEquals(DONE, trip.sendOne(third, before), "sent again");
    assertEquals("o1", trip.said(ItemPath.of("eo_charter")));
    VisitEntry taken =
        trip.study
            .call(b -> b.get(VisitEntries.class).list(b.get(Visits.class).find(trip.visit).get()))
            .get(0);
    assertEquals(trip.one, taken.accountId());
    SentEntry rating = entry("aaaaaaa2", VisitEntry.Kind.RATING, trip.one, "", "", "{}");
    EntryOutcome outcome = trip.send(trip.two, rating).get(0);
    assertEquals(REFUSED, outcome.result());
    assertTrue(outcome.words().en().contains("not one of the two any more"));
  }

  @OnEachDatabase
  void onlyThePairDeliversAndEachRatesForOneself(Database database) {
    Trip trip = new Trip(database);
    long third = trip.account("third");
    assertThrows(
        IllegalArgumentException.class,
        () -> trip.send(third, answer("aaaaaaa1", third, "eo_charter", "\"o1\"")));
    assertEquals(
        REFUSED, trip.sendOne(trip.one, answer("aaaaaaa1", third, "eo_charter", "\"o1\"")));
    assertEquals(
        DONE,
        trip.sendOne(trip.two, answer("aaaaaaa2", trip.one, "eo_charter", "\"o1\"")),
        "a partner brings home what the other wrote");
    SentEntry rating = rating("bbbbbbb1", trip, trip.one);
    assertEquals(REFUSED, trip.sendOne(trip.two, rating), "but rates for nobody else");
    assertEquals(DONE, trip.sendOne(trip.one, rating));
    assertEquals(DONE, trip.sendOne(trip.two, rating("bbbbbbb2", trip, trip.two)));
    assertEquals(VisitStatus.RATED, trip.status());
    assertEquals(REFUSED, trip.sendOne(trip.one, rating("bbbbbbb3", trip, trip.one)));
    assertEquals(2, trip.study.call(b -> seen(b.get(VisitRatings.class), trip)).intValue());
  }

  @OnEachDatabase
  void whatIsNotUnderstoodIsRefusedAloneAndNothingElse(Database database) {
    Trip trip = new Trip(database);
    assertEquals(
        List.of(REFUSED, REFUSED, REFUSED, REFUSED, DONE),
        trip
            .send(
                trip.one,
                answer("aaaaaaa1", trip.one, "eo_charter", "\"zz\""),
                answer("aaaaaaa2", trip.one, "es_overall", "\"v1\""),
                answer("aaaaaaa3", trip.one, "no_such_item", "1"),
                answer("not an id", trip.one, "eo_charter", "\"o1\""),
                answer("aaaaaaa5", trip.one, "eo_charter", "\"o1\""))
            .stream()
            .map(EntryOutcome::result)
            .toList());
    assertEquals("o1", trip.said(CHARTER));
  }

  private static int seen(VisitRatings ratings, Trip trip) {
    return ratings.seen(trip.response().orElseThrow()).size();
  }

  private static SentEntry rating(String id, Trip trip, long author) {
    Map<String, String> all =
        trip.study.call(
            b ->
                b
                    .get(VisitRatings.class)
                    .questions(
                        b.get(Responses.class)
                            .findOrBlank(Study.WAVE, "alliance_visit", Study.ALLIANCE))
                    .stream()
                    .collect(
                        Collectors.toMap(
                            q -> q.name(),
                            q -> q.choices().orElseThrow().choices().get(0).code(),
                            (x, y) -> x,
                            TreeMap::new)));
    String value =
        all.entrySet().stream()
            .map(e -> "\"" + e.getKey() + "\":\"" + e.getValue() + "\"")
            .collect(Collectors.joining(",", "{", "}"));
    return Trip.entry(id, VisitEntry.Kind.RATING, author, "", "", value);
  }

  private static List<VisitEntry> entries(Trip trip) {
    return trip.study.call(b -> b.get(VisitEntries.class).list(trip.visit()));
  }

  private static long notes(Trip trip, String row) {
    return entries(trip).stream()
        .filter(e -> e.kind() == VisitEntry.Kind.NOTE && e.interview().equals(row))
        .count();
  }
}
