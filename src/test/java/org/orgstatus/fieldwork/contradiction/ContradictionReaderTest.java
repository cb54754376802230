package org.orgstatus.fieldwork.contradiction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orgstatus.base.DefinitionFile;
import org.orgstatus.base.Problem;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.testing.Scenario;

class ContradictionReaderTest {

  private static final String NAME = "analysis/contradictions.yaml";
  private static final List<Questionnaire> FORMS = Scenario.shipped("alliance", "alliance_visit");

  @Test
  void theShippedRulesHaveNoFaultAndCompareEveryDocumentThatVisitorsAskFor() throws IOException {
    ContradictionReader.Result read = read(Files.readString(Path.of(NAME)));
    assertEquals(List.of(), read.problems());
    Set<String> compared =
        read.rules().stream().map(ContradictionRule::seen).collect(Collectors.toSet());
    List<String> documents =
        FORMS.get(1).questions().map(q -> q.name()).filter(name -> isDocument(name)).toList();
    assertEquals(10, documents.size());
    assertTrue(compared.containsAll(documents), compared.toString());
  }

  private static boolean isDocument(String name) {
    return FORMS
        .get(1)
        .questions()
        .filter(q -> q.name().equals(name))
        .anyMatch(q -> q.choices().filter(list -> list.name().equals("rating_obs")).isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          answered: d_charter            | answered: d_chater                 | 3:15 unknown-item
          answered: d_charter            | answered: eo_charter               | 3:15 unknown-item
          seen: eo_charter               | seen: d_charter                    | 4:11 unknown-item
          seen: eo_charter               | seen: ei_role                      | 4:11 unknown-item
          ${d_charter} = 'congress'      | ${d_x} = 'congress'                | 5:11 unknown-item
          ${d_charter} = 'congress'      | ${d_charter} = registry('code')    | 5:11 not-of-the-sheets
          ${d_charter} = 'congress'      | ${d_charter} =                     | 5:25 expression-syntax
          id: K01                        | id: K 01                           | 2:9 bad-id
          id: K01                        | idd: K01                           | 2:5 unknown-key
          """)
  void aFaultIsNamedWhereItStands(String written, String faulty, String expected) {
    ContradictionReader.Result read = read(RULE.replace(written, faulty));
    assertTrue(
        read.problems().stream().map(ContradictionReaderTest::at).toList().contains(expected),
        read.problems().toString());
    assertEquals(List.of(), read.rules());
  }

  @Test
  void anIdIsGivenOnce() {
    ContradictionReader.Result read = read(RULE + RULE.replace("contradictions:\n", ""));
    assertEquals("duplicate-id", read.problems().get(0).code());
    assertEquals(1, read.rules().size());
  }

  private static final String RULE =
      """
      contradictions:
        - id: K01
          answered: d_charter
          seen: eo_charter
          when: ${d_charter} = 'congress'
          text: {zh: 有章程而未见, en: A charter that nobody saw}
      """;

  private static String at(Problem problem) {
    return problem.place().line() + ":" + problem.place().column() + " " + problem.code();
  }

  private static ContradictionReader.Result read(String text) {
    return ContradictionReader.read(DefinitionFile.of(NAME, text), FORMS);
  }
}
