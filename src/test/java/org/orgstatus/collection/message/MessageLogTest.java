package org.orgstatus.collection.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.StandardText;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

class MessageLogTest {

  private static final Set<String> OWN = Set.of(Study.UNIT);

  @OnEachDatabase
  void mailsComeAPageAtATimeCountedByStatusAndCutToUnitsAndTexts(Database database) {
    Study study = Study.open(database, StandardTextsTest.SMALL);
    study.run(
        b -> {
          Outbox outbox = b.get(Outbox.class);
          for (int i = 0; i < 12; i++) {
            queue(outbox, "a" + i, Study.UNIT, StandardText.Id.T4);
            queue(outbox, "b" + i, Study.FAR, StandardText.Id.T7);
          }
        });
    study.run(
        b -> b.get(Outbox.class).end(list(study, all()).get(0).id(), MessageStatus.FAILED, ""));

    assertEquals(Map.of(MessageStatus.QUEUED, 23L, MessageStatus.FAILED, 1L), counts(study, all()));
    List<OutboxMessage> first = list(study, all());
    assertEquals(10, first.size());
    assertTrue(first.get(0).id() > first.get(9).id(), "the latest first");
    List<OutboxMessage> rest =
        study.call(b -> b.get(MessageLog.class).listMails("W1", all(), 20, 10));
    assertEquals(4, rest.size());

    MessageLog.Wanted own = wanted(Optional.of(OWN), null, null);
    assertEquals(Map.of(MessageStatus.QUEUED, 12L), counts(study, own), "no other unit's failure");
    assertTrue(list(study, own).stream().allMatch(m -> m.unitCode().equals(Study.UNIT)));
    assertEquals(Map.of(), counts(study, wanted(Optional.of(OWN), StandardText.Id.T7, null)));
    assertEquals(
        1, list(study, wanted(Optional.empty(), StandardText.Id.T7, MessageStatus.FAILED)).size());
    assertEquals(List.of(), list(study, wanted(Optional.of(Set.of()), null, null)));
    assertEquals(Map.of(), counts(study, wanted(Optional.of(Set.of()), null, null)));
    assertEquals(List.of(), study.call(b -> b.get(MessageLog.class).listMails("W2", all(), 0, 9)));
  }

  @OnEachDatabase
  void remindersAreCountedAndCutToUnits(Database database) {
    Study study = Study.open(database, java.nio.file.Path.of(""));
    List<String> units = List.of(Study.UNIT, Study.NEIGHBOUR, Study.FAR);
    study.run(b -> b.get(Reminders.class).byHand("W1", "gate", units, "b1", 1));
    assertEquals(3, reminders(study, Optional.empty()));
    assertEquals(1, reminders(study, Optional.of(OWN)));
    assertEquals(0, reminders(study, Optional.of(Set.of())));
    List<Reminder> second = study.call(b -> log(b).listReminders("W1", Optional.empty(), 1, 1));
    assertEquals(1, second.size());
    assertEquals(Study.NEIGHBOUR, second.get(0).unitCode(), "the latest first");
  }

  private static long reminders(Study study, Optional<Set<String>> units) {
    Long count = study.call(b -> log(b).countReminders("W1", units));
    return count;
  }

  private static MessageLog log(org.orgstatus.testing.Wiring beans) {
    return beans.get(MessageLog.class);
  }

  private static void queue(Outbox outbox, String purpose, String unit, StandardText.Id id) {
    Letter letter = new Letter(id, LocalText.of("请", "Do"), LocalText.of("请", "Do"));
    outbox.queue(purpose, "W1", "gate", unit, "kexie@jia.example.cn", letter);
  }

  private static MessageLog.Wanted all() {
    return MessageLog.Wanted.all();
  }

  private static MessageLog.Wanted wanted(
      Optional<Set<String>> units, StandardText.Id text, MessageStatus status) {
    return new MessageLog.Wanted(units, Optional.ofNullable(text), Optional.ofNullable(status));
  }

  private static Map<MessageStatus, Long> counts(Study study, MessageLog.Wanted wanted) {
    return study.call(b -> b.get(MessageLog.class).countMails("W1", wanted));
  }

  private static List<OutboxMessage> list(Study study, MessageLog.Wanted wanted) {
    return study.call(b -> b.get(MessageLog.class).listMails("W1", wanted, 0, 10));
  }
}
