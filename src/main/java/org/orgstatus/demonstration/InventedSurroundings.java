package org.orgstatus.demonstration;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.orgstatus.collection.Sources;
import org.orgstatus.questionnaire.Surroundings;
import org.orgstatus.questionnaire.expression.Value;

/** What the forms of an invented unit know: its register entry, the wave and other units. */
final class InventedSurroundings implements Surroundings {

  private final Map<String, String> registered;
  private final WaveFacts wave;
  private final int seconds;
  private final Sources sources;

  /**
   * @param registered columns of the register, by name
   * @param sources rosters and other units' answers
   */
  InventedSurroundings(
      String code, Map<String, String> registered, WaveFacts wave, long seed, Sources sources) {
    this.registered = registered;
    this.wave = wave;
    this.sources = sources;
    this.seconds = seconds(seed, code);
  }

  /** One in a hundred is faster than soft check Q21 believes. */
  static int seconds(long seed, String code) {
    Draws draws = Draws.of(seed, code, "seconds");
    return draws.chance(0.01) ? 300 : draws.between(900, 7200);
  }

  /**
   * The wave as forms see it.
   *
   * @param today the day on which the forms are filled in
   */
  record WaveFacts(String id, LocalDate referenceDate, int referenceYear, LocalDate today) {}

  @Override
  public Value call(String function, List<String> arguments) {
    String argument = arguments.isEmpty() ? "" : arguments.get(0);
    return switch (function) {
      case "wave-setting" -> new Value.Text(setting(argument));
      case "registry" -> new Value.Text(registered.getOrDefault(argument, ""));
      case "paradata" -> argument.equals("seconds") ? new Value.Number(seconds) : Value.EMPTY;
      case "roster" -> sources.roster(argument);
      case "other-form" -> sources.otherForm(argument, arguments.get(1));
      case "answers" -> sources.answers(argument, arguments.get(1));
      default -> Value.EMPTY;
    };
  }

  private String setting(String key) {
    return switch (key) {
      case "id" -> wave.id();
      case "ref_date" -> wave.referenceDate().toString();
      case "ref_year" -> Integer.toString(wave.referenceYear());
      default -> "";
    };
  }

  @Override
  public LocalDate today() {
    return wave.today();
  }
}
