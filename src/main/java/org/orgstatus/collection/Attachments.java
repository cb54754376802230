package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.ItemPath;

/** Where files given as answers are kept, in parts, so that memory stays small. */
@ApplicationScoped
@Transactional(rollbackOn = RefusedUpload.class)
public class Attachments {

  /** The instruments allow 20 MB. */
  public static final long LARGEST = 20L * 1024 * 1024;

  private static final int PART = 256 * 1024;

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Clock clock;

  protected Attachments() {}

  Attachments(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  public Optional<Attachment> find(String id) {
    return Optional.ofNullable(entities.find(Attachment.class, id));
  }

  /**
   * Reads a file to its end and stores it.
   *
   * @param name as the device named it; folders in it are dropped
   * @throws RefusedUpload when it is empty, larger than 20 MB or of no kind that any form takes
   */
  public Attachment store(
      Response response, ItemPath path, String name, InputStream body, long accountId)
      throws RefusedUpload {
    try {
      byte[] part = body.readNBytes(PART);
      FileKind kind = FileKind.of(Arrays.copyOf(part, Math.min(part.length, 512)), name);
      if (part.length == 0 || kind == FileKind.UNKNOWN) {
        throw new RefusedUpload(
            LocalText.of(
                "文件“" + plain(name) + "”为空或不是可识别的格式，请上传PDF、JPG或PNG。",
                "The file \""
                    + plain(name)
                    + "\" is empty or of an unknown format; upload PDF, JPG or PNG."),
            false);
      }
      Attachment attachment =
          new Attachment(response, path, plain(name), kind, accountId, clock.instant());
      entities.persist(attachment);
      MessageDigest digest = Hashes.digest();
      long size = 0;
      for (int number = 0; part.length > 0; number++, part = body.readNBytes(PART)) {
        size += part.length;
        if (size > LARGEST) {
          throw new RefusedUpload(
              LocalText.of(
                  "文件超过20MB，请压缩或分辨率调低后再上传。",
                  "The file is larger than 20 MB; compress it or lower its resolution."),
              true);
        }
        digest.update(part);
        AttachmentPart stored = new AttachmentPart(attachment.id(), number, part);
        entities.persist(stored);
        entities.flush();
        entities.detach(stored);
      }
      attachment.complete(size, HexFormat.of().formatHex(digest.digest()));
      return attachment;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
      out.write(part.get().content());
      entities.detach(part.get());
    }
  }

  private static String plain(String name) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    String shown = last.replaceAll("\\p{Cntrl}", "");
    return shown.length() <= 200 ? shown : shown.substring(shown.length() - 200);
  }
}
