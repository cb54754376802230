package org.orgstatus.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

class AnnouncementsTest {

  private static final Instant NOW = Study.NOW;

  @OnEachDatabase
  void aNoticeThatEndsBeforeItBeginsIsRefused(Database database) {
    Study study = new Study(database, Path.of("no-such-folder"));
    assertThrows(
        IllegalArgumentException.class,
        () -> make(study, "x", NOW, NOW, new Announcement.Audience(Optional.empty(), "")));
  }

  @OnEachDatabase
  void eachSeesWhatIsForThemWhileItLasts(Database database) {
    Study study = new Study(database, Path.of("no-such-folder"));
    study.account("bj", Role.PROVINCIAL_COORDINATOR, Scope.reportingUnit("110000"));
    study.account("pku", Role.CAMPUS_FILLER, Scope.institution("4111010001"));
    study.account("xju", Role.CAMPUS_FILLER, Scope.institution("4165010001"));
    Instant end = NOW.plusSeconds(100);
    make(study, "all", NOW, end, new Announcement.Audience(Optional.empty(), ""));
    make(
        study, "fillers", NOW, end, new Announcement.Audience(Optional.of(Role.CAMPUS_FILLER), ""));
    make(study, "beijing", NOW, end, new Announcement.Audience(Optional.empty(), "110000"));
    make(study, "later", NOW.plusSeconds(50), end, new Announcement.Audience(Optional.empty(), ""));
    assertEquals(List.of("all"), shown(study, ""));
    assertEquals(List.of("all", "beijing"), shown(study, "bj"));
    assertEquals(List.of("all", "fillers", "beijing"), shown(study, "pku"));
    assertEquals(List.of("all", "fillers"), shown(study, "xju"));
    study.at(NOW.plusSeconds(60));
    assertEquals(List.of("all", "later"), shown(study, ""));
    long first = study.call(b -> b.get(Announcements.class).list()).get(3).id();
    study.run(b -> b.get(Announcements.class).end(first));
    assertEquals(List.of("later"), shown(study, ""));
    study.at(end);
    assertEquals(List.of(), shown(study, "pku"));
  }

  private static void make(
      Study study, String text, Instant from, Instant until, Announcement.Audience to) {
    study.run(b -> b.get(Announcements.class).make(LocalText.same(text), from, until, to, 1));
  }

  private static List<String> shown(Study study, String login) {
    return study.call(
        b ->
            b
                .get(Announcements.class)
                .shownTo(
                    b.get(Accounts.class).findByLoginName(login),
                    code -> Optional.of(code.substring(2, 4) + "0000"))
                .stream()
                .map(LocalText::zh)
                .toList());
  }
}
