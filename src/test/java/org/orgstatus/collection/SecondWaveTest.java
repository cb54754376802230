package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Comparability;
import org.orgstatus.questionnaire.FormComparison;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.SheetJson;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Institutions;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

class SecondWaveTest {

  private static final Instant YEAR_LATER = Study.NOW.plus(Duration.ofDays(365));
  private static final String STOCK =
      """
            - name: with_note
              no: 1.1
              type: text
              stock: yes
              label: {zh: 说明, en: Note}
            - name: with_seats
              no: 1.2
              type: integer
              stock: yes
              label: {zh: 席位, en: Seats}
            - name: with_meetings
              no: 1.3
              type: integer
              label: {zh: 会议, en: Meetings}
            - name: with_old
              no: 1.4
              type: text
              stock: yes
              label: {zh: 旧名, en: Old name}
            - name: with_type
              no: 1.5
              type: text
              stock: yes
              label: {zh: 题型, en: Type}
      """;

  @TempDir Path folder;

  @OnEachDatabase
  void answersKeepTheWordsTheyWereGivenTo(Database database) throws IOException {
    Path files = files();
    Study study = answered(database, files);
    replace(files, "entry.yaml", "{zh: 人数, en: Persons}", "{zh: 在编人数, en: Staff}");
    openSecond(study, files);
    study.run(
        b -> {
          WaveForms forms = b.get(WaveForms.class);
          Responses responses = b.get(Responses.class);
          Response old = responses.find("W1", "entry", Study.UNIT).orElseThrow();
          assertEquals("人数", label(forms, "W1"));
          assertEquals("在编人数", label(forms, "W2"));
          assertEquals("\"旧的\"", answer(responses, old, "with_note"));
          assertEquals(
              "人数",
              responses
                  .filling(old)
                  .routing()
                  .node("e_count")
                  .orElseThrow()
                  .item()
                  .label()
                  .text()
                  .zh());
          FormComparison comparison =
              b.get(WaveComparisons.class)
                  .find(b.get(Waves.class).find("W2").orElseThrow())
                  .orElseThrow();
          assertEquals(1, comparison.count(Comparability.WITH_CARE));
          assertTrue(
              b.get(WaveComparisons.class)
                  .find(b.get(Waves.class).find("W1").orElseThrow())
                  .isEmpty());
        });
  }

  @OnEachDatabase
  void aPlannedWaveIsComparedWithTodaysFiles(Database database) throws IOException {
    Path files = files();
    Study study = answered(database, files);
    replace(
        files,
        "entry.yaml",
        "type: text\n        label: {zh: 原因",
        "type: integer\n        label: {zh: 原因");
    study.restartWith(files);
    study.at(YEAR_LATER);
    study.run(b -> b.get(Waves.class).plan(second()));
    study.run(
        b -> {
          Wave wave = b.get(Waves.class).find("W2").orElseThrow();
          FormComparison comparison = b.get(WaveComparisons.class).find(wave).orElseThrow();
          assertEquals(List.of("e_reason"), comparison.items().map(c -> c.item().name()).toList());
        });
  }

  @OnEachDatabase
  void stockItemsBeginWithTheLastAnswerUntilSomebodyTouchesThem(Database database)
      throws IOException {
    Path files = files();
    Study study = answered(database, files);
    replace(files, "with.yaml", "with_old", "with_new");
    replace(
        files,
        "with.yaml",
        "type: text\n        stock: yes\n        label: {zh: 题型",
        "type: integer\n        stock: yes\n        label: {zh: 题型");
    openSecond(study, files);
    long id = begin(study, Study.UNIT);
    assertEquals(
        Map.of(path("with_note"), submitted(), path("with_seats"), submitted()),
        prefilled(study, Study.UNIT));
    assertEquals("\"旧的\"", answer(study, Study.UNIT, "with_note"));
    assertEquals("null", answer(study, Study.UNIT, "with_meetings"), "flows are never taken over");
    assertEquals("null", answer(study, Study.UNIT, "with_new"), "nor is a renamed item");
    assertEquals("null", answer(study, Study.UNIT, "with_type"), "nor one of another type");

    save(study, id, "with_seats", "9");
    assertEquals(Set.of(path("with_note")), prefilled(study, Study.UNIT).keySet());
    save(study, id, "with_note", "\"旧的\"");
    assertEquals(Map.of(), prefilled(study, Study.UNIT), "given again as it stands: checked");
    assertEquals("9", answer(study, Study.UNIT, "with_seats"));
  }

  @OnEachDatabase
  void anAcceptedAnswerIsSaidToBeSo(Database database) throws IOException {
    Path files = files();
    Study study = answered(database, files);
    database.call(
        e -> e.createNativeQuery("update response set status = 'ACCEPTED'").executeUpdate());
    openSecond(study, files);
    begin(study, Study.UNIT);
    assertEquals(
        new PrefillSource("W1", true), prefilled(study, Study.UNIT).get(path("with_note")));
    begin(study, Study.NEIGHBOUR);
    assertEquals(Map.of(), prefilled(study, Study.NEIGHBOUR), "who never answered begins empty");
  }

  @OnEachDatabase
  void theOnlyPredecessorSpeaksForTheInstitutionThatItBecame(Database database) throws IOException {
    Path files = files();
    Study study = answered(database, files);
    database.call(
        e ->
            e.createNativeQuery(
                    "update institution set valid_to = '2019-01-01' where code = '"
                        + Study.UNIT
                        + "'")
                .executeUpdate());
    study.run(
        b ->
            b.get(Institutions.class)
                .recordSuccessor(
                    new InstitutionCode(Study.UNIT), new InstitutionCode(Study.NEIGHBOUR)));
    openSecond(study, files);
    begin(study, Study.NEIGHBOUR);
    assertEquals("\"旧的\"", answer(study, Study.NEIGHBOUR, "with_note"));
  }

  private Path files() throws IOException {
    Path target = Files.createTempDirectory(folder, "d").resolve("questionnaires");
    Files.createDirectory(target);
    try (Stream<Path> all = Files.list(ResponsesTest.SMALL.resolve("questionnaires"))) {
      for (Path file : all.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
    Path with = target.resolve("with.yaml");
    String text = Files.readString(with);
    String head = text.substring(0, text.indexOf("      - name: with_note"));
    Files.writeString(with, head + STOCK);
    return target.getParent();
  }

  private static void replace(Path files, String file, String old, String now) throws IOException {
    Path path = files.resolve("questionnaires").resolve(file);
    String text = Files.readString(path);
    assertTrue(text.contains(old), text);
    Files.writeString(path, text.replace(old, now));
  }

  private static Study answered(Database database, Path files) {
    Study study = Study.open(database, files);
    long id = study.call(b -> b.get(Responses.class).open("W1", "entry", Study.UNIT)).id();
    save(study, id, "e_state", "\"yes\"");
    save(study, id, "e_events", "[\"1\"]");
    save(study, id, "e_events/1/e_title", "\"题\"");
    save(study, id, "with_note", "\"旧的\"");
    save(study, id, "with_seats", "5");
    save(study, id, "with_meetings", "4");
    save(study, id, "with_old", "\"名\"");
    save(study, id, "with_type", "\"7\"");
    study.call(b -> b.get(Responses.class).submit(id, Map.of(), new By(7, "")));
    return study;
  }

  private static WavePlan second() {
    return new WavePlan(
        "W2",
        LocalText.of("第二轮", "Wave 2"),
        LocalDate.of(2018, 9, 30),
        2017,
        YEAR_LATER.plus(Duration.ofDays(60)),
        false);
  }

  private static void openSecond(Study study, Path files) {
    study.restartWith(files);
    study.at(YEAR_LATER);
    study.run(b -> b.get(Waves.class).plan(second()));
    study.run(b -> b.get(Waves.class).open("W2"));
  }

  private static long begin(Study study, String unit) {
    return study.call(b -> b.get(Responses.class).open("W2", "entry", unit)).id();
  }

  private static void save(Study study, long id, String path, String value) {
    Saved saved =
        study.call(
            b ->
                b.get(Responses.class)
                    .save(id, List.of(new Change(ItemPath.parse(path), json(value), 99)), 7));
    assertEquals(List.of(), saved.faults());
    assertEquals(List.of(), saved.conflicts());
  }

  private static JsonValue json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader("[" + text + "]"))) {
      return reader.readArray().get(0);
    }
  }

  private static Map<ItemPath, PrefillSource> prefilled(Study study, String unit) {
    return study.call(
        b -> {
          Responses responses = b.get(Responses.class);
          return responses.prefilled(responses.find("W2", "entry", unit).orElseThrow());
        });
  }

  private static String answer(Study study, String unit, String name) {
    return study.call(
        b -> {
          Responses responses = b.get(Responses.class);
          return answer(responses, responses.find("W2", "entry", unit).orElseThrow(), name);
        });
  }

  private static String answer(Responses responses, Response response, String name) {
    return SheetJson.value(responses.filling(response).sheet().get(path(name))).toString();
  }

  private static String label(WaveForms forms, String wave) {
    return forms
        .find(wave, "entry")
        .orElseThrow()
        .questions()
        .filter(q -> q.name().equals("e_count"))
        .findFirst()
        .orElseThrow()
        .label()
        .text()
        .zh();
  }

  private static ItemPath path(String name) {
    return ItemPath.of(name);
  }

  private static PrefillSource submitted() {
    return new PrefillSource("W1", false);
  }
}
