package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whoever holds a receipt whether it is for the answers that the study holds now. */
@ApplicationScoped
@Transactional
public class Receipts {

  /** Fewer signs of the hash would let strangers guess. */
  public static final int SHORTEST = 8;

  private static final Pattern NUMBER =
      Pattern.compile("([A-Z0-9_.-]{1,40})-([A-Z0-9]{1,20})-([0-9A-F]{6})");
  private static final Pattern CHECK = Pattern.compile("[0-9a-f]{" + SHORTEST + ",64}");

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  protected Receipts() {}

  /**
   * What is known of a receipt: no answer, no name.
   *
   * @param current whether these are the answers sent last
   * @param at when they were sent
   * @param status of the response now
   */
  public record Verified(boolean current, Instant at, ResponseStatus status) {}

  /**
   * Looks a receipt up.
   *
   * @param number as printed, for example W1-4111010001-3F9A2C
   * @param check at least eight signs of the content hash, from its start; spaces do not count
   * @return empty where number and hash do not belong together, or are not known at all
   */
  public Optional<Verified> verify(String number, String check) {
    Matcher parts = NUMBER.matcher(number.strip().toUpperCase(Locale.ROOT));
    String prefix = check.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
    if (!parts.matches()
        || !CHECK.matcher(prefix).matches()
        || !prefix.startsWith(parts.group(3).toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    return entities
        .createQuery(
            """
            select r, v from Response r, Revision v
            where upper(r.waveId) = :wave and upper(r.unitCode) = :unit and v.responseId = r.id
              and v.contentHash like :prefix
            order by v.number""",
            Object[].class)
        .setParameter("wave", parts.group(1))
        .setParameter("unit", parts.group(2))
        .setParameter("prefix", prefix + "%")
        .getResultStream()
        .findFirst()
        .map(row -> verified((Response) row[0], (Revision) row[1]));
  }

  private Verified verified(Response response, Revision found) {
    boolean current =
        entities
            .createQuery(
                "select v.contentHash from Revision v"
                    + " where v.responseId = :id and v.number = :number",
                String.class)
            .setParameter("id", response.id())
            .setParameter("number", response.sentNumber())
            .getResultStream()
            .anyMatch(found.contentHash()::equals);
    return new Verified(current, found.madeAt(), response.status());
  }
}
