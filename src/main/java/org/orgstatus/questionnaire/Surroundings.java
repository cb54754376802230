package org.orgstatus.questionnaire;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.orgstatus.questionnaire.expression.Value;

/** What a form knows beside its own answers: the wave, the register, other forms. */
public interface Surroundings {

  /**
   * Value of a function that only the server can answer: {@code wave-setting}, {@code registry},
   * {@code roster}, {@code other-form}, {@code answers}, {@code paradata}. {@link Value#EMPTY}
   * where the source is not there yet, so that checks which wait for it stay silent.
   */
  Value call(String function, List<String> arguments);

  /**
   * The name of what a code means in a list that is drawn from the register, for example {@code
   * registry:institutions}; empty where there is no register or no such entry.
   */
  default Optional<String> nameOf(String list, String code) {
    return Optional.empty();
  }

  LocalDate today();
}
