package org.orgstatus.collection.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.accounts.Role;
import org.orgstatus.collection.By;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.Judgement;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Reviews;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.StandardText;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

/** An approver hears that a response waits for him. */
class ApprovalNoticesTest {

  private static final Path APPROVED = Path.of("src/test/resources/definitions/approved");
  private static final String APPROVER = "shenhe@jia.example.cn";
  private static final MailSettings MAIL =
      new MailSettings("127.0.0.1", 25, "", "", "survey@study.example.cn", false);
  private static final By SENDER = new By(7, "");
  private static final By JUDGE = new By(8, "");

  @OnEachDatabase
  void heIsToldWhenItIsSentAndAgainAfterAReturn(Database database) {
    Study study = study(database, Map.of(Study.UNIT, APPROVER));
    long id = sent(study);
    Outbox.Claimed mail = claim(study).orElseThrow();
    assertEquals(APPROVER, mail.to());
    assertTrue(mail.text().startsWith("甲大学：贵校填报人已将答卷送审，请您审核。"), mail.text());
    assertTrue(mail.text().contains("登录：https://site.example/approve"), mail.text());
    assertFalse(mail.text().contains("["), mail.text());
    assertEquals(StandardText.Id.T11, mails(study).get(0).textId());

    study.run(b -> b.get(Reviews.class).recall(id, 1, SENDER));
    submit(study, id);
    assertEquals(Optional.empty(), claim(study), "taken back and sent again is told once");
    study.run(b -> b.get(Reviews.class).decline(id, 3, Judgement.of("请核对"), JUDGE));
    submit(study, id);
    assertTrue(claim(study).isPresent(), "after a return it is new");
    assertEquals(2, mails(study).size());
  }

  @OnEachDatabase
  void whatWaitedWhileItWasTakenBackOrApprovedIsNotSent(Database database) {
    Study study = study(database, Map.of(Study.UNIT, APPROVER));
    long id = sent(study);
    study.run(b -> b.get(Reviews.class).recall(id, 1, SENDER));
    assertTrue(isEnded(study));
    assertEquals(Optional.of(Moot.WITH_FILLER), mails(study).get(0).moot());
    submit(study, id);
    assertEquals(2, mails(study).size(), "he has not been told yet");
    study.run(b -> b.get(Reviews.class).approve(id, 3, JUDGE));
    assertTrue(isEnded(study));
    assertEquals(Optional.of(Moot.SUBMITTED), mails(study).get(0).moot());
  }

  @OnEachDatabase
  void whatWasSentInTimeIsToldAfterTheDeadlineToo(Database database) {
    Study study = study(database, Map.of(Study.UNIT, APPROVER));
    sent(study);
    study.at(Study.DEADLINE.plusSeconds(60));
    assertFalse(isEnded(study), "it may still be approved");
  }

  @OnEachDatabase
  void withoutAnAddressNothingIsQueued(Database database) {
    Study study = study(database, Map.of());
    sent(study);
    assertEquals(List.of(), mails(study));
  }

  private static Study study(Database database, Map<String, String> approvers) {
    Study study = Study.open(database, APPROVED).mail(MAIL);
    study.run(b -> b.get(UnitAddresses.class).change(Role.CAMPUS_APPROVER, approvers));
    return study;
  }

  private static long sent(Study study) {
    long id = study.call(b -> b.get(Responses.class).open("W1", "entry", Study.UNIT)).id();
    save(study, id, "e_state", Json.createValue("no"));
    save(study, id, "e_count", Json.createValue(5));
    submit(study, id);
    return id;
  }

  private static void save(Study study, long id, String item, JsonValue value) {
    Change change = new Change(ItemPath.of(item), value, 99);
    assertEquals(
        List.of(), study.call(b -> b.get(Responses.class).save(id, List.of(change), 7)).faults());
  }

  private static void submit(Study study, long id) {
    study.run(b -> b.get(Responses.class).submit(id, Map.of(), SENDER));
  }

  private static Optional<Outbox.Claimed> claim(Study study) {
    return study.call(b -> b.get(Outbox.class).claim());
  }

  /** Whether the message that is next is dropped when it is looked at once more. */
  private static boolean isEnded(Study study) {
    return study.call(b -> b.get(Occasions.class).end(b.get(Outbox.class).claim().orElseThrow()));
  }

  private static List<OutboxMessage> mails(Study study) {
    return new ArrayList<>(
        study.call(b -> b.get(MessageLog.class).listMails("W1", MessageLog.Wanted.all(), 0, 10)));
  }
}
