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
   * The indicators that a table has rows of in their own units: the keys of its rows are their ids,
   * or begin with them and a full stop. Empty where its rows are of another kind.
   *
   * @param table id, with the group it stands for
   */
  List<String> numbers(AnalysisPlan plan, String table);

  /** The settings it takes. */
  List<Setting> settings();

  /** How many groups a plan names. */
  Groups groups();

  /** Whether it looks into every item of every form, whatever its plans name. */
  boolean readsAll();

  /** Whether it sets the wave beside the one before. */
  boolean looksBack();

  /** How many groups a plan names: from the fewest to the most. */
  record Groups(int fewest, int most) {
    public static final Groups ONE = new Groups(1, 1);
    public static final Groups SOME = new Groups(1, Integer.MAX_VALUE);
    public static final Groups ANY = new Groups(0, Integer.MAX_VALUE);
  }
}
