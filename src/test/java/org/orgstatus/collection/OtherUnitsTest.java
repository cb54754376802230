package org.orgstatus.collection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.orgstatus.accounts.Account;
import org.orgstatus.accounts.Permission;
import org.orgstatus.accounts.Target;
import org.orgstatus.base.Language;
import org.orgstatus.questionnaire.ItemPath;
import org.orgstatus.questionnaire.Warning;
import org.orgstatus.registry.Alliance;
import org.orgstatus.registry.AllianceId;
import org.orgstatus.registry.Alliances;
import org.orgstatus.registry.RegisterFile;
import org.orgstatus.registry.ReportingUnitCode;
import org.orgstatus.registry.Rosters;
import org.orgstatus.registry.StaleChange;
import org.orgstatus.registry.UnitKind;
import org.orgstatus.registry.UnitProposal;
import org.orgstatus.registry.UnitProposals;
import org.orgstatus.sampling.Frames;
import org.orgstatus.sampling.SamplingFrame;
import org.orgstatus.testing.Database;
import org.orgstatus.testing.OnEachDatabase;
import org.orgstatus.testing.RunningServer;
import org.orgstatus.testing.Study;

/** Forms that ask rosters and other units, and form C that tells of alliances. */
class OtherUnitsTest {

  private static final String CAMPUS =
      """
      form: gate
      letter: G
      version: "1"
      unit: institution
      review: [province]
      title: {zh: 校, en: Campus}
      sections:
        - section: 1
          title: {zh: 校, en: Campus}
          items:
            - name: g_status
              no: G1
              type: select_one state
              label: {zh: 状态, en: Status}
              required: yes
              checks:
                - id: R1
                  warn_when: >-
                    (roster('listed') = 'yes' and ${g_status} != 'established')
                    or (roster('listed') = 'no' and ${g_status} = 'established')
                  shown_to: filler
                  message: {zh: 与名单不一致, en: Differs from the roster}
      choices:
        state:
          - established: {zh: 有, en: "Yes"}
          - none: {zh: 无, en: "No"}
      """;
  private static final String PROVINCE =
      """
      form: provincial_association
      letter: C
      version: "1"
      unit: reporting_unit
      review: [nation]
      title: {zh: 省, en: Province}
      checks:
        - id: C1
          warn_when: >-
            (roster('rows') >= 0 and ${c_n} != roster('rows'))
            or ${c_n} < answers('g_status', 'established')
          shown_to: filler
          message: {zh: 数量不一致, en: The number differs}
      sections:
        - section: 1
          title: {zh: 省, en: Province}
          items:
            - name: c_n
              no: C1
              type: integer
              label: {zh: 个数, en: Number}
            - name: c_all
              no: C2
              type: begin_repeat
              label: {zh: 联盟, en: Alliances}
              relevant: ${c_n} >= 0
              repeat_count: open
              end: {name: c_all_end, no: C2.9}
              items:
                - name: ca_name
                  no: C2.1
                  type: text
                  label: {zh: 名称, en: Name}
                - name: ca_date
                  no: C2.2
                  type: date
                  appearance: month-year
                  label: {zh: 成立, en: Founded}
                - name: ca_lead
                  no: C2.3
                  type: select_one registry:institutions
                  label: {zh: 牵头, en: Lead}
                - name: ca_members
                  no: C2.4
                  type: integer
                  label: {zh: 成员, en: Members}
      """;
  private static final String ALLIANCE =
      """
      form: alliance
      letter: D
      version: "1"
      unit: alliance
      review: [province]
      title: {zh: 联盟, en: Alliance}
      sections:
        - section: 1
          title: {zh: 联盟, en: Alliance}
          items:
            - name: d_members
              no: D1
              type: integer
              label: {zh: 成员, en: Members}
              checks:
                - id: D1
                  warn_when: >-
                    other-form('provincial_association', 'ca_members') > 0
                    and ${d_members} != other-form('provincial_association', 'ca_members')
                  shown_to: filler
                  message: {zh: 成员数不一致, en: Members differ}
      """;
  private static final String BEIJING = "110000";

  @TempDir Path folder;

  @OnEachDatabase
  void aRosterThatComesLaterWakesTheChecksOfSubmittedResponses(Database database)
      throws IOException {
    Study study = study(database);
    long id = begin(study, "gate", Study.UNIT);
    save(study, id, "g_status", "\"none\"");
    submit(study, id, Map.of()); // no roster yet: the check is silent
    assertEquals(List.of(), newWarnings(study, "gate", Study.UNIT));

    roster(study, "4199910001,甲大学,,");
    assertEquals(List.of("R1"), newWarnings(study, "gate", Study.UNIT));
    long other = begin(study, "gate", Study.NEIGHBOUR);
    save(study, other, "g_status", "\"established\"");
    assertThrows(SubmissionRefused.class, () -> submit(study, other, Map.of()));
    submit(study, other, Map.of("R1", "刚批准"));
    assertEquals(List.of(), newWarnings(study, "gate", Study.NEIGHBOUR), "the filler saw it");
    long far = begin(study, "gate", Study.FAR);
    save(study, far, "g_status", "\"established\"");
    submit(study, far, Map.of()); // its reporting unit has no roster
  }

  @OnEachDatabase
  void aProvinceIsComparedWithItsRosterAndWithAcceptedAnswers(Database database)
      throws IOException {
    Study study = study(database);
    long province = begin(study, "provincial_association", BEIJING);
    save(study, province, "c_n", "0");
    save(study, province, "c_all", "[\"1\"]");
    assertEquals(List.of(), warnings(study, "provincial_association", BEIJING));
    long campus = begin(study, "gate", Study.UNIT);
    save(study, campus, "g_status", "\"established\"");
    submit(study, campus, Map.of());
    assertEquals(
        List.of(), warnings(study, "provincial_association", BEIJING), "submitted, not accepted");
    database.call(
        e ->
            e.createNativeQuery("update response set status = 'ACCEPTED' where id = " + campus)
                .executeUpdate());
    assertEquals(List.of("C1"), warnings(study, "provincial_association", BEIJING));
    save(study, province, "c_n", "1");
    assertEquals(List.of(), warnings(study, "provincial_association", BEIJING));
    roster(study, "4199910001,甲大学,,\n4199910002,乙学院,,");
    assertEquals(List.of("C1"), warnings(study, "provincial_association", BEIJING));
  }

  @OnEachDatabase
  void rowsOfFormCBecomeAlliancesWhenACoordinatorConfirms(Database database) throws IOException {
    Study study = study(database);
    long province = listTwoAlliances(study);
    List<UnitProposal> open = open(study);
    assertEquals(List.of("首都高校科协联盟", "民办高校科协联盟"), open.stream().map(UnitProposal::name).toList());

    String id =
        study.call(b -> b.get(UnitProposals.class).confirm(open.get(0).id(), "3", Study.NOW));
    Alliance made = study.call(b -> b.get(Alliances.class).alliance(new AllianceId(id)));
    assertEquals(LocalDate.of(2015, 6, 1), made.validFrom());
    assertEquals(Study.UNIT, made.leadInstitution().orElseThrow().value());
    assertEquals(BEIJING, made.reportingUnit().value());

    study.run(
        b ->
            b.get(UnitProposals.class)
                .join(open.get(1).id(), new AllianceId(Study.ALLIANCE), "3", Study.NOW));
    assertEquals(List.of(), open(study));
    assertThrows(
        StaleChange.class,
        () ->
            study.run(
                b -> b.get(UnitProposals.class).reject(open.get(1).id(), "", "3", Study.NOW)));

    // Returned and submitted again: what was decided stays decided, a new row is proposed.
    giveBack(study, province);
    save(study, province, "c_all", "[\"1\",\"3\"]");
    save(study, province, "c_all/3/ca_name", "\"高职高专科协联盟\"");
    submit(study, province, Map.of());
    assertEquals(List.of("高职高专科协联盟"), open(study).stream().map(UnitProposal::name).toList());
    giveBack(study, province);
    save(study, province, "c_all", "[\"1\"]");
    submit(study, province, Map.of());
    assertEquals(List.of(), open(study), "no longer told of: withdrawn");
  }

  @OnEachDatabase
  void anAllianceIsComparedWithTheRowThatListsIt(Database database) throws IOException {
    Study study = study(database);
    listTwoAlliances(study);
    List<UnitProposal> open = open(study);
    String id =
        study.call(b -> b.get(UnitProposals.class).confirm(open.get(0).id(), "3", Study.NOW));
    study.run(
        b ->
            b.get(UnitProposals.class)
                .join(open.get(1).id(), new AllianceId(Study.ALLIANCE), "3", Study.NOW));
    long first = begin(study, "alliance", id);
    save(study, first, "d_members", "12");
    assertEquals(List.of(), warnings(study, "alliance", id), "12 in its row");
    save(study, first, "d_members", "5");
    assertEquals(List.of("D1"), warnings(study, "alliance", id));
    long joined = begin(study, "alliance", Study.ALLIANCE);
    save(study, joined, "d_members", "5");
    assertEquals(List.of(), warnings(study, "alliance", Study.ALLIANCE), "under another name");
  }

  @OnEachDatabase
  void theSecretaryOfAnAllianceGetsAnAccountForItAlone(Database database) throws IOException {
    Study study = study(database);
    String code =
        study.call(
            b ->
                b.get(Invitations.class)
                    .issue("W1", "alliance", List.of(Study.ALLIANCE), Study.DEADLINE)
                    .get(0)
                    .code());
    Account account =
        study
            .call(
                b ->
                    b.get(Invitations.class)
                        .activate(code, "联盟", Language.ZH, RunningServer.PASSWORD))
            .orElseThrow();
    assertTrue(account.may(Permission.FILL_RESPONSE, Target.alliance(BEIJING, Study.ALLIANCE)));
    assertEquals(
        false, account.may(Permission.FILL_RESPONSE, Target.institution(BEIJING, Study.UNIT)));
    assertEquals(false, account.may(Permission.FILL_RESPONSE, Target.alliance(BEIJING, "BJ99")));
  }

  @OnEachDatabase
  void alliancesConfirmedInTheWaveJoinItsFrameWhenItCloses(Database database) throws IOException {
    Study study = study(database);
    listTwoAlliances(study);
    long first = open(study).get(0).id();
    study.run(b -> b.get(UnitProposals.class).confirm(first, "3", Study.NOW));
    study.run(b -> b.get(Waves.class).close("W1"));
    study.run(
        b -> {
          Frames frames = b.get(Frames.class);
          SamplingFrame frame = frames.frame("W1", UnitKind.ALLIANCE);
          assertEquals(1, frame.size(), "frozen when the wave opened");
          assertEquals(2, frames.units(frame).size());
          assertTrue(frames.intact(frame));
        });
  }

  private long listTwoAlliances(Study study) {
    long province = begin(study, "provincial_association", BEIJING);
    save(study, province, "c_n", "0");
    save(study, province, "c_all", "[\"1\",\"2\"]");
    save(study, province, "c_all/1/ca_name", "\"首都高校科协联盟\"");
    save(study, province, "c_all/1/ca_date", "\"2015-06\"");
    save(study, province, "c_all/1/ca_lead", "\"" + Study.UNIT + "\"");
    save(study, province, "c_all/1/ca_members", "12");
    save(study, province, "c_all/2/ca_name", "\"民办高校科协联盟\"");
    save(study, province, "c_all/2/ca_members", "5");
    submit(study, province, Map.of());
    return province;
  }

  private Study study(Database database) throws IOException {
    return study(database, folder);
  }

  static Study study(Database database, Path folder) throws IOException {
    Path forms = Files.createTempDirectory(folder, "d").resolve("questionnaires");
    Files.createDirectory(forms);
    Files.writeString(forms.resolve("gate.yaml"), CAMPUS);
    Files.writeString(forms.resolve("province.yaml"), PROVINCE);
    Files.writeString(forms.resolve("alliance.yaml"), ALLIANCE);
    return Study.open(database, forms.getParent());
  }

  static void roster(Study study, String rows) {
    RegisterFile file =
        new RegisterFile(
            "roster.csv", ("学校标识码,学校名称,批准日期,批准机关\n" + rows).getBytes(StandardCharsets.UTF_8));
    study.run(
        b -> {
          Rosters rosters = b.get(Rosters.class);
          var preview = rosters.preview("W1", new ReportingUnitCode(BEIJING), file, "3", Study.NOW);
          assertEquals(List.of(), preview.faults());
          rosters.confirm(preview.roster().orElseThrow().id(), "3", Study.NOW);
        });
  }

  private static List<UnitProposal> open(Study study) {
    return study.call(b -> b.get(UnitProposals.class).listOpen());
  }

  static long begin(Study study, String form, String unit) {
    return study.call(b -> b.get(Responses.class).open("W1", form, unit)).id();
  }

  private static void giveBack(Study study, long id) {
    study.run(
        b -> {
          int seen =
              b.get(Responses.class)
                  .find("W1", "provincial_association", BEIJING)
                  .orElseThrow()
                  .steps();
          b.get(Reviews.class).giveBack(id, seen, Judgement.of("请核对"), new By(3, ""));
        });
  }

  static void submit(Study study, long id, Map<String, String> explanations) {
    study.call(b -> b.get(Responses.class).submit(id, explanations, new By(7, "")));
  }

  private static List<String> warnings(Study study, String form, String unit) {
    return study.call(
        b -> {
          Responses responses = b.get(Responses.class);
          return ids(responses.filling(responses.find("W1", form, unit).orElseThrow()).warnings());
        });
  }

  static List<String> newWarnings(Study study, String form, String unit) {
    return study.call(
        b -> {
          Responses responses = b.get(Responses.class);
          return ids(
              b.get(Settlements.class).woken(responses.find("W1", form, unit).orElseThrow()));
        });
  }

  private static List<String> ids(List<Warning> warnings) {
    return warnings.stream().map(w -> w.check().id()).toList();
  }

  static void save(Study study, long id, String path, String value) {
    Saved saved =
        study.call(
            b ->
                b.get(Responses.class)
                    .save(id, List.of(new Change(ItemPath.parse(path), json(value), 99)), 7));
    assertEquals(List.of(), saved.faults());
    assertEquals(List.of(), saved.conflicts());
  }

  private static JsonValue json(String text) {
    try (JsonReader reader = Json.createReader(new StringReader("[" + text + "]"))) {
      return reader.readArray().get(0);
    }
  }
}
