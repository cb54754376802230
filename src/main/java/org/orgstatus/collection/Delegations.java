package org.orgstatus.collection;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.accounts.Secret;
import org.orgstatus.base.JsonTexts;
import org.orgstatus.base.Recorded;
import org.orgstatus.questionnaire.ItemPath;

/** Hands sections to colleagues without an account, and takes them back. */
@ApplicationScoped
@Transactional
public class Delegations {

  /** Colleagues have no account. */
  private static final long NOBODY = 0;

  private static final int LONGEST_NAME = 50;

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private Contacts contacts;
  @Inject private Event<Recorded> recorded;
  @Inject private Clock clock;

  protected Delegations() {}

  /**
   * A delegation with the word of its link, which is shown once and kept nowhere.
   *
   * @param token 43 characters that may stand in an address
   */
  public record Issued(Delegation delegation, String token) {}

  /** A delegation in the list of a response: whether it is good, and who has opened it. */
  public record Line(Delegation delegation, boolean good, List<Opened> opened) {
    public Line {
      opened = List.copyOf(opened);
    }
  }

  /** A colleague by the name given, and when answers were last saved under it. */
  public record Opened(String name, Instant lastUsedAt) {}

  /**
   * Hands a section to whoever gets the link.
   *
   * @param note for whom it is; cut to {@link Delegation#LONGEST_NOTE} characters
   */
  public Issued issue(
      Response response, String formId, String section, String note, long accountId) {
    String token = Secret.random();
    Delegation delegation =
        new Delegation(
            response,
            formId,
            section,
            cut(note, Delegation.LONGEST_NOTE),
            Secret.fingerprint(token),
            accountId,
            clock.instant());
    entities.persist(delegation);
    fire("section-delegated", response, delegation);
    return new Issued(delegation, token);
  }

  /** Every delegation of a response, the latest first. */
  public List<Line> list(Response response) {
    Map<ItemPath, JsonValue> names = contacts.of(response);
    Instant now = clock.instant();
    return entities
        .createQuery(
            "select d from Delegation d where d.responseId = :id order by d.id desc",
            Delegation.class)
        .setParameter("id", response.id())
        .getResultStream()
        .map(d -> new Line(d, d.isGood(response, now), opened(d, names)))
        .toList();
  }

  /** Ends a delegation of the response; nothing happens where it is none of its. */
  public void revoke(Response response, long delegationId) {
    Optional.ofNullable(entities.find(Delegation.class, delegationId))
        .filter(d -> d.responseId() == response.id() && d.revokedAt().isEmpty())
        .ifPresent(
            delegation -> {
              delegation.revoke(clock.instant());
              fire("delegation-revoked", response, delegation);
            });
  }

  /** The delegation of a link's word, if it is still good. Asking uses nothing up. */
  public Optional<Delegation> find(String token) {
    return entities
        .createQuery("select d from Delegation d where d.tokenHash = :hash", Delegation.class)
        .setParameter("hash", Secret.fingerprint(token))
        .getResultStream()
        .findFirst()
        .filter(d -> d.isGood(response(d), clock.instant()));
  }

  /** The response of a delegation. */
  public Response response(Delegation delegation) {
    return entities.find(Response.class, delegation.responseId());
  }

  /**
   * Lets a colleague in under a name.
   *
   * @return the word that the browser shows from now on; empty where the link is not good any more
   */
  public Optional<String> open(String token, String name) {
    Optional<Delegation> found = find(token);
    if (found.isEmpty() || name.isBlank()) {
      return Optional.empty();
    }
    Delegation delegation = found.get();
    String word = Secret.random();
    DelegationVisit visit =
        new DelegationVisit(delegation, Secret.fingerprint(word), clock.instant());
    entities.persist(visit);
    Response response = response(delegation);
    contacts.put(
        response, visit.namePath(), JsonTexts.JSON.createValue(cut(name, LONGEST_NAME)), NOBODY);
    fire("delegation-opened", response, delegation);
    return Optional.of(word);
  }

  /** What a browser with this word may work on, while the delegation is good. */
  public Optional<Delegated> findVisit(String word) {
    Optional<DelegationVisit> visit =
        entities
            .createQuery(
                "select v from DelegationVisit v where v.tokenHash = :hash", DelegationVisit.class)
            .setParameter("hash", Secret.fingerprint(word))
            .getResultStream()
            .findFirst();
    return visit.flatMap(
        v -> {
          Delegation delegation = entities.find(Delegation.class, v.delegationId());
          Response response = response(delegation);
          return delegation.isGood(response, clock.instant())
              ? Optional.of(new Delegated(delegation, v, response))
              : Optional.empty();
        });
  }

  /** Puts a use of a delegation on record: answers were saved under it. */
  public void use(Delegated delegated) {
    entities.find(DelegationVisit.class, delegated.visit().id()).use(clock.instant());
    fire("delegation-saved", delegated.response(), delegated.delegation());
  }

  private List<Opened> opened(Delegation delegation, Map<ItemPath, JsonValue> names) {
    return entities
        .createQuery(
            "select v from DelegationVisit v where v.delegationId = :id order by v.id",
            DelegationVisit.class)
        .setParameter("id", delegation.id())
        .getResultStream()
        .map(v -> new Opened(name(names.get(v.namePath())), v.lastUsedAt()))
        .toList();
  }

  /** The name given; a dash once personal data were deleted. */
  private static String name(JsonValue kept) {
    return kept instanceof JsonString text ? text.getString() : "—";
  }

  private void fire(String act, Response response, Delegation delegation) {
    recorded.fire(
        new Recorded(
            act,
            "unit " + response.unitCode(),
            "wave "
                + response.waveId()
                + ", "
                + delegation.formId()
                + " section "
                + delegation.section()
                + ", delegation "
                + delegation.id()));
  }

  private static String cut(String text, int length) {
    String plain = text.strip().replaceAll("\\p{Cntrl}", " ");
    return plain.length() <= length ? plain : plain.substring(0, length);
  }
}
