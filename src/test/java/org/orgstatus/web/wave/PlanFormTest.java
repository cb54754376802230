package org.orgstatus.web.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.orgstatus.collection.WavePlan;

class PlanFormTest {

  private static final Instant NOW = Instant.parse("2017-11-01T00:00:00Z");
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @Test
  void everyFaultIsFoundAtOnce() {
    PlanForm form = read(Map.of());
    assertTrue(form.plan().isEmpty());
    assertEquals(Set.copyOf(PlanForm.FIELDS), faulty(form));
  }

  @Test
  void deadlineIsAMomentInChina() {
    WavePlan plan = read(right()).plan().orElseThrow();
    assertEquals(Instant.parse("2017-11-30T10:00:00Z"), plan.deadline());
    assertEquals(LocalDate.of(2017, 9, 30), plan.referenceDate());
    assertEquals(2016, plan.referenceYear());
    assertEquals("第一轮", plan.title().zh());
  }

  @Test
  void deadlineThatHasPassedIsRefused() {
    Map<String, String> entered = right();
    entered.put("deadline", "2017-11-01T08:00"); // 2017-11-01T00:00Z: now, and so too late
    assertEquals(Set.of("deadline"), faulty(read(entered)));
  }

  @Test
  void idOfAnotherWaveIsRefused() {
    Map<String, String> entered = right();
    entered.put("id", "W0");
    PlanForm form = read(entered);
    assertEquals(Set.of("id"), faulty(form));
    assertTrue(form.faults().get("id").get(0).zh().contains("已用过"));
  }

  @Test
  void daysThatDoNotExistAndYearsToComeAreRefused() {
    Map<String, String> entered = right();
    entered.put("reference-date", "2017-09-31");
    assertEquals(Set.of("reference-date"), faulty(read(entered)));
    entered.put("reference-date", "2017-09-30");
    entered.put("reference-year", "2018");
    assertEquals(Set.of("reference-year"), faulty(read(entered)));
  }

  @Test
  void whatWasEnteredIsKeptForTheNextTry() {
    PlanForm form = read(Map.of("id", " w1 ", "title-zh", "第一轮"));
    assertEquals("w1", form.values().get("id"));
    assertEquals("第一轮", form.values().get("title-zh"));
    assertEquals("", form.values().get("deadline"));
    assertEquals(List.of(), form.faults().get("title-zh"));
  }

  private static Map<String, String> right() {
    return new HashMap<>(
        Map.of(
            "id", "W1",
            "title-zh", "第一轮",
            "title-en", "First wave",
            "reference-date", "2017-09-30",
            "reference-year", "2016",
            "deadline", "2017-11-30T18:00"));
  }

  private static PlanForm read(Map<String, String> entered) {
    return PlanForm.read(entered::get, id -> id.equals("W0"), NOW, CHINA);
  }

  private static Set<String> faulty(PlanForm form) {
    return form.faults().entrySet().stream()
        .filter(fault -> !fault.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
