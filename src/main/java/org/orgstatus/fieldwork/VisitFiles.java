package org.orgstatus.fieldwork;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.file.FileCheck;
import org.orgstatus.collection.file.FileCipher;
import org.orgstatus.collection.file.FileKind;
import org.orgstatus.collection.file.PlainJpeg;
import org.orgstatus.collection.file.RefusedUpload;

/**
 * Photographs and recordings of visits. Recordings come in pieces of 5 MB, each taken once, in any
 * order, however often it is sent; photographs come whole and are written anew without what the
 * camera noted. Both stand encrypted.
 */
@ApplicationScoped
@Transactional(rollbackOn = FileRefused.class)
public class VisitFiles {

  /** Bytes of every piece of a recording but the last. */
  public static final int PIECE = 5 * 1024 * 1024;

  /** Bytes of a recording, by the form. */
  public static final long LARGEST = 314_572_800;

  private static final Set<FileKind> SOUND = Set.of(FileKind.MP3, FileKind.M4A, FileKind.WAV);
  private static final Set<FileKind> PICTURES = Set.of(FileKind.JPG, FileKind.PNG);
  private static final int HEAD = 64;

  /** Pixels of a photograph that is kept as it came: A4 at 300 dots an inch. */
  private static final int LONGEST_SIDE = 3508;

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Visits visits;
  @Inject private VisitEntries entries;
  @Inject private FileCipher cipher;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected VisitFiles() {}

  public Optional<VisitFile> find(String id) {
    return Optional.ofNullable(entities.find(VisitFile.class, id));
  }

  /** Those of a visit in the order in which they were made, deleted ones too. */
  public List<VisitFile> list(Visit visit) {
    return entities
        .createQuery(
            "select f from VisitFile f where f.visitId = :visit order by f.writtenAt, f.id",
            VisitFile.class)
        .setParameter("visit", visit.id())
        .getResultList();
  }

  /** Numbers of the pieces that have come, in order. */
  public List<Integer> received(VisitFile file) {
    return entities
        .createQuery(
            "select p.number from VisitFilePiece p where p.fileId = :id order by p.number",
            Integer.class)
        .setParameter("id", file.id())
        .getResultList();
  }

  /**
   * Says that a recording is going to come; said again it changes nothing.
   *
   * @throws FileRefused where the respondent has not agreed to be recorded, or it can never be kept
   */
  public VisitFile declare(long visitId, VisitFile.Declared said, long senderId)
      throws FileRefused {
    Visit visit = visits.locked(visitId);
    Optional<VisitFile> known = known(visit, said);
    if (known.isPresent()) {
      return known.get();
    }
    requirePair(visit, said.author(), senderId);
    if (visit.codingLockedAt().isPresent()) {
      throw new FileRefused(
          FileRefused.Kind.NEVER,
          "访谈编码已锁定，录音不再接收。请在本机删除这段录音。",
          "The coding of the interviews is locked and recordings are not taken any more. Delete"
              + " this one on the device.");
    }
    requireConsent(visit, said.interview());
    boolean sound = SOUND.contains(FileKind.ofExtension(said.extension()));
    if (!sound || said.size() <= 0 || said.size() > LARGEST) {
      throw new FileRefused(
          FileRefused.Kind.NEVER,
          "录音应为MP3、M4A或WAV，300MB以内。请保留原录音，转换或分段后再导入。",
          "A recording is MP3, M4A or WAV with 300 MB at most. Keep the original, convert or split"
              + " it and add it again.");
    }
    int pieces = (int) ((said.size() + PIECE - 1) / PIECE);
    VisitFile file = add(visit, said, pieces, senderId);
    fire("recording-begun", file, pieces + " pieces");
    return file;
  }

  private void requireConsent(Visit visit, String interview) throws FileRefused {
    Optional<String> consent = entries.consent(visit, interview);
    if (consent.isEmpty()) {
      throw new FileRefused(
          FileRefused.Kind.LATER,
          "这位受访者的知情同意记录还没有送到。录音留在本机，同意记录送到后会自动再送。",
          "The consent of this respondent has not arrived yet. The recording stays on the device"
              + " and is sent again after it.");
    }
    if (!consent.get().equals(VisitItems.FULL)) {
      throw new FileRefused(
          FileRefused.Kind.NEVER,
          "受访者没有同意录音，录音不能接收。请在本机删除这段录音。",
          "The respondent did not agree to a recording, so it is not taken. Delete it on the"
              + " device.");
    }
  }

  /**
   * Takes a piece of a recording.
   *
   * @param number from 0
   * @param sha256 of the piece in hex, as the device computed it; empty where it cannot
   * @return the recording, complete once its last piece has come
   */
  public VisitFile take(long visitId, String fileId, int number, byte[] piece, String sha256)
      throws FileRefused {
    Visit visit = visits.locked(visitId);
    VisitFile file =
        find(fileId)
            .filter(f -> f.visitId() == visit.id() && f.kind() == VisitFile.Kind.RECORDING)
            .orElseThrow(
                () ->
                    new FileRefused(
                        FileRefused.Kind.LATER,
                        "服务器还不知道这段录音，请重新送一次。",
                        "The server does not know this recording yet. Send it again from the"
                            + " beginning."));
    if (file.deletedAt().isPresent() || file.completeAt().isPresent()) {
      return file; // nothing is missing, or nothing is wanted any more
    }
    String hash = sha256(piece);
    if (!sha256.isEmpty() && !hash.equals(sha256)) {
      throw new FileRefused(
          FileRefused.Kind.DAMAGED,
          "这一段在传输中损坏，请再送一次。",
          "This piece was damaged on the way. Send it again.");
    }
    requireLength(file, number, piece);
    if (number == 0 && !isSound(file, piece)) {
      forget(file);
      throw new FileRefused(
          FileRefused.Kind.NEVER,
          "这个文件不是可播放的录音，可能已损坏。请保留录音设备上的原件，检查能否播放，再重新导入。",
          "This file is no recording that can be played; it may be damaged. Keep the original on"
              + " the recorder, check that it plays, and add it again.");
    }
    if (!received(file).contains(number)) {
      String key = file.sealedKey().orElseThrow();
      byte[] sealed = cipher.seal(key, piece, file.id(), number);
      store(new VisitFilePiece(file.id(), number, piece.length, hash, sealed));
      if (received(file).size() == file.pieces()) {
        file.complete(now());
        fire("recording-received", file, file.size() + " bytes");
      }
    }
    return file;
  }

  private static void requireLength(VisitFile file, int number, byte[] piece) throws FileRefused {
    long from = (long) number * PIECE;
    long due = Math.min(PIECE, file.size() - from);
    if (number < 0 || number >= file.pieces() || piece.length != due) {
      throw new FileRefused(
          FileRefused.Kind.DAMAGED,
          "这一段的长度不对，请再送一次。",
          "This piece does not have the length that was said. Send it again.");
    }
  }

  private static boolean isSound(VisitFile file, byte[] piece) {
    byte[] head = Arrays.copyOf(piece, Math.min(HEAD, piece.length));
    return FileKind.of(head, "") == FileKind.ofExtension(file.extension());
  }

  /** Nothing of a file that can never be kept is waited for. */
  private void forget(VisitFile file) {
    entities
        .createQuery("delete from VisitFilePiece p where p.fileId = :id")
        .setParameter("id", file.id())
        .executeUpdate();
    entities.remove(entities.merge(file));
    fire("recording-refused", file, file.size() + " bytes");
  }

  /**
   * Takes a photograph whole; taken again it changes nothing.
   *
   * @throws FileRefused when it is no photograph that is taken
   */
  public VisitFile photo(long visitId, VisitFile.Declared said, byte[] picture, long senderId)
      throws FileRefused {
    byte[] clean = find(said.id()).isPresent() ? picture : clean(picture, said.extension());
    Visit visit = visits.locked(visitId);
    Optional<VisitFile> known = known(visit, said);
    if (known.isPresent()) {
      return known.get();
    }
    requirePair(visit, said.author(), senderId);
    VisitFile.Declared stored =
        new VisitFile.Declared(
            said.id(),
            VisitFile.Kind.PHOTO,
            said.author(),
            said.interview(),
            said.extension(),
            clean.length,
            0,
            said.writtenAt());
    VisitFile file = add(visit, stored, 1, senderId);
    byte[] sealed = cipher.seal(file.sealedKey().orElseThrow(), clean, file.id(), 0);
    store(new VisitFilePiece(file.id(), 0, clean.length, sha256(clean), sealed));
    file.complete(now());
    fire("photo-received", file, clean.length + " bytes");
    return file;
  }

  private static byte[] clean(byte[] picture, String extension) throws FileRefused {
    Optional<byte[]> plain =
        extension.equals("jpg") ? PlainJpeg.of(picture, LONGEST_SIDE) : Optional.empty();
    if (plain.isPresent()) {
      return plain.get(); // the device has drawn it anew already
    }
    try {
      Path received = FileCheck.receive(new ByteArrayInputStream(picture), FileCheck.LARGEST);
      try {
        FileKind kind = FileCheck.check(received, "photo." + extension).kind();
        if (!PICTURES.contains(kind)) {
          throw new FileRefused(
              FileRefused.Kind.NEVER,
              "照片应为JPG或PNG。请重新拍照或另存后再加入。",
              "A photograph is JPG or PNG. Take it again, or save it as one of these.");
        }
        return Files.readAllBytes(received);
      } finally {
        Files.deleteIfExists(received);
      }
    } catch (RefusedUpload refused) {
      throw new FileRefused(FileRefused.Kind.NEVER, refused.words());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<VisitFile> ofVisit(Optional<VisitFile> file, Visit visit) {
    return file.filter(f -> f.visitId() == visit.id());
  }

  private Optional<VisitFile> known(Visit visit, VisitFile.Declared said) throws FileRefused {
    Optional<VisitFile> file = find(said.id());
    if (file.isPresent() && ofVisit(file, visit).isEmpty()) {
      throw new FileRefused(
          FileRefused.Kind.NEVER,
          "这个文件的编号已用于另一次走访。请联系全国办公室。",
          "The id of this file belongs to another visit. Ask the national office.");
    }
    return file;
  }

  private static void requirePair(Visit visit, long author, long sender) throws FileRefused {
    if (!visit.isAuthor(author) || !visit.isOfPair(sender)) {
      throw new FileRefused(
          FileRefused.Kind.NEVER,
          "制作这个文件的账号从来不是这次走访的人员。请联系全国办公室核对走访人员。",
          "The account that made this file never was one of the two of this visit. Ask the"
              + " national office to check who visits.");
    }
  }

  private VisitFile add(Visit visit, VisitFile.Declared said, int pieces, long senderId)
      throws FileRefused {
    if (!SentEntry.isId(said.id()) || said.interview().length() > 16) {
      throw new FileRefused(
          FileRefused.Kind.NEVER,
          "文件的编号不对。请把走访应用更新到最新版后再试。",
          "The id of the file is not understood. Update the visit app and try again.");
    }
    VisitFile file =
        new VisitFile(visit.id(), said, pieces, senderId, cipher.newKey(said.id()), now());
    entities.persist(file);
    entities.flush();
    return file;
  }

  private void store(VisitFilePiece piece) {
    entities.persist(piece);
    entities.flush();
    entities.detach(piece);
  }

  /**
   * Writes a part of a complete file, piece by piece; whoever lets people have it puts that on
   * record.
   *
   * @param from offset of the first byte
   * @param to offset behind the last; behind the end of the file it is the end
   */
  public void copy(VisitFile file, long from, long to, OutputStream out) throws IOException {
    String key =
        file.sealedKey()
            .filter(k -> file.completeAt().isPresent())
            .orElseThrow(() -> new IllegalStateException("file " + file.id() + " is not there"));
    for (int number = 0; number < file.pieces(); number++) {
      long start = (long) number * PIECE;
      long end = number + 1 == file.pieces() ? file.size() : start + PIECE;
      if (start < to && end > from) {
        int first = (int) Math.max(0, from - start);
        int length = (int) (Math.min(end, to) - start) - first;
        out.write(plain(key, file, number), first, length);
      }
    }
  }

  private byte[] plain(String key, VisitFile file, int number) {
    VisitFilePiece piece =
        entities
            .createQuery(
                "select p from VisitFilePiece p where p.fileId = :id and p.number = :n",
                VisitFilePiece.class)
            .setParameter("id", file.id())
            .setParameter("n", number)
            .getSingleResult();
    entities.detach(piece);
    return cipher.open(key, piece.content(), file.id(), number);
  }

  /** Takes content and key of a file away for good; its line stays. */
  void delete(VisitFile file, VisitFile.Why why) {
    entities
        .createQuery("delete from VisitFilePiece p where p.fileId = :id")
        .setParameter("id", file.id())
        .executeUpdate();
    file.delete(why, now());
    String reason = why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    fire(file.kind() == VisitFile.Kind.PHOTO ? "photo-deleted" : "recording-deleted", file, reason);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private void fire(String act, VisitFile file, String detail) {
    recorded.fire(new Recorded(act, "visit " + file.visitId() + ", file " + file.id(), detail));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
