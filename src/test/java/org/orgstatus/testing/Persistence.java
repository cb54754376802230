package org.orgstatus.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.persistence.sessions.SessionEventListener;
import org.eclipse.persistence.sessions.server.ServerSession;

/**
 * The product's persistence unit outside a server. Making an entity manager factory takes longer
 * than making a database, so factories are used again, each on the next database of its kind.
 */
final class Persistence {

  private static final Map<String, Deque<Persistence>> IDLE = new HashMap<>();
  private static int made;

  private final String product;
  private final Switch source = new Switch();
  private final EntityManagerFactory factory;

  private Persistence(String product, DataSource first) {
    this.product = product;
    source.current = first;
    Map<String, Object> settings = new HashMap<>();
    settings.put("jakarta.persistence.transactionType", "RESOURCE_LOCAL");
    settings.put("jakarta.persistence.jtaDataSource", "");
    settings.put("jakarta.persistence.nonJtaDataSource", source);
    settings.put("eclipselink.session-name", "test-" + made++);
    settings.put("eclipselink.logging.level", "WARNING");
    factory = jakarta.persistence.Persistence.createEntityManagerFactory("orgstatus", settings);
  }

  static synchronized Persistence on(DataSource database) {
    String product = productOf(database);
    Deque<Persistence> idle = IDLE.computeIfAbsent(product, p -> new ArrayDeque<>());
    if (idle.isEmpty()) {
      return new Persistence(product, database);
    }
    Persistence again = idle.pop();
    again.source.current = database;
    // Numbers fetched ahead from the last database's sequences mean nothing in this one.
    again.factory.unwrap(ServerSession.class).getSequencingControl().initializePreallocated();
    return again;
  }

  private static String productOf(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductName();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  EntityManager entityManager() {
    return factory.createEntityManager();
  }

  void listen(SessionEventListener listener) {
    factory.unwrap(ServerSession.class).getEventManager().addListener(listener);
  }

  void ignore(SessionEventListener listener) {
    factory.unwrap(ServerSession.class).getEventManager().removeListener(listener);
  }

  void giveBack() {
    synchronized (Persistence.class) {
      IDLE.get(product).push(this);
    }
  }

  /** A data source that points at the database of the test at hand. */
  private static final class Switch implements DataSource {

    private volatile DataSource current;

    @Override
    public Connection getConnection() throws SQLException {
      return current.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return current.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
      return current.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
      current.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
      current.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
      return current.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
      return Logger.getLogger("org.orgstatus.testing");
    }

    @Override
    public <T> T unwrap(Class<T> wanted) throws SQLException {
      return current.unwrap(wanted);
    }

    @Override
    public boolean isWrapperFor(Class<?> wanted) throws SQLException {
      return current.isWrapperFor(wanted);
    }
  }
}
