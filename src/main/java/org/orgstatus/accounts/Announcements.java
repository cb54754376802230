package org.orgstatus.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;

/**
 * Notices of the national office. Every page asks, so what is shown is read once in ten seconds.
 */
@ApplicationScoped
@Transactional
public class Announcements {

  private static final Duration FRESH = Duration.ofSeconds(10);

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  private record Known(Instant at, List<Announcement> coming) {}

  private volatile @Nullable Known known;

  protected Announcements() {}

  /** All there were, the latest first. */
  public List<Announcement> list() {
    return entities
        .createQuery("select a from Announcement a order by a.id desc", Announcement.class)
        .getResultList();
  }

  /**
   * What an account sees now, the oldest first.
   *
   * @param account empty for a visitor, who sees only what is for everybody
   * @param unitOf the reporting unit of an institution, by its code
   */
  public List<LocalText> shownTo(
      Optional<Account> account, Function<String, Optional<String>> unitOf) {
    Instant now = clock.instant();
    return coming(now).stream()
        .filter(announcement -> announcement.isShown(now))
        .filter(announcement -> isFor(announcement.to(), account, unitOf))
        .map(Announcement::text)
        .toList();
  }

  private static boolean isFor(
      Announcement.Audience to,
      Optional<Account> account,
      Function<String, Optional<String>> unitOf) {
    if (to.isEverybody()) {
      return true;
    }
    return account.stream()
        .flatMap(a -> a.grants().stream())
        .filter(grant -> to.role().filter(role -> role != grant.role()).isEmpty())
        .anyMatch(grant -> to.unit().isEmpty() || lies(grant.scope(), to.unit(), unitOf));
  }

  private static boolean lies(Scope scope, String unit, Function<String, Optional<String>> unitOf) {
    return switch (scope.kind()) {
      case REPORTING_UNIT -> scope.code().equals(unit);
      case INSTITUTION -> unitOf.apply(scope.code()).filter(unit::equals).isPresent();
      case NATION, ALLIANCE -> false;
    };
  }

  private List<Announcement> coming(Instant now) {
    Known last = known;
    if (last == null || now.isBefore(last.at()) || now.isAfter(last.at().plus(FRESH))) {
      last =
          new Known(
              now,
              entities
                  .createQuery(
                      "select a from Announcement a where a.until > :now order by a.id",
                      Announcement.class)
                  .setParameter("now", now)
                  .getResultList());
      known = last;
    }
    return last.coming();
  }

  /**
   * Shows a notice.
   *
   * @throws IllegalArgumentException when it ends before it begins
   */
  public Announcement make(
      LocalText text, Instant from, Instant until, Announcement.Audience to, long accountId) {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException("ends at " + until + ", before it begins at " + from);
    }
    Announcement made = new Announcement(text, from, until, to, accountId, clock.instant());
    entities.persist(made);
    known = null;
    recorded.fire(new Recorded("announced", "everybody", to.isEverybody() ? "" : to.toString()));
    return made;
  }

  /** Takes a notice down before its time; one that has ended stays as it is. */
  public void end(long id) {
    Announcement announcement = entities.find(Announcement.class, id);
    if (announcement != null && announcement.until().isAfter(clock.instant())) {
      announcement.end(clock.instant());
      known = null;
      recorded.fire(new Recorded("announcement-ended", "announcement " + id, ""));
    }
  }
}
