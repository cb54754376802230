package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

class DelegationsTest {

  private static final long WHO = 7;

  @OnEachDatabase
  void aLinkOpensItsSectionUnderANameAndChangesNameTheDelegation(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    Delegations.Issued issued = issue(study);
    String word = study.call(b -> b.get(Delegations.class).open(issued.token(), " 孙七 ")).get();
    study.run(
        b -> {
          Delegated delegated = b.get(Delegations.class).findVisit(word).orElseThrow();
          assertEquals("1", delegated.delegation().section());
          Change change = new Change(ItemPath.of("e_count"), Json.createValue(5), 0);
          b.get(Responses.class)
              .save(delegated.response().id(), List.of(change), delegated.author());
          b.get(Delegations.class).use(delegated);
        });
    study.run(
        b -> {
          ResponseEntry entry = b.get(Responses.class).history(response(b)).get(0);
          assertEquals(issued.delegation().id(), entry.delegationId().orElseThrow());
          assertEquals(0, entry.accountId());
          Delegations.Line line = b.get(Delegations.class).list(response(b)).get(0);
          assertEquals("孙七", line.opened().get(0).name());
          assertTrue(line.good());
        });
    List<String> acts = study.recorded().stream().map(r -> r.toString()).toList();
    for (String act : List.of("section-delegated", "delegation-opened", "delegation-saved")) {
      assertEquals(1, acts.stream().filter(a -> a.contains(act)).count(), act + " in " + acts);
    }
    assertFalse(acts.toString().contains("孙七"), "no names in the record");
  }

  @OnEachDatabase
  void nothingButTheWordOpensADelegation(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    Delegations.Issued issued = issue(study);
    study.run(
        b -> {
          Delegations delegations = b.get(Delegations.class);
          assertTrue(delegations.find("x".repeat(43)).isEmpty());
          assertTrue(delegations.open(issued.token(), "  ").isEmpty(), "no name");
          assertTrue(delegations.findVisit(issued.token()).isEmpty(), "a link is no visit");
          String word = delegations.open(issued.token(), "孙七").orElseThrow();
          assertTrue(delegations.find(word).isEmpty(), "a visit is no link");
        });
  }

  @OnEachDatabase
  void aLinkEndsAfterSevenDays(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    Delegations.Issued issued = issue(study);
    String word = study.call(b -> b.get(Delegations.class).open(issued.token(), "孙七")).get();
    study.at(Study.NOW.plus(Duration.ofDays(7)).minusSeconds(1));
    assertTrue(isGood(study, issued, word));
    study.at(Study.NOW.plus(Duration.ofDays(7)));
    assertFalse(isGood(study, issued, word));
  }

  @OnEachDatabase
  void aLinkEndsWhenItIsRevokedByItsOwnResponse(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    Delegations.Issued issued = issue(study);
    String word = study.call(b -> b.get(Delegations.class).open(issued.token(), "孙七")).get();
    study.run(
        b -> {
          Response other = b.get(Responses.class).open("W1", "entry", Study.NEIGHBOUR);
          b.get(Delegations.class).revoke(other, issued.delegation().id());
        });
    assertTrue(isGood(study, issued, word), "another response cannot take it back");
    study.run(b -> b.get(Delegations.class).revoke(response(b), issued.delegation().id()));
    assertFalse(isGood(study, issued, word));
  }

  @OnEachDatabase
  void aSubmissionEndsALinkForGood(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    Delegations.Issued issued = issue(study);
    String word = study.call(b -> b.get(Delegations.class).open(issued.token(), "孙七")).get();
    study.at(Study.NOW.plusSeconds(60));
    study.run(
        b -> {
          Responses responses = b.get(Responses.class);
          Change answer = new Change(ItemPath.of("e_state"), Json.createValue("no"), 0);
          responses.save(response(b).id(), List.of(answer), WHO);
          responses.submit(response(b).id(), Map.of(), new By(WHO, ""));
        });
    assertFalse(isGood(study, issued, word));
    study.run(
        b ->
            b.get(Reviews.class)
                .giveBack(response(b).id(), 1, Judgement.of("请核对"), new By(WHO, "")));
    assertFalse(isGood(study, issued, word), "nor does it come back with the response");
  }

  private static Delegations.Issued issue(Study study) {
    return study.call(b -> b.get(Delegations.class).issue(response(b), "entry", "1", "人事处", WHO));
  }

  private static boolean isGood(Study study, Delegations.Issued issued, String word) {
    boolean link = study.call(b -> b.get(Delegations.class).find(issued.token()).isPresent());
    boolean visit = study.call(b -> b.get(Delegations.class).findVisit(word).isPresent());
    assertEquals(link, visit);
    return link;
  }

  private static Response response(org.orgstatus.testing.Wiring beans) {
    return beans.get(Responses.class).open("W1", "entry", Study.UNIT);
  }

  private static long response(Study study) {
    return study.call(b -> response(b).id());
  }
}
