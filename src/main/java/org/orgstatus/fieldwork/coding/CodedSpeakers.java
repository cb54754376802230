package org.orgstatus.fieldwork.coding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.ChangesOffered;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.ItemPath;

/**
 * Keeps codes of speakers as they are once somebody has coded what they said: passages, memos,
 * decisions and quotations name their speaker by that code, and another one there would lose them
 * or lay them on somebody else's words.
 */
@ApplicationScoped
public class CodedSpeakers {

  private static final LocalText KEPT =
      LocalText.of(
          "这位受访者的内容已经有人编码，编号不能再改，行也不能删去。请保留原编号；受访者撤回同意的，请在走访页面办理。",
          "What this respondent said is coded already, so the code stays and so does the interview."
              + " Where the respondent takes the consent back, do that on the page of the visit.");
  private static final LocalText TAKEN =
      LocalText.of(
          "这个编号属于另一位受访者，其内容已经有人编码。请换一个编号。",
          "This code is another respondent's, whose words are coded already. Take another one.");

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private CodeFrames frames;
  @Inject private Responses responses;

  protected CodedSpeakers() {}

  /** Refuses changes that would part words from their codings. */
  public void keep(@Observes ChangesOffered offer) {
    for (CodeFrame.CodedItems coded : frames.get().texts()) {
      boolean meant =
          coded.form().equals(offer.response().formId())
              && !coded.repeat().isEmpty()
              && offer.changes().stream().anyMatch(change -> names(change, coded));
      if (meant) {
        keep(offer, coded);
      }
    }
  }

  /** Whether it changes who spoke. */
  private static boolean names(Change change, CodeFrame.CodedItems coded) {
    ItemPath path = change.path();
    return path.equals(ItemPath.of(coded.repeat()))
        || path.repeat().equals(coded.repeat()) && path.name().equals(coded.speaker());
  }

  private void keep(ChangesOffered offer, CodeFrame.CodedItems coded) {
    Set<String> worked = worked(offer.response(), coded.repeat());
    if (worked.isEmpty()) {
      return;
    }
    Filling filling = responses.filling(offer.response());
    Map<String, String> places =
        InterviewRow.of(filling, coded.repeat(), coded.speaker()).stream()
            .collect(Collectors.toMap(InterviewRow::interview, InterviewRow::place));
    for (Change change : offer.changes()) {
      if (!names(change, coded)) {
        continue;
      }
      if (change.path().row().isEmpty()) {
        boolean gone =
            places.entrySet().stream()
                .anyMatch(
                    row ->
                        worked.contains(row.getValue())
                            && !rows(change.value()).contains(row.getKey()));
        if (gone) {
          offer.refuse(change.path(), KEPT);
        }
        continue;
      }
      String stands = places.getOrDefault(change.path().row(), "");
      String code = change.value() instanceof JsonString text ? text.getString() : "";
      String wanted = coded.repeat() + "/" + code + "/";
      if (!wanted.equals(stands)) {
        if (worked.contains(stands)) {
          offer.refuse(change.path(), KEPT);
        } else if (worked.contains(wanted)) {
          offer.refuse(change.path(), TAKEN);
        }
      }
    }
  }

  private static List<String> rows(JsonValue value) {
    return value instanceof JsonArray all
        ? all.stream()
            .filter(JsonString.class::isInstance)
            .map(row -> ((JsonString) row).getString())
            .toList()
        : List.of();
  }

  /** Rows of which something was coded, as {@link TextPlace#row()} writes them. */
  private Set<String> worked(Response response, String repeat) {
    Set<String> all = new HashSet<>();
    for (String kind : List.of("Coding", "CodingTurn", "CodingMemo", "Quotation")) {
      entities
          .createQuery(
              "select distinct x.item from "
                  + kind
                  + " x where x.responseId = :response and x.item like :row",
              String.class)
          .setParameter("response", response.id())
          .setParameter("row", repeat + "/%")
          .getResultList()
          .forEach(item -> all.add(new TextPlace(response.id(), item).row()));
    }
    return all;
  }
}
