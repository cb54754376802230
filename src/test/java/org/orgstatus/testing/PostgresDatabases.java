package org.orgstatus.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** Copies databases from one migrated template on the only server of the run. */
final class PostgresDatabases {

  private static final AtomicInteger MADE = new AtomicInteger();

  private PostgresDatabases() {}

  static Database fresh() {
    String name = "test" + MADE.getAndIncrement();
    execute("create database " + name + " template migrated");
    return new Database(
        Server.RUNNING.getDatabase("postgres", name),
        () -> execute("drop database " + name + " with (force)"));
  }

  private static void execute(String sql) {
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Started when the first test asks for it; ends with the run. */
  private static final class Server {

    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres server =
            EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
            Statement statement = connection.createStatement()) {
          statement.execute("create database migrated");
        }
        Migrations.run(server.getDatabase("postgres", "migrated"));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
