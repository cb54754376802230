package org.orgstatus.export.dataout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Other programs, by which files are read back; without them a test fails only where CI=true. */
final class Programs {

  private static final System.Logger LOG = System.getLogger(Programs.class.getName());

  private Programs() {}

  /** Goes on only where the command succeeds. */
  static void need(Path folder, String what, String... command)
      throws IOException, InterruptedException {
    if (status(folder, List.of(command)) == 0) {
      return;
    }
    String message = what + " is not installed";
    if ("true".equals(System.getenv("CI"))) {
      fail(message);
    }
    LOG.log(System.Logger.Level.WARNING, message + ": files are not read back");
    Assumptions.abort(message);
  }

  /** Runs a program in a folder and gives what it wrote. */
  static String run(Path folder, String... command) throws IOException, InterruptedException {
    int status = status(folder, List.of(command));
    String written = Files.readString(folder.resolve("program.log"));
    assertEquals(0, status, () -> String.join(" ", command) + " wrote:\n" + written);
    return written;
  }

  /** Exit status; 127 where there is no such program. */
  private static int status(Path folder, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process;
    try {
      process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("program.log").toFile())
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
