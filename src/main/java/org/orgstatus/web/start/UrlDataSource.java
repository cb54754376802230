package org.orgstatus.web.start;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;
import org.orgstatus.web.Settings;

/**
 * Connects to whatever the address names, H2 or PostgreSQL; the server's pool stands in front of
 * it. Until the start is done a failed connection ends the process, because the server would
 * otherwise stay up without the application.
 */
public class UrlDataSource implements DataSource {

  private static volatile boolean started;

  private String url = Settings.DEFAULT_DATABASE;
  private String user = "";
  private String password = "";

  /** From now on a failed connection is a passing fault of one request. */
  static void startIsDone() {
    started = true;
  }

  /**
   * The address with what this application needs: an H2 database writes every commit before it is
   * acknowledged, otherwise a killed process loses the last half second.
   */
  static String complete(String url) {
    boolean h2 = url.startsWith("jdbc:h2:");
    boolean set = url.toUpperCase(Locale.ROOT).contains(";WRITE_DELAY=");
    return h2 && !set ? url + ";WRITE_DELAY=0" : url;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return getConnection(user, password);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    try {
      return connect(complete(url), user, password);
    } catch (SQLException e) {
      if (!started) {
        Fault.end(reasons(e), e);
      }
      throw e;
    }
  }

  /** Wrong settings first: they are what most often keeps the database away. */
  private List<LocalText> reasons(SQLException cause) {
    List<LocalText> reasons = new ArrayList<>();
    try {
      Settings.read(Settings::configured, reasons);
    } catch (RuntimeException e) {
      cause.addSuppressed(e); // the server cannot give settings so early; the address must do
    }
    reasons.add(reason(url, cause));
    return reasons;
  }

  private static Connection connect(String url, String user, String password) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    boolean postgres = url.startsWith("jdbc:postgresql:");
    if (postgres) { // a sheet leaves a hundred entries: one statement instead of a hundred
      properties.setProperty("reWriteBatchedInserts", "true");
    }
    Driver driver = postgres ? new org.postgresql.Driver() : new org.h2.Driver();
    @Nullable Connection connection = driver.connect(url, properties);
    if (connection == null) {
      throw new SQLException("not an address of H2 or PostgreSQL: " + url);
    }
    return connection;
  }

  /** Why there is no connection, without the password that an address may hold. */
  static LocalText reason(String url, SQLException cause) {
    String where = url.replaceAll("(?i)(password=)[^&;]*", "$1***");
    String deeper = cause.getCause() == null ? "" : " " + cause.getCause();
    String what = (cause.getMessage() + deeper).replaceAll("\\s+", " ");
    return LocalText.of(
        "连接不上数据库 " + where + "，请检查 DB_URL、DB_USER、DB_PASSWORD，并确认数据库已启动且未被占用（" + what + "）。",
        "No connection to the database "
            + where
            + ". Check DB_URL, DB_USER and DB_PASSWORD, and that the database is running and not in"
            + " use by another process ("
            + what
            + ").");
  }

  public String getUrl() {
    return url;
  }

  public void setUrl(String url) {
    this.url = url;
  }

  /** The name some pools use for {@link #setUrl}. */
  public void setURL(String url) {
    this.url = url;
  }

  public String getUser() {
    return user;
  }

  public void setUser(String user) {
    this.user = user;
  }

  public void setPassword(String password) {
    this.password = password;
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) {
    // the drivers log through java.util.logging
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // the address says it: connectTimeout for PostgreSQL
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException("not a " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
