package org.orgstatus.testing;

import jakarta.persistence.EntityManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.orgstatus.accounts.Accounts;
import org.orgstatus.accounts.Grant;
import org.orgstatus.accounts.Role;
import org.orgstatus.accounts.Scope;
import org.orgstatus.base.Language;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Problem;
import org.orgstatus.base.Recorded;
import org.orgstatus.collection.ChangesOffered;
import org.orgstatus.collection.ContactCipher;
import org.orgstatus.collection.FileOffered;
import org.orgstatus.collection.ResponseReturned;
import org.orgstatus.collection.ResponseSent;
import org.orgstatus.collection.WaveForms;
import org.orgstatus.collection.WavePlan;
import org.orgstatus.collection.Waves;
import org.orgstatus.collection.message.ApprovalNotices;
import org.orgstatus.collection.message.MailSettings;
import org.orgstatus.collection.message.ReturnNotices;
import org.orgstatus.collection.message.SiteAddress;
import org.orgstatus.fieldwork.InterviewWithdrawn;
import org.orgstatus.fieldwork.coding.CodeFrames;
import org.orgstatus.fieldwork.coding.CodedSpeakers;
import org.orgstatus.fieldwork.contradiction.ContradictionRules;
import org.orgstatus.questionnaire.Questionnaires;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.RegisterFile;
import org.orgstatus.registry.RegisterImports;
import org.orgstatus.registry.ReportingUnitCode;

/**
 * A small study in a database: four invented institutions, one alliance, and a wave W1. Its beans
 * live in one transaction each, with a clock that stands still until a test moves it.
 */
public final class Study {

  private static final byte[] KEY = new byte[32];

  /** The setting {@code contact.key} with which a server reads what a study here has encrypted. */
  public static final String CONTACT_KEY = Base64.getEncoder().encodeToString(KEY);

  public static final Instant NOW = Instant.parse("2018-05-01T08:00:00Z");
  public static final Instant DEADLINE = Instant.parse("2018-06-30T16:00:00Z");
  public static final String WAVE = "W1";
  public static final SiteAddress SITE = new SiteAddress(URI.create("https://site.example"));

  /** In Beijing. */
  public static final String UNIT = "4199910001";

  /** In Beijing too. */
  public static final String NEIGHBOUR = "4199910002";

  /** Of the Xinjiang Production and Construction Corps. */
  public static final String FAR = "4199910004";

  public static final String ALLIANCE = "BJ01";

  private static final String LIST =
      """
      code,name_zh,province_code,province_zh,city_zh,authority,level,ownership,remark
      4199910001,甲大学,110000,北京市,北京市,教育部,本科,公办,
      4199910002,乙学院,110000,北京市,北京市,北京市,本科,公办,
      4199910003,丙学院,110000,北京市,北京市,北京市教委,专科,民办,民办
      4199910004,丁大学,650000,新疆维吾尔自治区,石河子市,新疆生产建设兵团,本科,公办,
      """;

  /**
   * The server keeps what it read of a wave's forms; here each thread does, as beans are its own.
   */
  private final ThreadLocal<WaveForms> forms = new ThreadLocal<>();

  private static final CodeFrames CODES = CodeFrames.of(Path.of(""));
  private static final ContradictionRules CONTRADICTIONS =
      ContradictionRules.of(Path.of(""), Questionnaires.of(Path.of("")));

  private final Database database;
  private final List<Recorded> recorded = new ArrayList<>();
  private final List<InterviewWithdrawn> withdrawn = new ArrayList<>();
  private Questionnaires questionnaires;
  private Instant now = NOW;
  private Instant deadline = DEADLINE;
  private MailSettings mail = MailSettings.OFF;

  /** An empty study whose files stand in the folder; it holds {@code questionnaires/}. */
  public Study(Database database, Path definitions) {
    this.database = database;
    this.questionnaires = Questionnaires.of(definitions);
  }

  /** A study whose wave is open. */
  public static Study open(Database database, Path definitions) {
    List<Problem> problems = Questionnaires.of(definitions).problems();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(problems.toString());
    }
    return new Study(database, definitions).register().plan().open();
  }

  public Study register() {
    run(
        beans -> {
          RegisterImports imports = beans.get(RegisterImports.class);
          RegisterFile file = new RegisterFile("list.csv", LIST.getBytes(StandardCharsets.UTF_8));
          LocalDate day = LocalDate.of(2018, 1, 1);
          imports.confirm(imports.preview(List.of(file), day, "1", now).id(), "1", now);
        });
    run(
        beans ->
            beans
                .get(Alliances.class)
                .add(
                    new AllianceId(ALLIANCE),
                    "北京高校科协联盟",
                    new ReportingUnitCode("110000"),
                    Optional.empty(),
                    LocalDate.of(2018, 1, 1)));
    return this;
  }

  /** Plans the wave with a deadline that a server of today has not passed. */
  public Study planForServers() {
    deadline = Instant.parse("2100-01-01T00:00:00Z");
    return plan();
  }

  public Study plan() {
    WavePlan plan =
        new WavePlan(
            WAVE, LocalText.of("第一轮", "Wave 1"), LocalDate.of(2017, 9, 30), 2016, deadline, false);
    run(beans -> beans.get(Waves.class).plan(plan));
    return this;
  }

  public Study open() {
    run(beans -> beans.get(Waves.class).open(WAVE));
    return this;
  }

  /** An account that can sign in with {@link RunningServer#PASSWORD}. */
  public Study account(String loginName, Role role, Scope... scopes) {
    List<Grant> grants = Stream.of(scopes).map(scope -> Grant.of(role, scope)).toList();
    long id =
        call(
            beans ->
                beans.get(Accounts.class).create(loginName, loginName, Language.ZH, grants).id());
    database.run(
        entities ->
            entities
                .createQuery("update Account a set a.passwordHash = :hash where a.id = :id")
                .setParameter("hash", QuickPassword.HASH)
                .setParameter("id", id)
                .executeUpdate());
    return this;
  }

  /** Lets mail leave through this server. */
  public Study mail(MailSettings settings) {
    mail = settings;
    return this;
  }

  /** Moves the clock. */
  public void at(Instant later) {
    now = later;
  }

  /** Starts again with other files, as a server does. */
  public void restartWith(Path definitions) {
    questionnaires = Questionnaires.of(definitions);
  }

  public List<Recorded> recorded() {
    return recorded;
  }

  /** Interviews whose respondents took the consent back. */
  public List<InterviewWithdrawn> withdrawn() {
    return withdrawn;
  }

  public void run(Consumer<Wiring> work) {
    call(
        beans -> {
          work.accept(beans);
          return "";
        });
  }

  public <T> T call(Function<Wiring, T> work) {
    return database.call(
        entities -> {
          Wiring beans = beans(entities);
          try {
            return work.apply(beans);
          } finally {
            beans.find(WaveForms.class).ifPresent(forms::set);
          }
        });
  }

  private Wiring beans(EntityManager entities) {
    Wiring beans =
        new Wiring(entities, recorded)
            .with(Clock.class, Clock.fixed(now, ZoneId.of("Asia/Shanghai")))
            .with(Questionnaires.class, questionnaires)
            .with(MailSettings.class, mail)
            .with(CodeFrames.class, CODES)
            .with(ContradictionRules.class, CONTRADICTIONS)
            .with(SiteAddress.class, SITE)
            .observing(
                ResponseReturned.class, (event, all) -> all.get(ReturnNotices.class).tell(event))
            .observing(
                ResponseSent.class, (event, all) -> all.get(ApprovalNotices.class).tell(event))
            .observing(InterviewWithdrawn.class, (event, all) -> withdrawn.add(event))
            .observing(FileOffered.class, (event, all) -> {})
            .observing(
                ChangesOffered.class, (event, all) -> all.get(CodedSpeakers.class).keep(event))
            .with(SecretKey.class, new SecretKeySpec(KEY, "AES"))
            .with(ContactCipher.class, new ContactCipher(new SecretKeySpec(KEY, "AES")));
    Optional.ofNullable(forms.get()).ifPresent(beans::reusing);
    return beans;
  }
}
