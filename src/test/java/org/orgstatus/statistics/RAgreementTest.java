package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The scripts of {@code src/test/resources/reference} run anew on other data: what we compute
 * agrees with R wherever the data lie, not only where the committed numbers were made. Takes some
 * seconds; needs Rscript with the packages survey and vcd, and fails for want of them only where
 * the environment says CI=true.
 */
class RAgreementTest {

  private static final System.Logger LOG = System.getLogger(RAgreementTest.class.getName());
  private static final String SEED = "41";

  @TempDir Path folder;

  @BeforeEach
  void needsR() throws IOException, InterruptedException {
    if (run(List.of("Rscript", "-e", "find.package(c('survey', 'vcd'))")) == 0) {
      return;
    }
    String message = "Rscript with the packages survey and vcd is not installed";
    if ("true".equals(System.getenv("CI"))) {
      fail(message);
    }
    LOG.log(System.Logger.Level.WARNING, message + ": the comparison with fresh data is left out");
    Assumptions.abort(message);
  }

  @Test
  void agreesWithROnFreshData() throws IOException, InterruptedException {
    try (Stream<Path> files = Files.list(Expected.FOLDER)) {
      for (Path script : files.filter(f -> f.toString().endsWith(".R")).toList()) {
        Files.copy(script, folder.resolve(script.getFileName()));
      }
    }
    rscript("all.R", SEED);
    SampleCensus census = SampleCensus.read(folder.resolve("data.csv"));
    for (String script : AgreementWithR.SCRIPTS) {
      Expected fresh = Expected.read(folder.resolve(script + ".csv"));
      new AgreementWithR(census, fresh).check(script);
    }
  }

  private void rscript(String... words) throws IOException, InterruptedException {
    List<String> command = Stream.concat(Stream.of("Rscript"), Stream.of(words)).toList();
    int status = run(command);
    assertEquals(0, status, () -> command + " wrote:\n" + output());
  }

  private String output() {
    return String.join("\n", Expected.lines(folder.resolve("r.log")));
  }

  /** Exit status; 127 where there is no such program. */
  private int run(List<String> command) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("r.log").toFile())
              .start();
    } catch (IOException e) {
      return 127;
    }
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      fail(command + " took more than two minutes");
    }
    return process.exitValue();
  }
}
