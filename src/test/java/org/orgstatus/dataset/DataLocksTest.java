package org.orgstatus.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.orgstatus.base.Recorded;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Databases;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

class DataLocksTest {

  @TempDir Path folder;

  private static DataLock make(SmallStudy small, String name) {
    return small.study().call(b -> b.get(DataLocks.class).make("W1", name, SmallStudy.BY));
  }

  private static byte[] bytes(SmallStudy small, DataLock lock) {
    return small
        .study()
        .call(
            b -> {
              ByteArrayOutputStream out = new ByteArrayOutputStream();
              try {
                b.get(DataLocks.class).write(lock, out);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return out.toByteArray();
            });
  }

  private static List<LockComparison> compare(SmallStudy small, DataLock lock) {
    return small.study().call(b -> b.get(DataLocks.class).compare(lock));
  }

  @OnEachDatabase
  void aLockHoldsEveryTableAndSaysWhoMadeItWhen(Database database) {
    SmallStudy small = SmallStudy.open(database, folder).answered(false);
    DataLock lock = make(small, " 定稿 ");
    assertEquals("定稿", lock.name());
    assertEquals(7, lock.accountId());
    assertEquals(Study.NOW, lock.madeAt());
    assertEquals(
        List.of(
            new DataLock.Count(UnitKind.INSTITUTION, 4, 2),
            new DataLock.Count(UnitKind.REPORTING_UNIT, 32, 2),
            new DataLock.Count(UnitKind.ALLIANCE, 1, 1),
            new DataLock.Count(UnitKind.VISIT, 1, 1)),
        lock.counts());
    assertTrue(
        small
            .study()
            .recorded()
            .contains(
                new Recorded(
                    "data-locked",
                    "wave W1",
                    "lock " + lock.id() + ", content " + lock.contentHash())));
    byte[] bytes = bytes(small, lock);
    assertEquals(lock.size(), bytes.length);
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertFalse(text.contains("\r"));
    assertTrue(text.contains("\t2.3333333333333335\t"), "a third of seven, in its shortest digits");
    assertTrue(text.contains("\n" + Study.UNIT + "\t1\t科普周\\t讲坛\n" + Study.UNIT + "\t2\t\\!讲坛\n"));
    assertFalse(text.contains("声音"), "persons stand apart");
  }

  @OnEachDatabase
  void whatIsReadFromALockIsWhatWasFrozen(Database database) {
    SmallStudy small = SmallStudy.open(database, folder).answered(false);
    DataLock lock = make(small, "一");
    WaveData present = small.study().call(b -> b.get(Datasets.class).findAll("W1")).orElseThrow();
    WaveData read = small.study().call(b -> b.get(DataLocks.class).data(lock));
    assertEquals(present.version(), read.version());
    for (Dataset before : present.tables()) {
      Dataset after = read.find(before.unit()).orElseThrow();
      assertEquals(before.codebook().hash(), after.codebook().hash());
      assertEquals(before.table().columnNames(), after.table().columnNames());
      assertEquals(before.table().printAll(), after.table().printAll());
      for (String child : before.childNames()) {
        assertEquals(before.child(child).printAll(), after.child(child).printAll());
      }
      assertEquals(Optional.empty(), before.lock());
      assertEquals("一", after.lock().orElseThrow().name());
      assertEquals(before.dataDate(), after.dataDate());
    }
  }

  @OnEachDatabase
  void theSameDataGiveTheSameBytesEverywhere(Database database) {
    SmallStudy small = SmallStudy.open(database, folder).answered(false);
    byte[] here = bytes(small, make(small, "一"));
    Locale locale = Locale.getDefault();
    try (Database other = Databases.h2()) {
      Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
      SmallStudy backwards = SmallStudy.open(other, folder).answered(true);
      assertArrayEquals(here, bytes(backwards, make(backwards, "another name")));
    } finally {
      Locale.setDefault(locale);
    }
  }

  @OnEachDatabase
  void laterAnswersDoNotChangeALock(Database database) {
    SmallStudy small = SmallStudy.open(database, folder).answered(false);
    DataLock lock = make(small, "一");
    byte[] before = bytes(small, lock);
    assertTrue(compare(small, lock).stream().allMatch(LockComparison::isSame));

    small.give("gate", Study.NEIGHBOUR, "g_status=\"none\"", "b_why=\"晚了\"");
    small.giveBack("province", "650000");
    small.giveBack("union", Study.ALLIANCE);
    small.give("union", Study.ALLIANCE, "d_members=12");
    assertArrayEquals(before, bytes(small, lock));
    assertEquals(
        2,
        small
            .study()
            .call(b -> b.get(DataLocks.class).data(lock))
            .find(UnitKind.INSTITUTION)
            .orElseThrow()
            .answered());
    assertEquals(
        List.of(
            "INSTITUTION 3 [ANSWERED " + Study.NEIGHBOUR + "]",
            "REPORTING_UNIT 31 [WITHDRAWN 650000]",
            "ALLIANCE 0 [CHANGED " + Study.ALLIANCE + "]",
            "VISIT 1 []"),
        compare(small, lock).stream().map(DataLocksTest::line).toList());
    assertNotEquals(lock.contentHash(), make(small, "二").contentHash());
    assertEquals(
        List.of("二", "一"),
        small.study().call(b -> b.get(DataLocks.class).list("W1")).stream()
            .map(DataLock::name)
            .toList());
  }

  private static List<String> differences(LockComparison.Change change) {
    return change.differences().stream()
        .map(d -> d.variable().name() + " " + words(d.before()) + " " + words(d.after()))
        .toList();
  }

  private static List<String> words(List<LockComparison.Held> held) {
    return held.stream().map(h -> h.missing().map(m -> "!" + m).orElse(h.value())).toList();
  }

  private static String line(LockComparison comparison) {
    return comparison.unit()
        + " "
        + comparison.same()
        + " "
        + comparison.changes().stream().map(c -> c.kind() + " " + c.unitCode()).toList();
  }

  @OnEachDatabase
  void aChangedUnitSaysWhichVariablesChangedAndHow(Database database) {
    SmallStudy small = SmallStudy.open(database, folder).answered(false);
    DataLock lock = make(small, "一");
    small.giveBack("union", Study.ALLIANCE);
    small.give("union", Study.ALLIANCE, "d_members=12");
    small.giveBack("province", SmallStudy.BEIJING);
    small.give("province", SmallStudy.BEIJING, "c_all/2/ca_title=\"丙盟\"");
    LockComparison alliances = compare(small, lock).get(2);
    assertFalse(alliances.isSame());
    assertEquals(1, alliances.count(LockComparison.Kind.CHANGED));
    assertEquals(List.of(), alliances.changes(Optional.of(LockComparison.Kind.GONE)));
    assertEquals(
        List.of("d_members [!NOT_AVAILABLE] [12]"),
        differences(alliances.changes(Optional.empty()).get(0)));
    LockComparison.Change province = compare(small, lock).get(1).changes().get(0);
    assertEquals("110000", province.unitCode());
    assertEquals(List.of("ca_title [甲盟, 乙盟] [甲盟, 丙盟]"), differences(province));
  }

  @OnEachDatabase
  void aWaveThatNobodyAnsweredCanBeLockedAndRead(Database database) {
    SmallStudy small = SmallStudy.open(database, folder);
    DataLock lock = make(small, "空");
    assertTrue(lock.counts().stream().allMatch(count -> count.answered() == 0));
    WaveData read = small.study().call(b -> b.get(DataLocks.class).data(lock));
    assertEquals(4, read.find(UnitKind.INSTITUTION).orElseThrow().size());
    assertEquals(0, read.find(UnitKind.VISIT).orElseThrow().child("e_interview").rowCount());
    assertTrue(compare(small, lock).stream().allMatch(LockComparison::isSame));
    small.give("gate", Study.UNIT, "g_status=\"none\"", "b_why=\"无\"");
    assertEquals(1, compare(small, lock).get(0).count(LockComparison.Kind.ANSWERED));
  }

  @OnEachDatabase
  void aNameStandsForOneStateOfTheData(Database database) {
    SmallStudy small = SmallStudy.open(database, folder).answered(false);
    DataLock lock = make(small, "一");
    assertEquals(lock.id(), make(small, "一").id(), "a second click");
    small.give("gate", Study.NEIGHBOUR, "g_status=\"none\"");
    assertRefused(LockRefused.Reason.NAME_TAKEN, small, "一");
    assertRefused(LockRefused.Reason.BAD_NAME, small, "  ");
    assertRefused(LockRefused.Reason.BAD_NAME, small, "长".repeat(61));
  }

  @OnEachDatabase
  void aWaveThatWasNeverOpenedCannotBeLocked(Database database) {
    assertRefused(LockRefused.Reason.NO_DATA, SmallStudy.planned(database, folder), "一");
  }

  private static void assertRefused(LockRefused.Reason reason, SmallStudy small, String name) {
    assertEquals(reason, assertThrows(LockRefused.class, () -> make(small, name)).reason());
  }

  @OnEachDatabase
  void bytesThatSomebodyChangedAreNotHandedOut(Database database) {
    SmallStudy small = SmallStudy.open(database, folder).answered(false);
    DataLock lock = make(small, "一");
    database.run(
        em ->
            em.createNativeQuery("update data_lock set content_hash = '" + "0".repeat(64) + "'")
                .executeUpdate());
    DataLock forged = small.study().call(b -> b.get(DataLocks.class).find(lock.id())).orElseThrow();
    assertThrows(IllegalStateException.class, () -> bytes(small, forged));
    assertThrows(
        IllegalStateException.class,
        () -> small.study().call(b -> b.get(DataLocks.class).data(forged)));
  }
}
