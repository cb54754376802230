package org.orgstatus.collection.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.orgstatus.accounts.Role;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.Invitations;
import org.orgstatus.collection.Wave;
import org.orgstatus.questionnaire.StandardText;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.sampling.Frames;
import org.orgstatus.sampling.Unit;

/** Activation codes that go out by mail, and the words that go with those handed out otherwise. */
@ApplicationScoped
@Transactional
public class MailedInvitations {

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Invitations invitations;
  @Inject private Frames frames;
  @Inject private UnitAddresses addresses;
  @Inject private StandardTexts texts;
  @Inject private SiteAddress site;
  @Inject private Outbox outbox;

  protected MailedInvitations() {}

  /**
   * Which of some units can get codes by mail.
   *
   * @param shared units whose filler and approver have one mailbox: it gets the filler's code only
   */
  public record Mailable(Set<String> fillers, Set<String> approvers, Set<String> shared) {

    public static final Mailable NOBODY = new Mailable(Set.of(), Set.of(), Set.of());

    public boolean isNobody() {
      return fillers.isEmpty() && approvers.isEmpty();
    }

    Set<String> of(Role role) {
      return role == Role.CAMPUS_FILLER ? fillers : approvers;
    }
  }

  /** Where codes would go; no address is told. */
  public Mailable mailable(Collection<String> unitCodes) {
    Set<String> wanted = new TreeSet<>(unitCodes);
    Set<String> shared = addresses.shared(wanted);
    Set<String> approvers = known(Role.CAMPUS_APPROVER, wanted);
    approvers.removeAll(shared);
    return new Mailable(known(Role.CAMPUS_FILLER, wanted), approvers, shared);
  }

  private Set<String> known(Role role, Set<String> wanted) {
    Set<String> known = addresses.known(role);
    known.retainAll(wanted);
    known.removeAll(invitations.activated(role)); // they have an account and need no code
    return known;
  }

  /**
   * Issues codes to those of the fillers and approvers that have an address, and queues the mails,
   * in one transaction. Two codes of one unit never go to one mailbox: whoever reads it could send
   * and approve alone. The same batch sent again does nothing.
   *
   * @param batch names this act
   * @return the codes that go out
   */
  public List<Invitations.Issued> issue(
      String waveId,
      String formId,
      Collection<String> unitCodes,
      Set<Role> roles,
      Instant expiresAt,
      String batch) {
    // two clicks on one button wait for each other here
    entities.find(Wave.class, waveId, LockModeType.PESSIMISTIC_WRITE);
    Mailable mailable = mailable(unitCodes);
    return new TreeSet<>(roles)
        .stream()
            .flatMap(
                role -> {
                  Set<String> units = new TreeSet<>(mailable.of(role));
                  units.removeIf(unit -> outbox.has(purpose(waveId, unit, role, batch)));
                  return issue(waveId, formId, units, role, expiresAt, batch).stream();
                })
            .toList();
  }

  private List<Invitations.Issued> issue(
      String waveId, String formId, Set<String> units, Role role, Instant expiresAt, String batch) {
    if (units.isEmpty()) {
      return List.of();
    }
    Map<String, String> known = addresses.list(role, units);
    List<Invitations.Issued> issued =
        invitations.issue(waveId, formId, units, Set.of(role), expiresAt);
    Map<Invitations.Issued, Letter> letters = letters(waveId, issued);
    issued.forEach(
        one ->
            outbox.queue(
                purpose(waveId, one.unitCode(), role, batch),
                waveId,
                formId,
                one.unitCode(),
                known.get(one.unitCode()),
                letters.get(one),
                one.code()));
    return issued;
  }

  /**
   * What is said with each code to institutions, T7 as the wave words it: mailed, pasted, printed.
   */
  public Map<Invitations.Issued, Letter> letters(
      String waveId, Collection<Invitations.Issued> issued) {
    Wave wave = entities.find(Wave.class, waveId);
    StandardText words = texts.of(waveId, StandardText.Id.T7);
    Map<String, Unit> units =
        frames.units(frames.frame(waveId, UnitKind.INSTITUTION)).stream()
            .collect(Collectors.toMap(Unit::code, Function.identity()));
    return issued.stream()
        .collect(
            Collectors.toMap(
                Function.identity(), one -> letter(words, wave, units.get(one.unitCode()), one)));
  }

  private Letter letter(StandardText words, Wave wave, Unit unit, Invitations.Issued issued) {
    Map<String, LocalText> values = new TreeMap<>(texts.values(wave, unit));
    values.put("role", issued.role().title());
    values.put("code", LocalText.same(issued.code()));
    values.put("link", site.join(issued.code()));
    return Letter.of(words, values);
  }

  /**
   * Whether a code that waited in a mail opens nothing any more.
   *
   * @param code empty for mails that were queued before codes were kept with them
   */
  Optional<Moot> moot(String code) {
    return code.isEmpty() || invitations.find(code).isPresent()
        ? Optional.empty()
        : Optional.of(Moot.REPLACED);
  }

  private static String purpose(String waveId, String unit, Role role, String batch) {
    String act = "invitation:" + waveId + ":" + unit + ":" + batch;
    return role == Role.CAMPUS_FILLER ? act : act + ":" + role;
  }
}
