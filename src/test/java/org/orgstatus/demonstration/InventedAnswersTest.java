package org.orgstatus.demonstration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.orgstatus.collection.BulkSubmissions;
import org.orgstatus.collection.SubmittedSheet;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Warning;
import org.orgstatus.testing.Scenario;

class InventedAnswersTest {

  private static final Routing ROUTING =
      Routing.of(Scenario.shipped("gate", "campus_association", "institution_no_association"));

  private static InventedStudy study(long seed, int size) {
    return new InventedStudy(ROUTING, seed, size);
  }

  @Test
  void everySheetObeysEverySkipAndConstraint() {
    InventedStudy study = study(7, 2000);
    Set<String> kinds = new TreeSet<>();
    study
        .register()
        .institutions()
        .forEach(
            unit -> {
              Filling filling = study.filled(unit);
              assertEquals(List.<Fault>of(), filling.faults(), unit.code());
              assertEquals(Set.of(), filling.hidden(), unit.code());
              kinds.add(filling.value("g_status") + " " + unit.level());
            });
    assertEquals(10, kinds.size(), "five statuses at two levels: " + kinds);
  }

  @Test
  void softChecksWarnSeldomAndAreExplained() {
    InventedStudy study = study(7, 800);
    Map<String, Integer> counts = new TreeMap<>();
    study
        .register()
        .institutions()
        .forEach(
            unit -> {
              BulkSubmissions.Filled filled = study.complete(unit, Instant.EPOCH);
              List<String> ids =
                  filled.filling().warnings().stream()
                      .map(Warning::check)
                      .map(c -> c.id())
                      .toList();
              ids.forEach(id -> counts.merge(id, 1, Integer::sum));
              assertEquals(new TreeSet<>(ids), filled.explanations().keySet());
            });
    assertTrue(counts.size() >= 3, "some checks hold: " + counts);
    counts.forEach((id, n) -> assertTrue(n < 0.05 * 800, id + " warns too often: " + counts));
  }

  @Test
  void aSheetDependsOnSeedAndUnitAloneNotOnOrderOrNumber() {
    InventedStudy study = study(7, 128);
    List<InventedInstitution> units = new ArrayList<>(study.register().institutions().toList());
    Map<String, String> once = new TreeMap<>();
    units.forEach(unit -> once.put(unit.code(), study.sheet(unit).sheet().toString()));
    Collections.shuffle(units, new Random(1));
    InventedStudy again = study(7, 64);
    for (InventedInstitution unit : units) {
      assertEquals(once.get(unit.code()), again.sheet(unit).sheet().toString());
    }
  }

  @Test
  void anotherSeedGivesOtherAnswers() {
    InventedInstitution unit = study(7, 400).register().institution(3);
    assertNotEquals(
        study(7, 400).sheet(unit).contentHash(), study(8, 400).sheet(unit).contentHash());
  }

  @Test
  void aDraftIsBegunAndNotFinished() {
    InventedStudy study = study(7, 400);
    for (InventedInstitution unit : study.register().institutions().limit(60).toList()) {
      Filling filling = study.started(unit);
      int given = filling.sheet().answers().size();
      assertTrue(given >= 3 && given <= 60, unit.code() + " gave " + given);
    }
  }

  @Test
  void aMillionSheetsAreMadeOneAtATime() {
    InventedStudy study = study(7, 1_000_000);
    assertEquals(1_000_000, study.register().size());
    assertEquals(3, study.sheetsOfAll().map(SubmittedSheet::unitCode).limit(3).distinct().count());
    InventedInstitution last = study.register().institution(999_999);
    assertEquals(last.code(), study.sheet(last).unitCode());
    assertEquals(last.name(), study.sheet(last).sheet().getString("g_inst_name"));
  }
}
