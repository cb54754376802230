package org.orgstatus.bench;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.orgstatus.dataset.SampleCodebook;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.demonstration.InventedInstitution;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.questionnaire.AnswerSheet;
import org.orgstatus.questionnaire.AnswerValue;
import org.orgstatus.questionnaire.Filling;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Surroundings;
import org.orgstatus.questionnaire.expression.Value;

/** The longest sheet of form A among the institutions of a small invented study. */
final class FormA {

  private static final int INSTITUTIONS = 64;

  private final Routing routing = Routing.of(SampleCodebook.questionnaires());
  private final Surroundings around;
  private final AnswerSheet sheet;

  FormA() {
    InventedStudy study = StudyDataset.study(2017, INSTITUTIONS);
    InventedInstitution longest =
        study
            .register()
            .institutions()
            .filter(i -> study.filled(i).value("g_form").equals(new AnswerValue.Words("A")))
            .max(Comparator.comparing(i -> study.filled(i).sheet().answers().size()))
            .orElseThrow();
    sheet = study.filled(longest).sheet();
    around = new Known(longest.values());
    if (!fill(sheet).value("g_form").equals(study.filled(longest).value("g_form"))) {
      throw new IllegalStateException("the sheet leads elsewhere than in the study");
    }
  }

  AnswerSheet sheet() {
    return sheet;
  }

  Filling fill(AnswerSheet answers) {
    return new Filling(routing, around, answers);
  }

  /** The register and the wave of the invented study. */
  private record Known(Map<String, String> registered) implements Surroundings {

    private static final Map<String, String> WAVE =
        Map.of("id", "W1", "ref_date", "2017-09-30", "ref_year", "2016");

    @Override
    public Value call(String function, List<String> arguments) {
      String argument = arguments.isEmpty() ? "" : arguments.get(0);
      return switch (function) {
        case "wave-setting" -> new Value.Text(WAVE.getOrDefault(argument, ""));
        case "registry" -> new Value.Text(registered.getOrDefault(argument, ""));
        case "paradata" -> new Value.Number(3600);
        default -> Value.EMPTY;
      };
    }

    @Override
    public LocalDate today() {
      return LocalDate.of(2017, 10, 30);
    }
  }
}
