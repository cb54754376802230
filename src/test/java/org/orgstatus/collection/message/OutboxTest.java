package org.orgstatus.collection.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.orgstatus.accounts.Role;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.CodeState;
import org.orgstatus.collection.Invitations;
import org.orgstatus.questionnaire.StandardText;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

/** Mail through real SMTP sessions. */
class OutboxTest {

  private static final String ADDRESS = "kexie@pku.example.cn";
  private static final Letter LETTER =
      new Letter(
          StandardText.Id.T4,
          LocalText.of("请提交", "Please submit"),
          LocalText.of("甲大学：请提交。", "Please submit."));

  private static final Role FILLER = Role.CAMPUS_FILLER;
  private static final Role APPROVER = Role.CAMPUS_APPROVER;

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
  void withoutSettingsNothingIsSentAndTheMessageWaits(Database database) {
    Study study = Study.open(database, StandardTextsTest.SMALL);
    queue(study, "once");
    assertEquals(0, deliver(study));
    assertEquals(MessageStatus.QUEUED, only(study).status());
  }

  @OnEachDatabase
  void aSecondMessageForTheSamePurposeIsRefused(Database database) {
    Study study = Study.open(database, StandardTextsTest.SMALL);
    queue(study, "once");
    assertThrows(RuntimeException.class, () -> queue(study, "once"));
    assertEquals(1, list(study).size());
    assertEquals(true, study.call(b -> b.get(Outbox.class).has("once")));
  }

  @OnEachDatabase
  void aMailArrivesOnceInBothLanguagesAndItsWordsAreThrownAway(Database database) throws Exception {
    Study study = Study.open(database, StandardTextsTest.SMALL).mail(settings());
    queue(study, "once");
    assertFalse(only(study).sealed().orElseThrow().contains("pku"), "sealed while it waits");
    assertEquals(1, deliver(study));
    assertEquals(0, deliver(study));
    MimeMessage[] received = mail.getReceivedMessages();
    assertEquals(1, received.length);
    assertEquals("请提交", received[0].getSubject());
    assertEquals("甲大学：请提交。\n\nPlease submit.", text(received[0]));
    assertEquals(ADDRESS, received[0].getRecipients(Message.RecipientType.TO)[0].toString());
    assertTrue(received[0].getMessageID().endsWith("@study.example.cn>"));
    OutboxMessage sent = only(study);
    assertEquals(MessageStatus.SENT, sent.status());
    assertTrue(sent.sealed().isEmpty());
  }

  @OnEachDatabase
  void anUnreachableServerIsTriedAgainLaterAndGivenUpInTheEnd(Database database) {
    Study study = Study.open(database, StandardTextsTest.SMALL).mail(settings());
    queue(study, "once");
    mail.stop();
    Instant now = Study.NOW;
    assertEquals(0, deliver(study));
    assertEquals(MessageStatus.QUEUED, only(study).status());
    assertEquals(now.plus(Duration.ofMinutes(1)), only(study).dueAt());
    assertTrue(only(study).failure().isPresent());
    assertEquals(0, deliver(study), "not before it is due");
    assertEquals(1, only(study).attempts());
    for (int i = 0; i < 7; i++) {
      study.at(only(study).dueAt());
      deliver(study);
    }
    assertEquals(MessageStatus.FAILED, only(study).status());
    assertEquals(8, only(study).attempts());

    assertEquals(true, study.call(b -> b.get(Outbox.class).again("W1", only(study).id())));
    mail.start();
    study.mail(settings());
    assertEquals(1, deliver(study));
    assertEquals(
        false, study.call(b -> b.get(Outbox.class).again("W1", only(study).id())), "sent once");
  }

  @OnEachDatabase
  void aRefusedAddressFailsForGoodAndTheReasonHasNoAddress(Database database) throws Exception {
    try (Scripted server = new Scripted("550 5.1.1 no such user <" + ADDRESS + ">")) {
      Study study = Study.open(database, StandardTextsTest.SMALL).mail(server.settings());
      queue(study, "once");
      assertEquals(0, deliver(study));
      assertEquals(MessageStatus.FAILED, only(study).status());
      assertFalse(only(study).failure().orElseThrow().contains("pku"));
      assertTrue(only(study).failure().orElseThrow().contains("5.1.1"));
    }
  }

  @OnEachDatabase
  void aBusyServerIsTriedAgain(Database database) throws Exception {
    try (Scripted server = new Scripted("450 4.2.1 try again later")) {
      Study study = Study.open(database, StandardTextsTest.SMALL).mail(server.settings());
      queue(study, "once");
      deliver(study);
      assertEquals(MessageStatus.QUEUED, only(study).status());
    }
  }

  @OnEachDatabase
  void aHandOverThatAStoppedServerLeftIsNotRepeatedByItself(Database database) {
    Study study = Study.open(database, StandardTextsTest.SMALL).mail(settings());
    queue(study, "once");
    study.run(b -> b.get(Outbox.class).claim().orElseThrow());
    assertEquals(0, deliver(study), "claimed by another server");
    study.at(Study.NOW.plus(Duration.ofMinutes(11)));
    assertEquals(0, deliver(study));
    assertEquals(MessageStatus.UNCERTAIN, only(study).status());
    assertEquals(0, mail.getReceivedMessages().length);
  }

  @OnEachDatabase
  void codesGoOutByMailWhereAnAddressIsKnownAndStandNowhereElse(Database database)
      throws Exception {
    Study study = Study.open(database, StandardTextsTest.SMALL).mail(settings());
    study.run(b -> b.get(UnitAddresses.class).change(FILLER, Map.of(Study.UNIT, ADDRESS)));
    List<String> both = List.of(Study.UNIT, Study.NEIGHBOUR);
    assertEquals(List.of(Study.UNIT + " " + FILLER), issue(study, both));
    assertEquals(List.of(), issue(study, both), "the same batch again");
    deliver(study);
    assertEquals(1, mail.getReceivedMessages().length);
    String text = text(mail.getReceivedMessages()[0]);
    String code = text.replaceAll("(?s).*https://site.example/join/([2-9A-Z-]{14}).*", "$1");
    assertTrue(study.call(b -> b.get(Invitations.class).find(code)).isPresent(), text);
    assertFalse(text.contains("["), text);

    study.run(b -> b.get(Invitations.class).opened(code, "facebookexternalhit/1.1"));
    study.run(b -> b.get(Invitations.class).opened(code, ""));
    assertEquals(CodeState.ISSUED, states(study).get(Study.UNIT), "a preview has not opened it");
    study.run(b -> b.get(Invitations.class).opened(code, "Mozilla/5.0 MicroMessenger/8.0"));
    assertEquals(Map.of(Study.UNIT, CodeState.OPENED), states(study));
  }

  @OnEachDatabase
  void fillerAndApproverGetTheirOwnCodeAndNeverTwoInOneMailbox(Database database) throws Exception {
    Study study = Study.open(database, StandardTextsTest.SMALL).mail(settings());
    Map<String, String> fillers = Map.of(Study.UNIT, ADDRESS, Study.NEIGHBOUR, "one@yi.example.cn");
    Map<String, String> approvers =
        Map.of(Study.UNIT, "shenhe@pku.example.cn", Study.NEIGHBOUR, "One@yi.example.cn");
    study.run(b -> b.get(UnitAddresses.class).change(FILLER, fillers));
    study.run(b -> b.get(UnitAddresses.class).change(APPROVER, approvers));
    List<String> both = List.of(Study.UNIT, Study.NEIGHBOUR);
    MailedInvitations.Mailable mailable =
        study.call(b -> b.get(MailedInvitations.class).mailable(both));
    assertEquals(Set.of(Study.NEIGHBOUR), mailable.shared());
    assertEquals(Set.of(Study.UNIT), mailable.approvers());
    assertEquals(
        List.of(
            Study.UNIT + " " + FILLER, Study.NEIGHBOUR + " " + FILLER, Study.UNIT + " " + APPROVER),
        issue(study, both));
    deliver(study);
    Map<String, String> mailed = new TreeMap<>();
    for (MimeMessage message : mail.getReceivedMessages()) {
      String to = message.getRecipients(Message.RecipientType.TO)[0].toString();
      String code = text(message).replaceAll("(?s).*/join/([2-9A-Z-]{14}).*", "$1");
      String role = study.call(b -> b.get(Invitations.class).find(code)).orElseThrow().role() + "";
      assertEquals(null, mailed.put(to, role), "one mail to " + to);
    }
    assertEquals(
        "{kexie@pku.example.cn=CAMPUS_FILLER, one@yi.example.cn=CAMPUS_FILLER,"
            + " shenhe@pku.example.cn=CAMPUS_APPROVER}",
        mailed.toString());
  }

  @OnEachDatabase
  void addressesAreEncryptedAndCheckedAndTakenAway(Database database) {
    Study study = Study.open(database, StandardTextsTest.SMALL);
    for (String bad :
        List.of("a@b", "甲@x.cn", "a@x.cn, b@x.cn", "a@x.cn\r\nBcc: b@x.cn", "@x.cn")) {
      assertFalse(UnitAddresses.isAddress(bad), bad);
      assertThrows(
          IllegalArgumentException.class,
          () -> study.run(b -> b.get(UnitAddresses.class).change(FILLER, Map.of(Study.UNIT, bad))),
          bad);
    }
    study.run(b -> b.get(UnitAddresses.class).change(FILLER, Map.of(Study.UNIT, ADDRESS)));
    String stored =
        database.call(
            em ->
                String.valueOf(
                    em.createNativeQuery("select ciphertext from unit_address").getSingleResult()));
    assertFalse(stored.contains("pku"));
    assertFalse(study.recorded().toString().contains("pku"));
    study.run(b -> b.get(UnitAddresses.class).change(FILLER, Map.of(Study.UNIT, "")));
    assertEquals(0, study.call(b -> b.get(UnitAddresses.class).known(FILLER)).size());
  }

  private static Map<String, CodeState> states(Study study) {
    return study.call(b -> b.get(Invitations.class).states("W1", "entry"));
  }

  /** Unit and role of each code that goes out. */
  private static List<String> issue(Study study, List<String> units) {
    return study.call(
        b ->
            b
                .get(MailedInvitations.class)
                .issue("W1", "entry", units, Set.of(FILLER, APPROVER), Study.DEADLINE, "b1")
                .stream()
                .map(issued -> issued.unitCode() + " " + issued.role())
                .toList());
  }

  private static void queue(Study study, String purpose) {
    study.run(b -> b.get(Outbox.class).queue(purpose, "W1", "gate", Study.UNIT, ADDRESS, LETTER));
  }

  private static int deliver(Study study) {
    return study.call(b -> b.get(Postman.class).deliver(10));
  }

  private static List<OutboxMessage> list(Study study) {
    return study.call(b -> b.get(MessageLog.class).listMails("W1", MessageLog.Wanted.all(), 0, 10));
  }

  private static OutboxMessage only(Study study) {
    assertEquals(1, list(study).size());
    return list(study).get(0);
  }

  private static String text(MimeMessage message) throws Exception {
    return message.getContent().toString().replace("\r\n", "\n").strip();
  }

  private MailSettings settings() {
    return new MailSettings(
        "127.0.0.1", mail.getSmtp().getPort(), "", "", "survey@study.example.cn", false);
  }

  /** An SMTP server that answers every recipient with the same line. */
  private static final class Scripted implements AutoCloseable {

    private final ServerSocket socket;

    Scripted(String answer) throws IOException {
      socket = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
      Thread thread = new Thread(() -> serve(answer));
      thread.setDaemon(true);
      thread.start();
    }

    MailSettings settings() {
      return new MailSettings(
          "127.0.0.1", socket.getLocalPort(), "", "", "survey@study.example.cn", false);
    }

    private void serve(String answer) {
      try (Socket client = socket.accept();
          BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
        say(client, "220 ready");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          say(client, line.startsWith("RCPT") ? answer : "250 ok");
        }
      } catch (IOException e) {
        // the client went away
      }
    }

    private static void say(Socket client, String line) throws IOException {
      client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
