package org.orgstatus.accounts;

/**
 * What somebody wants to act on, named by every area it lies in, so that {@link Scope#covers} need
 * not know the register. An empty code means that the thing lies in no such area.
 *
 * @param reportingUnit code of the reporting unit
 * @param institution code of the institution
 * @param alliance id of the alliance
 */
public record Target(String reportingUnit, String institution, String alliance) {

  /** Something of the whole study: only the nation's scope covers it. */
  public static final Target NATION = new Target("", "", "");

  public static Target reportingUnit(String code) {
    return new Target(code, "", "");
  }

  /** An institution and the reporting unit it belongs to. */
  public static Target institution(String reportingUnit, String code) {
    return new Target(reportingUnit, code, "");
  }

  /** An alliance and the reporting unit it belongs to. */
  public static Target alliance(String reportingUnit, String id) {
    return new Target(reportingUnit, "", id);
  }
}
