package org.orgstatus.testing;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The study's reference material, which lies beside the project and is not part of it. */
public final class Reference {

  private Reference() {}

  /**
   * A file of the reference material. Without it the test is skipped and says so; on the build
   * server it fails.
   *
   * @param path below the folder, for example {@code data/institutions.csv}
   */
  public static byte[] bytes(String path) {
    Path file = Path.of(System.getProperty("reference.folder", "../shared"), path);
    if (!Files.isRegularFile(file)) {
      String message = "not compared with the reference material: " + file + " is absent";
      if ("true".equals(System.getenv("CI"))) {
        fail(message);
      }
      System.Logger log = System.getLogger(Reference.class.getName());
      log.log(System.Logger.Level.WARNING, message);
      abort(message);
    }
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
