package org.orgstatus.web.review;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.mvc.Models;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orgstatus.collection.BulkEntries;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Revision;
import org.orgstatus.web.CurrentLanguage;

/** Fills the page of a response's history, whoever asks. */
@RequestScoped
class HistoryPage {

  @Inject HistoryView history;
  @Inject BulkEntries bulk;
  @Inject CurrentLanguage language;
  @Inject Models models;

  /**
   * @param path of the page
   * @param back where its reader comes from
   * @param asked {@code from} and {@code to}: the revisions to compare; the last two otherwise
   */
  String fill(
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
    int to = number(asked.getFirst("to"), revisions.size());
    int from = number(asked.getFirst("from"), Math.max(1, to - 1));
    models.put("from", from);
    models.put("to", to);
    models.put(
        "compared",
        revisions.size() < 2 ? null : history.compare(response, from, to, language.get()));
    return "review/history.html";
  }

  private static int number(@Nullable String text, int otherwise) {
    return text != null && text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : otherwise;
  }
}
