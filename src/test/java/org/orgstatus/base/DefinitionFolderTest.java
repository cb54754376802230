package org.orgstatus.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionFolderTest {

  @TempDir Path folder;

  @Test
  void filesComeByNameAndOthersAreLeft() throws IOException {
    write("questionnaires/b.yaml", "b: 1\n");
    write("questionnaires/a.yaml", "a: 1\n");
    write("questionnaires/readme.txt", "not a definition");
    assertEquals(
        List.of("questionnaires/a.yaml", "questionnaires/b.yaml"),
        names(DefinitionFolder.read(folder, "questionnaires")));
    assertEquals(List.of(), DefinitionFolder.read(folder, "analysis"));
  }

  @Test
  void shippedFilesAreFoundInADirectoryWithSpacesInItsName() throws IOException {
    Path classes = folder.resolve("a b");
    write("a b/definitions/analysis/one.yaml", "a: 1\n");
    write("a b/definitions/analysis/two.yaml", "b: 1\n");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, null)) {
      assertEquals(
          List.of("analysis/one.yaml", "analysis/two.yaml"),
          names(DefinitionFolder.shipped(loader, "analysis", "one.yaml")));
    }
  }

  @Test
  void shippedFilesAreFoundInAnArchiveWithoutEntriesForFolders() throws IOException {
    Path archive = folder.resolve("app.jar");
    try (OutputStream out = Files.newOutputStream(archive);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (String name : List.of("one", "two")) {
        jar.putNextEntry(new JarEntry("definitions/analysis/" + name + ".yaml"));
        jar.write("标题: 一\n".getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
      }
    }
    try (URLClassLoader loader = new URLClassLoader(new URL[] {archive.toUri().toURL()}, null)) {
      List<DefinitionFile> files = DefinitionFolder.shipped(loader, "analysis", "one.yaml");
      assertEquals(List.of("analysis/one.yaml", "analysis/two.yaml"), names(files));
      assertEquals(List.of("标题"), files.get(0).root().orElseThrow().keys());
    }
  }

  @Test
  void nothingShippedIsNoError() {
    ClassLoader loader = DefinitionFolderTest.class.getClassLoader();
    assertEquals(List.of(), DefinitionFolder.shipped(loader, "nowhere", "one.yaml"));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<String> names(List<DefinitionFile> files) {
    return files.stream().map(DefinitionFile::name).toList();
  }
}
