package org.orgstatus.base;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A file by which a person defines a part of the survey: YAML 1.2, of which mappings, lists and
 * texts are used. Anchors, aliases, tags and further documents are refused: they save a few lines
 * and hide what a form says. A file that cannot be read still exists, with its problems.
 */
public final class DefinitionFile {

  /** The largest file that is read, in bytes of UTF-8. */
  public static final int LARGEST = 2 * 1024 * 1024;

  private final String name;
  private final String text;
  private final Optional<DefinitionMap> root;
  private final List<Problem> problems;

  private DefinitionFile(
      String name, String text, Optional<DefinitionMap> root, Problems problems) {
    this.name = name;
    this.text = text;
    this.root = root;
    this.problems = problems.list();
  }

  /**
   * Reads a file as it lies on the disk.
   *
   * @param name as the person knows it, for example {@code questionnaires/gate.yaml}
   */
  public static DefinitionFile of(String name, byte[] bytes) {
    Problems problems = new Problems();
    Optional<String> text = DefinitionEncoding.decode(name, bytes, problems);
    return text.isEmpty()
        ? new DefinitionFile(name, "", Optional.empty(), problems)
        : of(name, text.get());
  }

  /** Reads a text, for example a stored copy. */
  public static DefinitionFile of(String name, String text) {
    Problems problems = new Problems();
    String canonical = canonical(text);
    return new DefinitionFile(
        name, canonical, DefinitionParser.parse(name, canonical, problems), problems);
  }

  /** The same text however the file was saved: no byte order mark, lines end with a line feed. */
  private static String canonical(String text) {
    String start = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return start.replace("\r\n", "\n").replace('\r', '\n');
  }

  public String name() {
    return name;
  }

  /** The canonical text; empty when the bytes were no text. */
  public String text() {
    return text;
  }

  /** What the file says; empty when it cannot be read as a mapping. */
  public Optional<DefinitionMap> root() {
    return root;
  }

  /** Faults of writing, such as bad indentation or a key that stands twice. */
  public List<Problem> problems() {
    return problems;
  }

  /** SHA-256 in hex of the names and canonical texts of the files, in the order given. */
  public static String contentHash(List<DefinitionFile> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (DefinitionFile file : files) {
        digest.update((file.name + "\0" + file.text + "\0").getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
