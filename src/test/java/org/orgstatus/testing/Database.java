package org.orgstatus.testing;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityTransaction;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.eclipse.persistence.sessions.SessionEvent;
import org.eclipse.persistence.sessions.SessionEventAdapter;

/** One database of a test, with every table of the product. */
public final class Database implements AutoCloseable {

  private final DataSource source;
  private final Persistence persistence;
  private final Runnable drop;

  Database(DataSource source, Runnable drop) {
    this.source = source;
    this.persistence = Persistence.on(source);
    this.drop = drop;
  }

  /** For plain SQL. */
  public DataSource source() {
    return source;
  }

  /** Does something in a transaction of its own, which is rolled back when it throws. */
  public void run(Consumer<EntityManager> work) {
    call(
        entities -> {
          work.accept(entities);
          return "";
        });
  }

  /** As {@link #run}, for work that gives something back. Entities given back are detached. */
  public <T> T call(Function<EntityManager, T> work) {
    try (EntityManager entities = persistence.entityManager()) {
      EntityTransaction transaction = entities.getTransaction();
      transaction.begin();
      try {
        T result = work.apply(entities);
        transaction.commit();
        return result;
      } finally {
        if (transaction.isActive()) {
          transaction.rollback();
        }
      }
    }
  }

  /** How many statements a piece of work sends to the database. */
  public int countQueries(Consumer<EntityManager> work) {
    int[] count = {0};
    SessionEventAdapter counter =
        new SessionEventAdapter() {
          @Override
          public void preExecuteCall(SessionEvent event) {
            count[0]++;
          }
        };
    persistence.listen(counter);
    try {
      run(work);
    } finally {
      persistence.ignore(counter);
    }
    return count[0];
  }

  /** An entity manager without a transaction, for tests with several transactions at a time. */
  public EntityManager entityManager() {
    return persistence.entityManager();
  }

  @Override
  public void close() {
    persistence.giveBack();
    drop.run();
  }
}
