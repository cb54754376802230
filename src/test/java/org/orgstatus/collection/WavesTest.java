package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Questionnaire;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

class WavesTest {

  @TempDir Path folder;

  @OnEachDatabase
  void aWaveIsOpenedOnceAndFreezesItsFrames(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    assertThrows(RuntimeException.class, study::open);
    study.run(
        b -> {
          Frames frames = b.get(Frames.class);
          assertEquals(4, frames.frame("W1", UnitKind.INSTITUTION).size());
          assertEquals(32, frames.frame("W1", UnitKind.REPORTING_UNIT).size());
        });
    assertEquals("W1", study.call(b -> b.get(Waves.class).findOpen()).orElseThrow().id());
    study.run(b -> b.get(Waves.class).close("W1"));
    assertEquals(Optional.empty(), study.call(b -> b.get(Waves.class).findOpen()));
    assertThrows(IllegalStateException.class, study::open);
  }

  @OnEachDatabase
  void aReportingUnitCanHaveMoreTimeThanTheOthers(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    Instant later = Study.DEADLINE.plus(Duration.ofDays(7));
    study.run(
        b ->
            b.get(Waves.class).moveDeadline("W1", List.of(new ReportingUnitCode("660000")), later));
    study.at(Study.DEADLINE.plusSeconds(1));
    assertThrows(WaveNotOpen.class, () -> start(study, Study.UNIT));
    assertEquals(Study.FAR, start(study, Study.FAR).unitCode());
    Wave wave = wave(study);
    assertTrue(wave.isOpen(Study.DEADLINE.plusSeconds(1)));
    assertEquals(Study.DEADLINE, wave.deadlineFor(new ReportingUnitCode("110000")));
    assertEquals(later, wave.deadlineFor(new ReportingUnitCode("660000")));
    assertEquals(later, wave.lastDeadline());

    study.at(later.plusSeconds(1));
    assertFalse(wave(study).isOpen(later.plusSeconds(1)));
    assertThrows(WaveNotOpen.class, () -> start(study, Study.NEIGHBOUR));
    study.run(b -> b.get(Waves.class).moveDeadline("W1", later.plusSeconds(60)));
    assertEquals(Map.of(), wave(study).unitDeadlines());
    assertEquals(Study.UNIT, start(study, Study.UNIT).unitCode());
    assertEquals(
        List.of(
            "deadline-moved " + later + " for 660000", "deadline-moved " + later.plusSeconds(60)),
        study.recorded().stream()
            .filter(r -> r.action().equals("deadline-moved"))
            .map(r -> r.action() + " " + r.detail())
            .toList());
  }

  @OnEachDatabase
  void aDeadlineEqualToTheWavesIsNoneOfItsOwn(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    List<ReportingUnitCode> units =
        List.of(new ReportingUnitCode("110000"), new ReportingUnitCode("660000"));
    study.run(b -> b.get(Waves.class).moveDeadline("W1", units, Study.DEADLINE.plusSeconds(9)));
    assertEquals(2, wave(study).unitDeadlines().size());
    study.run(b -> b.get(Waves.class).moveDeadline("W1", units, Study.DEADLINE));
    assertEquals(Map.of(), wave(study).unitDeadlines());
  }

  @OnEachDatabase
  void aClosedWaveCanBeOpenedAgainALockedOneNever(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    long id = ResponsesTest.begin(study);
    ResponsesTest.save(study, id, ResponsesTest.change("e_state", "\"no\"", 0));
    ResponsesTest.submit(study, id, Map.of());
    assertThrows(IllegalStateException.class, () -> lock(study));
    study.run(b -> b.get(Waves.class).close("W1"));
    assertThrows(WaveNotOpen.class, () -> start(study, Study.NEIGHBOUR));
    study.run(b -> b.get(Waves.class).reopen("W1", Study.DEADLINE.plusSeconds(60)));
    assertEquals(Study.NEIGHBOUR, start(study, Study.NEIGHBOUR).unitCode());
    assertEquals(Optional.empty(), wave(study).closedAt());

    study.run(b -> b.get(Reviews.class).accept(id, 1, new By(3, "")));
    study.run(b -> b.get(Waves.class).close("W1"));
    assertEquals(1, lock(study));
    assertEquals(Optional.of(Study.NOW), wave(study).lockedAt());
    assertEquals(
        List.of("DRAFT", "LOCKED"),
        ResponsesTest.rows(study, "select status from response order by status"));
    assertThrows(
        IllegalStateException.class,
        () -> study.run(b -> b.get(Waves.class).reopen("W1", Study.DEADLINE.plusSeconds(90))));
    assertThrows(
        WaveNotOpen.class,
        () ->
            study.run(b -> b.get(Reviews.class).giveBack(id, 3, Judgement.of("x"), new By(3, ""))));
    assertThrows(WaveNotOpen.class, () -> start(study, Study.FAR));
  }

  @OnEachDatabase
  void aPlanCanBeChangedUntilItsWaveOpens(Database database) {
    Study study = new Study(database, ResponsesTest.SMALL).register().plan();
    WavePlan other =
        new WavePlan(
            "W1",
            LocalText.of("首轮", "First wave"),
            LocalDate.of(2017, 12, 31),
            2017,
            Study.DEADLINE,
            false);
    study.run(b -> b.get(Waves.class).change(other));
    assertEquals("首轮", wave(study).title().zh());
    assertEquals(2017, wave(study).referenceYear());
    study.open();
    assertThrows(
        IllegalStateException.class, () -> study.run(b -> b.get(Waves.class).change(other)));
  }

  private static int lock(Study study) {
    return study.call(b -> b.get(Waves.class).lock("W1", new By(1, "")));
  }

  private static Wave wave(Study study) {
    return study.call(b -> b.get(Waves.class).find("W1")).orElseThrow();
  }

  private static Response start(Study study, String unit) {
    return study.call(b -> b.get(Responses.class).open("W1", "entry", unit));
  }

  @OnEachDatabase
  void storedFormsStayInForceWhenAFileChangesOrBreaks(Database database) throws IOException {
    Path files = copy(ResponsesTest.SMALL);
    Study study = Study.open(database, files);
    List<String> before = forms(study);

    Path entry = files.resolve("questionnaires/entry.yaml");
    Files.writeString(entry, Files.readString(entry).replace("人数", "总人数"));
    study.restartWith(files);
    assertEquals(before, forms(study));
    Files.writeString(entry, "form: entry\n");
    study.restartWith(files);
    assertEquals(before, forms(study));

    long id = ResponsesTest.begin(study);
    ResponsesTest.save(study, id, ResponsesTest.change("e_state", "\"no\"", 0));
    assertEquals(1, ResponsesTest.submit(study, id, Map.of()).number());
  }

  @OnEachDatabase
  void aFormWithFaultsIsNoPartOfTheWaveAndTheOthersAre(Database database) throws IOException {
    Path files = copy(ResponsesTest.SMALL);
    Files.writeString(files.resolve("questionnaires/broken.yaml"), "form: broken\n");
    Study study = new Study(database, files).register().plan().open();
    assertEquals(List.of("entry", "without", "with"), ids(study));
  }

  @OnEachDatabase
  void aFormThatTwoWavesShareIsStoredOnce(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    study.run(
        b ->
            b.get(Waves.class)
                .plan(
                    new WavePlan(
                        "W2",
                        LocalText.of("第二轮", "Wave 2"),
                        LocalDate.of(2018, 9, 30),
                        2017,
                        Study.DEADLINE,
                        false)));
    study.run(b -> b.get(Waves.class).open("W2"));
    assertEquals(List.of("3"), ResponsesTest.rows(study, "select count(*) from stored_form"));
    assertEquals(List.of("6"), ResponsesTest.rows(study, "select count(*) from wave_form"));
  }

  @OnEachDatabase
  void aResponseBeginsWithItsFirstFormAndGoesOnWithThoseThatFollow(Database database) {
    Study study = Study.open(database, ResponsesTest.SMALL);
    study.run(
        b -> {
          WaveForms forms = b.get(WaveForms.class);
          assertEquals("entry", forms.first("W1", "with").id());
          assertEquals("entry", forms.first("W1", "entry").id());
          assertThrows(IllegalArgumentException.class, () -> forms.first("W1", "nobody"));
          assertEquals(
              List.of("entry", "without", "with"),
              forms.routing("W1", "entry").forms().stream().map(Questionnaire::id).toList());
          assertTrue(forms.list("W9").isEmpty());
        });
  }

  private static List<String> ids(Study study) {
    return study.call(b -> b.get(WaveForms.class).list("W1")).stream()
        .map(Questionnaire::id)
        .toList();
  }

  private static List<String> forms(Study study) {
    return study.call(b -> b.get(WaveForms.class).list("W1")).stream()
        .map(form -> form.id() + " " + form.contentHash())
        .toList();
  }

  private Path copy(Path definitions) throws IOException {
    Path copy = Files.createTempDirectory(folder, "definitions");
    Path target = Files.createDirectory(copy.resolve("questionnaires"));
    try (Stream<Path> files = Files.list(definitions.resolve("questionnaires"))) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    return copy;
  }
}
