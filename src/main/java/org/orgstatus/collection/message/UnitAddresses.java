package org.orgstatus.collection.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.orgstatus.accounts.Role;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.ContactCipher;

/**
 * The mail addresses of units by role: a filler's and an approver's, a coordinator's, a
 * secretary's, those of the two who visit an alliance. Who reads one says why: {@link #of} and
 * {@link #list} are for sending and for the call list, whose callers put it on record.
 */
@ApplicationScoped
@Transactional
public class UnitAddresses {

  private static final int LONGEST = 200;

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private ContactCipher cipher;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected UnitAddresses() {}

  /** Whether a text can be a mail address: one mailbox with a host, nothing beside it. */
  public static boolean isAddress(String text) {
    if (text.length() > LONGEST || !text.matches("[\\x21-\\x7e]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}")) {
      return false;
    }
    try {
      InternetAddress[] read = InternetAddress.parse(text, true);
      return read.length == 1 && read[0].getAddress().equals(text);
    } catch (AddressException e) {
      return false;
    }
  }

  /** Whether a text is one address, or several with blanks between them. */
  private static boolean areAddresses(String text) {
    return text.length() <= LONGEST
        && List.of(text.split(" ")).stream().allMatch(UnitAddresses::isAddress);
  }

  /** The units of which whoever has the role has an address; which one is not read. */
  public Set<String> known(Role role) {
    return new TreeSet<>(
        entities
            .createQuery(
                "select a.key.unitCode from UnitAddress a where a.key.role = :role", String.class)
            .setParameter("role", role)
            .getResultList());
  }

  /** One address, or several with blanks between them. */
  Optional<String> of(String unitCode, Role role) {
    UnitAddress.Key key = new UnitAddress.Key(unitCode, role);
    return Optional.ofNullable(entities.find(UnitAddress.class, key)).map(this::read);
  }

  /** Addresses in clear, by unit. */
  public Map<String, String> list(Role role, Set<String> unitCodes) {
    Map<String, String> all = new TreeMap<>();
    entities
        .createQuery("select a from UnitAddress a where a.key.role = :role", UnitAddress.class)
        .setParameter("role", role)
        .getResultStream()
        .filter(a -> unitCodes.contains(a.unitCode()))
        .forEach(a -> all.put(a.unitCode(), read(a)));
    return all;
  }

  /** The units whose filler and approver share a mailbox; which one is not told. */
  public Set<String> shared(Set<String> unitCodes) {
    Map<String, String> fillers = list(Role.CAMPUS_FILLER, unitCodes);
    Set<String> shared = new TreeSet<>();
    list(Role.CAMPUS_APPROVER, unitCodes)
        .forEach(
            (unit, address) -> {
              if (address.equalsIgnoreCase(fillers.get(unit))) {
                shared.add(unit);
              }
            });
    return shared;
  }

  /**
   * Enters the addresses of a role.
   *
   * @param addresses by unit, several with blanks between them; an empty text takes them away
   * @throws IllegalArgumentException when one is no address
   */
  public void change(Role role, Map<String, String> addresses) {
    addresses.forEach(
        (unit, address) -> {
          UnitAddress.Key key = new UnitAddress.Key(unit, role);
          if (address.isEmpty()) {
            Optional.ofNullable(entities.find(UnitAddress.class, key)).ifPresent(entities::remove);
          } else if (areAddresses(address)) {
            entities.merge(
                new UnitAddress(key, cipher.encrypt(address, key.place()), clock.instant()));
          } else {
            throw new IllegalArgumentException("no mail address for unit " + unit);
          }
        });
    recorded.fire(new Recorded("addresses-changed", "addresses", addresses.size() + " of " + role));
  }

  private String read(UnitAddress address) {
    return cipher.decrypt(address.ciphertext(), address.key().place());
  }
}
