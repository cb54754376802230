package org.orgstatus.analysis.plan;

import java.util.List;
import java.util.Optional;
import org.orgstatus.analysis.definition.Group;

/**
 * What a plan is held to by the method it names: the tables on offer, the settings taken, how many
 * groups. Who computes the tables stands in later rooms.
 */
public interface PlanMethod {

  /** The name that plans write. */
  String word();

  /**
   * Ids of the tables it can give.
   *
   * @param chosen groups of the plan
   */
  List<String> tables(List<Group> chosen);

  /**
   * Ids of the columns of one of its tables, in order. A plan is asked before it is known to be
   * faultless: settings and groups may be missing.
   *
   * @param chosen groups of the plan, faultless ones only
   */
  List<String> columns(AnalysisPlan plan, List<Group> chosen, String table);

  /**
   * The rule by which a table is not for everybody; empty where it may be.
   *
   * @param table id, with the group it stands for
   */
  Optional<Confidential> confidential(String table);

  /**
   * Whether a table has a row for each number among the plan's indicators, in the indicator's unit.
   *
   * @param table id, with the group it stands for
   */
  boolean hasNumbers(String table);

  /** The settings it takes. */
  List<Setting> settings();

  /** How many groups a plan names. */
  Groups groups();

  /** Whether it sets the wave beside the one before. */
  boolean looksBack();

  /** How many groups a plan names: from the fewest to the most. */
  record Groups(int fewest, int most) {
    public static final Groups ONE = new Groups(1, 1);
    public static final Groups SOME = new Groups(1, Integer.MAX_VALUE);
    public static final Groups ANY = new Groups(0, Integer.MAX_VALUE);
  }
}
