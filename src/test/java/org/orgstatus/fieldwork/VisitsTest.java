package org.orgstatus.fieldwork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.By;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.VisitRatings;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.questionnaire.ExampleSheet;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Scenario;
import org.orgstatus.testing.Study;
import org.orgstatus.testing.Wiring;

class VisitsTest {

  @OnEachDatabase
  void nobodyVisitsTheAllianceOfTheOwnInstitution(Database database) {
    Trip trip = new Trip(database);
    trip.study.run(
        b ->
            b.get(Alliances.class)
                .add(
                    new AllianceId("BJ02"),
                    "北京职业院校科协联盟",
                    new ReportingUnitCode("110000"),
                    Optional.of(new InstitutionCode(Study.UNIT)),
                    LocalDate.of(2018, 1, 1)));
    VisitPlan own = plan(trip, "BJ02", Study.UNIT, trip.two);
    assertTrue(faults(trip, own).get(0).en().contains("is a member of the alliance"));
    assertEquals(List.of(), faults(trip, plan(trip, "BJ02", Study.NEIGHBOUR, trip.two)));
    assertTrue(faults(trip, plan(trip, "BJ02", "123", trip.two)).get(0).en().contains("123"));
    assertTrue(faults(trip, plan(trip, "BJ02", "", trip.one)).get(0).en().contains("Two people"));
  }

  /** Forms come in after the plan: what they say of members counts from then on. */
  @OnEachDatabase
  void aMemberThatBecomesKnownLaterIsToldOfThePair(Database database) {
    Trip trip = new Trip(database);
    trip.study.run(b -> b.get(Visits.class).change(trip.visit, trip.plan(Study.NEIGHBOUR, "")));
    assertEquals(List.of(), conflicts(trip));
    submitted(trip, Study.UNIT, "{\"a_all_id\":\"BJ01\",\"a_all_role\":\"member\"}");
    assertEquals(List.of(), conflicts(trip), "another institution's");
    submitted(trip, Study.NEIGHBOUR, "{\"a_all_id\":\"BJ02\",\"a_all_role\":\"member\"}");
    assertEquals(List.of(), conflicts(trip), "of another alliance");
    submitted(trip, Study.NEIGHBOUR, "{\"a_all_id\":\"BJ01\",\"a_all_role\":\"member\"}");
    assertTrue(conflicts(trip).get(0).en().contains("is a member of the alliance"));
    submitted(trip, Study.NEIGHBOUR, "{\"b_alliance\":\"invited\"}");
    assertEquals(List.of(), conflicts(trip));
    submitted(trip, Study.NEIGHBOUR, "{\"b_alliance\":\"member\"}");
    assertEquals(1, conflicts(trip).size(), "in an alliance, and in its area");
  }

  @OnEachDatabase
  void whoeverAnswersForAMemberWorksThereWhateverIsDeclared(Database database) {
    Trip trip = new Trip(database);
    submitted(trip, Study.UNIT, "{\"a_all_id\":\"BJ01\",\"a_all_role\":\"member\"}");
    assertEquals(List.of(), faults(trip, trip.plan("", "")));
    trip.study.run(
        b -> {
          Accounts accounts = b.get(Accounts.class);
          List<Grant> grants = new ArrayList<>(accounts.find(trip.two).orElseThrow().grants());
          grants.add(Grant.of(Role.CAMPUS_FILLER, Scope.institution(Study.UNIT)));
          accounts.setGrants(trip.two, grants);
        });
    assertTrue(faults(trip, trip.plan("", "")).get(0).en().contains("is a member"));
  }

  private static List<LocalText> conflicts(Trip trip) {
    Visit visit = trip.visit();
    assertEquals(
        Set.of(trip.one, trip.two),
        Set.copyOf(trip.study.call(b -> b.get(Visits.class).authors())));
    return trip.study.call(b -> b.get(Visits.class).conflicts(visit));
  }

  /** What an institution has submitted, as far as it tells of alliances. */
  private static void submitted(Trip trip, String unit, String sheet) {
    long id = trip.study.call(b -> b.get(Responses.class).open(Study.WAVE, "gate", unit)).id();
    trip.study.run(
        b -> {
          EntityManager entities = b.get(EntityManager.class);
          entities
              .createNativeQuery("delete from response_revision where response_id = ?")
              .setParameter(1, id)
              .executeUpdate();
          entities
              .createNativeQuery(
                  "insert into response_revision (id, response_id, number, status, sheet,"
                      + " explanations, content_hash, account_id, made_at)"
                      + " values (?, ?, 1, 'SUBMITTED', ?, '{}', '', 1, ?)")
              .setParameter(1, 1_000_000 + id)
              .setParameter(2, id)
              .setParameter(3, sheet)
              .setParameter(4, Timestamp.from(Trip.NOON))
              .executeUpdate();
          entities
              .createNativeQuery(
                  "update response set status = 'SUBMITTED', submitted_number = 1 where id = ?")
              .setParameter(1, id)
              .executeUpdate();
        });
  }

  @OnEachDatabase
  void aVisitIsCancelledOnlyBeforeItBegins(Database database) {
    Trip trip = new Trip(database);
    assertTrue(obstacle(trip).orElseThrow().en().contains("has a visit in the wave already"));
    assertTrue(cancel(trip));
    assertEquals(Optional.empty(), obstacle(trip));
    assertEquals(VisitStatus.CANCELLED, trip.status());
    assertEquals(List.of(), trip.study.call(b -> b.get(Visits.class).listOf(trip.one)));
    long again = trip.study.call(b -> b.get(Visits.class).plan(trip.plan("", "x"))).id();
    assertEquals(trip.visit, again, "one alliance has one visit in a wave");
    trip.send(trip.one, Trip.answer("aaaaaaa1", trip.one, "eo_charter", "\"o1\""));
    assertFalse(cancel(trip));
    assertEquals(VisitStatus.UNDER_WAY, trip.status());
  }

  @OnEachDatabase
  void theSendingOfFormEClosesTheVisit(Database database) {
    Trip trip = new Trip(database);
    String form = "alliance_visit";
    JsonObject sheet =
        ExampleSheet.of(Scenario.shipped(form), Scenario.shipped(form).get(0)).orElseThrow();
    long id =
        trip.study.call(b -> b.get(Responses.class).open(Study.WAVE, form, Study.ALLIANCE)).id();
    trip.study.run(
        b -> {
          List<Change> changes = new ArrayList<>();
          SheetJson.posted(b.get(WaveForms.class).routing(Study.WAVE, form), sheet)
              .sheet()
              .answers()
              .forEach((path, value) -> changes.add(new Change(path, SheetJson.value(value), 99)));
          b.get(Responses.class).save(id, changes, trip.one);
        });
    assertEquals(VisitStatus.UNDER_WAY, trip.status());
    for (long each : List.of(trip.one, trip.two)) {
      trip.study.run(b -> b.get(VisitRatings.class).give(id, ratings(b), each));
    }
    assertEquals(VisitStatus.RATED, trip.status());
    for (long each : List.of(trip.one, trip.two)) {
      trip.study.run(
          b -> {
            Response now = b.get(Responses.class).find(id).orElseThrow();
            VisitRatings all = b.get(VisitRatings.class);
            assertTrue(all.agree(id, all.standing(now).orElseThrow(), each));
          });
    }
    trip.study.run(b -> b.get(Responses.class).submit(id, Map.of(), new By(trip.two, "")));
    assertEquals(VisitStatus.CLOSED, trip.status());
    assertEquals(
        EntryOutcome.Result.HELD,
        trip.sendOne(trip.one, Trip.answer("aaaaaaa1", trip.one, "eo_charter", "\"o1\"")),
        "what comes late is kept");
    trip.study.run(
        b -> {
          EntityManager entities = b.get(EntityManager.class);
          for (String rows :
              List.of(
                  "visit_entry where visit_id", "visit_author where visit_id", "visit where id")) {
            entities
                .createNativeQuery("delete from " + rows + " = ?")
                .setParameter(1, trip.visit)
                .executeUpdate();
          }
        });
    assertTrue(
        obstacle(trip).orElseThrow().en().contains("(form E) was already sent"),
        "a record that came without a visit, as from paper");
  }

  private static Optional<LocalText> obstacle(Trip trip) {
    return trip.study.call(b -> b.get(Visits.class).obstacle(Study.WAVE, Study.ALLIANCE));
  }

  private static Map<String, String> ratings(Wiring beans) {
    Response response =
        beans.get(Responses.class).find(Study.WAVE, "alliance_visit", Study.ALLIANCE).orElseThrow();
    Map<String, String> answers = new TreeMap<>();
    beans
        .get(VisitRatings.class)
        .questions(response)
        .forEach(q -> answers.put(q.name(), q.choices().orElseThrow().choices().get(0).code()));
    return answers;
  }

  private static boolean cancel(Trip trip) {
    return trip.study.call(b -> Boolean.valueOf(b.get(Visits.class).cancel(trip.visit)));
  }

  private static VisitPlan plan(Trip trip, String alliance, String employer, long second) {
    return new VisitPlan(
        Study.WAVE,
        alliance,
        Trip.DAY,
        Trip.DAY,
        new VisitPlan.Traveller(trip.one, employer),
        new VisitPlan.Traveller(second, ""),
        "");
  }

  private static List<LocalText> faults(Trip trip, VisitPlan plan) {
    return trip.study.call(b -> b.get(Visits.class).faults(plan));
  }
}
