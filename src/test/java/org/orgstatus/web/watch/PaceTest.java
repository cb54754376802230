package org.orgstatus.web.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final LocalDate MONDAY = LocalDate.of(2018, 5, 7);
  private static final LocalDate FRIDAY = MONDAY.plusDays(4);
  private static final LocalDate NEXT_FRIDAY = MONDAY.plusDays(11);

  @Test
  void aWeekOfAnswersIsCarriedOnOverWorkingDaysOnly() {
    List<LocalDate> submitted =
        List.of(MONDAY, MONDAY, MONDAY, FRIDAY, FRIDAY, FRIDAY, FRIDAY, FRIDAY, FRIDAY, FRIDAY);
    Pace pace = Pace.of(40, submitted, MONDAY, FRIDAY, NEXT_FRIDAY);
    assertEquals(5, pace.workingDays());
    assertEquals(2.0, pace.perDay());
    assertEquals(5, pace.workingDaysLeft());
    assertEquals(20, pace.atDeadline());
    // 30 left at 2 a day: 15 working days after Friday are three weeks
    assertEquals(Optional.of(FRIDAY.plusWeeks(3)), pace.finish());
    assertEquals(List.of(3, 3, 3, 3, 10), pace.days().stream().map(Pace.Day::total).toList());
    assertEquals(7, pace.mostADay());
  }

  @Test
  void aProjectionNeverExceedsThoseAsked() {
    Pace pace = Pace.of(12, Collections.nCopies(10, MONDAY), MONDAY, MONDAY, NEXT_FRIDAY);
    assertEquals(12, pace.atDeadline());
    assertEquals(Optional.of(MONDAY.plusDays(1)), pace.finish());
  }

  @Test
  void withoutAnswersOrUnitsNothingIsPromised() {
    Pace none = Pace.of(12, List.of(), MONDAY, FRIDAY, NEXT_FRIDAY);
    assertEquals(Optional.empty(), none.finish());
    assertEquals(0, none.atDeadline());
    assertEquals(1, none.mostADay());
    assertEquals(0, Pace.of(0, List.of(), MONDAY, FRIDAY, NEXT_FRIDAY).atDeadline());
  }

  @Test
  void openedOnAWeekendOrLookedAtAfterTheDeadlineItStillDivides() {
    LocalDate saturday = MONDAY.minusDays(2);
    assertEquals(1, Pace.of(3, List.of(saturday), saturday, saturday, FRIDAY).workingDays());
    Pace over = Pace.of(3, List.of(FRIDAY), MONDAY, NEXT_FRIDAY, FRIDAY);
    assertEquals(5, over.workingDays());
    assertEquals(0, over.workingDaysLeft());
    assertEquals(1, over.atDeadline());
  }
}
