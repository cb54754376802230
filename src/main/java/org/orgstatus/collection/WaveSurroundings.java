package org.orgstatus.collection;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.questionnaire.Surroundings;
import org.orgstatus.questionnaire.expression.Value;

/**
 * What a form of a wave knows about its unit.
 *
 * @param registered register columns of the unit
 * @param secondsSpent on the form's pages so far
 * @param sources rosters and other units' answers
 */
public record WaveSurroundings(
    Wave wave, Map<String, String> registered, long secondsSpent, LocalDate today, Sources sources)
    implements Surroundings {

  /** Without rosters and other units' answers. */
  public WaveSurroundings(
      Wave wave, Map<String, String> registered, long secondsSpent, LocalDate today) {
    this(wave, registered, secondsSpent, today, Sources.NONE);
  }

  public WaveSurroundings {
    registered = Map.copyOf(registered);
  }

  @Override
  public Value call(String function, List<String> arguments) {
    switch (function) {
      case "wave-setting":
        return setting(arguments.get(0));
      case "registry":
        return new Value.Text(registered.getOrDefault(arguments.get(0), ""));
      case "paradata":
        return arguments.get(0).equals("seconds") ? new Value.Number(secondsSpent) : Value.EMPTY;
      case "roster":
        return sources.roster(arguments.get(0));
      case "other-form":
        return sources.otherForm(arguments.get(0), arguments.get(1));
      case "answers":
        return sources.answers(arguments.get(0), arguments.get(1));
      default:
        return Value.EMPTY;
    }
  }

  @Override
  public Optional<String> nameOf(String list, String code) {
    return sources.nameOf(list, code);
  }

  private Value setting(String key) {
    return switch (key) {
      case "id" -> new Value.Text(wave.id());
      case "ref_date" -> new Value.Text(wave.referenceDate().toString());
      case "ref_year" -> new Value.Text(Integer.toString(wave.referenceYear()));
      default -> Value.EMPTY;
    };
  }
}
