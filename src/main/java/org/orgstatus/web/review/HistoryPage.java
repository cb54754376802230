package org.orgstatus.web.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.BulkEntries;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Revision;
import org.orgstatus.web.CurrentLanguage;
import org.orgstatus.web.Refusal;

/** Fills the page of a response's history, whoever asks. */
@RequestScoped
public class HistoryPage {

  private static final LocalText NO_VERSION =
      LocalText.of(
          "答卷没有这一版。请回到“办理记录”，从列出的版本中选择。",
          "The response has no such version. Go back to its history and choose among those"
              + " listed.");

  @Inject HistoryView history;
  @Inject BulkEntries bulk;
  @Inject CurrentLanguage language;
  @Inject Models models;

  /**
   * @param path of the page
   * @param back where its reader comes from
   * @param asked {@code from} and {@code to}: the revisions to compare; the last two otherwise
   */
  public String fill(
      Response response,
      String unit,
      String path,
      String back,
      MultivaluedMap<String, String> asked) {
    List<Revision> revisions = history.revisions(response);
    models.put("unit", unit);
    models.put("path", path);
    models.put("back", back);
    models.put("response", response);
    models.put("bulk", bulk.find(response));
    models.put("steps", history.steps(response, language.get()));
    models.put("revisions", revisions);
    int to = number(asked.getFirst("to"), revisions.size(), revisions.size());
    int from = number(asked.getFirst("from"), Math.max(1, to - 1), revisions.size());
    models.put("from", from);
    models.put("to", to);
    models.put(
        "compared",
        revisions.size() < 2 ? null : history.compare(response, from, to, language.get()));
    return "review/history.html";
  }

  private static int number(@Nullable String text, int otherwise, int most) {
    if (text == null || text.isEmpty()) {
      return otherwise;
    }
    int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
    if (number < 1 || number > most) {
      throw new Refusal(404, NO_VERSION);
    }
    return number;
  }
}
