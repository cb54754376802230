package org.orgstatus.web.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.questionnaire.Questionnaires;

class ChainTest {

  private static final Questionnaires SHIPPED = Questionnaires.of(Path.of(""));

  @ParameterizedTest
  @CsvSource({
    "gate, gate campus_association institution_no_association",
    "campus_association, gate campus_association",
    "institution_no_association, gate institution_no_association",
    "alliance, alliance"
  })
  void aSheetHoldsTheFormsBeforeAndAfterItsOwn(String id, String forms) {
    Questionnaire form = SHIPPED.find(id).orElseThrow();
    Chain chain = Chain.of(SHIPPED.listAll(), form);
    assertEquals(List.of(forms.split(" ")), chain.forms().stream().map(Questionnaire::id).toList());
    JsonObject schema = chain.schema();
    assertEquals("urn:orgstatus:form:" + id + ":2017.1", schema.getString("$id"));
    assertEquals(form.title().zh(), schema.getString("title"));
    JsonObject example = chain.example().orElseThrow();
    assertTrue(schema.getJsonObject("properties").keySet().containsAll(example.keySet()));
  }
}
