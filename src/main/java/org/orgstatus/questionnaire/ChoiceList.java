package org.orgstatus.questionnaire;

import java.util.List;
import java.util.Optional;
import org.orgstatus.base.Place;

/**
 * A list of choices, in the order in which they are shown. A list whose name begins with {@code
 * registry:} has no choices of its own: it is drawn from the register ({@code
 * registry:institutions}, {@code registry:alliances}).
 */
public record ChoiceList(String name, List<Choice> choices, Place place) {

  public ChoiceList {
    choices = List.copyOf(choices);
  }

  public boolean isFromRegister() {
    return name.startsWith("registry:");
  }

  public Optional<Choice> find(String code) {
    return choices.stream().filter(c -> c.code().equals(code)).findFirst();
  }
}
