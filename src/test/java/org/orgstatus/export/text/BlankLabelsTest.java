package org.orgstatus.export.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.Questionnaires;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Surroundings;
import org.orgstatus.questionnaire.expression.Value;

/** Labels of items outside their forms. */
class BlankLabelsTest {

  private static final Surroundings WAVE =
      new Surroundings() {
        @Override
        public LocalDate today() {
          return LocalDate.of(2017, 10, 1);
        }

        @Override
        public Value call(String function, List<String> arguments) {
          return function.equals("wave-setting") && arguments.contains("ref_year")
              ? new Value.Text("2016")
              : Value.EMPTY;
        }
      };

  private static BlankLabels labels() {
    Questionnaires all = Questionnaires.of(Path.of(""));
    return BlankLabels.of(
        List.of(
            Routing.of(
                all.listAll().stream()
                    .filter(f -> f.id().equals("gate") || f.follows().isPresent())
                    .toList())),
        WAVE);
  }

  @Test
  void whereALabelHasAPlaceholderStandsThePeriodOfTheWave() {
    LocalText filled =
        labels().filled(LocalText.of("${a_period}科协工作状态", "State of work in ${a_period_en}"));
    assertEquals(LocalText.of("2016年科协工作状态", "State of work in 2016"), filled);
  }

  @Test
  void whatAnswersAloneTellStandsByItsName() {
    LocalText filled = labels().filled(LocalText.of("${a_est_date}以来", "Since ${nobody}"));
    assertEquals(LocalText.of("〔a_est_date〕以来", "Since [nobody]"), filled);
    LocalText plain = LocalText.of("校名", "Name");
    assertEquals(plain, BlankLabels.NONE.filled(plain));
  }

  @Test
  void noLabelOfAnyFormKeepsAPlaceholder() {
    BlankLabels labels = labels();
    long with =
        Questionnaires.of(Path.of("")).listAll().stream()
            .flatMap(form -> form.questions().map(Item.Question::label))
            .filter(label -> !label.references().isEmpty())
            .peek(label -> assertFalse(labels.filled(label.text()).zh().contains("${")))
            .peek(label -> assertFalse(labels.filled(label.text()).en().contains("${")))
            .count();
    assertTrue(with > 0, "some labels have placeholders");
  }
}
