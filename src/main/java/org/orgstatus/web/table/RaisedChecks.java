package org.orgstatus.web.table;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orgstatus.collection.SubmittedSheets;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FormRef;
import org.orgstatus.questionnaire.SoftCheck;

/**
 * How often soft checks were raised in the responses of a wave: those that fillers are shown, which
 * they confirmed or explained before they sent the form.
 */
@RequestScoped
public class RaisedChecks {

  @Inject SubmittedSheets sheets;
  @Inject WaveForms forms;

  /** Responses that raised a check, by its id; checks that none raised are left out. */
  Map<String, Integer> byCheck(Wave wave, Dataset dataset) {
    Map<String, Integer> counts = new HashMap<>();
    for (List<FormRef> response : dataset.codebook().responses()) {
      sheets
          .countExplained(wave.id(), response.get(0).id())
          .forEach((id, n) -> counts.merge(id, n, Integer::sum));
    }
    return counts;
  }

  /** Checks raised about an item, in all responses, by its name; items without are left out. */
  Map<String, Integer> byItem(Wave wave, Dataset dataset) {
    Set<String> own = new HashSet<>();
    dataset.codebook().responses().stream()
        .flatMap(List::stream)
        .forEach(form -> own.add(form.id()));
    Map<String, Integer> raised = byCheck(wave, dataset);
    Map<String, Integer> counts = new HashMap<>();
    forms.list(wave.id()).stream()
        .filter(form -> own.contains(form.id()))
        .flatMap(form -> form.softChecks().stream())
        .filter(check -> check.toFiller() && raised.containsKey(check.id()))
        .forEach(
            check ->
                check
                    .items()
                    .forEach(item -> counts.merge(item, raised.get(check.id()), Integer::sum)));
    return counts;
  }

  /**
   * A check with how often it was raised.
   *
   * @param responses that confirmed or explained it; 0 for checks that only reviewers see, which
   *     are not kept
   */
  public record Raised(SoftCheck check, int responses) {}
}
