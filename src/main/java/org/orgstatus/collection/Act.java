package org.orgstatus.collection;

import java.util.List;
import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Reviewer;

/** What can be done to a response as a whole. The one table of what leads where. */
public enum Act {
  /** The filler has finished. */
  SEND(LocalText.of("提交", "submitted")),
  /** The filler takes back what the approver has not judged yet. */
  RECALL(LocalText.of("撤回", "taken back")),
  /** The approver agrees. */
  APPROVE(LocalText.of("审核通过", "approved")),
  /** The approver returns it to the filler. */
  DECLINE(LocalText.of("由审核人退回", "returned by the approver")),
  /** The province, or for form C the national office, takes it. */
  ACCEPT(LocalText.of("接受", "accepted")),
  /** The province, or for form C the national office, returns it to the filler. */
  RETURN(LocalText.of("退回", "returned")),
  /** The wave's data are frozen. */
  LOCK(LocalText.of("锁定", "locked"));

  private final LocalText done;

  Act(LocalText done) {
    this.done = done;
  }

  /** What has happened, for example "approved". */
  public LocalText done() {
    return done;
  }

  /**
   * Where the act leads.
   *
   * @param path who judges the response, in order
   * @return empty where a response of this status and path cannot be acted on so
   */
  public Optional<ResponseStatus> after(ResponseStatus from, List<Reviewer> path) {
    boolean approval = path.contains(Reviewer.APPROVER);
    return switch (this) {
      case SEND ->
          to(approval ? ResponseStatus.WITH_APPROVER : ResponseStatus.SUBMITTED, from.isEditable());
      case RECALL -> to(ResponseStatus.DRAFT, from == ResponseStatus.WITH_APPROVER);
      case APPROVE -> to(ResponseStatus.SUBMITTED, from == ResponseStatus.WITH_APPROVER);
      case DECLINE -> to(ResponseStatus.RETURNED, from == ResponseStatus.WITH_APPROVER);
      case ACCEPT ->
          to(ResponseStatus.ACCEPTED, from == ResponseStatus.SUBMITTED && isReviewed(path));
      case RETURN -> to(ResponseStatus.RETURNED, isJudged(from) && isReviewed(path));
      case LOCK -> to(ResponseStatus.LOCKED, isJudged(from));
    };
  }

  private static boolean isJudged(ResponseStatus from) {
    return from == ResponseStatus.SUBMITTED || from == ResponseStatus.ACCEPTED;
  }

  /** Whether an office judges it; what a pair closes by its agreement nobody judges after it. */
  private static boolean isReviewed(List<Reviewer> path) {
    return path.contains(Reviewer.PROVINCE) || path.contains(Reviewer.NATION);
  }

  private static Optional<ResponseStatus> to(ResponseStatus status, boolean possible) {
    return possible ? Optional.of(status) : Optional.empty();
  }
}
