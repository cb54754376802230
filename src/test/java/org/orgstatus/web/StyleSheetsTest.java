package org.orgstatus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StyleSheetsTest {

  /** A block left open swallows every rule after it, and browsers do not say so. */
  @Test
  void everyBlockIsClosed() throws IOException {
    List<Path> sheets;
    try (Stream<Path> files = Files.list(Path.of("src/main/webapp/assets/css"))) {
      sheets = files.filter(file -> file.toString().endsWith(".css")).sorted().toList();
    }
    assertTrue(sheets.size() >= 4, sheets.toString());
    for (Path sheet : sheets) {
      int depth = 0;
      for (String line : Files.readAllLines(sheet)) {
        if (line.startsWith("@media")) {
          assertEquals(0, depth, sheet + ": a block is open before " + line);
        }
        depth += count(line, '{') - count(line, '}');
      }
      assertEquals(0, depth, sheet + ": a block is open at the end");
    }
  }

  private static int count(String line, char sign) {
    return (int) line.chars().filter(c -> c == sign).count();
  }
}
