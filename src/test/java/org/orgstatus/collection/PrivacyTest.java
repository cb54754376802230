package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.base.JsonTexts;
import org.orgstatus.collection.file.RefusedUpload;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

/** What persons can see, correct and have deleted of their own data, and what the rules delete. */
class PrivacyTest {

  private static final ItemPath PHONE = ItemPath.of("e_phone");

  private Study study;
  private long response;

  @OnEachDatabase
  void nobodyElseSeesCorrectsOrDeletesWhatAPersonGave(Database database) {
    begin(database);
    for (String other : List.of("neighbour", "colleague", "approver")) {
      assertEquals(List.of(), list(other), other);
      assertThrows(IllegalArgumentException.class, () -> correct(other, "1"), other);
      assertThrows(IllegalArgumentException.class, () -> ask(other), other);
    }
    OwnContacts.Kept kept = list("filler").get(0).items().get(0);
    assertEquals("电话", kept.label().zh());
    assertEquals("13800000000", kept.value());
    assertTrue(kept.mayCorrect());
  }

  @OnEachDatabase
  void correctionIsKeptInEveryStateAndLeavesATraceWithoutTheText(Database database) {
    begin(database);
    study.at(Study.DEADLINE.plusSeconds(1));
    assertEquals(Optional.empty(), correct("filler", " 13911111111 "));
    assertEquals("13911111111", list("filler").get(0).items().get(0).value());
    List<ResponseEntry> history =
        study.call(
            b ->
                b.get(Responses.class)
                    .history(b.get(Responses.class).findOrBlank(Study.WAVE, "entry", Study.UNIT)));
    assertEquals(PHONE, history.get(history.size() - 1).path());
    assertTrue(study.recorded().stream().anyMatch(e -> e.action().equals("contact-corrected")));
    assertFalse(study.recorded().toString().contains("139"), "the record names no number");
  }

  @OnEachDatabase
  void requestIsAnsweredOnceAndDeletesWhatThisPersonGave(Database database) {
    begin(database);
    PrivacyRequest request = ask("filler");
    assertEquals(request.id(), ask("filler").id(), "asking twice changes nothing");
    assertEquals(LocalDate.of(2018, 5, 22), request.dueOn(), "15 working days after 1 May 2018");
    assertFalse(request.isOverdue(LocalDate.of(2018, 5, 22)));
    assertTrue(request.isOverdue(LocalDate.of(2018, 5, 23)));
    long handler = id("approver");
    study.run(b -> b.get(PrivacyRequests.class).delete(request.id(), handler, "done"));
    assertEquals(List.of(), list("filler"));
    study.run(
        b -> {
          PrivacyRequest answered = b.get(PrivacyRequests.class).find(request.id()).orElseThrow();
          assertEquals(Optional.of(PrivacyRequest.Outcome.DELETED), answered.outcome());
          Response kept = b.get(Responses.class).findOrBlank(Study.WAVE, "entry", Study.UNIT);
          assertFalse(b.get(Responses.class).filling(kept).sheet().answers().containsKey(PHONE));
        });
    assertThrows(
        IllegalStateException.class,
        () -> study.run(b -> b.get(PrivacyRequests.class).refuse(request.id(), handler, "no")));
    assertTrue(study.recorded().stream().anyMatch(e -> e.action().equals("contacts-deleted")));
  }

  @OnEachDatabase
  void contactsGoSixMonthsAfterTheWaveClosedAndNotADayBefore(Database database) {
    begin(database);
    Instant closing = Instant.parse("2018-07-31T08:00:00Z");
    study.at(closing);
    assertEquals(List.of(), due("2100-01-01"), "an open wave keeps what it has");
    study.run(b -> b.get(Waves.class).close(Study.WAVE));
    LocalDate day = LocalDate.of(2019, 1, 31);
    assertEquals(
        List.of(new Retention.Due(Retention.Kind.CONTACTS, Study.WAVE, day, 1)), due("2019-01-31"));
    assertEquals(List.of(), due("2019-01-30"));
    study.at(Instant.parse("2019-01-30T12:00:00Z"));
    assertEquals(List.of(), study.call(b -> b.get(Retention.class).run()));
    assertEquals(1, list("filler").size());
    study.at(Instant.parse("2019-01-30T16:00:00Z")); // midnight in China
    assertEquals(1, study.call(b -> b.get(Retention.class).run()).size());
    assertEquals(List.of(), list("filler"));
    assertEquals(List.of(), study.call(b -> b.get(Retention.class).run()), "nothing is left");
    assertTrue(
        study.recorded().stream()
            .anyMatch(
                e ->
                    e.action().equals("contacts-deleted")
                        && e.subject().equals("wave W1")
                        && e.detail().startsWith("1 by rule")));
  }

  @OnEachDatabase
  void filesGoThreeYearsAfterTheirUpload(Database database) {
    begin(database);
    byte[] file = "ID3 a recording".getBytes(StandardCharsets.US_ASCII);
    study.run(
        b -> {
          Response at = b.get(Responses.class).findOrBlank(Study.WAVE, "entry", Study.UNIT);
          try {
            b.get(Attachments.class)
                .store(
                    at,
                    ItemPath.of("e_recording"),
                    "recording.mp3",
                    new ByteArrayInputStream(file),
                    1);
          } catch (RefusedUpload e) {
            throw new IllegalStateException(e);
          }
        });
    study.run(b -> b.get(Waves.class).close(Study.WAVE));
    study.at(Instant.parse("2021-04-30T08:00:00Z"));
    study.run(b -> b.get(Retention.class).run());
    assertEquals(1, files(database));
    study.at(Instant.parse("2021-05-01T08:00:00Z"));
    List<Retention.Due> done = study.call(b -> b.get(Retention.class).run());
    assertEquals(
        List.of(
            new Retention.Due(Retention.Kind.ATTACHMENTS, Study.WAVE, LocalDate.of(2021, 5, 1), 1)),
        done);
    assertEquals(0, files(database));
  }

  @Test
  void workingDaysLeaveWeekendsOut() {
    LocalDate friday = LocalDate.of(2018, 5, 4);
    assertEquals(friday, WorkingDays.after(friday, 0));
    assertEquals(LocalDate.of(2018, 5, 7), WorkingDays.after(friday, 1));
    assertEquals(LocalDate.of(2018, 5, 25), WorkingDays.after(friday, 15));
    assertEquals(LocalDate.of(2018, 5, 7), WorkingDays.after(LocalDate.of(2018, 5, 5), 1));
  }

  private void begin(Database database) {
    study =
        Study.open(database, ResponsesTest.SMALL)
            .account("filler", Role.CAMPUS_FILLER, Scope.institution(Study.UNIT))
            .account("colleague", Role.CAMPUS_FILLER, Scope.institution(Study.UNIT))
            .account("approver", Role.CAMPUS_APPROVER, Scope.institution(Study.UNIT))
            .account("neighbour", Role.CAMPUS_FILLER, Scope.institution(Study.NEIGHBOUR));
    JsonValue phone = JsonTexts.JSON.createValue("13800000000");
    long filler = id("filler");
    response =
        study.call(
            b -> {
              Responses responses = b.get(Responses.class);
              long id = responses.open(Study.WAVE, "entry", Study.UNIT).id();
              responses.save(id, List.of(new Change(PHONE, phone, 0)), filler);
              return id;
            });
  }

  private long id(String name) {
    return study.call(b -> b.get(Accounts.class).findByLoginName(name).orElseThrow().id());
  }

  private static Account account(org.orgstatus.testing.Wiring beans, String name) {
    return beans.get(Accounts.class).findByLoginName(name).orElseThrow();
  }

  private List<OwnContacts.OfResponse> list(String name) {
    return study.call(b -> b.get(OwnContacts.class).list(account(b, name)));
  }

  private Optional<org.orgstatus.base.LocalText> correct(String name, String text) {
    return study.call(
        b -> b.get(OwnContacts.class).correct(account(b, name), response, PHONE, text));
  }

  private PrivacyRequest ask(String name) {
    return study.call(
        b -> b.get(PrivacyRequests.class).ask(account(b, name), response, "110000", "please"));
  }

  private List<Retention.Due> due(String until) {
    return study.call(b -> b.get(Retention.class).preview(LocalDate.parse(until)));
  }

  private static long files(Database database) {
    return database.call(
        e ->
            ((Number)
                        e.createNativeQuery(
                                "select (select count(*) from attachment)"
                                    + " + (select count(*) from attachment_part)")
                            .getSingleResult())
                    .longValue()
                / 2);
  }
}
