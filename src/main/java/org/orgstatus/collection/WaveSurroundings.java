package org.orgstatus.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.orgstatus.questionnaire.Surroundings;
import org.orgstatus.questionnaire.expression.Value;

/** What a form of this wave knows about its unit. */
record WaveSurroundings(Wave wave, UnitFacts facts, Response response, Clock clock)
    implements Surroundings {

  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  @Override
  public Value call(String function, List<String> arguments) {
    switch (function) {
      case "wave-setting":
        return setting(arguments.get(0));
      case "registry":
        return new Value.Text(
            facts.registered(response.formId(), response.unitCode(), arguments.get(0)));
      case "paradata":
        return arguments.get(0).equals("seconds")
            ? new Value.Number(response.timeSpent().toSeconds())
            : Value.EMPTY;
      default:
        // Rosters and other units' forms: silent until they are there.
        return Value.EMPTY;
    }
  }

  private Value setting(String key) {
    return switch (key) {
      case "id" -> new Value.Text(wave.id());
      case "ref_date" -> new Value.Text(wave.referenceDate().toString());
      case "ref_year" -> new Value.Text(Integer.toString(wave.referenceYear()));
      default -> Value.EMPTY;
    };
  }

  @Override
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), CHINA);
  }
}
