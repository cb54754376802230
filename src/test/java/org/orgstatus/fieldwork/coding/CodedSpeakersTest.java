package org.orgstatus.fieldwork.coding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.fieldwork.VisitItems;
import org.orgstatus.questionnaire.Fault;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

/** A returned form E is corrected after some of it was coded. */
class CodedSpeakersTest {

  private static final String FORM = "alliance_visit";
  private static final long ANN = 21;

  private Study study;

  /** The first of three interviews is coded, and the form is with the pair again. */
  private void begin(Database database) {
    study = SampleVisit.sent(database);
    study.run(
        b -> {
          OpenText said = b.get(OpenTexts.class).list("W1", FORM).get(0);
          assertEquals("e_interview/BJ01-01/ei_problem", said.place().item());
          b.get(Codings.class).code(said, 0, 4, List.of("DIF.fund"), ANN);
          b.get(EntityManager.class)
              .createNativeQuery("update response set status = 'RETURNED' where id = ?")
              .setParameter(1, said.place().responseId())
              .executeUpdate();
        });
  }

  private List<Fault> save(ItemPath path, JsonValue value) {
    return study.call(
        b -> {
          Responses all = b.get(Responses.class);
          Response response = all.find("W1", FORM, Study.ALLIANCE).orElseThrow();
          return all.save(response.id(), List.of(new Change(path, value, 99)), ANN).faults();
        });
  }

  private static ItemPath code(String row) {
    return VisitItems.of(row, VisitItems.CODE);
  }

  private String said(ItemPath path) {
    return study.call(
        b -> {
          Responses all = b.get(Responses.class);
          Response response = all.find("W1", FORM, Study.ALLIANCE).orElseThrow();
          return all.filling(response).value(path).inExpressions().text();
        });
  }

  @OnEachDatabase
  void theCodeOfWhoeverWasCodedStays(Database database) {
    begin(database);
    List<Fault> faults = save(code("1"), Json.createValue("BJ01-09"));
    assertEquals(code("1"), faults.get(0).path());
    assertTrue(faults.get(0).message().en().contains("coded already"));
    assertEquals("BJ01-01", said(code("1")), "nothing was changed");
    assertEquals(List.of(), save(code("1"), Json.createValue("BJ01-01")), "the same again");
  }

  @OnEachDatabase
  void nobodyElseTakesTheCodeOfWhoeverWasCoded(Database database) {
    begin(database);
    List<Fault> faults = save(code("2"), Json.createValue("BJ01-01"));
    assertTrue(faults.get(0).message().en().contains("another respondent's"));
    assertEquals("BJ01-02", said(code("2")));
    assertEquals(List.of(), save(code("2"), Json.createValue("BJ01-08")), "not coded: corrected");
    assertEquals("BJ01-08", said(code("2")));
  }

  @OnEachDatabase
  void theInterviewOfWhoeverWasCodedIsNotTakenOut(Database database) {
    begin(database);
    ItemPath all = ItemPath.of(VisitItems.INTERVIEWS);
    JsonValue others = Json.createArrayBuilder(List.of("2", "3")).build();
    assertTrue(save(all, others).get(0).message().en().contains("so does the interview"));
    JsonValue first = Json.createArrayBuilder(List.of("2", "1")).build();
    assertEquals(List.of(), save(all, first), "order and others are free");
  }
}
