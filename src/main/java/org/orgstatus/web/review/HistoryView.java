package org.orgstatus.web.review;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Remark;
import org.orgstatus.collection.Remarks;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Reviews;
import org.orgstatus.collection.Revision;
import org.orgstatus.collection.Transition;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.web.Refusal;

/** What happened to a response, for a page and for programs. */
@ApplicationScoped
public class HistoryView {

  @Inject Responses responses;
  @Inject Reviews reviews;
  @Inject Remarks remarks;
  @Inject Accounts accounts;

  /**
   * One transition.
   *
   * @param who display name of the account: an institution and a role, or an office
   * @param items remarks on items
   */
  public record Step(Transition step, String who, List<Said> items) {}

  /**
   * A remark on an item.
   *
   * @param reply of the filler; empty where there is none
   */
  public record Said(
      String path, String anchor, String number, String label, String text, String reply) {}

  /**
   * Two revisions and what differs.
   *
   * @param from the earlier one
   */
  public record Compared(Revision from, Revision to, List<Differences.Line> lines) {}

  public List<Step> steps(Response response, Language language) {
    Map<Long, String> names = new TreeMap<>();
    List<Remark> all = remarks.list(response);
    Optional<Filling> filling =
        responses.sent(response).map(sent -> responses.filling(response, sent));
    return reviews.history(response).stream()
        .map(
            step ->
                new Step(
                    step,
                    names.computeIfAbsent(step.accountId(), this::name),
                    all.stream()
                        .filter(remark -> remark.transitionNumber() == step.number())
                        .map(remark -> said(remark, filling, language))
                        .toList()))
        .toList();
  }

  /** Every revision that was sent, oldest first. */
  public List<Revision> revisions(Response response) {
    return responses.listRevisions(response);
  }

  /**
   * @throws Refusal 404 when the response has no such revision
   */
  public Compared compare(Response response, int from, int to, Language language) {
    Revision earlier = revision(response, Math.min(from, to));
    Revision later = revision(response, Math.max(from, to));
    return new Compared(
        earlier,
        later,
        Differences.between(
            earlier,
            responses.filling(response, earlier),
            later,
            responses.filling(response, later),
            language));
  }

  public Revision revision(Response response, int number) {
    return responses
        .revision(response, number)
        .orElseThrow(() -> new Refusal(404, LocalText.of("没有这一版。", "There is no such revision.")));
  }

  static Said said(Remark remark, Optional<Filling> filling, Language language) {
    ItemPath path = remark.path();
    Optional<Routing.Node> node = filling.flatMap(f -> f.routing().node(path.name()));
    return new Said(
        path.toString(),
        Anchors.of(path),
        node.map(Routing.Node::item).map(Item::number).orElse(""),
        node.map(n -> filling.orElseThrow().show(n.item().label(), language, path)).orElse(""),
        remark.text(),
        remark.reply().orElse(""));
  }

  private String name(long account) {
    return accounts.find(account).map(Account::displayName).orElse("—");
  }
}
