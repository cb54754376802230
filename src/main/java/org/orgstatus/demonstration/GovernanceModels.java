package org.orgstatus.demonstration;

import java.util.Map;
import org.orgstatus.questionnaire.AnswerValue;

/** Form A, section 2: congresses, committees, chairs. */
final class GovernanceModels {

  /** A congress at most so many months ago is not overdue, at least so many is, by any rounding. */
  private static final int ON_TIME = 64;

  private static final int OVERDUE = 69;

  private GovernanceModels() {}

  static void addTo(Map<String, ItemModel> models) {
    models.put("a_congress_type", GovernanceModels::congressType);
    models.put("a_congress_n", a -> Asked.count(congresses(a)));
    models.put("a_congress_last", a -> monthsBack(a, lastCongress(a)));
    models.put("a_congress_prev", a -> monthsBack(a, lastCongress(a) + gap(a)));
    models.put("a_comm_exists", a -> a.yes(a.passes("STR-07")));
    models.put("a_comm_size", GovernanceModels::committeeSize);
    models.put(
        "a_comm_front",
        a -> Asked.count(a.number("a_comm_size", 15) * (0.25 + 0.55 * a.draws().uniform()) - 0.5));
    models.put(
        "a_comm_elect", a -> a.one("compete .14 equal .36 consult .30 appoint .18 other .02"));
    models.put("a_comm_meet", a -> meetings(a, "STR-08", "1 .62 2 .24 3 .09 4 .05"));
    models.put("a_sc_exists", a -> a.yes(a.draws().chance(a.unit().isUndergraduate() ? .5 : .3)));
    models.put("a_sc_meet", a -> meetings(a, "STR-10", "1 .46 2 .38 3 .08 4 .05 6 .03"));
    models.put(
        "a_chair_n", a -> Asked.count(a.passes("STR-11") ? 1 : a.draws().chance(.6) ? 0 : 2));
    models.put(
        "a_chair_identity",
        a ->
            a.passes("STR-12")
                ? a.one("main_leader .24 leader .62 expert .14")
                : a.one("middle .90 other .10"));
    models.put("a_vchair_n", GovernanceModels::viceChairs);
    models.put("a_vchair_qual", GovernanceModels::qualifiedViceChairs);
    models.put("a_spec_n", GovernanceModels::specialCommittees);
    models.put(
        "a_spec_kind",
        a ->
            a.some(
                Shares.of(
                    "academic 8 pop 7 talent 5 ethics 5 student 6 advice 3 transfer 4 discipline 4 other .4"),
                (int) Math.min(5, a.number("a_spec_n", 1))));
  }

  private static boolean isOverdue(Asked asked) {
    return asked.monthsSince("a_est_date") >= 12 && !asked.passes("STR-06");
  }

  /** An association too young for an overdue congress misses the norm by having held none. */
  private static boolean hasHeld(Asked asked) {
    if (asked.passes("STR-06")) {
      return true;
    }
    return asked.monthsSince("a_est_date") > OVERDUE + 6
        && asked.shared("overdue congress").chance(0.7);
  }

  private static AnswerValue congressType(Asked asked) {
    return hasHeld(asked) ? asked.one("members .28 delegates .72") : asked.code("never");
  }

  /** Months from the latest congress to the reference date. */
  private static int lastCongress(Asked asked) {
    int age = asked.monthsSince("a_est_date");
    Draws draws = asked.shared("latest congress");
    return isOverdue(asked)
        ? draws.between(OVERDUE, Math.min(age, 150))
        : draws.between(0, Math.min(age, ON_TIME));
  }

  /** One congress only, or enough for the years since the founding. */
  private static int congresses(Asked asked) {
    int span = asked.monthsSince("a_est_date") - lastCongress(asked);
    if (span < 38 || !asked.shared("congresses").chance(0.9)) {
      return 1;
    }
    int usual = 1 + Math.max(1, Math.round(span / 60f));
    return Math.min(Math.min(usual, 12), 1 + asked.monthsSince("a_est_date") / 24);
  }

  /** Months between the last two congresses; three to five years where the norm is met. */
  private static int gap(Asked asked) {
    int span = asked.monthsSince("a_est_date") - lastCongress(asked);
    Draws draws = asked.shared("gap");
    if (asked.passes("STR-05")) {
      return draws.between(38, Math.min(span, 64));
    }
    return span > 72 && draws.chance(0.6)
        ? draws.between(70, Math.min(span, 116))
        : draws.between(13, 33);
  }

  private static AnswerValue monthsBack(Asked asked, int months) {
    return new AnswerValue.Month(asked.referenceMonth().minusMonths(months));
  }

  private static AnswerValue committeeSize(Asked asked) {
    double median = asked.unit().isUndergraduate() ? 35 : 21;
    return Asked.count(Math.max(5, Math.min(200, asked.draws().logNormal(median, 0.4))));
  }

  private static AnswerValue meetings(Asked asked, String norm, String counts) {
    if (asked.isDormant() || !asked.passes(norm)) {
      return Asked.count(0);
    }
    return Asked.count(Integer.parseInt(asked.draws().weighted(Shares.of(counts))));
  }

  private static AnswerValue viceChairs(Asked asked) {
    int count = asked.draws().between(1, asked.unit().isUndergraduate() ? 8 : 5);
    return Asked.count(!asked.passes("STR-13") && asked.draws().chance(0.18) ? 0 : count);
  }

  private static AnswerValue qualifiedViceChairs(Asked asked) {
    int all = (int) asked.number("a_vchair_n", 0);
    return Asked.count(asked.passes("STR-13") ? all : asked.draws().between(0, all - 1));
  }

  private static AnswerValue specialCommittees(Asked asked) {
    boolean any = asked.draws().chance(asked.unit().isUndergraduate() ? 0.62 : 0.40);
    return Asked.count(any ? 1 + asked.draws().poisson(2.2) : 0);
  }
}
