package org.orgstatus.collection.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.orgstatus.accounts.Role;
import org.orgstatus.collection.By;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.Judgement;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseReturned;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.Reviews;
import org.orgstatus.collection.Waves;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.StandardText;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

/** What an institution hears when its response comes back. */
class ReturnNoticesTest {

  private static final Path APPROVED = Path.of("src/test/resources/definitions/approved");
  private static final MailSettings MAIL =
      new MailSettings("127.0.0.1", 25, "", "", "survey@study.example.cn", false);
  private static final String FILLER = "tianbao@jia.example.cn";
  private static final String APPROVER = "shenhe@jia.example.cn";
  private static final String PROV = "xuehui@bast.example.cn";
  private static final String SECRETARY = "lianmeng@bing.example.cn";
  private static final By SENDER = new By(7, "");
  private static final By JUDGE = new By(8, "");
  private static final By PROVINCE = new By(9, "");
  private static final Judgement COUNT =
      new Judgement("", Map.of(ItemPath.of("e_count"), "人数5与去年相差较大"));

  @TempDir Path folder;

  @OnEachDatabase
  void fillerAndApproverAreToldOnceForEachReturnAndReadNoAnswers(Database database) {
    Study study =
        study(database, Map.of(Role.CAMPUS_FILLER, FILLER, Role.CAMPUS_APPROVER, APPROVER));
    long id = submitted(study);
    study.run(b -> b.get(Reviews.class).giveBack(id, 2, COUNT, PROVINCE));
    study.run(b -> b.get(ReturnNotices.class).tell(new ResponseReturned(id, 3, false)));

    List<Outbox.Claimed> mails = claimed(study);
    assertEquals(List.of(FILLER, APPROVER), mails.stream().map(Outbox.Claimed::to).toList());
    String text = mails.get(0).text();
    assertTrue(text.startsWith("甲大学：贵校填报的1题需要核对"), text);
    assertTrue(text.contains("请于2018年6月30日前完成"), text);
    assertTrue(text.contains("Please finish by 30 June 2018."), text);
    assertTrue(text.contains("登录：https://site.example/respond"), text);
    assertFalse(text.contains("相差") || text.contains("["), "remarks stay on the pages: " + text);
    assertTrue(mails.get(1).text().contains("https://site.example/approve"));
    assertEquals("MAIL return", log(study));

    study.run(b -> save(b.get(Responses.class), id, "e_count", Json.createValue(6)));
    study.run(b -> b.get(Responses.class).submit(id, Map.of(), SENDER));
    study.run(b -> b.get(Reviews.class).approve(id, 4, JUDGE));
    study.run(b -> b.get(Reviews.class).giveBack(id, 5, Judgement.of("请整体核对"), PROVINCE));
    mails = claimed(study);
    assertEquals(2, mails.size(), "the next return is told too");
    assertTrue(mails.get(0).text().startsWith("甲大学：贵校填报的若干题需要核对"));
  }

  @OnEachDatabase
  void theDayIsThatOfTheReportingUnitsOwnDeadline(Database database) {
    Study study = study(database, Map.of(Role.CAMPUS_FILLER, FILLER));
    long id = submitted(study);
    List<ReportingUnitCode> beijing = List.of(new ReportingUnitCode("110000"));
    study.run(
        b ->
            b.get(Waves.class)
                .moveDeadline("W1", beijing, Study.DEADLINE.plusSeconds(3 * 24 * 3600)));
    study.run(b -> b.get(Reviews.class).giveBack(id, 2, COUNT, PROVINCE));
    assertTrue(claimed(study).get(0).text().contains("请于2018年7月3日前完成"));
  }

  @OnEachDatabase
  void withoutAnAddressSomebodyCallsAndHasTheWords(Database database) {
    Study study = study(database, Map.of());
    long id = submitted(study);
    study.run(b -> b.get(Reviews.class).giveBack(id, 2, COUNT, PROVINCE));
    assertEquals(List.of(), claimed(study));
    assertEquals("CALL return", log(study));
    Letter letter =
        study.call(
            b -> {
              Response response = b.get(Responses.class).find(id).orElseThrow();
              return b.get(ReturnNotices.class).letter(response);
            });
    assertEquals(StandardText.Id.T5, letter.textId());
    assertTrue(letter.text().zh().contains("1题需要核对"));
  }

  @OnEachDatabase
  void oneMailboxForBothGetsOneMail(Database database) {
    Study study =
        study(
            database,
            Map.of(Role.CAMPUS_FILLER, FILLER, Role.CAMPUS_APPROVER, "Tianbao@jia.example.cn"));
    long id = submitted(study);
    study.run(b -> b.get(Reviews.class).giveBack(id, 2, COUNT, PROVINCE));
    assertEquals(1, claimed(study).size());
  }

  @OnEachDatabase
  void whatTheApproverReturnsIsToldToTheFillerAlone(Database database) {
    Study study =
        study(database, Map.of(Role.CAMPUS_FILLER, FILLER, Role.CAMPUS_APPROVER, APPROVER));
    long id = sent(study);
    study.run(b -> b.get(Reviews.class).decline(id, 1, COUNT, JUDGE));
    List<Outbox.Claimed> mails = claimed(study);
    assertEquals(List.of(FILLER), mails.stream().map(Outbox.Claimed::to).toList());
    String text = mails.get(0).text();
    assertTrue(text.startsWith("甲大学：贵校填报的1题需要核对"), text);
    assertTrue(text.contains("登录：https://site.example/respond"), text);
    assertEquals("MAIL return", log(study));
  }

  @OnEachDatabase
  void aFillerWithoutAnAddressIsCalledAboutWhatTheApproverReturned(Database database) {
    Study study = study(database, Map.of(Role.CAMPUS_APPROVER, APPROVER));
    long id = sent(study);
    study.run(b -> b.get(Reviews.class).decline(id, 1, COUNT, JUDGE));
    assertEquals(List.of(), claimed(study), "the approver knows");
    assertEquals("CALL return", log(study));
  }

  @OnEachDatabase
  void aProvinceAndAnAllianceAreToldInWordsOfTheirOwn(Database database) {
    Study study = Study.open(database, otherForms()).mail(MAIL);
    AllianceId late = new AllianceId("BJ02");
    study.run(
        b ->
            b.get(Alliances.class)
                .add(
                    late,
                    "北京高职联盟",
                    new ReportingUnitCode("110000"),
                    Optional.empty(),
                    LocalDate.of(2018, 4, 1)));
    study.run(
        b ->
            b.get(UnitAddresses.class).change(Role.PROVINCIAL_COORDINATOR, Map.of("110000", PROV)));
    study.run(
        b -> b.get(UnitAddresses.class).change(Role.ALLIANCE_SECRETARY, Map.of("BJ02", SECRETARY)));
    returned(study, "c_form", "110000");
    returned(study, "d_form", Study.ALLIANCE);
    returned(study, "d_form", late.value());
    List<Outbox.Claimed> mails = claimed(study);
    assertEquals(List.of(PROV, SECRETARY), mails.stream().map(Outbox.Claimed::to).toList());
    String text = mails.get(0).text();
    assertTrue(text.startsWith("北京市：贵单位填报的若干题需要核对"), text);
    assertTrue(text.contains("北京市: some of your answers need to be checked"), text);
    assertFalse(text.contains("贵校") || text.contains("["), text);
    assertTrue(mails.get(1).text().startsWith("北京高职联盟：贵单位"), "confirmed after the opening");
    assertEquals("MAIL return, CALL return, MAIL return", log(study));
  }

  /** Forms of a province and of an alliance with one question each. */
  private Path otherForms() {
    try {
      Path forms = Files.createDirectories(folder.resolve("questionnaires"));
      Files.writeString(forms.resolve("gate.yaml"), form("gate", "institution", "province"));
      Files.writeString(forms.resolve("c.yaml"), form("c_form", "reporting_unit", "nation"));
      Files.writeString(forms.resolve("d.yaml"), form("d_form", "alliance", "province"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  private static String form(String id, String unit, String review) {
    return """
        form: %1$s
        letter: %4$s
        version: "1"
        unit: %2$s
        review: [%3$s]
        title: {zh: 表, en: Form}
        sections:
          - section: 1
            title: {zh: 节, en: Section}
            items:
              - name: %1$s_n
                no: X1
                type: integer
                label: {zh: 个数, en: Number}
        """
        .formatted(id, unit, review, id.substring(0, 1).toUpperCase(Locale.ROOT));
  }

  /** Submitted and returned as a whole. */
  private static void returned(Study study, String form, String unit) {
    long id = study.call(b -> b.get(Responses.class).open("W1", form, unit)).id();
    study.run(b -> save(b.get(Responses.class), id, form + "_n", Json.createValue(5)));
    study.run(b -> b.get(Responses.class).submit(id, Map.of(), SENDER));
    study.run(b -> b.get(Reviews.class).giveBack(id, 1, Judgement.of("请整体核对"), PROVINCE));
  }

  private static Study study(Database database, Map<Role, String> addresses) {
    Study study = Study.open(database, APPROVED).mail(MAIL);
    addresses.forEach(
        (role, address) ->
            study.run(b -> b.get(UnitAddresses.class).change(role, Map.of(Study.UNIT, address))));
    return study;
  }

  private static long submitted(Study study) {
    long id = sent(study);
    study.run(b -> b.get(Reviews.class).approve(id, 1, JUDGE));
    return id;
  }

  private static long sent(Study study) {
    long id = study.call(b -> b.get(Responses.class).open("W1", "entry", Study.UNIT)).id();
    study.run(b -> save(b.get(Responses.class), id, "e_state", Json.createValue("no")));
    study.run(b -> save(b.get(Responses.class), id, "e_count", Json.createValue(5)));
    study.run(b -> b.get(Responses.class).submit(id, Map.of(), SENDER));
    return id;
  }

  private static void save(Responses responses, long id, String item, JsonValue value) {
    Change change = new Change(ItemPath.of(item), value, 99);
    assertEquals(List.of(), responses.save(id, List.of(change), 7).faults());
  }

  /** Every mail of a return that waits, in order. */
  private static List<Outbox.Claimed> claimed(Study study) {
    return study.call(
        b -> {
          List<Outbox.Claimed> all = new ArrayList<>();
          Outbox outbox = b.get(Outbox.class);
          for (Optional<Outbox.Claimed> next = outbox.claim();
              next.isPresent();
              next = outbox.claim()) {
            all.add(next.get());
          }
          all.removeIf(mail -> !mail.purpose().startsWith(Reminder.RETURN));
          return all;
        });
  }

  /** Channel of everything noted, with what it is. */
  private static String log(Study study) {
    return String.join(
        ", ",
        study
            .call(b -> b.get(MessageLog.class).listReminders("W1", Optional.empty(), 0, 9))
            .stream()
            .map(r -> r.channel() + (r.isReturn() ? " return" : " reminder"))
            .toList());
  }
}
