package org.orgstatus.demonstration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.orgstatus.collection.Act;
import org.orgstatus.collection.BulkSubmissions.Later;
import org.orgstatus.collection.Judgement;
import org.orgstatus.questionnaire.ItemPath;

/**
 * What becomes of an invented response after it was filled in. Those that answer are approved and,
 * a day or two later, mostly accepted; of those that have only begun some wait for the approver and
 * some were returned. Forms of provinces and alliances take the same course without an approver:
 * steps that their form does not know are left out.
 */
final class InventedCourse {

  private static final double WAITING = 0.3;
  private static final double ACCEPTED = 0.95;
  private static final Duration ONE_DAY = Duration.ofDays(1);
  private static final Duration OPEN_SINCE = Duration.ofDays(21);

  private final long seed;
  private final String code;

  InventedCourse(long seed, InventedRespondent who) {
    this.seed = seed;
    this.code = who.code();
  }

  /** When it was sent or saved last: more and more towards now, over three weeks. */
  Instant at(Instant now) {
    double back = draws("submitted at").uniform();
    return now.minusMillis((long) (back * back * OPEN_SINCE.toMillis()));
  }

  /** Whether an institution that has not answered has nevertheless sent its sheet once. */
  boolean isSent() {
    return draws("sent").chance(WAITING);
  }

  /** Approved, and accepted when the province has had a day for it. */
  List<Later> answered(Instant at, Instant now) {
    Later approved = Later.of(Act.APPROVE, at);
    long wait = (long) (ONE_DAY.toMillis() * (1 + draws("reviewed").uniform()));
    Instant reviewed = at.plusMillis(wait);
    return reviewed.isBefore(now) && draws("accepted").chance(ACCEPTED)
        ? List.of(approved, Later.of(Act.ACCEPT, reviewed))
        : List.of(approved);
  }

  /** Whether the answer has been accepted until now. */
  boolean isAccepted(Instant now) {
    return answered(at(now), now).stream().anyMatch(later -> later.act() == Act.ACCEPT);
  }

  /** Returned half way from then to now, with a remark on each of these items. */
  List<Later> returned(Instant now, Map<ItemPath, String> remarks) {
    Instant at = at(now);
    Instant returned = at.plus(Duration.between(at, now).dividedBy(2));
    return List.of(new Later(Act.RETURN, returned, new Judgement("", remarks)));
  }

  /** Still with the approver, returned by the approver, or returned by the province. */
  List<Later> unanswered(Instant at) {
    double draw = draws("unanswered").uniform();
    if (draw < 0.4) {
      return List.of();
    }
    if (draw < 0.6) {
      return List.of(new Later(Act.DECLINE, at, Judgement.of("请与人事处再核对一次专职人员数（演示意见）")));
    }
    Judgement why =
        new Judgement(
            "",
            Map.of(
                ItemPath.of("g_st_workers"), "与去年上报的人数差别较大，请核对口径（演示意见）",
                ItemPath.of("g_students"), "请填全日制在校生数，不含成人教育（演示意见）"));
    return List.of(Later.of(Act.APPROVE, at), new Later(Act.RETURN, at, why));
  }

  private Draws draws(String purpose) {
    return Draws.of(seed, code, purpose);
  }
}
