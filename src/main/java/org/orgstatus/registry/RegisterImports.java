package org.orgstatus.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Recorded;

/** Where lists are previewed and then confirmed, and where earlier imports are found. */
@ApplicationScoped
@Transactional
public class RegisterImports {

  /** How long a preview waits to be confirmed. */
  public static final Duration PREVIEW_LIFE = Duration.ofHours(2);

  @PersistenceContext private EntityManager entities;
  private Consumer<Recorded> record;

  protected RegisterImports() {}

  /** For use without a container. */
  public RegisterImports(EntityManager entities, Consumer<Recorded> record) {
    this.entities = entities;
    this.record = record;
  }

  @Inject
  void recordTo(Event<Recorded> events) {
    record = events::fire;
  }

  /**
   * Reads the files of one import together and says what they would change. The register stays as
   * it is; the preview itself waits in the database for {@link #PREVIEW_LIFE}.
   *
   * @param files a list of institutions, their attributes, or both, and the provinces if wanted
   * @param asOf the day from which the list holds
   * @param account who asks; only the same account may confirm
   */
  public RegisterPreview preview(
      List<RegisterFile> files, LocalDate asOf, String account, Instant now) {
    removeExpired(now);
    // Before the register is read: a change in between must make the preview stale.
    long version = RegisterState.current(entities).version();
    Proposal proposal = propose(files, asOf, now);
    if (!proposal.preview().hasFaults()) {
      entities.persist(new StoredPreview(proposal, account, version));
    }
    return proposal.preview();
  }

  /** A preview that can still be confirmed by this account. */
  public Optional<RegisterPreview> findPreview(String id, String account, Instant now) {
    return Optional.ofNullable(entities.find(StoredPreview.class, id))
        .filter(p -> !p.expired(now) && p.belongsTo(account))
        .map(p -> p.proposal().preview());
  }

  /**
   * Does what a preview showed, all of it or nothing.
   *
   * @throws StalePreview when the preview expired, was confirmed or thrown away, is another
   *     account's, or the register has changed since
   */
  public RegisterImport confirm(String previewId, String account, Instant now) {
    RegisterState state = RegisterState.locked(entities);
    StoredPreview stored = entities.find(StoredPreview.class, previewId);
    if (stored == null || stored.expired(now) || !stored.belongsTo(account)) {
      throw StalePreview.notThere();
    }
    if (stored.registerVersion() != state.version()) {
      throw StalePreview.registerChanged();
    }
    Proposal proposal = stored.proposal();
    apply(proposal);
    if (!proposal.preview().isEmpty()) {
      state.changed();
    }
    RegisterImport done = new RegisterImport(proposal.preview(), account, now);
    entities.persist(done);
    entities.remove(stored);
    entities.flush(); // what follows may refer to institutions by code, unseen by EclipseLink
    record.accept(recorded(done));
    return done;
  }

  /** Throws a preview away; nothing happens when it is not there. */
  public void discard(String previewId, String account) {
    Optional.ofNullable(entities.find(StoredPreview.class, previewId))
        .filter(p -> p.belongsTo(account))
        .ifPresent(entities::remove);
  }

  /** Confirmed imports, the latest first. */
  public List<RegisterImport> list() {
    return entities
        .createQuery("select i from RegisterImport i order by i.id desc", RegisterImport.class)
        .getResultList();
  }

  private Proposal propose(List<RegisterFile> files, LocalDate asOf, Instant now) {
    Units units = new Units(new ReportingUnits(entities).list());
    Faults faults = new Faults();
    RegisterList list = new RegisterList(units, faults);
    files.forEach(list::read);
    refuseOlderList(asOf, files.isEmpty() ? "" : files.get(0).name(), faults);
    Comparison comparison = new Comparison(list, units, institutions(), faults);
    List<LocalText> notes =
        faults.total() > 0
            ? List.of()
            : ControlTotals.differences(list.controls(), comparison.targets());
    RegisterPreview preview =
        new RegisterPreview(
            UUID.randomUUID().toString(),
            now.plus(PREVIEW_LIFE),
            asOf,
            files.stream().map(RegisterFile::name).toList(),
            sha256(files),
            comparison.added(),
            comparison.changed(),
            faults.total() > 0 ? List.of() : comparison.gone(),
            comparison.unchanged(),
            faults.total() > 0 ? List.of() : comparison.sameName(),
            notes,
            faults.list(),
            faults.total());
    return new Proposal(preview, comparison.rows());
  }

  private void refuseOlderList(LocalDate asOf, String file, Faults faults) {
    LocalDate latest =
        entities
            .createQuery("select max(i.asOf) from RegisterImport i", LocalDate.class)
            .getSingleResult();
    if (latest != null && asOf.isBefore(latest)) {
      faults.add(
          "older-list",
          Place.file(file),
          "名录已是" + latest + "的名单，不能再导入" + asOf + "的名单。请改正名单日期。",
          "the register already holds the list of "
              + latest
              + "; a list of "
              + asOf
              + " cannot follow it. Correct the date.");
    }
  }

  private void apply(Proposal proposal) {
    Map<String, Institution> known = institutions();
    LocalDate asOf = proposal.preview().asOf();
    for (InstitutionRow row : proposal.rows()) {
      Institution old = known.get(row.code().value());
      if (old == null) {
        entities.persist(new Institution(row, asOf));
      } else {
        old.take(row);
      }
    }
    for (RegisterPreview.Entry gone : proposal.preview().gone()) {
      Institution closed = known.get(gone.code().value());
      if (closed != null) {
        closed.close(asOf);
      }
    }
  }

  private Map<String, Institution> institutions() {
    return entities
        .createQuery("select i from Institution i order by i.code", Institution.class)
        .getResultStream()
        .collect(
            Collectors.toMap(
                i -> i.code().value(), Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }

  private void removeExpired(Instant now) {
    entities
        .createQuery("delete from StoredPreview p where p.expiresAt <= :now")
        .setParameter("now", now)
        .executeUpdate();
  }

  private static Recorded recorded(RegisterImport done) {
    return new Recorded(
        "register-imported",
        "register import " + done.id(),
        "new "
            + done.added()
            + ", changed "
            + done.changed()
            + ", gone "
            + done.gone()
            + ", unchanged "
            + done.unchanged());
  }

  private static String sha256(List<RegisterFile> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(f -> digest.update(f.content()));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible); // every Java platform has SHA-256
    }
  }
}
