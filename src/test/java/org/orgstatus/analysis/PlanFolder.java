package org.orgstatus.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.orgstatus.dataset.Datasets;

/** Folders of plans for tests, to be changed. */
public final class PlanFolder {

  private PlanFolder() {}

  /** The plans of a folder, as a server would read them. */
  public static AnalysisPlans plans(Path folder, Datasets datasets) {
    return AnalysisPlans.of(folder, datasets);
  }

  /** Copies {@code analysis/} of one folder into another, and gives that one. */
  public static Path copy(Path from, Path to) throws IOException {
    Path target = Files.createDirectories(to.resolve("analysis"));
    try (Stream<Path> files = Files.list(from.resolve("analysis"))) {
      List<Path> all = files.toList();
      for (Path file : all) {
        Path copied = target.resolve(file.getFileName());
        if (!Files.exists(copied)) {
          Files.copy(file, copied);
        }
      }
    }
    return to;
  }
}
