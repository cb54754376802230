package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import org.orgstatus.base.Recorded;

/**
 * Responses that a coordinator enters for institutions that answer on paper: marked as such, with
 * the scan of the paper, accepted by somebody else.
 */
@ApplicationScoped
@Transactional
public class EntriesOnBehalf {

  private static final long NOBODY = 0;

  @Inject private Responses responses;
  @Inject private ResponseGate gate;
  @Inject private Event<Recorded> recorded;

  protected EntriesOnBehalf() {}

  /**
   * Registers that a coordinator enters the response from an institution's paper; begins it where
   * there is none.
   *
   * @throws NotEditable when the response was sent already
   * @throws AnsweredOnline when the institution has begun to answer itself
   */
  public Response begin(String waveId, String formId, String unitCode, By by) {
    Response response = gate.locked(responses.open(waveId, formId, unitCode).id());
    if (!response.status().isEditable()) {
      throw new NotEditable(response.status());
    }
    boolean begun =
        responses.history(response).stream()
            .anyMatch(e -> e.accountId() != NOBODY && e.accountId() != by.accountId());
    if (response.enteredBy().isEmpty() && begun) {
      throw new AnsweredOnline();
    }
    response.enterBy(by.accountId());
    recorded.fire(
        new Recorded("entry-on-behalf", "wave " + waveId + ", unit " + unitCode, "form " + formId));
    return response;
  }

  /**
   * The institution goes on itself with what a coordinator has entered for it: it is approved and
   * receipted as any other. What was entered stays in the history under the coordinator's account.
   *
   * @throws NotEditable when it was sent already
   */
  public void takeOver(long responseId) {
    Response response = gate.editable(responseId);
    if (response.enteredBy().isPresent()) {
      response.takeOver();
      recorded.fire(
          new Recorded(
              "entry-taken-over",
              "wave " + response.waveId() + ", unit " + response.unitCode(),
              "form " + response.formId()));
    }
  }

  /** Keeps the scan of the paper; a later one takes the place of an earlier. */
  public void keepScan(long responseId, Attachment scan) {
    Response response = gate.editable(responseId);
    if (response.enteredBy().isEmpty() || scan.responseId() != responseId) {
      throw new IllegalArgumentException("no entry on behalf, or another response's file");
    }
    response.scan(scan.id());
  }
}
