package org.orgstatus.questionnaire.expression;

import java.util.List;
import java.util.stream.Collectors;
import org.orgstatus.base.Place;

/**
 * A question to the server whose arguments are constants, so that its value can be sent along with
 * a page.
 *
 * @param function for example {@code registry}
 * @param arguments the constants as texts
 * @param place where the function's name stands
 */
public record Call(String function, List<String> arguments, Place place) {

  public Call {
    arguments = List.copyOf(arguments);
  }

  /**
   * The call as written with single quotes, for example {@code other-form('province', 'c_dept')}.
   */
  public String key() {
    return key(function, arguments);
  }

  /** The same key from a function's name and the arguments that {@link Scope#call} got. */
  public static String key(String function, List<String> arguments) {
    return arguments.stream().collect(Collectors.joining("', '", function + "('", "')"));
  }
}
