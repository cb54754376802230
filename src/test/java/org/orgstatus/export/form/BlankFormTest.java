package org.orgstatus.export.form;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.export.text.PaperFont;
import org.orgstatus.questionnaire.Item;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.QuestionnaireReader;
import org.orgstatus.questionnaire.Routing;
import org.orgstatus.questionnaire.Surroundings;
import org.orgstatus.questionnaire.expression.Value;
import org.orgstatus.testing.PdfPages;
import org.orgstatus.testing.Scenario;

class BlankFormTest {

  private static final BlankForm.Wave WAVE =
      new BlankForm.Wave(
          LocalText.of("第一轮", "Wave 1"),
          LocalDate.of(2017, 9, 30),
          2016,
          Instant.parse("2017-11-15T10:00:00Z"),
          false,
          LocalText.of("您是否同意访谈？", "Do you agree to the interview?"));

  @ParameterizedTest
  @CsvSource({
    "gate campus_association, A",
    "gate institution_no_association, B",
    "provincial_association, C",
    "alliance, D",
    "alliance_visit, E"
  })
  void everyFormPrintsWithAllItsQuestionsAndChoices(String ids, String letter) throws IOException {
    List<Questionnaire> forms = Scenario.shipped(ids.split(" "));
    for (Language language : Language.values()) {
      byte[] pdf = pdf(forms, "", language);
      keep(pdf, "blank-" + letter + "-" + language.tag());
      String text = PdfPages.text(pdf).replaceAll("\\s", "");
      for (Questionnaire form : forms) {
        form.questions()
            .filter(q -> q.type().isAsked())
            .forEach(
                q -> {
                  assertTrue(text.contains(q.number()), q.number());
                  q.choices()
                      .ifPresent(
                          list ->
                              list.choices()
                                  .forEach(
                                      c -> {
                                        String label = c.label().in(language);
                                        assertTrue(
                                            text.contains(label.replaceAll("\\s", "")), label);
                                      }));
                });
      }
      assertFalse(text.contains("${"), "an unfilled value");
      assertFalse(text.contains(PaperFont.REPLACEMENT), "a character the typeface lacks");
    }
  }

  @Test
  void theSameFormGivesTheSameBytes() {
    List<Questionnaire> forms = Scenario.shipped("gate", "institution_no_association");
    assertArrayEquals(pdf(forms, "甲大学", Language.ZH), pdf(forms, "甲大学", Language.ZH));
  }

  @Test
  void pagesAreA4AndNumbered() throws IOException {
    byte[] pdf = pdf(Scenario.shipped("gate", "institution_no_association"), "甲大学", Language.ZH);
    List<String> pages = PdfPages.pages(pdf);
    for (int i = 0; i < pages.size(); i++) {
      String foot = "第" + (i + 1) + "页，共" + pages.size() + "页";
      assertTrue(pages.get(i).replaceAll("\\s", "").contains(foot), foot);
    }
    assertEquals("595 x 842", PdfPages.size(pdf));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ${a} = 'x'                                | 仅当T1.1选“甲”时填写           | Only if T1.1 is "A"
          ${a} != 'x'                               | 仅当T1.1不选“甲”时填写         | Only if T1.1 is not "A"
          ${a} = 'x' or ${a} = 'y'                  | 仅当T1.1选“甲”或“乙”时填写     | Only if T1.1 is "A" or "B"
          ${a} != 'x' and ${n} > 0                  | 仅当T1.1不选“甲”，且T1.3大于0时填写 | -
          selected(${m}, 'y')                       | 仅当T1.2勾选了“乙”时填写       | Only if T1.2 includes "B"
          not(selected(${m}, 'y'))                  | 仅当T1.2没有勾选“乙”时填写     | Only if T1.2 does not include "B"
          ${n} >= 3                                 | 仅当T1.3不小于3时填写          | Only if T1.3 is at least 3
          ${a} != ''                                | 仅当T1.1已填写时填写           | Only if T1.1 is answered
          ${f} = 'yes'                              | 仅当T1.1选“甲”时填写           | Only if T1.1 is "A"
          ${f} = 'no'                               | 仅当T1.1不选“甲”时填写         | Only if T1.1 is not "A"
          ${n} = 2 and (${a} = 'x' or ${m} = 'y')   | 仅当T1.3等于2，且（T1.1选“甲”，或T1.2选“乙”）时填写 | -
          """)
  void conditionsReadAsSentences(String condition, String zh, String en) {
    String form =
        """
        form: test
        letter: T
        version: "1"
        unit: institution
        title: {zh: 测试, en: Test}
        sections:
          - section: 1
            title: {zh: 测试, en: Test}
            items:
              - {name: a, no: T1.1, type: select_one xy, label: {zh: 甲, en: A}}
              - {name: m, no: T1.2, type: select_multiple xy, label: {zh: 乙, en: B}}
              - {name: n, no: T1.3, type: integer, label: {zh: 数, en: Number}}
              - {name: f, no: T1.4, type: calculate, label: {zh: 算, en: Sum}, calculation: "if(${a} = 'x', 'yes', 'no')"}
              - {name: q, no: T1.5, type: text, label: {zh: 问, en: Q}, relevant: "CONDITION"}
        choices:
          xy:
            - x: {zh: 甲, en: A}
            - y: {zh: 乙, en: B}
        """
            .replace("CONDITION", condition.strip());
    QuestionnaireReader.Result read = QuestionnaireReader.read(java.util.Map.of("test.yaml", form));
    assertEquals(List.of(), read.problems());
    Routing routing = Routing.of(read.faultless());
    Optional<Item.Question> asked = routing.node("q").flatMap(Routing.Node::question);
    assertEquals(zh, new SkipNote(routing, Language.ZH).of(asked.orElseThrow().relevant()));
    if (!en.equals("-")) {
      assertEquals(en, new SkipNote(routing, Language.EN).of(asked.orElseThrow().relevant()));
    }
  }

  @Test
  void whatIsReadAloudStandsBeforeInterviewsAndNowhereElse() throws IOException {
    String visit = PdfPages.text(pdf(Scenario.shipped("alliance_visit"), "", Language.ZH));
    assertTrue(visit.contains("您是否同意访谈？"), visit);
    String alliance = PdfPages.text(pdf(Scenario.shipped("alliance"), "", Language.ZH));
    assertFalse(alliance.contains("您是否同意访谈？"));
  }

  @Test
  void aCopyForEveryoneSaysThatSomeHaveTheirOwnDeadline() throws IOException {
    BlankForm.Wave extended =
        new BlankForm.Wave(
            WAVE.title(),
            WAVE.referenceDate(),
            WAVE.referenceYear(),
            WAVE.deadline(),
            true,
            WAVE.consent());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BlankForm(extended, "", Scenario.shipped("alliance"), around()).writePdf(Language.ZH, out);
    String text = PdfPages.text(out.toByteArray()).replaceAll("\\s", "");
    assertTrue(text.contains("2017年11月15日18:00（获准延期的填报单位按其截止时间）"), text);
  }

  @Test
  void whatTheRegisterSaysByACodeIsPrintedInWords() throws IOException {
    Surroundings registered =
        new Surroundings() {
          @Override
          public Value call(String function, List<String> arguments) {
            return arguments.contains("double_first_class") ? new Value.Text("B") : Value.EMPTY;
          }

          @Override
          public LocalDate today() {
            return LocalDate.of(2017, 10, 1);
          }
        };
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BlankForm(WAVE, "", Scenario.shipped("gate"), registered).writePdf(Language.ZH, out);
    assertTrue(PdfPages.text(out.toByteArray()).contains("一流学科建设高校"));
  }

  @Test
  void noShippedConditionShowsAVariableName() {
    for (List<Questionnaire> forms :
        List.of(
            Scenario.shipped("gate", "campus_association", "institution_no_association"),
            Scenario.shipped("provincial_association"),
            Scenario.shipped("alliance"),
            Scenario.shipped("alliance_visit"))) {
      for (Language language : Language.values()) {
        notes(new BlankForm(WAVE, "", forms, around()), language)
            .forEach(note -> assertFalse(note.matches(".*[a-z]+_[a-z_]+.*"), note));
      }
    }
  }

  private static Stream<String> notes(BlankForm form, Language language) {
    return form.parts(language).stream()
        .flatMap(
            p ->
                Stream.concat(
                    Stream.of(p.skip()),
                    p.sections().stream()
                        .flatMap(
                            s ->
                                Stream.concat(
                                    Stream.of(s.skip()),
                                    s.entries().stream()
                                        .flatMap(
                                            e ->
                                                Stream.concat(
                                                    Stream.of(e.skip()),
                                                    e.entries().stream()
                                                        .map(BlankForm.Entry::skip)))))));
  }

  private static Surroundings around() {
    return Scenario.of("- {name: a, no: T1.1, type: text, label: {zh: 甲, en: A}}");
  }

  private static byte[] pdf(List<Questionnaire> forms, String unit, Language language) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new BlankForm(WAVE, unit, forms, around()).writePdf(language, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void keep(byte[] pdf, String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/paper"));
    Files.write(folder.resolve(name + ".pdf"), pdf);
  }
}
