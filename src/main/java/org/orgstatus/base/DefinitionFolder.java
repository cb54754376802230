package org.orgstatus.base;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of definitions: {@code questionnaires/*.yaml}, {@code analysis/*.yaml}. It lies in the
 * archive under {@code definitions/}, or where the setting {@code definitions.folder} says, so that
 * a text edit and a restart change the survey.
 */
public final class DefinitionFolder {

  private DefinitionFolder() {}

  /**
   * The files of one part, by name.
   *
   * @param folder that holds the part, for example the top folder of the source tree
   * @param part for example {@code questionnaires}
   * @return none when there is no such folder
   */
  public static List<DefinitionFile> read(Path folder, String part) {
    Path directory = folder.resolve(part);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.list(directory)) {
      List<DefinitionFile> files = new ArrayList<>();
      for (Path path : paths.filter(p -> p.toString().endsWith(".yaml")).sorted().toList()) {
        files.add(DefinitionFile.of(part + "/" + path.getFileName(), Files.readAllBytes(path)));
      }
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read definitions in " + directory, e);
    }
  }

  /**
   * The files of one part as they are shipped on the class path, whether that is a directory or an
   * archive.
   *
   * @param landmark a file that certainly lies there: class loaders find files, not always folders
   */
  public static List<DefinitionFile> shipped(ClassLoader loader, String part, String landmark) {
    URL url = loader.getResource("definitions/" + part + "/" + landmark);
    if (url == null) {
      return List.of();
    }
    try {
      URI uri = url.toURI();
      return uri.getScheme().equals("jar") ? inArchive(uri, part) : read(above(Path.of(uri)), part);
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException("cannot read the shipped definitions at " + url, e);
    }
  }

  /**
   * One file of a part.
   *
   * @param folder as the setting {@code definitions.folder} says; empty for those of the archive
   * @param loader that finds the archive's
   * @param name for example {@code words.yaml}
   */
  public static Optional<DefinitionFile> find(
      Optional<String> folder, ClassLoader loader, String part, String name) {
    return folder
        .map(f -> read(Path.of(f), part))
        .orElseGet(() -> shipped(loader, part, name))
        .stream()
        .filter(file -> file.name().equals(part + "/" + name))
        .findFirst();
  }

  private static List<DefinitionFile> inArchive(URI uri, String part) throws IOException {
    String[] outerAndInner = uri.toString().split("!", 2);
    Path archive = Path.of(URI.create(outerAndInner[0].substring("jar:".length())));
    try (FileSystem files = FileSystems.newFileSystem(archive, Map.of())) {
      return read(above(files.getPath(outerAndInner[1])), part);
    }
  }

  private static Path above(Path landmark) {
    Path part = landmark.toAbsolutePath().getParent();
    if (part == null || part.getParent() == null) {
      throw new IllegalArgumentException("not in a folder of definitions: " + landmark);
    }
    return part.getParent();
  }
}
