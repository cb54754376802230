package org.orgstatus.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows guessing down without locking anybody out. A browser that has signed in with the account
 * before is counted for itself: nobody else, on the same campus or anywhere, can make it wait. For
 * all others three counts of refused tries of the last quarter of an hour are watched: of one name
 * from one address (a person who mistypes, or a guesser), of one name from anywhere (a guesser with
 * many addresses), and of one address (a whole campus may sit behind it, so it is allowed much and
 * never waits longer than two seconds). Each server counts for itself.
 */
@ApplicationScoped
public class Throttle {

  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int MOST_KEYS = 20_000;

  /** Stands for the address of browsers that are known; no address looks like this. */
  private static final String KNOWN = "known browser";

  private enum Rule {
    NAME_AT_ADDRESS(5, 60),
    NAME(50, 30),
    ADDRESS(300, 2);

    /** Refused tries that cost nothing. */
    private final int free;

    /** The longest wait between two tries, in seconds. */
    private final int longest;

    Rule(int free, int longest) {
      this.free = free;
      this.longest = longest;
    }

    Duration waitAfter(int failures) {
      if (failures < free) {
        return Duration.ZERO;
      }
      int doublings = Math.min(failures - free, 6);
      return Duration.ofSeconds(Math.min(longest, 1L << doublings));
    }
  }

  private record Key(Rule rule, String what) {}

  private final Map<Key, Deque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true);

  private Clock clock;

  protected Throttle() {
    this(Clock.systemUTC()); // for the proxy
  }

  @Inject
  public Throttle(Clock clock) {
    this.clock = clock;
  }

  /** As {@link #wait(String, String, boolean)} for a browser that is not known. */
  public Duration wait(String loginName, String address) {
    return wait(loginName, address, false);
  }

  /**
   * How long a further try has to wait from now; zero when it may be made.
   *
   * @param known whether the browser has signed in with the account before
   */
  public synchronized Duration wait(String loginName, String address, boolean known) {
    if (known) {
      return wait(key(Rule.NAME_AT_ADDRESS, loginName, KNOWN), clock.instant());
    }
    Instant now = clock.instant();
    Duration longest = Duration.ZERO;
    for (Rule rule : Rule.values()) {
      Duration wait = wait(key(rule, loginName, address), now);
      longest = wait.compareTo(longest) > 0 ? wait : longest;
    }
    return longest;
  }

  /** As {@link #refused(String, String, boolean)} for a browser that is not known. */
  public void refused(String loginName, String address) {
    refused(loginName, address, false);
  }

  /** Counts a refused try. */
  public synchronized void refused(String loginName, String address, boolean known) {
    Instant now = clock.instant();
    if (known) {
      count(key(Rule.NAME_AT_ADDRESS, loginName, KNOWN), now);
    } else {
      for (Rule rule : Rule.values()) {
        count(key(rule, loginName, address), now);
      }
    }
    while (failures.size() > MOST_KEYS) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  /** Forgets the refused tries of a person who has signed in. */
  public synchronized void accepted(String loginName, String address) {
    failures.remove(key(Rule.NAME_AT_ADDRESS, loginName, address));
    failures.remove(key(Rule.NAME_AT_ADDRESS, loginName, KNOWN));
  }

  private void count(Key key, Instant now) {
    Deque<Instant> times = failures.computeIfAbsent(key, k -> new ArrayDeque<>());
    times.addLast(now);
    if (times.size() > key.rule().free + 10) {
      times.removeFirst();
    }
  }

  private Duration wait(Key key, Instant now) {
    Deque<Instant> times = failures.get(key);
    if (times == null) {
      return Duration.ZERO;
    }
    times.removeIf(time -> time.isBefore(now.minus(WINDOW)));
    if (times.isEmpty()) {
      failures.remove(key);
      return Duration.ZERO;
    }
    Duration wait = Duration.between(now, times.getLast().plus(key.rule().waitAfter(times.size())));
    return wait.isNegative() ? Duration.ZERO : wait;
  }

  private static Key key(Rule rule, String loginName, String address) {
    String name = Account.normal(loginName);
    return new Key(
        rule,
        switch (rule) {
          case NAME_AT_ADDRESS -> name + "\n" + address;
          case NAME -> name;
          case ADDRESS -> address;
        });
  }
}
