package org.orgstatus.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * The server that all tests from outside share: it starts with the first test that asks for it as a
 * parameter and ends with the last. {@code -Dit.database=postgresql} puts it on PostgreSQL. Tests
 * make what they need and expect to meet what others made.
 */
public final class RunningServer implements AutoCloseable {

  /** The administrator whom every shared server has. */
  public static final String ADMINISTRATOR = "admin";

  public static final String PASSWORD = "three rivers meet";

  /** Hands the shared server to test methods and constructors that name it as a parameter. */
  public static final class Extension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == RunningServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.create(RunningServer.class))
          .getOrComputeIfAbsent(RunningServer.class, key -> begin(), RunningServer.class);
    }
  }

  private final ServerProcess process;
  private final Closeable database;

  private RunningServer(ServerProcess process, Closeable database) {
    this.process = process;
    this.database = database;
  }

  private static RunningServer begin() {
    try {
      Path folder = Files.createTempDirectory("orgstatus-it");
      boolean postgres = "postgresql".equals(System.getProperty("it.database"));
      RunningServer server = postgres ? onPostgres(folder) : onH2(folder);
      server.setUp();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static RunningServer onH2(Path folder) {
    return new RunningServer(ServerProcess.start(folder, Map.of()), () -> {});
  }

  private static RunningServer onPostgres(Path folder) throws IOException {
    EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
    Map<String, String> settings =
        Map.of(
            "db.url", postgres.getJdbcUrl("postgres", "postgres"),
            "db.user", "postgres",
            "db.password", "postgres");
    return new RunningServer(ServerProcess.start(folder, settings), postgres);
  }

  /** Walks through the one-time link as the first administrator does. */
  private void setUp() {
    Visitor visitor = visitor();
    visitor.get(process.setupPath());
    visitor.post(
        process.setupPath(),
        Map.of("name", ADMINISTRATOR, "display", "管理员", "password", PASSWORD, "again", PASSWORD));
  }

  /** A browser without cookies, driven by hand. */
  public Visitor visitor() {
    return new Visitor(process::address);
  }

  /** A browser signed in as the administrator, driven by hand. */
  public Visitor administrator() {
    return visitor().signIn(ADMINISTRATOR, PASSWORD);
  }

  public URI address(String path) {
    return process.address(path);
  }

  public String log() {
    return process.log();
  }

  @Override
  public void close() throws IOException {
    process.close();
    database.close();
  }
}
