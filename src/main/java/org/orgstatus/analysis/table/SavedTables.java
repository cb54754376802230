package org.orgstatus.analysis.table;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.orgstatus.base.Recorded;

/** Where requests are kept under names, with all their versions. */
@ApplicationScoped
@Transactional
public class SavedTables {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected SavedTables() {}

  /**
   * What came of saving.
   *
   * @param table as it is now
   * @param saved false where somebody else had changed or removed it since: nothing was stored
   */
  public record Outcome(SavedTable table, boolean saved) {}

  /** What came of removing. */
  public enum Removal {
    /** It is removed, now or by an earlier click. */
    REMOVED,
    /** It stands: a colleague made it. */
    NOT_OWN,
    /** It stands: it has changed since the version that was looked at. */
    CHANGED
  }

  /** All that stand, the latest changed first. */
  public List<SavedTable> list() {
    return entities
        .createQuery(
            "select t from SavedTable t where t.removedAt is null"
                + " order by t.changedAt desc, t.id desc",
            SavedTable.class)
        .getResultList();
  }

  /** A table, be it removed or not. */
  public Optional<SavedTable> find(long id) {
    return Optional.ofNullable(entities.find(SavedTable.class, id));
  }

  /** The versions of a table, the latest first. */
  public List<SavedVersion> versions(long id) {
    return entities
        .createQuery(
            "select v from SavedVersion v where v.tableId = :id order by v.number desc",
            SavedVersion.class)
        .setParameter("id", id)
        .getResultList();
  }

  public Optional<SavedVersion> version(long id, int number) {
    return Optional.ofNullable(entities.find(SavedVersion.class, new SavedVersion.Key(id, number)));
  }

  /**
   * Keeps a request.
   *
   * @throws IllegalArgumentException when name or text is empty or too long
   */
  public SavedTable make(String name, String content, long accountId) {
    require(name, content);
    SavedTable made = new SavedTable(name, accountId, now());
    entities.persist(made);
    entities.flush(); // versions refer to the table, and EclipseLink does not know it
    store(made, content, "table-saved");
    return made;
  }

  /** The account that made the table, whoever changed it later. */
  public long maker(SavedTable table) {
    return version(table.id(), 1).orElseThrow().accountId();
  }

  /**
   * Removes a table from the list, for its maker alone.
   *
   * @param from number of the version that was looked at
   * @throws java.util.NoSuchElementException when there is no such table
   */
  public Removal remove(long id, int from, long accountId) {
    SavedTable table = locked(id);
    if (table.isRemoved()) {
      return Removal.REMOVED;
    }
    if (maker(table) != accountId) {
      return Removal.NOT_OWN;
    }
    if (table.version() != from) {
      return Removal.CHANGED;
    }
    table.remove(accountId, now());
    recorded.fire(
        new Recorded(
            "table-removed",
            "saved table " + id,
            "version " + table.version() + ": " + table.name()));
    return Removal.REMOVED;
  }

  private SavedTable locked(long id) {
    return Optional.ofNullable(entities.find(SavedTable.class, id, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow();
  }

  /**
   * Changes a table that is still at the version that the change was made from. The same name and
   * text change nothing.
   *
   * @param from number of that version
   * @throws java.util.NoSuchElementException when there is no such table
   * @throws IllegalArgumentException when name or text is empty or too long
   */
  public Outcome change(long id, int from, String name, String content, long accountId) {
    require(name, content);
    SavedTable table = locked(id);
    if (table.isRemoved()) {
      return new Outcome(table, false);
    }
    SavedVersion current = version(id, table.version()).orElseThrow();
    if (current.name().equals(name) && current.content().equals(content)) {
      return new Outcome(table, true);
    }
    if (table.version() != from) {
      return new Outcome(table, false);
    }
    table.change(name, accountId, now());
    store(table, content, "table-changed");
    return new Outcome(table, true);
  }

  private void store(SavedTable table, String content, String action) {
    entities.persist(new SavedVersion(table, content));
    recorded.fire(new Recorded(action, "saved table " + table.id(), "version " + table.version()));
  }

  private static void require(String name, String content) {
    if (name.isEmpty() || name.length() > SavedTable.LONGEST_NAME) {
      throw new IllegalArgumentException("not a name: " + name);
    }
    if (content.isEmpty() || content.length() > SavedVersion.LONGEST_TEXT) {
      throw new IllegalArgumentException("a text of " + content.length() + " characters");
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
