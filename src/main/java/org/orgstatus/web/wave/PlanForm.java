package org.orgstatus.web.wave;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.orgstatus.base.LocalDates;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WavePlan;

/**
 * The form on which a wave is planned: what was entered, and everything that is wrong with it.
 *
 * @param values as entered, by field
 * @param faults by field; empty for a field that is right
 * @param plan present when there is no fault
 */
record PlanForm(
    Map<String, String> values, Map<String, List<LocalText>> faults, Optional<WavePlan> plan) {

  static final List<String> FIELDS =
      List.of("id", "title-zh", "title-en", "reference-date", "reference-year", "deadline");

  /** Letters of a title at the most. */
  private static final int LONGEST_TITLE = 100;

  private static final LocalText ID =
      LocalText.of(
          "编号用大写字母开头，只用大写字母和数字，最多16个，例如W1或W2017。",
          "An id begins with a capital letter and has capital letters and digits only, 16 at most,"
              + " such as W1 or W2017.");
  private static final LocalText TAKEN =
      LocalText.of("这个编号已用过，请换一个。", "This id is taken. Choose another.");
  private static final LocalText TITLE =
      LocalText.of("请填写名称，最多100个字。", "Enter a title of at most 100 characters.");
  private static final LocalText DATE =
      LocalText.of("请填写统计时点，例如2017-09-30。", "Enter the reference date, such as 2017-09-30.");
  private static final LocalText YEAR =
      LocalText.of("请填写统计年度，四位数，例如2016。", "Enter the reference year in four digits, such as 2016.");
  private static final LocalText YEAR_AFTER =
      LocalText.of(
          "统计年度不能晚于统计时点所在的年份，请改正其中一项。",
          "The reference year cannot be later than the year of the reference date. Correct one of"
              + " them.");
  private static final LocalText DEADLINE =
      LocalText.of(
          "请填写截止时间（北京时间），例如2017-11-30 18:00。",
          "Enter the deadline (China time), such as 2017-11-30 18:00.");
  private static final LocalText DEADLINE_PAST =
      LocalText.of("截止时间应晚于现在，请改晚。", "The deadline must lie in the future. Choose a later one.");

  PlanForm {
    values = Map.copyOf(values);
    faults = Map.copyOf(faults);
  }

  /** The form before anything is entered. */
  static PlanForm empty() {
    Map<String, String> values = new LinkedHashMap<>();
    FIELDS.forEach(field -> values.put(field, ""));
    return new PlanForm(values, Map.of(), Optional.empty());
  }

  /** The form with what a wave is planned to be. */
  static PlanForm of(Wave wave, ZoneId zone) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("id", wave.id());
    values.put("title-zh", wave.title().zh());
    values.put("title-en", wave.title().en());
    values.put("reference-date", wave.referenceDate().toString());
    values.put("reference-year", Integer.toString(wave.referenceYear()));
    values.put(
        "deadline",
        LocalDateTime.ofInstant(wave.deadline(), zone).withSecond(0).withNano(0).toString());
    return new PlanForm(values, Map.of(), Optional.empty());
  }

  /**
   * Reads what was entered and finds every fault.
   *
   * @param entered by field; null where a field is missing
   * @param isTaken whether a wave has the id
   * @param zone of the deadline
   */
  static PlanForm read(
      Function<String, String> entered, Predicate<String> isTaken, Instant now, ZoneId zone) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String field : FIELDS) {
      values.put(field, Optional.ofNullable(entered.apply(field)).map(String::strip).orElse(""));
    }
    Map<String, List<LocalText>> faults = new LinkedHashMap<>();
    String id = values.get("id");
    Optional<LocalDate> date = date(values.get("reference-date"));
    Optional<Integer> year = year(values.get("reference-year"));
    Optional<Instant> deadline = LocalDates.entered(values.get("deadline"), zone);
    faults.put("id", idFaults(id, isTaken));
    faults.put("title-zh", titleFaults(values.get("title-zh")));
    faults.put("title-en", titleFaults(values.get("title-en")));
    faults.put("reference-date", date.isEmpty() ? List.of(DATE) : List.of());
    faults.put("reference-year", yearFaults(year, date));
    faults.put("deadline", deadlineFaults(deadline, now));
    if (faults.values().stream().anyMatch(list -> !list.isEmpty())) {
      return new PlanForm(values, faults, Optional.empty());
    }
    LocalText title = LocalText.of(values.get("title-zh"), values.get("title-en"));
    return new PlanForm(
        values,
        faults,
        Optional.of(
            new WavePlan(
                id, title, date.orElseThrow(), year.orElseThrow(), deadline.orElseThrow(), false)));
  }

  static List<LocalText> deadlineFaults(Optional<Instant> deadline, Instant now) {
    if (deadline.isEmpty()) {
      return List.of(DEADLINE);
    }
    return deadline.get().isAfter(now) ? List.of() : List.of(DEADLINE_PAST);
  }

  private static List<LocalText> idFaults(String id, Predicate<String> isTaken) {
    if (!id.matches("[A-Z][A-Z0-9]{0,15}")) {
      return List.of(ID);
    }
    return isTaken.test(id) ? List.of(TAKEN) : List.of();
  }

  private static List<LocalText> titleFaults(String title) {
    return title.isEmpty() || title.length() > LONGEST_TITLE ? List.of(TITLE) : List.of();
  }

  private static List<LocalText> yearFaults(Optional<Integer> year, Optional<LocalDate> date) {
    List<LocalText> faults = new ArrayList<>();
    if (year.isEmpty()) {
      faults.add(YEAR);
    } else if (date.isPresent() && year.get() > date.get().getYear()) {
      faults.add(YEAR_AFTER);
    }
    return List.copyOf(faults);
  }

  private static Optional<LocalDate> date(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      return isYear(date.getYear()) ? Optional.of(date) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> year(String text) {
    return text.matches("[0-9]{4}")
        ? Optional.of(Integer.valueOf(text)).filter(PlanForm::isYear)
        : Optional.empty();
  }

  private static boolean isYear(int year) {
    return year >= 1950 && year <= 2200;
  }
}
