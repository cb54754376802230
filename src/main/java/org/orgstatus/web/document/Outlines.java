package org.orgstatus.web.document;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.orgstatus.analysis.AnalysisPlans;
import org.orgstatus.analysis.plan.ReportOutline;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problem;
import org.orgstatus.export.StudyDocument.Kind;
import org.orgstatus.web.Refusal;

/** The outline of the study's papers, whole or of picked sections. */
@RequestScoped
public class Outlines {

  private static final String OUTLINE = "analysis/report.yaml";
  private static final LocalText NO_OUTLINE =
      LocalText.of(
          "报告提纲（" + OUTLINE + "）不存在或有错，不能编印。请在定义页面查看。",
          "The outline of the report ("
              + OUTLINE
              + ") is missing or faulty. See the page of definitions.");
  private static final String BETWEEN_PICKS = "-";

  @Inject AnalysisPlans plans;
  @Inject Shelves shelves;

  /** Faults of the outline, for those who write papers: what is at fault is not printed. */
  List<Problem> faults() {
    return shelves.isStaff()
        ? plans.problems().stream().filter(p -> p.place().file().equals(OUTLINE)).toList()
        : List.of();
  }

  ReportOutline whole() {
    return plans.report().orElseThrow(() -> new Refusal(404, NO_OUTLINE));
  }

  /** The outline, of the picked sections alone where a report names some. */
  ReportOutline of(Kind kind, String subject) {
    if (kind == Kind.RESULT || kind == Kind.BASKET) {
      return ReportOutline.NONE;
    }
    ReportOutline whole = whole();
    if (kind != Kind.REPORT || subject.isEmpty()) {
      return whole;
    }
    Set<String> picked = Set.copyOf(List.of(subject.split(BETWEEN_PICKS)));
    if (!whole.picks().containsAll(picked)) {
      throw new Refusal(404, Shelves.NONE);
    }
    return whole.only(picked);
  }

  /** What was picked as one word, in the order of the outline; empty where it is everything. */
  String subject(List<String> picked) {
    Set<String> picks = whole().picks();
    if (!picks.containsAll(picked)) {
      throw new Refusal(404, Shelves.NONE);
    }
    return picked.containsAll(picks)
        ? ""
        : picks.stream().filter(picked::contains).collect(Collectors.joining(BETWEEN_PICKS));
  }
}
