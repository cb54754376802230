package org.orgstatus.demonstration;

import java.util.List;

/**
 * A visit of two field workers to an alliance.
 *
 * @param place where they were received
 * @param roles of those they spoke with, codes of the list resp_role, in order
 */
record InventedVisit(InventedSecretariat to, String place, List<String> roles)
    implements InventedRespondent {

  private static final List<String> PROTOCOL =
      List.of("sec", "head", "lead_assoc", "member_assoc", "member_no", "prov_assoc", "edu");

  /** A visit is over after six or seven conversations, one that goes on has had three. */
  static InventedVisit of(InventedSecretariat to, String place, boolean over, long seed) {
    int most = over ? Draws.of(seed, to.code(), "conversations").between(6, PROTOCOL.size()) : 3;
    return new InventedVisit(to, place, PROTOCOL.subList(0, most));
  }

  @Override
  public String code() {
    return to.code();
  }

  @Override
  public int rows(String repeat) {
    return roles.size();
  }

  @Override
  public double volunteers() {
    return 0.9;
  }
}
