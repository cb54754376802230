package org.orgstatus.analysis.release;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import org.orgstatus.base.Recorded;

/**
 * What accounts have put aside of released results. Whether somebody may still see a piece is for
 * its reader to ask of the release each time.
 */
@ApplicationScoped
@Transactional
public class Baskets {

  /** Pieces of a basket at the most. */
  public static final int MOST = 60;

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected Baskets() {}

  /**
   * Where a piece stands.
   *
   * @param unit code of a reporting unit, or empty
   * @param part id of a table, or {@code figure-} and the id of a figure
   */
  public record Address(long releaseId, String planId, String unit, String part) {}

  /** The pieces of an account, in its order. */
  public List<BasketPiece> list(long accountId) {
    return entities
        .createQuery(
            "select p from BasketPiece p where p.accountId = :account order by p.place, p.id",
            BasketPiece.class)
        .setParameter("account", accountId)
        .getResultList();
  }

  /**
   * Puts a piece behind the others; one that is there already stays where it is.
   *
   * @return false where the basket is full
   */
  public boolean put(long accountId, Address address) {
    // Two clicks at once wait for each other here.
    entities.find(Release.class, address.releaseId(), LockModeType.PESSIMISTIC_WRITE);
    List<BasketPiece> there = list(accountId);
    if (there.stream().anyMatch(piece -> address.equals(address(piece)))) {
      return true;
    }
    if (there.size() >= MOST || address.part().length() > BasketPiece.LONGEST) {
      return false;
    }
    int behind = there.isEmpty() ? 0 : there.get(there.size() - 1).place() + 1;
    entities.persist(
        new BasketPiece(
            accountId, behind, address, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    record("basket-put", address);
    return true;
  }

  /**
   * Takes a piece out.
   *
   * @throws NoSuchElementException where the account has no such piece
   */
  public void remove(long accountId, long piece) {
    BasketPiece found = own(accountId, piece);
    entities.remove(found);
    record("basket-removed", address(found));
  }

  /**
   * Moves a piece before or behind its neighbour; at the end of the basket nothing changes.
   *
   * @throws NoSuchElementException where the account has no such piece
   */
  public void move(long accountId, long piece, boolean up) {
    BasketPiece moved = own(accountId, piece);
    List<BasketPiece> order = new ArrayList<>(list(accountId));
    int at = order.indexOf(moved);
    int to = at + (up ? -1 : 1);
    if (to >= 0 && to < order.size()) {
      Collections.swap(order, at, to);
      for (int i = 0; i < order.size(); i++) {
        order.get(i).moveTo(i);
      }
    }
  }

  private BasketPiece own(long accountId, long piece) {
    BasketPiece found = entities.find(BasketPiece.class, piece);
    if (found == null || found.accountId() != accountId) {
      throw new NoSuchElementException("no piece " + piece + " of account " + accountId);
    }
    return found;
  }

  private static Address address(BasketPiece piece) {
    return new Address(piece.releaseId(), piece.planId(), piece.unit(), piece.part());
  }

  private void record(String action, Address piece) {
    recorded.fire(
        new Recorded(action, "release " + piece.releaseId(), piece.planId() + "/" + piece.part()));
  }
}
