package org.orgstatus.registry;

/** Keeps % and _ in what a person typed from meaning anything in a LIKE with {@code escape '!'}. */
final class Like {

  private Like() {}

  static String literal(String typed) {
    return typed.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }
}
