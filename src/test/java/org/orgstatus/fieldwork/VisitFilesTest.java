package org.orgstatus.fieldwork;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.persistence.EntityManager;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.orgstatus.collection.Attachments;
import org.orgstatus.collection.Change;
import org.orgstatus.collection.FileOffered;
import org.orgstatus.collection.Response;
import org.orgstatus.collection.Responses;
import org.orgstatus.collection.file.RefusedUpload;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.Study;

/** Recordings come in pieces, stand encrypted, and go when they are due. */
class VisitFilesTest {

  private static final int PIECE = VisitFiles.PIECE;

  @OnEachDatabase
  void ofWhatIsNoRecordingNothingIsWaitedFor(Database database) {
    Trip trip = agreed(database, "full");
    VisitFile.Declared said = said(trip, "aaaaaaa1", PIECE + 1000);
    declare(trip, said);
    take(trip, 1, new byte[1000]);
    assertEquals(FileRefused.Kind.NEVER, refusedPiece(trip, 0, new byte[PIECE]));
    assertEquals(List.of(), trip.study.call(b -> b.get(VisitFiles.class).list(trip.visit())));
    declare(trip, said);
    byte[] sound = wave(PIECE + 1000);
    take(trip, 1, Arrays.copyOfRange(sound, PIECE, sound.length));
    assertTrue(take(trip, 0, Arrays.copyOf(sound, PIECE)).completeAt().isPresent(), "mended");
    assertArrayEquals(sound, read(trip));
  }

  @OnEachDatabase
  void aRecordingComesInPiecesInAnyOrderAndStandsEncrypted(Database database) {
    Trip trip = agreed(database, "full");
    byte[] sound = wave(PIECE + 1000);
    VisitFile.Declared said = said(trip, "aaaaaaa1", sound.length);
    assertEquals(2, declare(trip, said).pieces());
    assertEquals(2, declare(trip, said).pieces(), "said again");
    byte[] last = Arrays.copyOfRange(sound, PIECE, sound.length);
    assertFalse(take(trip, 1, last).completeAt().isPresent());
    assertFalse(take(trip, 1, last).completeAt().isPresent(), "the same piece again");
    assertEquals(FileRefused.Kind.DAMAGED, refusedPiece(trip, 0, last), "not its length");
    assertEquals(FileRefused.Kind.DAMAGED, refusedPiece(trip, 0, new byte[PIECE], "0".repeat(64)));
    VisitFile file = take(trip, 0, Arrays.copyOf(sound, PIECE));
    assertTrue(file.completeAt().isPresent());
    assertArrayEquals(sound, read(trip));
    assertArrayEquals(
        Arrays.copyOfRange(sound, PIECE - 3, PIECE + 5), part(trip, PIECE - 3, PIECE + 5));
    assertArrayEquals(Arrays.copyOfRange(sound, PIECE, PIECE + 1), part(trip, PIECE, PIECE + 1));
    byte[] stored =
        trip.study.call(
            b ->
                b.get(EntityManager.class)
                    .createQuery(
                        "select p from VisitFilePiece p where p.number = 0", VisitFilePiece.class)
                    .getSingleResult()
                    .content());
    assertEquals(PIECE + 12 + 16, stored.length);
    assertFalse(new String(stored, StandardCharsets.ISO_8859_1).contains("RIFF"));
  }

  @OnEachDatabase
  void withoutConsentToItNoRecordingIsTaken(Database database) {
    Trip trip = agreed(database, "no_record");
    assertEquals(FileRefused.Kind.NEVER, refused(trip, said(trip, "aaaaaaa1", 500)));
    VisitFile.Declared unknown =
        new VisitFile.Declared(
            "aaaaaaa2", VisitFile.Kind.RECORDING, trip.one, "n09", "wav", 500, 0, Trip.NOON);
    assertEquals(FileRefused.Kind.LATER, refused(trip, unknown), "the consent is on its way");
    trip.send(trip.one, Trip.consent("cccccc02", trip.one, "n02", "edu", "full"));
    VisitFile.Declared large =
        new VisitFile.Declared(
            "aaaaaaa3",
            VisitFile.Kind.RECORDING,
            trip.one,
            "n02",
            "wav",
            VisitFiles.LARGEST + 1,
            0,
            Trip.NOON);
    assertEquals(FileRefused.Kind.NEVER, refused(trip, large));
  }

  @OnEachDatabase
  void aPhotographIsTakenOnceAndCleanly(Database database) {
    Trip trip = new Trip(database);
    byte[] picture = picture();
    VisitFile.Declared said =
        new VisitFile.Declared(
            "aaaaaaa1", VisitFile.Kind.PHOTO, trip.two, "", "jpg", picture.length, 0, Trip.NOON);
    for (int i = 0; i < 2; i++) {
      assertTrue(call(trip, f -> f.photo(trip.visit, said, picture, trip.two)).size() > 0);
    }
    assertEquals(1, list(trip).size());
    byte[] kept = read(trip);
    assertEquals((byte) 0xFF, kept[0]);
    VisitFile.Declared text =
        new VisitFile.Declared(
            "aaaaaaa2", VisitFile.Kind.PHOTO, trip.two, "", "jpg", 5, 0, Trip.NOON);
    byte[] words = "hello".getBytes(StandardCharsets.UTF_8);
    assertEquals(
        FileRefused.Kind.NEVER, refused(trip, f -> f.photo(trip.visit, text, words, trip.two)));
  }

  @OnEachDatabase
  void recordingsGoWhenCodingIsLocked(Database database) {
    Trip trip = recorded(database);
    trip.study.run(
        b -> b.get(VisitRetention.class).codingLocked(new CodingLocked("W1", Study.ALLIANCE)));
    VisitFile gone = list(trip).get(0);
    assertEquals(VisitFile.Why.CODING_LOCKED, gone.deletedWhy().orElseThrow());
    assertEquals(0, pieces(trip));
    assertThrows(IllegalStateException.class, () -> read(trip));
    assertTrue(trip.study.recorded().toString().contains("recording-deleted"));
    assertFalse(withdraw(trip, "n01"), "too late");
  }

  @OnEachDatabase
  void recordingsGoTwelveMonthsAfterTheVisitAndPhotographsLater(Database database) {
    Trip trip = recorded(database);
    Instant year = Trip.DAY.plusMonths(12).atStartOfDay().toInstant(ZoneOffset.UTC);
    trip.study.at(year.minusSeconds(86_400));
    assertEquals(0, (int) trip.study.call(b -> b.get(VisitRetention.class).run()));
    LocalDate due = Trip.DAY.plusMonths(12);
    assertEquals(List.of(), preview(trip, due.minusDays(1)));
    assertEquals(
        List.of(new VisitRetention.Due(VisitFile.Kind.RECORDING, "W1", due, 1)),
        preview(trip, due));
    trip.study.at(year);
    assertEquals(1, (int) trip.study.call(b -> b.get(VisitRetention.class).run()));
    assertEquals(0, (int) trip.study.call(b -> b.get(VisitRetention.class).run()));
    assertEquals(VisitFile.Why.DUE, list(trip).get(0).deletedWhy().orElseThrow());
  }

  @OnEachDatabase
  void whoTakesTheConsentBackLeavesCodeAndRoleAlone(Database database) {
    Trip trip = recorded(database);
    trip.send(trip.one, Trip.note("aaaaaab1", trip.one, "n01", "ei_func", "说过的话"));
    assertFalse(withdraw(trip, "n09"));
    assertTrue(withdraw(trip, "n01"));
    assertEquals("", trip.said("n01", "ei_func"));
    assertEquals("head", trip.said("n01", "ei_role"));
    assertEquals("refuse", trip.said("n01", "ei_consent"));
    assertEquals(0, pieces(trip));
    assertEquals(List.of(new InterviewWithdrawn("W1", "BJ01", "n01")), trip.study.withdrawn());
    List<VisitEntry> left = trip.study.call(b -> b.get(VisitEntries.class).list(trip.visit()));
    assertTrue(left.stream().allMatch(e -> e.body().isEmpty()), left.toString());
    assertEquals(
        EntryOutcome.Result.REFUSED,
        trip.sendOne(trip.one, Trip.note("aaaaaab2", trip.one, "n01", "ei_func", "还有")));
    assertEquals(FileRefused.Kind.NEVER, refused(trip, said(trip, "aaaaaab3", 500)));
  }

  @OnEachDatabase
  void whoNoLongerAgreesToARecordingKeepsTheNotesAlone(Database database) {
    Trip trip = recorded(database);
    trip.send(trip.one, Trip.note("aaaaaab1", trip.one, "n01", "ei_func", "说过的话"));
    SentEntry less = Trip.consent("cccccc02", trip.one, "n01", "head", "no_record");
    assertEquals(EntryOutcome.Result.DONE, trip.sendOne(trip.one, less));
    assertEquals("no_record", trip.said("n01", "ei_consent"));
    assertEquals("说过的话", trip.said("n01", "ei_func"));
    assertEquals(0, pieces(trip));
    assertEquals(VisitFile.Why.WITHDRAWN, list(trip).get(0).deletedWhy().orElseThrow());
    assertEquals(FileRefused.Kind.NEVER, refused(trip, said(trip, "aaaaaab2", 500)));
    trip.send(trip.one, Trip.consent("cccccc03", trip.one, "n01", "head", "full"));
    assertEquals(1, declare(trip, said(trip, "aaaaaab3", 500)).pieces(), "agrees anew");
    assertEquals(List.of(), trip.study.withdrawn(), "the interview itself stands");
    SentEntry none = Trip.consent("cccccc04", trip.one, "n01", "head", "refuse");
    assertEquals(EntryOutcome.Result.DONE, trip.sendOne(trip.one, none));
    assertEquals("", trip.said("n01", "ei_func"), "taken back on the device");
    assertEquals(List.of(new InterviewWithdrawn("W1", "BJ01", "n01")), trip.study.withdrawn());
    assertEquals(EntryOutcome.Result.DONE, trip.sendOne(trip.one, none), "sent again");
  }

  /** A recording that came with a sheet of another program goes as those of the app do. */
  @OnEachDatabase
  void recordingsOfSheetsGoWithTheConsentAndWithCoding(Database database) {
    Trip trip = agreed(database, "full");
    trip.send(trip.one, Trip.consent("cccccc02", trip.one, "n02", "edu", "full"));
    attach(trip, "n01");
    attach(trip, "n02");
    trip.send(trip.one, Trip.consent("cccccc03", trip.one, "n01", "head", "no_record"));
    assertEquals(1, attached(trip), "the other's stays");
    trip.study.run(
        b -> b.get(VisitRetention.class).codingLocked(new CodingLocked("W1", Study.ALLIANCE)));
    assertEquals(0, attached(trip));
    assertTrue(trip.study.recorded().toString().contains("e_interview, 1 files"));
  }

  /** Those that came with sheets go twelve months after the visit, as the app's do. */
  @OnEachDatabase
  void recordingsOfSheetsGoTwelveMonthsAfterTheVisit(Database database) {
    Trip trip = agreed(database, "full");
    attach(trip, "n01");
    LocalDate due = Trip.DAY.plusMonths(12);
    assertEquals(List.of(), preview(trip, due.minusDays(1)));
    assertEquals(
        List.of(new VisitRetention.Due(VisitFile.Kind.RECORDING, "W1", due, 1)),
        preview(trip, due));
    trip.study.at(due.atStartOfDay().toInstant(ZoneOffset.UTC));
    assertEquals(1, upkeep(trip));
    assertEquals(0, attached(trip));
    assertEquals(0, upkeep(trip));
    assertTrue(refusedSheet(trip, "n01").words().en().contains("twelve months"));
  }

  /** What is changed on the pages of form E reaches recordings with the next upkeep. */
  @OnEachDatabase
  void aConsentChangedOnThePagesTakesRecordingsAway(Database database) {
    Trip trip = recorded(database);
    attach(trip, "n01");
    assertEquals(0, upkeep(trip), "agreed");
    long response = trip.response().orElseThrow().id();
    trip.study.run(
        b ->
            b.get(Responses.class)
                .save(
                    response,
                    List.of(
                        new Change(
                            VisitItems.of("n01", VisitItems.CONSENT),
                            Json.createValue("no_record"),
                            99)),
                    trip.one));
    assertEquals(2, upkeep(trip));
    assertEquals(0, attached(trip));
    assertEquals(0, pieces(trip));
    assertEquals(VisitFile.Why.WITHDRAWN, list(trip).get(0).deletedWhy().orElseThrow());
  }

  @OnEachDatabase
  void noRecordingIsTakenWithASheetOnceItsTimeIsOver(Database database) {
    Trip trip = agreed(database, "full");
    trip.send(trip.one, Trip.consent("cccccc02", trip.one, "n02", "edu", "full"));
    assertTrue(withdraw(trip, "n01"));
    assertTrue(refusedSheet(trip, "n01").words().en().contains("took the consent back"));
    attach(trip, "n02");
    trip.study.run(
        b -> b.get(VisitRetention.class).codingLocked(new CodingLocked("W1", Study.ALLIANCE)));
    assertTrue(refusedSheet(trip, "n02").words().en().contains("is locked"));
    assertEquals(0, attached(trip));
  }

  private static int upkeep(Trip trip) {
    return trip.study.call(
        b ->
            b.observing(
                    ConsentChanged.class,
                    (event, all) -> all.get(VisitRetention.class).consentChanged(event))
                .get(VisitRetention.class)
                .run());
  }

  private static RefusedUpload refusedSheet(Trip trip, String row) {
    return assertInstanceOf(
        RefusedUpload.class,
        assertThrows(IllegalStateException.class, () -> attach(trip, row)).getCause());
  }

  private static void attach(Trip trip, String row) {
    Response response = trip.response().orElseThrow();
    trip.study.run(
        b -> {
          try {
            b.observing(
                    FileOffered.class,
                    (event, all) -> all.get(VisitRetention.class).fileOffered(event))
                .get(Attachments.class)
                .store(
                    response,
                    VisitItems.of(row, "ei_audio"),
                    "a.wav",
                    new ByteArrayInputStream(wave(500)),
                    trip.one);
          } catch (RefusedUpload refused) {
            throw new IllegalStateException(refused);
          }
        });
  }

  private static long attached(Trip trip) {
    return trip.study.call(
        b ->
            b.get(EntityManager.class)
                .createQuery("select count(a) from Attachment a", Long.class)
                .getSingleResult());
  }

  private static List<VisitRetention.Due> preview(Trip trip, LocalDate until) {
    return trip.study.call(b -> b.get(VisitRetention.class).preview(until));
  }

  private static boolean withdraw(Trip trip, String row) {
    return trip.study.call(
        b -> Boolean.valueOf(b.get(VisitRetention.class).withdraw(trip.visit, row, trip.one)));
  }

  // ---- setting up

  private static Trip agreed(Database database, String consent) {
    Trip trip = new Trip(database);
    trip.send(trip.one, Trip.consent("cccccc01", trip.one, "n01", "head", consent));
    return trip;
  }

  private static Trip recorded(Database database) {
    Trip trip = agreed(database, "full");
    byte[] sound = wave(500);
    declare(trip, said(trip, "aaaaaaa1", sound.length));
    take(trip, 0, sound);
    return trip;
  }

  private static VisitFile.Declared said(Trip trip, String id, long size) {
    return new VisitFile.Declared(
        id, VisitFile.Kind.RECORDING, trip.one, "n01", "wav", size, 0, Trip.NOON);
  }

  private interface Work {
    VisitFile on(VisitFiles files) throws FileRefused;
  }

  private static VisitFile call(Trip trip, Work work) {
    return trip.study.call(
        b -> {
          try {
            return work.on(b.get(VisitFiles.class));
          } catch (FileRefused refused) {
            throw new IllegalStateException(refused);
          }
        });
  }

  /** As on the server, where a refusal that is expected ends a transaction like an answer. */
  private static FileRefused.Kind refused(Trip trip, Work work) {
    return trip.study.call(
        b -> {
          try {
            work.on(b.get(VisitFiles.class));
            throw new AssertionError("was taken");
          } catch (FileRefused refused) {
            return refused.kind();
          }
        });
  }

  private static FileRefused.Kind refused(Trip trip, VisitFile.Declared said) {
    return refused(trip, f -> f.declare(trip.visit, said, trip.one));
  }

  private static VisitFile declare(Trip trip, VisitFile.Declared said) {
    return call(trip, f -> f.declare(trip.visit, said, trip.one));
  }

  private static VisitFile take(Trip trip, int number, byte[] piece) {
    return call(trip, f -> f.take(trip.visit, "aaaaaaa1", number, piece, ""));
  }

  private static FileRefused.Kind refusedPiece(Trip trip, int number, byte[] piece) {
    return refusedPiece(trip, number, piece, "");
  }

  private static FileRefused.Kind refusedPiece(Trip trip, int number, byte[] piece, String sha256) {
    return refused(trip, f -> f.take(trip.visit, "aaaaaaa1", number, piece, sha256));
  }

  private static List<VisitFile> list(Trip trip) {
    return trip.study.call(b -> b.get(VisitFiles.class).list(trip.visit()));
  }

  private static long pieces(Trip trip) {
    return trip.study.call(
        b ->
            b.get(EntityManager.class)
                .createQuery("select count(p) from VisitFilePiece p", Long.class)
                .getSingleResult());
  }

  private static byte[] read(Trip trip) {
    return part(trip, 0, Long.MAX_VALUE);
  }

  private static byte[] part(Trip trip, long from, long to) {
    return trip.study.call(
        b -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          VisitFiles files = b.get(VisitFiles.class);
          try {
            files.copy(files.find("aaaaaaa1").orElseThrow(), from, to, out);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
          return out.toByteArray();
        });
  }

  private static byte[] wave(int size) {
    byte[] sound = new byte[size];
    new Random(7).nextBytes(sound);
    byte[] head = "RIFF    WAVE".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(head, 0, sound, 0, head.length);
    return sound;
  }

  private static byte[] picture() {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpg", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
