package org.orgstatus.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ShippedQuestionnairesTest {

  private static final Questionnaires SHIPPED = Questionnaires.of(Path.of(""));

  @Test
  void allSixFormsLoadWithoutAProblem() {
    assertEquals(List.of(), SHIPPED.problems());
    assertEquals(
        List.of(
            "gate",
            "campus_association",
            "institution_no_association",
            "provincial_association",
            "alliance",
            "alliance_visit"),
        SHIPPED.listAll().stream().map(Questionnaire::id).toList());
  }

  @Test
  void theyHoldAllRowsOfTheMaster() {
    // rows of items.csv by form: cut -d, -f1 items.csv | sort | uniq -c; a repeat is two rows
    Map<String, Long> rows = new TreeMap<>();
    for (Questionnaire form : SHIPPED.listAll()) {
      long repeats = form.items().filter(Item.Repeat.class::isInstance).count();
      rows.put(form.letter(), form.questions().count() + 2 * repeats);
    }
    assertEquals("{A=159, B=24, C=57, D=68, E=53, G=24}", rows.toString());
    assertEquals(385, rows.values().stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void theyUseAllListsAndHoldAllSoftChecks() {
    TreeSet<String> lists = new TreeSet<>();
    TreeSet<String> checks = new TreeSet<>();
    for (Questionnaire form : SHIPPED.listAll()) {
      lists.addAll(form.choiceLists().keySet());
      form.softChecks().forEach(check -> checks.add(check.id()));
      assertTrue(form.softChecks().stream().anyMatch(check -> check.id().equals("Q28")), form::id);
    }
    lists.removeIf(name -> name.startsWith("registry:"));
    assertEquals(89, lists.size());
    assertEquals(29, checks.size());
  }

  /** A mere number of things, 个, is said without a unit. */
  @Test
  void whatAHintNamesAsUnitStandsAfterTheNumber() {
    Pattern unit = Pattern.compile("单位：([^，。；（]+)");
    Map<String, String> named = new TreeMap<>();
    Map<String, String> given = new TreeMap<>();
    for (Questionnaire form : SHIPPED.listAll()) {
      form.questions()
          .filter(question -> question.type().isNumber())
          .forEach(
              question -> {
                Matcher hint = unit.matcher(question.hint().text().zh());
                if (hint.find() && !hint.group(1).equals("个")) {
                  named.put(question.name(), hint.group(1));
                }
                question.unit().ifPresent(text -> given.put(question.name(), text.zh()));
              });
    }
    assertEquals(named, given);
    assertEquals("万元", given.get("a_fund_school"));
  }

  @Test
  void storedTextsReadAgainToTheSameForm() {
    for (Questionnaire form : SHIPPED.listAll()) {
      QuestionnaireReader.Result again = QuestionnaireReader.read(SHIPPED.texts(form.id()));
      assertEquals(List.of(), again.problems());
      Questionnaire stored =
          again.faultless().stream()
              .filter(q -> q.id().equals(form.id()))
              .findFirst()
              .orElseThrow();
      assertEquals(form.contentHash(), stored.contentHash());
      assertEquals(
          form.questions().map(Item.Question::name).toList(),
          stored.questions().map(Item.Question::name).toList());
    }
  }

  @Test
  void theHashChangesWithAnyTextThatTheFormNeeds() {
    Map<String, String> texts = new TreeMap<>(SHIPPED.texts("campus_association"));
    assertEquals(
        List.of(
            "questionnaires/campus-association.yaml",
            "questionnaires/checks.yaml",
            "questionnaires/choices.yaml",
            "questionnaires/gate.yaml"),
        List.copyOf(texts.keySet()));
    String hash = SHIPPED.find("campus_association").orElseThrow().contentHash();
    assertTrue(hash.matches("[0-9a-f]{64}"), hash);
    texts.computeIfPresent("questionnaires/choices.yaml", (n, text) -> text + "# edited\n");
    assertTrue(
        QuestionnaireReader.read(texts).faultless().stream()
            .noneMatch(form -> form.contentHash().equals(hash)));
  }

  @Test
  void aFolderWithoutDefinitionsIsAProblemAndNoFailure() {
    Questionnaires none = Questionnaires.of(Path.of("no-such-folder"));
    assertEquals(List.of(), none.listAll());
    assertEquals(List.of("no-definitions"), none.problems().stream().map(p -> p.code()).toList());
    assertThrows(NoSuchElementException.class, () -> none.texts("gate"));
  }
}
