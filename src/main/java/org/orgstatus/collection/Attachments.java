package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.orgstatus.collection.file.FileCheck;
import org.orgstatus.collection.file.FileCipher;
import org.orgstatus.collection.file.FileKind;
import org.orgstatus.collection.file.PhotoPages;
import org.orgstatus.collection.file.RefusedUpload;
import org.orgstatus.questionnaire.ItemPath;

/** Where files given as answers are kept: encrypted, in parts, so that memory stays small. */
@ApplicationScoped
@Transactional(rollbackOn = RefusedUpload.class)
public class Attachments {

  /** The instruments allow 20 MB, but for recordings. */
  public static final long LARGEST = FileCheck.LARGEST;

  private static final int PART = 256 * 1024;

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private FileCipher cipher;
  @Inject private Event<FileOffered> offered;
  @Inject private Clock clock;

  protected Attachments() {}

  public Optional<Attachment> find(String id) {
    return Optional.ofNullable(entities.find(Attachment.class, id));
  }

  /**
   * Reads a file to its end, judges it by its content and stores it; pictures are stored clean of
   * what the camera noted.
   *
   * @param name as the device named it; folders in it are dropped
   * @throws RefusedUpload when it is empty, larger than 20 MB, of no kind that any form takes, not
   *     what its name says, could do harm, or comes too late
   */
  public Attachment store(
      Response response, ItemPath path, String name, InputStream body, long accountId)
      throws RefusedUpload {
    return store(response, path, name, body, LARGEST, accountId);
  }

  /**
   * The same for a question whose form says how large its files may be.
   *
   * @param largest in bytes
   */
  Attachment store(
      Response response, ItemPath path, String name, InputStream body, long largest, long accountId)
      throws RefusedUpload {
    try {
      Path file = FileCheck.receive(body, largest);
      try {
        FileKind kind = FileCheck.check(file, plain(name)).kind();
        offer(new FileOffered(response, path));
        return keep(new Attachment(response, path, plain(name), kind, accountId, now()), file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Joins photographs of pages into one PDF and stores it.
   *
   * @param name of the PDF
   * @param photographs in the order of the pages
   * @throws RefusedUpload when one of them is no photograph or is not taken, or there are too many
   */
  public Attachment storePages(
      Response response,
      ItemPath path,
      String name,
      Iterable<InputStream> photographs,
      long accountId)
      throws RefusedUpload {
    List<Path> received = new ArrayList<>();
    try {
      try {
        for (InputStream photograph : photographs) {
          received.add(FileCheck.receive(photograph, LARGEST));
        }
        received.add(PhotoPages.join(List.copyOf(received)));
        Path joined = received.get(received.size() - 1);
        return keep(
            new Attachment(response, path, plain(name), FileKind.PDF, accountId, now()), joined);
      } finally {
        for (Path file : received) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void offer(FileOffered file) throws RefusedUpload {
    offered.fire(file);
    if (file.refusal().isPresent()) {
      throw file.refusal().get();
    }
  }

  private Attachment keep(Attachment attachment, Path file) throws IOException {
    String key = cipher.newKey(attachment.id());
    attachment.seal(key);
    entities.persist(attachment);
    MessageDigest digest = Hashes.digest();
    long size = 0;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] part = in.readNBytes(PART);
      for (int number = 0; part.length > 0; number++, part = in.readNBytes(PART)) {
        size += part.length;
        digest.update(part);
        byte[] sealed = cipher.seal(key, part, attachment.id(), number);
        AttachmentPart stored = new AttachmentPart(attachment.id(), number, sealed);
        entities.persist(stored);
        entities.flush();
        entities.detach(stored);
      }
    }
    attachment.complete(size, HexFormat.of().formatHex(digest.digest()));
    return attachment;
  }

  private Instant now() {
    return clock.instant();
  }

  /** Writes the file's bytes, part by part. */
  public void copy(Attachment attachment, OutputStream out) throws IOException {
    for (int number = 0; ; number++) {
      Optional<AttachmentPart> part =
          entities
              .createQuery(
                  "select p from AttachmentPart p where p.attachmentId = :id and p.number = :n",
                  AttachmentPart.class)
              .setParameter("id", attachment.id())
              .setParameter("n", number)
              .getResultStream()
              .findFirst();
      if (part.isEmpty()) {
        return;
      }
      byte[] content = part.get().content();
      entities.detach(part.get());
      Optional<String> key = attachment.sealedKey();
      out.write(
          key.isPresent() ? cipher.open(key.get(), content, attachment.id(), number) : content);
    }
  }

  /** The files that answer questions of a repeat's rows, of all responses. */
  public List<Attachment> list(String repeat) {
    return entities
        .createQuery("select a from Attachment a where a.path like :rows", Attachment.class)
        .setParameter("rows", repeat + "/%")
        .getResultStream()
        .filter(file -> file.path().repeat().equals(repeat))
        .toList();
  }

  /**
   * Takes the files that answer questions of a repeat's rows away for good, content and all.
   *
   * @param rows the repeat, or the repeat and one of its rows, such as {@code e_interview/1}
   * @return how many there were
   */
  public int deleteIn(Response response, String rows) {
    List<String> ids = in(response, rows);
    delete(entities, ids);
    return ids.size();
  }

  /** How many {@link #deleteIn} would delete. */
  public int countIn(Response response, String rows) {
    return in(response, rows).size();
  }

  private List<String> in(Response response, String rows) {
    return entities
        .createQuery("select a from Attachment a where a.responseId = :response", Attachment.class)
        .setParameter("response", response.id())
        .getResultStream()
        .filter(file -> file.path().toString().startsWith(rows + "/"))
        .map(Attachment::id)
        .toList();
  }

  /** Takes files away for good, content and all. */
  static void delete(EntityManager entities, List<String> ids) {
    for (String id : ids) {
      entities
          .createQuery("delete from AttachmentPart p where p.attachmentId = :id")
          .setParameter("id", id)
          .executeUpdate();
      entities
          .createQuery("delete from Attachment a where a.id = :id")
          .setParameter("id", id)
          .executeUpdate();
    }
  }

  private static String plain(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String shown = last.replaceAll("\\p{Cntrl}", "");
    return shown.length() <= 200 ? shown : shown.substring(shown.length() - 200);
  }
}
