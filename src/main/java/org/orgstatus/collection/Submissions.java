package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Warning;

/** What makes a draft that is sent a submission: nothing missing, one revision, one step. */
@ApplicationScoped
@Transactional(dontRollbackOn = SubmissionRefused.class) // who asked for it does, or goes on
class Submissions {

  private static final Fault NO_SCAN =
      new Fault(
          Fault.Kind.REQUIRED,
          Responses.SCAN,
          LocalText.of(
              "代录要附学校盖章的纸质件扫描，请先在代录页上传；学校自己接着填的，请在问卷首页选“由本校接着填”",
              "Entry on behalf needs the scan of the institution's sealed paper: upload it on the page"
                  + " of the entry. An institution that goes on itself says so on the first page of"
                  + " its form"));

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private WaveForms forms;
  @Inject private Remarks remarks;
  @Inject private VisitRatings ratings;
  @Inject private ProposedAlliances proposedAlliances;
  @Inject private Event<Recorded> recorded;
  @Inject private Event<ResponseSent> sent;
  @Inject private Clock clock;

  protected Submissions() {}

  /**
   * @throws SubmissionRefused with every fault, warnings without confirmation included
   */
  void requireComplete(Response response, Filling filling, Map<String, String> explanations) {
    List<Fault> faults = new ArrayList<>(filling.faults());
    faults.addAll(unanswered(response));
    faults.addAll(ratings.faults(response, filling));
    if (response.enteredBy().isPresent() && response.scanId().isEmpty()) {
      faults.add(NO_SCAN);
    }
    refuse(filling.routing(), faults, SheetCheck.warnings(filling), explanations);
  }

  static void refuse(
      Routing routing,
      List<Fault> faults,
      List<Warning> warnings,
      Map<String, String> explanations) {
    List<Fault> all = new ArrayList<>(faults);
    warnings.stream()
        .filter(warning -> !explanations.containsKey(warning.check().id()))
        .forEach(warning -> all.add(SheetCheck.unconfirmed(warning)));
    if (!all.isEmpty()) {
      throw new SubmissionRefused(routing, all);
    }
  }

  /** Stores the sheet as a new revision, and the step that sends it. */
  Revision record(Response response, Filling filling, Map<String, String> explanations, By by) {
    Instant now = clock.instant();
    Revision revision =
        Revision.sent(
            response,
            forms.contentHashes(response.waveId()),
            filling,
            fileHashes(response, filling),
            explanations,
            by.accountId(),
            now);
    entities.persist(revision);
    ResponseStatus to = Act.SEND.after(response.status(), forms.review(response)).orElseThrow();
    response.find(Finding.of(filling), now);
    Transition step = new Transition(response, Act.SEND, to, revision, by, now, null);
    entities.persist(step);
    response.take(step);
    if (to == ResponseStatus.SUBMITTED) {
      remarks.settle(response, step.number());
      proposedAlliances.propose(response, filling, now);
    }
    recorded.fire(Reviews.recorded(response, step));
    if (to == ResponseStatus.WITH_APPROVER) {
      sent.fire(new ResponseSent(response.id(), step.number()));
    }
    return revision;
  }

  private List<String> fileHashes(Response response, Filling filling) {
    Stream<String> files =
        filling
            .routing()
            .nodes()
            .flatMap(node -> filling.paths(node).stream())
            .map(filling::value)
            .filter(AnswerValue.Attached.class::isInstance)
            .map(file -> ((AnswerValue.Attached) file).id());
    return Stream.concat(files, response.scanId().stream())
        .map(id -> entities.find(Attachment.class, id).sha256())
        .toList();
  }

  /** Remarks without a change or a reply. */
  private List<Fault> unanswered(Response response) {
    List<Remark> open = remarks.listOpen(response);
    Draft draft = open.isEmpty() ? Draft.EMPTY : response.draft();
    return open.stream()
        .filter(r -> r.reply().isEmpty() && !r.isChangedIn(draft.revisionOf(r.path())))
        .map(
            r ->
                new Fault(
                    Fault.Kind.REMARK,
                    r.path(),
                    LocalText.of(
                        "退回意见还没有处理：请修改这一题，或在意见下方说明",
                        "A remark is still open: change the item, or reply to the remark")))
        .toList();
  }
}
