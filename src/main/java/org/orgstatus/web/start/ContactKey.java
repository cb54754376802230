package org.orgstatus.web.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;

/**
 * The AES-256 key that encrypts contact data. It comes from {@code contact.key} (base64 of 32
 * bytes) or from the file {@code contact.key.file}; a missing file is made, readable by its owner
 * only.
 */
final class ContactKey {

  private static final int BYTES = 32;
  private static final String DEFAULT_FILE = "data/contact.key";

  private ContactKey() {}

  /** The key, or null after putting the reason into {@code faults}. */
  static @Nullable SecretKey read(
      Function<String, Optional<String>> values, List<LocalText> faults) {
    Optional<String> given = values.apply("contact.key").filter(value -> !value.isBlank());
    if (given.isPresent()) {
      return key(given.get(), "contact.key (CONTACT_KEY)", faults);
    }
    Path file = Path.of(values.apply("contact.key.file").orElse(DEFAULT_FILE));
    try {
      if (!Files.exists(file)) {
        make(file);
      }
      return key(Files.readString(file), file.toAbsolutePath().toString(), faults);
    } catch (IOException e) {
      faults.add(
          LocalText.of(
              "无法读取或新建联系信息密钥文件 " + file.toAbsolutePath() + "：" + e.getMessage() + "。",
              "Cannot read or make the contact key file "
                  + file.toAbsolutePath()
                  + ": "
                  + e
                  + "."));
      return null;
    }
  }

  private static @Nullable SecretKey key(String text, String where, List<LocalText> faults) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.strip());
      if (bytes.length == BYTES) {
        return new SecretKeySpec(bytes, "AES");
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    faults.add(
        LocalText.of(
            where + " 应为32字节随机数的base64文本，可用 openssl rand -base64 32 生成。",
            where + " must be base64 of 32 random bytes; openssl rand -base64 32 makes one."));
    return null;
  }

  private static void make(Path file) throws IOException {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    Files.createDirectories(file.toAbsolutePath().getParent());
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.createFile(file, ownerOnly);
    Files.writeString(
        file, Base64.getEncoder().encodeToString(bytes) + "\n", StandardOpenOption.WRITE);
  }
}
