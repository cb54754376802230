package org.orgstatus.analysis;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.orgstatus.dataset.Checksums;

/**
 * Names the code that computes results: SHA-256 over its compiled classes. Nobody has to remember
 * to raise a number when a formula changes; a result of other code is computed again.
 */
final class Engine {

  private static final Logger LOG = System.getLogger(Engine.class.getName());

  /** Rooms of {@code org.orgstatus} whose classes decide numbers and words of a result. */
  private static final List<String> ROOMS =
      List.of("base", "dataset", "questionnaire", "questionnaire/expression");

  private static final List<String> WITH_ROOMS_INSIDE = List.of("analysis", "statistics");

  private static final String VERSION = read();

  private Engine() {}

  /** SHA-256 in hex. */
  static String version() {
    return VERSION;
  }

  private static String read() {
    URL own = Engine.class.getResource("Engine.class");
    try {
      URI uri = own.toURI();
      return uri.getScheme().equals("jar") ? inArchive(uri) : hash(home(Path.of(uri)));
    } catch (URISyntaxException | IOException | RuntimeException e) {
      LOG.log(Level.WARNING, "classes cannot be read; results are kept for this start only", e);
      return Checksums.of(Stream.of(Instant.now().toString()));
    }
  }

  private static String inArchive(URI uri) throws IOException {
    String[] outerAndInner = uri.toString().split("!", 2);
    Path archive = Path.of(URI.create(outerAndInner[0].substring("jar:".length())));
    try (FileSystem files = FileSystems.newFileSystem(archive, Map.of())) {
      return hash(home(files.getPath(outerAndInner[1])));
    }
  }

  /** The folder {@code org/orgstatus}. */
  private static Path home(Path own) {
    return own.toAbsolutePath().resolve("../..").normalize();
  }

  private static String hash(Path home) throws IOException {
    List<Path> classes = new ArrayList<>();
    for (String room : ROOMS) {
      classes.addAll(classes(home.resolve(room), 1));
    }
    for (String room : WITH_ROOMS_INSIDE) {
      classes.addAll(classes(home.resolve(room), Integer.MAX_VALUE));
    }
    MessageDigest digest = sha256();
    for (Path file : classes) {
      digest.update(
          (home.relativize(file) + "\0").replace('\\', '/').getBytes(StandardCharsets.UTF_8));
      digest.update(Files.readAllBytes(file));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> classes(Path room, int depth) throws IOException {
    try (Stream<Path> files = Files.walk(room, depth)) {
      return files.filter(f -> f.toString().endsWith(".class")).sorted().toList();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
