package org.orgstatus.fieldwork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

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

  @OnEachDatabase
  void aVisitIsCancelledOnlyBeforeItBegins(Database database) {
    Trip trip = new Trip(database);
    assertTrue(cancel(trip));
    assertEquals(VisitStatus.CANCELLED, trip.status());
    assertEquals(List.of(), trip.study.call(b -> b.get(Visits.class).listOf(trip.one)));
    long again = trip.study.call(b -> b.get(Visits.class).plan(trip.plan("", "x"))).id();
    assertEquals(trip.visit, again, "one alliance has one visit in a wave");
    trip.send(trip.one, Trip.answer("aaaaaaa1", trip.one, "eo_charter", "\"o1\""));
    assertFalse(cancel(trip));
    assertEquals(VisitStatus.UNDER_WAY, trip.status());
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
