package org.orgstatus.demonstration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.orgstatus.accounts.Account;
import org.orgstatus.base.LocalText;
import org.orgstatus.collection.BulkSubmissions;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.WavePlan;
import org.orgstatus.collection.Waves;
import org.orgstatus.fieldwork.VisitPlan;
import org.orgstatus.fieldwork.Visits;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.InstitutionCode;
import org.orgstatus.registry.InstitutionFilter;
import org.orgstatus.registry.Institutions;
import org.orgstatus.registry.RegisterFile;
import org.orgstatus.registry.RegisterImports;
import org.orgstatus.registry.RegisterPreview;
import org.orgstatus.registry.ReportingUnitCode;

/** Loads the demonstration study: a register, a wave that is open, responses, accounts. */
@ApplicationScoped
@Transactional
public class Demonstration {

  /** The seed of the study that everybody sees. */
  public static final long SEED = 2017;

  /** Institutions of the study that everybody sees, about as many as there are in reality. */
  public static final int INSTITUTIONS = 2_600;

  private static final Logger LOG = System.getLogger(Demonstration.class.getName());
  private static final LocalDate REGISTER_DATE = LocalDate.of(2017, 6, 1);
  private static final Duration STILL_OPEN = Duration.ofDays(30);
  private static final String GATE = "gate";

  @PersistenceContext(unitName = "orgstatus")
  private EntityManager entities;

  @Inject private RegisterImports imports;
  @Inject private Institutions institutions;
  @Inject private Alliances alliances;
  @Inject private Waves waves;
  @Inject private WaveForms forms;
  @Inject private BulkSubmissions submissions;
  @Inject private InventedRosters rosters;
  @Inject private InventedAccounts accounts;
  @Inject private Visits visits;
  @Inject private InventedCodings codings;
  @Inject private EarlierWave earlierWave;
  @Inject private Clock clock;

  protected Demonstration() {}

  /**
   * What was loaded.
   *
   * @param submitted institutions' responses that count as answered
   * @param drafts those begun and not submitted, those returned or with the approver included
   * @param reports responses of provinces, alliances and visits, drafts included
   */
  public record Loaded(int institutions, int submitted, int drafts, int reports) {}

  /** Whether there is nothing yet that a demonstration could be mistaken for. */
  public boolean isPossible() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
    return waves.list().isEmpty() && institutions.list(InstitutionFilter.on(today)).isEmpty();
  }

  /**
   * Loads everything or, when it fails, nothing.
   *
   * @param size number of institutions, from {@link InventedRegister#SMALLEST}
   * @throws IllegalStateException when there is a wave or a register already
   */
  @ActivateRequestContext
  public Loaded load(long seed, int size) {
    return load(seed, size, false);
  }

  /**
   * As {@link #load(long, int)}.
   *
   * @param earlier whether with the wave of the year before, which takes as long again
   */
  @ActivateRequestContext
  public Loaded load(long seed, int size, boolean earlier) {
    if (!isPossible()) {
      throw new IllegalStateException(
          "there is a study already; the demonstration needs an empty one");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    InventedRegister register = InventedRegister.of(seed, size);
    Account administrator = accounts.addOffice();
    InventedAccounts.Everyone hands = accounts.addHands();
    if (earlier) {
      List<RegisterFile> past = new InventedPast(register, seed).files();
      loadRegister(past, REGISTER_DATE.minusYears(1), administrator.loginName(), now);
      earlierWave.load(register, seed, hands.institutions(), administrator.id());
    }
    loadRegister(register.files(), REGISTER_DATE, administrator.loginName(), now);
    if (earlier) {
      earlierWave.match(register, seed, administrator.loginName());
    }
    loadAlliances(PlantedTruth.standard());
    openWave(now);
    LocalDate today = LocalDate.ofInstant(now, clock.getZone());
    InventedStudy study =
        new InventedStudy(forms.routing(InventedStudy.WAVE, GATE), seed, register, today);
    int submitted = submit(study, study::responds, hands.institutions(), now);
    int drafts = submit(study, study::isSent, hands.institutions(), now) + saveDrafts(study, now);
    InventedReports invented =
        new InventedReports(study, form -> forms.routing(InventedStudy.WAVE, form), now);
    rosters.load(invented, Long.toString(administrator.id()), now);
    entities.flush();
    entities.clear(); // rosters read the whole register, which every flush would compare
    int reports =
        report(invented, InventedReports.PROVINCE, hands.provinces())
            + report(invented, InventedReports.ALLIANCE, hands.alliances())
            + report(invented, InventedReports.VISIT, hands.visits());
    accounts.addCampus(study);
    invented
        .secretariats()
        .map(InventedSecretariat::alliance)
        .filter(alliance -> alliance.unit().code().equals(InventedReports.SHOWN_UNIT))
        .forEach(alliance -> planVisit(alliance, accounts.addAlliance(alliance), today));
    LOG.log(Level.INFO, "demonstration: responses are in");
    if (forms.find(InventedStudy.WAVE, InventedReports.VISIT).isPresent()) {
      codings.load(InventedStudy.WAVE, seed, accounts.addCoders());
      LOG.log(Level.INFO, "demonstration: texts are coded");
    }
    Loaded loaded = new Loaded(register.size(), submitted, drafts, reports);
    LOG.log(Level.INFO, "demonstration: {0}", loaded);
    return loaded;
  }

  /** The shown alliance is visited these days: form E is begun. */
  private void planVisit(InventedAlliance alliance, InventedAccounts.Pair pair, LocalDate today) {
    entities.flush(); // the visit refers to the accounts
    visits.plan(
        new VisitPlan(
            InventedStudy.WAVE,
            alliance.id(),
            today,
            today.plusDays(1),
            new VisitPlan.Traveller(pair.first(), ""),
            new VisitPlan.Traveller(pair.second(), ""),
            "牵头高校和负责人如何轮换，有无书面规定\n入盟后成立科协的高校数与省级名录是否一致\n秘书处经费来源和近两年账目"));
  }

  /** The same way as a real list: previewed, then confirmed. */
  private void loadRegister(List<RegisterFile> files, LocalDate asOf, String account, Instant now) {
    RegisterPreview preview = imports.preview(files, asOf, account, now);
    if (preview.hasFaults()) {
      throw new IllegalStateException(
          "the invented register has faults: " + preview.faults().get(0));
    }
    imports.confirm(preview.id(), account, now);
    entities.flush(); // alliances refer to institutions, and EclipseLink does not know it
  }

  private void loadAlliances(PlantedTruth truth) {
    for (InventedAlliance alliance : InventedAlliance.all(truth)) {
      alliances.add(
          new AllianceId(alliance.id()),
          alliance.name(),
          new ReportingUnitCode(alliance.unit().code()),
          Optional.of(new InstitutionCode(alliance.lead())),
          REGISTER_DATE);
    }
  }

  private void openWave(Instant now) {
    waves.plan(
        new WavePlan(
            InventedStudy.WAVE,
            LocalText.of("第一轮调研（演示数据）", "First wave (invented answers)"),
            InventedStudy.REFERENCE_DATE,
            InventedStudy.REFERENCE_YEAR,
            now.plus(STILL_OPEN),
            true));
    entities.flush(); // so do forms and frames to the wave
    waves.open(InventedStudy.WAVE);
    entities.flush();
    LOG.log(Level.INFO, "demonstration: wave {0} is open", InventedStudy.WAVE);
  }

  private int submit(
      InventedStudy study,
      Predicate<InventedInstitution> who,
      BulkSubmissions.Hands hands,
      Instant now) {
    Iterable<BulkSubmissions.Filled> all =
        () ->
            study
                .register()
                .institutions()
                .filter(who)
                .map(unit -> study.complete(unit, now))
                .iterator();
    return submissions.submit(InventedStudy.WAVE, GATE, all, hands);
  }

  private int saveDrafts(InventedStudy study, Instant now) {
    Iterable<BulkSubmissions.Filled> all =
        () ->
            study
                .register()
                .institutions()
                .filter(unit -> study.hasDraft(unit) && !study.isSent(unit))
                .map(unit -> study.begun(unit, now))
                .iterator();
    return submissions.saveDrafts(InventedStudy.WAVE, GATE, all);
  }

  /** The responses to a form that others than institutions fill in, where the wave has it. */
  private int report(InventedReports invented, String form, BulkSubmissions.Hands hands) {
    if (forms.find(InventedStudy.WAVE, form).isEmpty()) {
      return 0;
    }
    return submissions.submit(InventedStudy.WAVE, form, invented.sent(form)::iterator, hands)
        + submissions.saveDrafts(InventedStudy.WAVE, form, invented.begun(form)::iterator);
  }
}
