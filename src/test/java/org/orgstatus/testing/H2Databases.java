package org.orgstatus.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcDataSource;

/** Makes H2 databases in memory. The first is migrated, the others repeat what it came to. */
final class H2Databases {

  private static final AtomicInteger MADE = new AtomicInteger();
  private static List<String> script = List.of();

  private H2Databases() {}

  static synchronized Database fresh() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:test" + MADE.getAndIncrement() + ";DB_CLOSE_DELAY=-1");
    source.setUser("sa");
    source.setPassword("sa");
    if (script.isEmpty()) {
      Migrations.run(source);
      script = scriptOf(source);
    } else {
      execute(source, script);
    }
    return new Database(source, () -> execute(source, List.of("shutdown")));
  }

  /** A database in a file, which a server may open after it is closed here. */
  static Database at(Path file) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + file.toAbsolutePath());
    source.setUser("sa");
    source.setPassword("sa");
    Migrations.run(source);
    return new Database(source, () -> execute(source, List.of("shutdown")));
  }

  private static List<String> scriptOf(JdbcDataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        var lines = statement.executeQuery("script nopasswords nosettings")) {
      List<String> statements = new ArrayList<>();
      while (lines.next()) {
        if (!lines.getString(1).startsWith("CREATE USER")) {
          statements.add(lines.getString(1));
        }
      }
      return statements;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(JdbcDataSource source, List<String> statements) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
