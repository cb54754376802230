package org.orgstatus.demonstration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.orgstatus.collection.ContactCipher;
import org.orgstatus.collection.PrefillSource;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.ResponseStatus;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.SubmittedSheets;
import org.orgstatus.collection.Wave;
import org.orgstatus.collection.Waves;
import org.orgstatus.dataset.PastWave;
import org.orgstatus.dataset.PastWaves;
import org.orgstatus.fieldwork.coding.CodeFrames;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.Questionnaires;
import org.orgstatus.registry.Institution;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.Match;
import org.orgstatus.registry.Matches;
import org.orgstatus.registry.StoredMatch;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.Databases;

/** The demonstration with the wave of the year before. */
class EarlierWaveTest {

  /** Large enough that some units have sixty institutions. */
  private static final int SIZE = 1_000;

  private static final AtomicLong MILLIS = new AtomicLong();
  private static Database database;

  /** A clock that goes on: the present wave opens after the earlier one. */
  private static final class Going extends Clock {

    @Override
    public ZoneId getZone() {
      return ZoneId.of("Asia/Shanghai");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.parse("2026-05-01T08:00:00Z").plusMillis(MILLIS.incrementAndGet());
    }
  }

  private static Wiring wired(EntityManager entities) {
    return new Wiring(entities)
        .with(Clock.class, new Going())
        .with(Questionnaires.class, Questionnaires.of(Path.of(".")))
        .with(CodeFrames.class, CodeFrames.of(Path.of(".")))
        .with(SecretKey.class, new SecretKeySpec(new byte[32], "AES"))
        .with(ContactCipher.class, new ContactCipher(new SecretKeySpec(new byte[32], "AES")));
  }

  @BeforeAll
  static void load() {
    database = Databases.h2();
    database.run(em -> wired(em).get(Demonstration.class).load(Demonstration.SEED, SIZE, true));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void theWaveBeforeIsLockedAndThePresentOneOpen() {
    List<Wave> waves = database.call(em -> wired(em).get(Waves.class).list());
    assertEquals(List.of("W1", "W0"), waves.stream().map(Wave::id).toList());
    assertEquals(Wave.Status.OPEN, waves.get(0).status());
    assertEquals(Wave.Status.LOCKED, waves.get(1).status());
    assertTrue(waves.get(1).isDemonstration());
    assertEquals("2016-09-30", waves.get(1).referenceDate().toString());
    Map<ResponseStatus, Long> counts =
        database.call(em -> wired(em).get(Responses.class).count("W0", "gate"));
    assertTrue(counts.get(ResponseStatus.LOCKED) > SIZE / 2, counts.toString());
    assertFalse(counts.containsKey(ResponseStatus.ACCEPTED), counts.toString());
  }

  @Test
  void theRegisterOfTheYearBeforeHadOtherNamesFewerAndOthers() {
    InventedRegister register = InventedRegister.of(Demonstration.SEED, SIZE);
    InventedPast past = new InventedPast(register, Demonstration.SEED);
    long absent = register.institutions().filter(i -> past.before(i).isEmpty()).count();
    long renamed =
        register
            .institutions()
            .filter(i -> past.before(i).filter(b -> !b.name().equals(i.name())).isPresent())
            .count();
    assertTrue(absent > 0 && absent < .02 * SIZE, "new since: " + absent);
    assertTrue(renamed > 0 && renamed < .03 * SIZE, "renamed since: " + renamed);
    List<StoredMatch> matches = database.call(em -> wired(em).get(Matches.class).list());
    assertFalse(matches.isEmpty());
    assertEquals(past.gone().size(), matches.size());
    assertTrue(matches.stream().anyMatch(m -> m.kind() == Match.Kind.MERGED));
    Institution into =
        database.call(
            em ->
                wired(em)
                    .get(Institutions.class)
                    .find(new InstitutionCode(into(past)))
                    .orElseThrow());
    assertTrue(into.validTo().isEmpty());
  }

  private static String into(InventedPast past) {
    return past.gone().values().stream().flatMap(Optional::stream).findFirst().orElseThrow().code();
  }

  @Test
  void whoBeginsFindsTheStockAnswersOfTheWaveBefore() {
    InventedRegister register = InventedRegister.of(Demonstration.SEED, SIZE);
    database.run(
        em -> {
          Responses responses = wired(em).get(Responses.class);
          InventedInstitution unit =
              register
                  .institutions()
                  .filter(i -> responses.find("W1", "gate", i.code()).isEmpty())
                  .filter(
                      i ->
                          responses
                              .find("W0", "gate", i.code())
                              .flatMap(responses::submitted)
                              .filter(r -> r.sheet().containsKey("a_est_date"))
                              .isPresent())
                  .findFirst()
                  .orElseThrow();
          Response begun = responses.open("W1", "gate", unit.code());
          Map<?, PrefillSource> prefilled = responses.prefilled(begun);
          assertFalse(prefilled.isEmpty(), unit.code());
          assertTrue(
              prefilled.values().stream().allMatch(source -> source.waveId().equals("W0")),
              prefilled.toString());
        });
  }

  @Test
  void theWaveBeforeIsFoundWithWhatBecameOfItsInstitutions() {
    PastWave past = database.call(em -> wired(em).get(PastWaves.class).find("W1").orElseThrow());
    InventedPast invented =
        new InventedPast(InventedRegister.of(Demonstration.SEED, SIZE), Demonstration.SEED);
    assertEquals("W0", past.data().wave().id());
    assertEquals(
        invented.institutions().count(),
        past.data().find(UnitKind.INSTITUTION).orElseThrow().size());
    assertEquals(invented.gone().size(), past.fates().size());
    assertEquals(Set.of(), past.incomparable(), "the forms are the same");
    assertTrue(database.call(em -> wired(em).get(PastWaves.class).find("W0")).isEmpty());
  }

  /** C26: the transitions between the waves are those that were planted, four sigma. */
  @Test
  void thePlantedTransitionsAreRecovered() {
    Map<String, String> before = statuses("W0");
    Map<String, double[]> sums = new TreeMap<>();
    PlantedTruth truth = PlantedTruth.standard();
    statuses("W1")
        .forEach(
            (code, now) -> {
              String old = before.get(code);
              if (old != null && truth.moved(now) > 0) {
                double[] sum = sums.computeIfAbsent(now, key -> new double[2]);
                sum[0]++;
                sum[1] += old.equals(now) ? 0 : 1;
              }
            });
    sums.forEach(
        (status, sum) -> {
          double p = truth.moved(status);
          assertEquals(sum[0] * p, sum[1], 4 * Math.sqrt(sum[0] * p * (1 - p)) + 1, status);
        });
    assertTrue(sums.containsKey("preparing"), sums.keySet().toString());
    long founded =
        statuses("W1").entrySet().stream()
            .filter(e -> e.getValue().equals("established"))
            .filter(e -> "preparing".equals(before.get(e.getKey())))
            .count();
    assertTrue(founded > 10, "founded between the waves: " + founded);
  }

  private static Map<String, String> statuses(String wave) {
    Map<String, String> statuses = new TreeMap<>();
    database.run(
        em ->
            new SubmittedSheets(em)
                .forEach(
                    wave,
                    "gate",
                    sheet -> {
                      JsonObject answers = sheet.sheet();
                      statuses.put(sheet.unitCode(), answers.getString("g_status"));
                    }));
    return statuses;
  }
}
