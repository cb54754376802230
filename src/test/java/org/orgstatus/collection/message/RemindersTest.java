package org.orgstatus.collection.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Waves;
import org.orgstatus.questionnaire.StandardText;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

class RemindersTest {

  private static final Instant DEADLINE = Study.DEADLINE; // midnight in China after 30 June
  private static final Path SHIPPED = Path.of("");
  private static final String ADDRESS = "a@pku.example.cn";
  private static final String SECOND = "shenhe@pku.example.cn";
  private static final ReportingUnitCode BEIJING = new ReportingUnitCode("110000");
  private static final MailSettings MAIL =
      new MailSettings("127.0.0.1", 25, "", "", "survey@study.example.cn", false);

  @ParameterizedTest
  @CsvSource({
    // China is eight hours ahead
    "2018-06-22T01:00:00Z, -",
    "2018-06-22T23:59:00Z, -",
    "2018-06-23T00:00:00Z, 7@2018-06-30",
    "2018-06-26T08:00:00Z, 7@2018-06-30",
    "2018-06-27T00:00:00Z, 3@2018-06-30",
    "2018-06-28T10:00:00Z, 3@2018-06-30",
    "2018-06-29T00:00:00Z, 1@2018-06-30",
    "2018-06-29T20:00:00Z, -",
    "2018-06-30T02:00:00Z, 1@2018-06-30",
    "2018-06-30T16:00:01Z, -"
  })
  void aStepIsDueFromEightInTheMorningUntilTheNext(Instant now, String expected) {
    Optional<ReminderStep> due = ReminderStep.due(DEADLINE, now, ZoneId.of("Asia/Shanghai"));
    assertEquals(expected, due.map(ReminderStep::word).orElse("-"));
  }

  @OnEachDatabase
  void theRuleIsOffUntilSwitchedOn(Database database) {
    Study study = Study.open(database, SHIPPED);
    study.at(Instant.parse("2018-06-23T01:00:00Z"));
    assertEquals(0, run(study));
    study.run(b -> b.get(Reminders.class).switchRule("W1", true));
    study.run(b -> b.get(Reminders.class).switchRule("W1", false));
    assertEquals(0, run(study));
    assertTrue(study.recorded().toString().contains("reminders-off"));
  }

  @OnEachDatabase
  void everyUnitIsRemindedOnceAStepAndByMailWhereAnAddressIsKnown(Database database) {
    Study study = Study.open(database, SHIPPED).mail(MAIL);
    study.run(
        b -> b.get(UnitAddresses.class).change(Role.CAMPUS_FILLER, Map.of(Study.UNIT, ADDRESS)));
    study.run(b -> b.get(Reminders.class).switchRule("W1", true));
    study.at(Instant.parse("2018-06-20T01:00:00Z"));
    assertEquals(0, run(study));
    study.at(Instant.parse("2018-06-23T01:00:00Z"));
    assertEquals(4, run(study));
    assertEquals(0, run(study), "a second round the same day");
    study.at(Instant.parse("2018-06-24T01:00:00Z"));
    assertEquals(0, run(study), "nor the next day");
    assertEquals(1, mails(study).size());
    study.at(Instant.parse("2018-06-27T01:00:00Z"));
    assertEquals(4, run(study));
    study.at(Instant.parse("2018-06-30T01:00:00Z"));
    assertEquals(4, run(study));
    study.at(DEADLINE.plusSeconds(1));
    assertEquals(0, run(study), "never after the deadline");
    List<Reminder> log = log(study);
    assertEquals(12, log.size());
    Map<String, Integer> byChannel = new TreeMap<>();
    log.forEach(r -> byChannel.merge(r.channel().name() + r.days().orElse(0), 1, Integer::sum));
    assertEquals("{CALL1=3, CALL3=3, CALL7=3, MAIL1=1, MAIL3=1, MAIL7=1}", byChannel.toString());
  }

  @OnEachDatabase
  void switchedOnLateItSendsTheStepOfTheDayOnly(Database database) {
    Study study = Study.open(database, SHIPPED);
    study.at(Instant.parse("2018-06-29T01:00:00Z"));
    study.run(b -> b.get(Reminders.class).switchRule("W1", true));
    assertEquals(4, run(study));
    assertEquals(0, run(study));
  }

  @OnEachDatabase
  void byHandTheSameBatchIsSentOnce(Database database) {
    Study study = Study.open(database, SHIPPED);
    List<String> units = List.of(Study.UNIT, Study.FAR, "4100000000");
    assertEquals(
        2,
        study.call(b -> b.get(Reminders.class).preview("W1", "gate", units)).size(),
        "in the wave only");
    assertEquals(new Reminders.Batch(0, 2), byHand(study, units, "b1"));
    assertEquals(new Reminders.Batch(0, 0), byHand(study, units, "b1"));
    assertEquals(new Reminders.Batch(0, 2), byHand(study, units, "b2"));
  }

  @OnEachDatabase
  void theTextSaysWhereTheResponseStands(Database database) {
    Study study = Study.open(database, SHIPPED);
    String before = letter(study);
    assertTrue(before.contains("贵校当前状态为“未开始”，还有"), before);
    assertTrue(before.contains("2018年7月1日 00:00截止"), before);
    study.run(b -> b.get(Responses.class).open("W1", "gate", Study.UNIT));
    assertTrue(letter(study).contains("贵校当前状态为“填写中”"));
  }

  @OnEachDatabase
  void whereAResponseWaitsForApprovalItsApproverIsReminded(Database database) {
    Study study = withAddress(database);
    study.run(b -> b.get(Responses.class).open("W1", "gate", Study.UNIT));
    database.run(
        em -> em.createNativeQuery("update response set status = 'WITH_APPROVER'").executeUpdate());
    List<String> unit = List.of(Study.UNIT);
    assertEquals(
        new Reminders.Batch(0, 1), byHand(study, unit, "b1"), "the filler's address is not used");
    study.run(
        b -> b.get(UnitAddresses.class).change(Role.CAMPUS_APPROVER, Map.of(Study.UNIT, SECOND)));
    Reminders.Reminded reminded =
        study.call(b -> b.get(Reminders.class).preview("W1", "gate", unit)).get(0);
    assertEquals(Role.CAMPUS_APPROVER, reminded.role());
    assertTrue(reminded.mailed());
    assertEquals(new Reminders.Batch(1, 0), byHand(study, unit, "b2"));
    Outbox.Claimed mail = study.call(b -> b.get(Outbox.class).claim()).orElseThrow();
    assertEquals(SECOND, mail.to());
    assertTrue(mail.text().startsWith("甲大学：贵校答卷已经填好，正等您审核。"), mail.text());
    assertTrue(mail.text().contains("登录：https://site.example/approve"), mail.text());
    assertFalse(mail.text().contains("["), mail.text());

    study.run(b -> b.get(Reminders.class).switchRule("W1", true));
    study.at(Instant.parse("2018-06-23T01:00:00Z"));
    assertEquals(4, run(study));
    assertEquals(
        StandardText.Id.T9, mails(study).get(0).textId(), "the rule reminds the approver too");
  }

  @OnEachDatabase
  void aStepCountsFromTheDeadlineOfTheUnitsOwnReportingUnit(Database database) {
    Study study = Study.open(database, SHIPPED);
    Instant later = Instant.parse("2018-07-10T16:00:00Z");
    study.run(b -> b.get(Waves.class).moveDeadline("W1", List.of(BEIJING), later));
    study.run(b -> b.get(Reminders.class).switchRule("W1", true));
    study.at(Instant.parse("2018-06-23T01:00:00Z"));
    assertEquals(Map.of(Study.FAR, "7@2018-06-30"), due(study), "seven days before its own");
    assertEquals(1, run(study));
    study.at(DEADLINE.plusSeconds(3600 * 10));
    assertEquals(0, run(study), "after one deadline, long before the other");
    assertEquals(
        List.of(Study.UNIT),
        study
            .call(b -> b.get(Reminders.class).preview("W1", "gate", List.of(Study.UNIT, Study.FAR)))
            .stream()
            .map(reminded -> reminded.unit().code())
            .toList(),
        "nobody is asked to do what is too late");
    study.at(Instant.parse("2018-07-07T01:00:00Z"));
    assertEquals("3@2018-07-10", due(study).get(Study.UNIT));
    assertEquals(3, run(study));
    assertTrue(letter(study).contains("2018年7月11日 00:00截止"), letter(study));
  }

  @OnEachDatabase
  void whoeverSubmittedSinceTheRoundBeganIsNotReminded(Database database) {
    Study study = Study.open(database, SHIPPED);
    study.run(b -> b.get(Reminders.class).switchRule("W1", true));
    study.at(Instant.parse("2018-06-23T01:00:00Z"));
    String step = due(study).get(Study.UNIT);
    study.run(b -> b.get(Responses.class).open("W1", "gate", Study.UNIT));
    database.run(
        em -> em.createNativeQuery("update response set status = 'SUBMITTED'").executeUpdate());
    assertEquals(
        Optional.empty(), study.call(b -> b.get(Reminders.class).remindByRule("W1", ofUnit(step))));
    assertEquals(3, run(study), "the others are");
    assertFalse(due(study).containsKey(Study.UNIT));
  }

  @OnEachDatabase
  void twoServersThatRunTheSameRoundRemindOnce(Database database) {
    Study study = withAddress(database);
    study.run(b -> b.get(Reminders.class).switchRule("W1", true));
    study.at(Instant.parse("2018-06-23T01:00:00Z"));
    Map<String, String> seenByBoth = due(study);
    assertEquals(4, run(study));
    seenByBoth.forEach(
        (unit, step) ->
            assertThrows(
                RuntimeException.class,
                () ->
                    study.run(
                        b ->
                            b.get(Reminders.class)
                                .remindByRule("W1", new Reminders.Due("gate", unit, step))),
                "the database refuses the second reminder of " + unit));
    assertEquals(1, mails(study).size());
    assertEquals(4, log(study).size());
  }

  @OnEachDatabase
  void switchedOffWhatWaitsDoesNotGoOutAndIsDueAgainWhenSwitchedOn(Database database) {
    Study study = withAddress(database);
    study.run(b -> b.get(Reminders.class).switchRule("W1", true));
    study.at(Instant.parse("2018-06-23T01:00:00Z"));
    String step = due(study).get(Study.UNIT);
    assertEquals(4, run(study));
    assertEquals(new Reminders.Batch(1, 0), byHand(study, List.of(Study.UNIT), "b1"));
    study.run(b -> b.get(Reminders.class).switchRule("W1", false));
    assertEquals(1, mails(study).size(), "what a person sent is not the rule's");
    assertTrue(study.recorded().toString().contains("1 queued mails taken back"));
    assertEquals(
        Optional.empty(),
        study.call(b -> b.get(Reminders.class).remindByRule("W1", ofUnit(step))),
        "a round that had begun ends");
    study.run(b -> b.get(Reminders.class).switchRule("W1", true));
    assertEquals(1, run(study));
    assertEquals(2, mails(study).size());
  }

  @OnEachDatabase
  void everyFormRemindsWhomItAwaitsOnceAStep(Database database) {
    Study study = Study.open(database, SHIPPED).mail(MAIL);
    Map<Role, Map<String, String>> known =
        Map.of(
            Role.PROVINCIAL_COORDINATOR, Map.of("110000", "xuehui@bast.example.cn"),
            Role.ALLIANCE_SECRETARY, Map.of(Study.ALLIANCE, "lianmeng@bing.example.cn"),
            Role.FIELD_RESEARCHER, Map.of(Study.ALLIANCE, "a@team.example.cn b@team.example.cn"));
    known.forEach((role, to) -> study.run(b -> b.get(UnitAddresses.class).change(role, to)));
    study.run(b -> b.get(Reminders.class).switchRule("W1", true));
    study.at(Instant.parse("2018-06-23T01:00:00Z"));
    assertEquals(4, run(study), "institutions as before");
    int provinces =
        study.call(
            b ->
                b.get(Frames.class)
                    .units(b.get(Frames.class).frame("W1", UnitKind.REPORTING_UNIT))
                    .size());
    assertEquals(provinces, log(study, "provincial_association").size());
    assertEquals(1, log(study, "alliance").size());
    assertEquals(1, log(study, "alliance_visit").size(), "the same unit, another form");
    run(study);
    assertEquals(1, log(study, "alliance_visit").size(), "once a step");
    Map<String, String> mails = new TreeMap<>();
    study.run(
        b -> {
          Outbox outbox = b.get(Outbox.class);
          for (var next = outbox.claim(); next.isPresent(); next = outbox.claim()) {
            mails.put(next.get().to(), next.get().text());
          }
        });
    assertEquals(
        Set.of(
            "xuehui@bast.example.cn",
            "lianmeng@bing.example.cn",
            "a@team.example.cn b@team.example.cn"),
        mails.keySet());
    mails.values().forEach(text -> assertFalse(text.contains("["), text));
    String toProvince = mails.get("xuehui@bast.example.cn");
    assertTrue(toProvince.startsWith("北京市：高校科协组织状况调研将于"), toProvince);
    assertTrue(toProvince.contains("当前状态为“未开始”"), toProvince);
    assertTrue(toProvince.contains("登录：https://site.example/respond"), toProvince);
  }

  @OnEachDatabase
  void aVisitIsAwaitedWhereSomebodyWasSentAndNobodyAfterTheSubmission(Database database) {
    Study study = Study.open(database, SHIPPED);
    assertEquals(List.of(), others(study, "alliance_visit"), "nobody was sent");
    study.account("walker", Role.FIELD_RESEARCHER, Scope.alliance(Study.ALLIANCE));
    assertEquals(List.of(Study.ALLIANCE), others(study, "alliance_visit"));
    List<String> both = List.of(Study.ALLIANCE, "BJ99");
    assertEquals(
        new Reminders.Batch(0, 1),
        study.call(b -> b.get(Reminders.class).byHand("W1", "alliance_visit", both, "b1", 1)));
    assertEquals(
        new Reminders.Batch(0, 1),
        study.call(b -> b.get(Reminders.class).byHand("W1", "alliance", both, "b1", 1)),
        "of another form");
    study.run(b -> b.get(Responses.class).open("W1", "alliance", Study.ALLIANCE));
    database.run(
        em -> em.createNativeQuery("update response set status = 'SUBMITTED'").executeUpdate());
    assertEquals(List.of(), others(study, "alliance"));
    assertEquals(List.of(Study.ALLIANCE), others(study, "alliance_visit"));
  }

  private static List<String> others(Study study, String form) {
    return study.call(b -> b.get(Reminders.class).preview("W1", form)).stream()
        .map(reminded -> reminded.unit().code())
        .toList();
  }

  private static Study withAddress(Database database) {
    Study study = Study.open(database, SHIPPED).mail(MAIL);
    study.run(
        b -> b.get(UnitAddresses.class).change(Role.CAMPUS_FILLER, Map.of(Study.UNIT, ADDRESS)));
    return study;
  }

  private static Reminders.Due ofUnit(String step) {
    return new Reminders.Due("gate", Study.UNIT, step);
  }

  /** Of institutions: the step by unit. */
  private static Map<String, String> due(Study study) {
    return study.call(b -> b.get(Reminders.class).due("W1")).stream()
        .filter(due -> due.formId().equals("gate"))
        .collect(Collectors.toMap(Reminders.Due::unitCode, Reminders.Due::step));
  }

  private static List<OutboxMessage> mails(Study study) {
    return study.call(b -> b.get(MessageLog.class).listMails("W1", MessageLog.Wanted.all(), 0, 50));
  }

  /** Of institutions. */
  private static List<Reminder> log(Study study) {
    return log(study, "gate");
  }

  private static List<Reminder> log(Study study, String form) {
    return study
        .call(b -> b.get(MessageLog.class).listReminders("W1", Optional.empty(), 0, 1000))
        .stream()
        .filter(reminder -> reminder.formId().equals(form))
        .toList();
  }

  private static String letter(Study study) {
    return study.call(b -> b.get(Reminders.class).letter("W1", "gate", Study.UNIT)).text().zh();
  }

  private static Reminders.Batch byHand(Study study, List<String> units, String batch) {
    return study.call(b -> b.get(Reminders.class).byHand("W1", "gate", units, batch, 1));
  }

  /** Runs a round; how many institutions it reminded. */
  private static int run(Study study) {
    int before = log(study).size();
    study.run(b -> b.get(ReminderRounds.class).run());
    return log(study).size() - before;
  }
}
