package org.orgstatus.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Recorded;

/**
 * Where this year's list is matched with last year's: what became of the institutions that are
 * gone. Proposals are made anew each time and stored nowhere; what a person confirms is.
 */
@ApplicationScoped
@Transactional
public class Matches {

  @PersistenceContext private EntityManager entities;
  private Consumer<Recorded> record;

  protected Matches() {}

  /** For use without a container. */
  public Matches(EntityManager entities, Consumer<Recorded> record) {
    this.entities = entities;
    this.record = record;
  }

  @Inject
  void recordTo(Event<Recorded> events) {
    record = events::fire;
  }

  /**
   * What a person confirms of one institution.
   *
   * @param successor absent exactly for a closed one
   */
  public record Decision(
      InstitutionCode gone, Match.Kind kind, Optional<InstitutionCode> successor) {

    public Decision {
      if ((kind == Match.Kind.CLOSED) == successor.isPresent()) {
        throw new IllegalArgumentException(kind + " with successor " + successor);
      }
    }
  }

  /** Proposals for all closed institutions of which nothing is confirmed, by code. */
  public List<Match> propose() {
    Set<StoredMatch.Key> decided =
        list().stream()
            .map(m -> new StoredMatch.Key(m.gone().value(), m.goneOn()))
            .collect(Collectors.toSet());
    List<Institution> waiting =
        entities
            .createQuery(
                "select i from Institution i where i.validTo is not null"
                    + " and i.successorCode is null",
                Institution.class)
            .getResultStream()
            .filter(i -> !decided.contains(key(i)))
            .toList();
    return waiting.isEmpty()
        ? List.of()
        : new MatchProposals(
                entities
                    .createQuery("select i from Institution i", Institution.class)
                    .getResultList())
            .of(waiting);
  }

  private static StoredMatch.Key key(Institution closed) {
    return new StoredMatch.Key(closed.code().value(), closed.validTo().orElseThrow());
  }

  /** Everything confirmed, the latest first. */
  public List<StoredMatch> list() {
    return entities
        .createQuery(
            "select m from StoredMatch m order by m.decidedAt desc, m.goneCode", StoredMatch.class)
        .getResultList();
  }

  /** What was confirmed of an institution, the latest first. */
  public List<StoredMatch> list(InstitutionCode gone) {
    return entities
        .createQuery(
            "select m from StoredMatch m where m.goneCode = :code order by m.goneOn desc",
            StoredMatch.class)
        .setParameter("code", gone.value())
        .getResultList();
  }

  /**
   * Confirms decisions, all or none.
   *
   * @throws StaleChange when an institution is no longer waiting for a decision, or its successor
   *     is not open
   */
  public void confirm(Collection<Decision> decisions, String account, Instant now) {
    RegisterState state = RegisterState.locked(entities);
    Map<InstitutionCode, Match> proposed =
        propose().stream().collect(Collectors.toMap(m -> m.gone().code(), Function.identity()));
    for (Decision decision : decisions) {
      Match proposal = proposed.get(decision.gone());
      if (proposal == null) {
        throw decidedMeanwhile(decision.gone());
      }
      store(match(decision, proposal), account, now);
    }
    state.changed();
  }

  /** Takes a confirmation back, so that the institution waits for a decision again. */
  public void withdraw(InstitutionCode gone) {
    RegisterState state = RegisterState.locked(entities);
    Institution institution = entities.find(Institution.class, gone.value());
    StoredMatch stored =
        institution == null || institution.validTo().isEmpty()
            ? null
            : entities.find(
                StoredMatch.class,
                new StoredMatch.Key(gone.value(), institution.validTo().orElseThrow()));
    if (stored == null) {
      throw decidedMeanwhile(gone);
    }
    entities.remove(stored);
    institution.forgetSuccessor();
    state.changed();
    record.accept(new Recorded("match-withdrawn", "institution " + gone, stored.kind().name()));
  }

  /** The proposal, or what the person chose instead of it. */
  private Match match(Decision decision, Match proposal) {
    Optional<Institution> successor = decision.successor().map(this::open);
    boolean asProposed =
        proposal.kind() == decision.kind()
            && proposal.successor().map(Institution::code).equals(decision.successor());
    return new Match(
        proposal.gone(),
        decision.kind(),
        successor,
        asProposed ? proposal.reason() : Match.Reason.CHOSEN);
  }

  private Institution open(InstitutionCode code) {
    Institution found = entities.find(Institution.class, code.value());
    if (found == null || found.validTo().isPresent()) {
      throw new StaleChange(
          LocalText.of(
              "名录中没有代码为" + code + "的现存高校，什么也没有保存。请核对代码。",
              "The register has no open institution "
                  + code
                  + "; nothing was stored. Check the code."));
    }
    return found;
  }

  private void store(Match match, String account, Instant now) {
    match.successor().ifPresent(successor -> match.gone().succeededBy(successor.code()));
    entities.persist(new StoredMatch(match, account, now));
    record.accept(
        new Recorded(
            "match-confirmed",
            "institution " + match.gone().code(),
            match.kind() + match.successor().map(successor -> " " + successor.code()).orElse("")));
  }

  private static StaleChange decidedMeanwhile(InstitutionCode code) {
    return new StaleChange(
        LocalText.of(
            "学校" + code + "已由别人确认，或名录已变，什么也没有保存。请刷新页面再看。",
            "Institution "
                + code
                + " was decided meanwhile, or the register has changed; nothing was"
                + " stored. Look at the page again."));
  }
}
