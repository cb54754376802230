package org.orgstatus.collection.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.orgstatus.accounts.Role;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Waves;
import org.orgstatus.questionnaire.StandardText;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

class MessageUpkeepTest {

  private static final String ADDRESS = "kexie@pku.example.cn";

  @OnEachDatabase
  void addressesStayUntilEveryWaveHasBeenClosedForSixMonths(Database database) {
    Study study = Study.open(database, StandardTextsTest.SMALL);
    study.run(
        b -> b.get(UnitAddresses.class).change(Role.CAMPUS_FILLER, Map.of(Study.UNIT, ADDRESS)));
    study.at(Study.NOW.plus(Duration.ofDays(400)));
    assertEquals(1, addressesAfterUpkeep(study), "the wave is open");
    study.run(b -> b.get(Waves.class).close("W1"));
    study.at(Study.NOW.plus(Duration.ofDays(500)));
    assertEquals(1, addressesAfterUpkeep(study));
    study.at(Study.NOW.plus(Duration.ofDays(600)));
    assertEquals(0, addressesAfterUpkeep(study));
    assertTrue(study.recorded().toString().contains("addresses-deleted"));
  }

  @OnEachDatabase
  void wordsOfMailsThatFailedAreThrownAwayAfterThirtyDays(Database database) {
    Study study = Study.open(database, StandardTextsTest.SMALL);
    Letter letter =
        new Letter(StandardText.Id.T4, LocalText.of("请", "Do"), LocalText.of("请", "Do"));
    long id =
        study.call(
            b -> b.get(Outbox.class).queue("once", "W1", "gate", Study.UNIT, ADDRESS, letter).id());
    study.run(b -> b.get(Outbox.class).end(id, MessageStatus.FAILED, "550"));
    study.at(Study.NOW.plus(Duration.ofDays(29)));
    study.run(b -> b.get(MessageUpkeep.class).run());
    assertEquals(
        true, study.call(b -> b.get(Outbox.class).find(id)).orElseThrow().sealed().isPresent());
    study.at(Study.NOW.plus(Duration.ofDays(31)));
    study.run(b -> b.get(MessageUpkeep.class).run());
    assertEquals(
        false, study.call(b -> b.get(Outbox.class).find(id)).orElseThrow().sealed().isPresent());
    assertEquals(false, study.call(b -> b.get(Outbox.class).again("W1", id)));
  }

  private static int addressesAfterUpkeep(Study study) {
    study.run(b -> b.get(MessageUpkeep.class).run());
    return study.call(b -> b.get(UnitAddresses.class).known(Role.CAMPUS_FILLER)).size();
  }
}
