package org.orgstatus.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.QuestionnaireReader;
import org.orgstatus.questionnaire.Questionnaires;

class CodebookTest {

  private static final List<Questionnaire> SHIPPED = Questionnaires.of(Path.of(".")).listAll();

  private static final String CENSUS =
      """
      form: %s
      letter: %s
      version: "1"
      unit: reporting_unit
      title: {zh: 表, en: Form}
      sections:
        - section: 1
          title: {zh: 表, en: Form}
          items:
            - name: wave
              no: "1"
              type: calculate
              label: {zh: 轮次, en: Wave}
              calculation: wave-setting('id')
            - name: n
              no: "2"
              type: integer
              label: {zh: 数, en: Number}
      """;

  private static Codebook codebook(UnitKind unit, List<Questionnaire> forms) {
    return Codebook.of(unit, forms, SampleCodebook.reportingUnits());
  }

  @ParameterizedTest
  @EnumSource(UnitKind.class)
  void everyKindHasTheColumnsOfItsFormsAndComesBackFromJson(UnitKind unit) {
    Codebook codebook = codebook(unit, SHIPPED);
    SHIPPED.stream()
        .filter(form -> form.unit() == unit)
        .flatMap(form -> ItemVariables.of(form).stream())
        .forEach(v -> assertTrue(codebook.find(v.name()).isPresent(), v.name()));
    assertEquals("unit_code", codebook.variables().get(0).name());
    Codebook read = CodebookJson.read(CodebookJson.of(codebook));
    assertEquals(codebook.variables(), read.variables());
    assertEquals(codebook.responses(), read.responses());
    assertEquals(codebook.hash(), read.hash());
  }

  @Test
  void repeatsAreTheChildTables() {
    assertEquals(List.of("a_brand"), codebook(UnitKind.INSTITUTION, SHIPPED).repeats());
    assertEquals(List.of("c_all"), codebook(UnitKind.REPORTING_UNIT, SHIPPED).repeats());
    assertEquals(List.of("member"), codebook(UnitKind.ALLIANCE, SHIPPED).repeats());
    assertEquals(List.of("e_interview", "rating"), codebook(UnitKind.VISIT, SHIPPED).repeats());
  }

  @Test
  void aSecondResponseOfAUnitHasColumnsOfItsOwn() {
    List<Questionnaire> two =
        QuestionnaireReader.read(
                Map.of(
                    "one.yaml", CENSUS.formatted("one", "X"),
                    "two.yaml", CENSUS.formatted("two", "Y")))
            .faultless();
    Codebook codebook = codebook(UnitKind.REPORTING_UNIT, two);
    assertEquals(2, codebook.responses().size());
    assertEquals(
        List.of("wave", "n", "two.n"),
        codebook.variables().stream().filter(Variable::isItem).map(Variable::name).toList());
    Dataset data =
        DatasetAssembly.of(
            new WaveFacts("W1", LocalDate.of(2017, 9, 30), false),
            codebook,
            new DatasetAssembly.Frame(
                List.of(new FrameUnit("110000", Map.of()), new FrameUnit("120000", Map.of())), "f"),
            reader -> {
              reader.accept(sheet("two", "120000", 4));
              reader.accept(sheet("one", "110000", 1));
              reader.accept(sheet("two", "110000", 2));
            });
    assertEquals(1, data.number(0, "n"));
    assertEquals(2, data.number(0, "two.n"));
    assertTrue(data.isAnswered(0));
    assertEquals("X", data.text(0, "form_answered"));
    assertEquals(4, data.number(1, "two.n"));
    assertEquals(Optional.of(MissingReason.UNIT_NONRESPONSE), data.missing(1, "n"));
    assertEquals(1, data.answered(), "the first response decides");
  }

  private static DatasetAssembly.Sheet sheet(String form, String unit, int n) {
    return new DatasetAssembly.Sheet(
        form,
        unit,
        Json.createObjectBuilder().add("wave", "W1").add("n", n).build(),
        form + unit,
        Instant.parse("2017-10-01T00:00:00Z"));
  }
}
