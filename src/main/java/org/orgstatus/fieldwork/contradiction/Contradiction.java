package org.orgstatus.fieldwork.contradiction;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Item;

/**
 * An answer and an observation of one alliance that do not fit together, or did not.
 *
 * @param says what both sides say, in the words of the record: a decision holds for exactly this
 * @param settlement the last decision, whatever was said then
 */
public record Contradiction(
    String waveId,
    String allianceId,
    ContradictionRule rule,
    Side answered,
    Side seen,
    String says,
    Optional<ContradictionSettlement> settlement,
    State state) {

  /** How far it has come. */
  public enum State {
    OPEN("待处理", "To be settled"),
    REOPENED("情况有变，待处理", "Changed, to be settled again"),
    ASKED("已退回联盟核对", "Returned to the alliance"),
    SETTLED("已说明办结", "Settled with a reason"),
    CORRECTED("联盟已更正", "Corrected by the alliance");

    private final LocalText label;

    State(String zh, String en) {
      label = LocalText.of(zh, en);
    }

    public LocalText label() {
      return label;
    }

    /** Whether somebody has to act. */
    public boolean isDue() {
      return this == OPEN || this == REOPENED;
    }
  }

  /**
   * What one side says.
   *
   * @param status of the response that says it
   * @param steps that this response has taken: whoever acts on it says what was seen
   * @param revision of its sheet, from 1
   */
  public record Side(
      Item.Question question,
      AnswerValue value,
      long responseId,
      ResponseStatus status,
      int steps,
      int revision) {}

  /** Names the contradiction as it stands: whoever decides says what was seen. */
  public String token() {
    String standing = says + "\n" + answered.steps() + "\n" + seen.steps();
    return UUID.nameUUIDFromBytes(standing.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Whether the alliance's answer is where it can be returned from. */
  public boolean canReturn() {
    return answered.status() == ResponseStatus.SUBMITTED
        || answered.status() == ResponseStatus.ACCEPTED;
  }
}
