package org.orgstatus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.orgstatus.base.Recorded;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

/** Whatever is done to the record behind the product's back is found. */
class AuditChainTest {

  private static final Path FILES = Path.of("src/test/resources/definitions/small");

  private Database database;
  private Study study;

  @OnEachDatabase
  void changedEntryIsNamed(Database on) {
    for (String change :
        List.of(
            "action = 'nothing'",
            "subject = subject || ' '",
            "detail = ''",
            "happened_at = happened_at + interval '1' second")) {
      sealed(on, 5);
      assertIntact(5);
      tamper("update audit_entry set " + change + " where number = 3");
      assertBroken(3);
      database.run(e -> e.createNativeQuery("delete from audit_entry").executeUpdate());
      tamper("update audit_chain set last_number = 0, last_seal = '', head_seal = ''");
    }
  }

  @OnEachDatabase
  void deletedAndSwappedEntriesAreNamed(Database on) {
    sealed(on, 6);
    tamper("delete from audit_entry where number = 4");
    assertBroken(4);
    tamper("update audit_entry set number = 4 where number = 5");
    assertBroken(4);
    tamper("update audit_entry set number = 5 where number = 6");
    assertBroken(4);
  }

  @OnEachDatabase
  void cutEndIsFoundEvenIfTheHeadIsMovedBack(Database on) {
    sealed(on, 6);
    tamper("delete from audit_entry where number > 4");
    assertBroken(5);
    tamper(
        "update audit_chain set last_number = 4,"
            + " last_seal = (select seal from audit_entry where number = 4)");
    assertBroken(4);
    tamper("delete from audit_chain");
    assertBroken(1);
    assertEquals(0, seal(), "nothing is sealed onto a broken end");
  }

  @OnEachDatabase
  void entryAddedBeyondTheEndIsFound(Database on) {
    sealed(on, 2);
    tamper(
        "insert into audit_entry (id, happened_at, action, subject, detail, number, seal)"
            + " values (999999, current_timestamp, 'a', 's', 'd', 3, '"
            + "0".repeat(64)
            + "')");
    assertBroken(3);
  }

  @OnEachDatabase
  void entriesAreSealedInBatchesAndLaterOnesJoin(Database on) {
    sealed(on, 3);
    write(2);
    assertEquals(2, verify().waiting());
    assertIntact(3);
    assertEquals(2, seal());
    assertEquals(0, seal());
    assertIntact(5);
    write(AuditChain.BATCH + 1);
    assertEquals(AuditChain.BATCH, seal());
    assertEquals(1, seal());
    assertIntact(AuditChain.BATCH + 6);
  }

  @OnEachDatabase
  void searchFindsByEveryPart(Database on) {
    database = on;
    study = new Study(on, FILES);
    write(1);
    study.at(Study.NOW.plusSeconds(60));
    study.run(b -> b.get(AuditRecord.class).write(new Recorded("done", "wave W1", "100%_sure")));
    assertEquals(2, count(filter("", "")));
    assertEquals(1, count(filter("done", "")));
    assertEquals(1, count(filter("", "0%_s")));
    assertEquals(1, count(filter("", "W1")));
    assertEquals(0, count(filter("done", "entry")));
    assertEquals(
        1,
        count(
            new AuditFilter(
                Optional.of(Study.NOW.plusSeconds(1)),
                Optional.empty(),
                OptionalLong.empty(),
                "",
                "")));
    assertEquals(
        1,
        count(
            new AuditFilter(
                Optional.of(Study.NOW),
                Optional.of(Study.NOW.plusSeconds(60)),
                OptionalLong.empty(),
                "",
                "")));
    assertEquals(
        0, count(new AuditFilter(Optional.empty(), Optional.empty(), OptionalLong.of(7), "", "")));
    assertEquals(List.of("done", "something"), study.call(b -> b.get(AuditRecord.class).actions()));
  }

  private void sealed(Database on, int entries) {
    database = on;
    study = new Study(on, FILES);
    write(entries);
    assertEquals(entries, seal());
  }

  private void write(int entries) {
    study.run(
        b -> {
          for (int i = 0; i < entries; i++) {
            b.get(AuditRecord.class).write(new Recorded("something", "entry " + i, "said"));
          }
        });
  }

  private int seal() {
    return study.call(b -> b.get(AuditChain.class).seal());
  }

  private ChainVerdict verify() {
    return study.call(b -> b.get(AuditChain.class).verify());
  }

  private void tamper(String statement) {
    database.run(entities -> entities.createNativeQuery(statement).executeUpdate());
  }

  private void assertIntact(long entries) {
    ChainVerdict verdict = verify();
    assertTrue(verdict.isIntact(), verdict.toString());
    assertEquals(entries, verdict.sealed());
  }

  private void assertBroken(long number) {
    ChainVerdict verdict = verify();
    assertFalse(verdict.isIntact());
    assertEquals(number, verdict.broken().orElseThrow().number(), verdict.toString());
  }

  private long count(AuditFilter filter) {
    long count = study.call(b -> b.get(AuditRecord.class).count(filter));
    assertEquals(count, study.call(b -> b.get(AuditRecord.class).list(filter, 0, 10)).size());
    return count;
  }

  private static AuditFilter filter(String action, String text) {
    return new AuditFilter(Optional.empty(), Optional.empty(), OptionalLong.empty(), action, text);
  }
}
