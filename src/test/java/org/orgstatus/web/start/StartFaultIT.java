package org.orgstatus.web.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orgstatus.testing.ServerProcess;

/** A start that cannot succeed ends the process and says why in one line. */
class StartFaultIT {

  @TempDir Path folder;

  @Test
  void everyWrongSettingIsNamedAtOnce() throws InterruptedException {
    String reason =
        reason(
            Map.of(
                "demonstration.load", "maybe",
                "definitions.folder", "no-such-folder",
                "site.url", "ftp://example.org",
                "contact.key", "c2hvcnQ="));
    for (String name :
        List.of("DEMONSTRATION_LOAD", "DEFINITIONS_FOLDER", "SITE_URL", "CONTACT_KEY")) {
      assertTrue(reason.contains(name), name + " in " + reason);
    }
  }

  @Test
  void databaseThatDoesNotAnswerIsNamedWithItsAddress() throws InterruptedException {
    String url = "jdbc:postgresql://localhost:1/study?password=hidden";
    String reason = reason(Map.of("db.url", url, "db.user", "study", "db.password", "secret"));
    assertTrue(reason.contains("jdbc:postgresql://localhost:1/study"), reason);
    assertTrue(reason.contains("DB_URL"), reason);
    assertTrue(!reason.contains("hidden") && !reason.contains("secret"), reason);
  }

  @Test
  void schemaThatDoesNotFitIsNamedWithItsMigration() throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("old");
    try (Connection database = DriverManager.getConnection(url, "sa", "sa");
        Statement statement = database.createStatement()) {
      statement.execute("create table account (id int)");
    }
    String reason = reason(Map.of("db.url", url));
    assertTrue(reason.contains("数据库结构升级失败"), reason);
  }

  @Test
  void typefaceThatIsNotInTheArchiveIsNamed() throws Exception {
    Path archive = folder.resolve("no-typeface.war");
    Files.copy(Path.of(System.getProperty("it.archive")), archive);
    try (FileSystem inside = FileSystems.newFileSystem(archive)) {
      Files.delete(inside.getPath("WEB-INF", "classes", "fonts", "wqy-microhei.ttf"));
    }
    String reason = reason(ServerProcess.launch(archive, folder));
    assertTrue(reason.contains("程序包里没有字体文件/fonts/wqy-microhei.ttf"), reason);
    assertTrue(reason.contains("The archive has no typeface /fonts/wqy-microhei.ttf"), reason);
  }

  private String reason(Map<String, String> settings) throws InterruptedException {
    return reason(ServerProcess.launch(folder, settings));
  }

  private static String reason(ServerProcess process) throws InterruptedException {
    assertEquals(1, process.exitStatus(), process.log());
    List<String> lines =
        process
            .log()
            .lines()
            .filter(line -> line.contains("ORGSTATUS") && line.contains("Cannot start: "))
            .toList();
    assertEquals(1, lines.size(), process.log());
    return lines.get(0);
  }
}
