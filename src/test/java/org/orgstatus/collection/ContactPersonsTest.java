package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

class ContactPersonsTest {

  @OnEachDatabase
  void personsOfTheUnitsAskedForAreReadAndThePurposeIsOnRecord(Database database) {
    Study study = Study.open(database, Path.of(""));
    name(study, Study.UNIT, "张三");
    name(study, Study.FAR, "李四");
    Map<String, Map<String, String>> persons =
        study.call(
            b ->
                b.get(ContactPersons.class)
                    .list("W1", "gate", Set.of(Study.UNIT, Study.NEIGHBOUR), "电话催报"));
    assertEquals(Map.of(Study.UNIT, Map.of("g_filler_name", "张三")), persons);
    assertTrue(
        study.recorded().toString().contains("2 institutions, purpose: 电话催报"),
        study.recorded().toString());
  }

  private static void name(Study study, String unit, String name) {
    study.run(
        b -> {
          Responses responses = b.get(Responses.class);
          Response response = responses.open("W1", "gate", unit);
          ItemPath path = ItemPath.parse("g_filler_name");
          responses.save(response.id(), List.of(new Change(path, Json.createValue(name), 0)), 1);
        });
  }
}
