package org.orgstatus.questionnaire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orgstatus.testing.Scenario;

class ExampleSheetTest {

  private static final List<Questionnaire> SHIPPED = Questionnaires.of(Path.of("")).listAll();

  static List<String> shipped() {
    return SHIPPED.stream().map(Questionnaire::id).toList();
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedFormHasAnExampleThatItTakesItself(String id) {
    List<Questionnaire> forms = chain(id);
    JsonObject example = example(id);
    SheetJson.Posted posted = SheetJson.posted(Routing.of(forms), example);
    assertEquals(List.of(), posted.faults());
    Filling filling = new Filling(Routing.of(forms), Scenario.ofShipped(id(forms)), posted.sheet());
    assertTrue(filling.isAsked(forms.get(forms.size() - 1)));
    assertEquals(List.of(), SheetJson.notAsked(filling));
    assertEquals(List.of(), filling.faults());
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void anIndependentValidatorFindsNoFaultInIt(String id) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(AnswerSchema.of(chain(id)).toString());
    ObjectMapper json = new ObjectMapper();
    assertEquals(Set.of(), schema.validate(json.readTree(example(id).toString())));
    assertEquals(1, schema.validate(json.readTree("{\"nobody_asked\": 1}")).size());
  }

  @Test
  void aFormThatNoAnswerLeadsToHasNone() {
    List<Questionnaire> forms = chain("campus_association");
    assertEquals(Optional.empty(), ExampleSheet.of(List.of(forms.get(1)), forms.get(1)));
  }

  private static JsonObject example(String id) {
    List<Questionnaire> forms = chain(id);
    return ExampleSheet.of(forms, forms.get(forms.size() - 1)).orElseThrow();
  }

  private static List<Questionnaire> chain(String id) {
    Questionnaire form = find(id);
    List<Questionnaire> chain = new ArrayList<>(List.of(form));
    form.follows().ifPresent(before -> chain.add(0, find(before)));
    return chain;
  }

  private static String[] id(List<Questionnaire> forms) {
    return forms.stream().map(Questionnaire::id).toArray(String[]::new);
  }

  private static Questionnaire find(String id) {
    return SHIPPED.stream().filter(f -> f.id().equals(id)).findFirst().orElseThrow();
  }
}
