package org.orgstatus.collection.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.orgstatus.accounts.Role;
import org.orgstatus.collection.By;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.Invitations;
import org.orgstatus.collection.Judgement;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Reviews;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

/** What waited while the mail server was down is looked at once more before it goes out. */
class OccasionsTest {

  private static final Path APPROVED = Path.of("src/test/resources/definitions/approved");
  private static final By SENDER = new By(7, "");

  private GreenMail mail;

  @BeforeEach
  void start() {
    mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
  }

  @AfterEach
  void stop() {
    mail.stop();
  }

  @OnEachDatabase
  void aReminderDoesNotGoOutAfterTheInstitutionHasSubmitted(Database database) {
    Study study = reminded(database, "DRAFT");
    becomes(database, "SUBMITTED");
    assertEquals(0, deliver(study));
    assertEquals(0, mail.getReceivedMessages().length);
    OutboxMessage message = only(study);
    assertEquals(MessageStatus.SKIPPED, message.status());
    assertEquals(Optional.of(Moot.SUBMITTED), message.moot());
    assertEquals(Optional.empty(), message.failure(), "nothing failed");
    assertTrue(message.sealed().isEmpty(), "its words are thrown away");
    assertEquals(0, deliver(study));
    assertEquals(
        false, study.call(b -> b.get(Outbox.class).again("W1", message.id())), "nor by hand");
  }

  @OnEachDatabase
  void whoeverIsNotAwaitedAnyMoreIsNotReminded(Database database) {
    Study study = reminded(database, "RETURNED");
    becomes(database, "WITH_APPROVER");
    assertEquals(0, deliver(study));
    assertEquals(Optional.of(Moot.WITH_APPROVER), only(study).moot());
  }

  @OnEachDatabase
  void anApproverIsNotRemindedOfWhatIsBackWithTheFiller(Database database) {
    Study study = reminded(database, "WITH_APPROVER");
    becomes(database, "RETURNED");
    assertEquals(0, deliver(study));
    assertEquals(Optional.of(Moot.WITH_FILLER), only(study).moot());
  }

  @OnEachDatabase
  void nobodyIsAskedAfterTheDeadline(Database database) {
    Study study = reminded(database, "DRAFT");
    study.at(Study.DEADLINE.plusSeconds(1));
    assertEquals(0, deliver(study));
    assertEquals(Optional.of(Moot.OVER), only(study).moot());
    assertEquals(0, mail.getReceivedMessages().length);
  }

  @OnEachDatabase
  void whatStillHoldsGoesOutWhenTheServerIsBack(Database database) {
    Study study = reminded(database, "WITH_APPROVER");
    assertEquals(1, deliver(study));
    assertEquals(MessageStatus.SENT, only(study).status());
    assertEquals(1, mail.getReceivedMessages().length);
  }

  @OnEachDatabase
  void aNoticeOfAReturnDoesNotFollowWhatWasSentAgain(Database database) {
    Study study = Study.open(database, APPROVED).mail(settings());
    study.run(
        b ->
            b.get(UnitAddresses.class)
                .change(Role.CAMPUS_FILLER, Map.of(Study.UNIT, "kexie@jia.example.cn")));
    long id = study.call(b -> b.get(Responses.class).open("W1", "entry", Study.UNIT)).id();
    save(study, id, "e_state", Json.createValue("no"));
    save(study, id, "e_count", Json.createValue(5));
    study.run(b -> b.get(Responses.class).submit(id, Map.of(), SENDER));
    decline(study, id, 1);
    Instant later = breaksDown(study);
    save(study, id, "e_count", Json.createValue(6));
    study.run(b -> b.get(Responses.class).submit(id, Map.of(), SENDER));
    study.at(later);
    assertEquals(0, deliver(study));
    assertEquals(Optional.of(Moot.ACTED_ON), only(study).moot());

    decline(study, id, 3);
    assertEquals(1, deliver(study), "the next one is new");
    assertEquals(1, mail.getReceivedMessages().length);
  }

  @OnEachDatabase
  void aCodeThatWasReplacedWhileItsMailWaitedIsNotSent(Database database) {
    Study study = Study.open(database, Path.of("")).mail(settings());
    study.run(
        b ->
            b.get(UnitAddresses.class)
                .change(
                    Role.CAMPUS_FILLER,
                    Map.of(Study.UNIT, "t@jia.example.cn", Study.NEIGHBOUR, "t@yi.example.cn")));
    study.run(b -> invite(b.get(MailedInvitations.class), "first"));
    mail.stop();
    assertEquals(0, deliver(study));
    mail.start();
    study.mail(settings());
    study.at(study.call(b -> all(b.get(MessageLog.class))).get(0).dueAt());
    study.run(
        b ->
            b.get(Invitations.class)
                .issue("W1", "gate", List.of(Study.UNIT), Study.DEADLINE.plusSeconds(60)));
    assertEquals(1, deliver(study), "the other institution's code still holds");
    Map<String, OutboxMessage> byUnit =
        study.call(b -> all(b.get(MessageLog.class))).stream()
            .collect(Collectors.toMap(OutboxMessage::unitCode, m -> m));
    assertEquals(Optional.of(Moot.REPLACED), byUnit.get(Study.UNIT).moot());
    assertTrue(byUnit.get(Study.UNIT).sealed().isEmpty(), "its words are thrown away");
    assertEquals(MessageStatus.SENT, byUnit.get(Study.NEIGHBOUR).status());
  }

  private static void invite(MailedInvitations invitations, String batch) {
    invitations.issue(
        "W1",
        "gate",
        List.of(Study.UNIT, Study.NEIGHBOUR),
        Set.of(Role.CAMPUS_FILLER),
        Study.DEADLINE,
        batch);
  }

  private static List<OutboxMessage> all(MessageLog log) {
    return log.listMails("W1", MessageLog.Wanted.all(), 0, 10);
  }

  /** A unit in this state was reminded while the server did not answer; now it does again. */
  private Study reminded(Database database, String status) {
    Study study = Study.open(database, Path.of("")).mail(settings());
    for (Role role : List.of(Role.CAMPUS_FILLER, Role.CAMPUS_APPROVER)) {
      String address = role == Role.CAMPUS_FILLER ? "t@jia.example.cn" : "s@jia.example.cn";
      study.run(b -> b.get(UnitAddresses.class).change(role, Map.of(Study.UNIT, address)));
    }
    study.run(b -> b.get(Responses.class).open("W1", "gate", Study.UNIT));
    becomes(database, status);
    assertEquals(
        new Reminders.Batch(1, 0),
        study.call(b -> b.get(Reminders.class).byHand("W1", "gate", List.of(Study.UNIT), "b1", 1)));
    study.at(breaksDown(study));
    return study;
  }

  /** Lets a try fail; from the moment that is given the message is due again. */
  private Instant breaksDown(Study study) {
    mail.stop();
    assertEquals(0, deliver(study));
    assertEquals(MessageStatus.QUEUED, only(study).status());
    assertEquals(1, only(study).attempts());
    mail.start();
    study.mail(settings());
    return only(study).dueAt();
  }

  private static void becomes(Database database, String status) {
    database.run(
        em ->
            em.createNativeQuery("update response set status = '" + status + "'").executeUpdate());
  }

  private static void decline(Study study, long id, int seen) {
    study.run(b -> b.get(Reviews.class).decline(id, seen, Judgement.of("请核对"), new By(8, "")));
  }

  private static void save(Study study, long id, String item, JsonValue value) {
    Change change = new Change(ItemPath.of(item), value, 99);
    assertEquals(
        List.of(), study.call(b -> b.get(Responses.class).save(id, List.of(change), 7)).faults());
  }

  private static int deliver(Study study) {
    return study.call(b -> b.get(Postman.class).deliver(10));
  }

  private static OutboxMessage only(Study study) {
    return study
        .call(b -> b.get(MessageLog.class).listMails("W1", MessageLog.Wanted.all(), 0, 10))
        .get(0);
  }

  private MailSettings settings() {
    return new MailSettings(
        "127.0.0.1", mail.getSmtp().getPort(), "", "", "survey@study.example.cn", false);
  }
}
