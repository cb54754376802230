package org.orgstatus.accounts;

/**
 * How far a role reaches.
 *
 * @param kind the kind of area
 * @param code the reporting unit's code, the institution's code or the alliance's id; empty for the
 *     nation
 */
public record Scope(Kind kind, String code) {

  /** The kinds of area, widest first. */
  public enum Kind {
    NATION,
    REPORTING_UNIT,
    INSTITUTION,
    ALLIANCE
  }

  public static final Scope NATION = new Scope(Kind.NATION, "");

  public Scope {
    if ((kind == Kind.NATION) != code.isEmpty()) {
      throw new IllegalArgumentException("not a scope: " + kind + " '" + code + "'");
    }
  }

  public static Scope reportingUnit(String code) {
    return new Scope(Kind.REPORTING_UNIT, code);
  }

  public static Scope institution(String code) {
    return new Scope(Kind.INSTITUTION, code);
  }

  public static Scope alliance(String id) {
    return new Scope(Kind.ALLIANCE, id);
  }

  /** Whether what is to be done lies inside this area. */
  public boolean covers(Target target) {
    return switch (kind) {
      case NATION -> true;
      case REPORTING_UNIT -> code.equals(target.reportingUnit());
      case INSTITUTION -> code.equals(target.institution());
      case ALLIANCE -> code.equals(target.alliance());
    };
  }
}
