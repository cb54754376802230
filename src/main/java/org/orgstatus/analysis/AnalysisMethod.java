package org.orgstatus.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.analysis.alliance.AllianceMatrix;
import org.orgstatus.analysis.alliance.AlliancePosition;
import org.orgstatus.analysis.alliance.AllianceProvinces;
import org.orgstatus.analysis.alliance.AllianceTypes;
import org.orgstatus.analysis.alliance.MembersAndOthers;
import org.orgstatus.analysis.coverage.CoverageAgainstTarget;
import org.orgstatus.analysis.coverage.CoverageByDenominator;
import org.orgstatus.analysis.coverage.CoverageByKind;
import org.orgstatus.analysis.coverage.EffectiveCoverage;
import org.orgstatus.analysis.coverage.Foundings;
import org.orgstatus.analysis.coverage.ReasonsAndReadiness;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.Indicator.Kind;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.norm.NormByNorm;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.Confidential;
import org.orgstatus.analysis.plan.PlanMethod;
import org.orgstatus.analysis.plan.Setting;
import org.orgstatus.analysis.profile.CodeProfile;
import org.orgstatus.analysis.profile.CodedTexts;
import org.orgstatus.analysis.profile.GroupProfile;
import org.orgstatus.analysis.profile.MatchedProfile;
import org.orgstatus.analysis.profile.RankedLevels;
import org.orgstatus.analysis.profile.RankedProfile;
import org.orgstatus.analysis.profile.ResourceProfile;
import org.orgstatus.analysis.province.Candidates;
import org.orgstatus.analysis.province.MeasuresAndOutcomes;
import org.orgstatus.analysis.province.UnitProfiles;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.typology.TypologyProfile;
import org.orgstatus.analysis.wave.ChangeBetweenWaves;
import org.orgstatus.analysis.wave.DataQuality;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * The ways of comparing that plans may name: a closed table, one line of facts for each. What a
 * method can show, which settings and how many groups it takes and who computes it stands here and
 * nowhere else; plans are read and run by it.
 */
public enum AnalysisMethod implements PlanMethod {
  /** A rate by unit against a target, with bounds for what is not known. */
  COVERAGE_AGAINST_TARGET(
      "coverage-against-target",
      List.of("coverage", "summary", "denominators", "status", "responses"),
      List.of(
          Setting.indicator("rate", Kind.RATE),
          Setting.indicator("beside", Kind.RATE).several(),
          Setting.indicator("response", Kind.RATE),
          Setting.percent("target"),
          Setting.yesNo("inclusive")),
      Groups.ONE,
      (plan, groups, table) -> CoverageAgainstTarget.columns(plan, table),
      run -> new CoverageAgainstTarget(run).output()),
  /** The same coverage under several denominators: rates, ranks, and what provinces claim. */
  COVERAGE_BY_DENOMINATOR(
      "coverage-by-denominator",
      List.of("rates", "ranks", "agreement", "claims"),
      List.of(
          Setting.indicator("rates", Kind.RATE).several(),
          Setting.percent("target"),
          Setting.yesNo("inclusive"),
          Setting.number("moves", 1, 100),
          Setting.indicatorOf(UnitKind.REPORTING_UNIT, "claimed", Kind.COUNT),
          Setting.indicator("counted", Kind.RATE),
          Setting.indicatorOf(UnitKind.REPORTING_UNIT, "own_rule", Kind.CATEGORY),
          Setting.indicatorOf(UnitKind.REPORTING_UNIT, "own_rate", Kind.PERCENT)),
      Groups.ONE,
      (plan, groups, table) -> CoverageByDenominator.columns(plan, table),
      run -> new CoverageByDenominator(run).output()),
  /** Which kinds of institutions lag: rates by kind, alone, crossed and adjusted for each other. */
  COVERAGE_BY_KIND(
      "coverage-by-kind",
      List.of("groups", "crossed", "cells"),
      List.of(
          Setting.indicator("rate", Kind.RATE),
          Setting.group("rows"),
          Setting.group("columns"),
          Setting.group("blocks"),
          Setting.group("adjust").several(),
          Setting.variable("size"),
          Setting.group("place")),
      Groups.SOME,
      CoverageByKind::columns,
      run -> new CoverageByKind(run).output(),
      all(Confidential.SMALL_CELLS, List.of("cells"))),
  /** Associations that work against those that exist, and who is dormant. */
  EFFECTIVE_COVERAGE(
      "effective-coverage",
      List.of("ratio", "groups"),
      List.of(
          Setting.indicator("nominal", Kind.RATE),
          Setting.indicator("effective", Kind.RATE),
          Setting.variable("state"),
          Setting.codeOf("dormant", "state"),
          Setting.norm("meets"),
          Setting.indicator("activity", Kind.SCORE, Kind.COUNT)),
      Groups.SOME,
      (plan, groups, table) -> EffectiveCoverage.columns(table),
      run -> new EffectiveCoverage(run).output()),
  /** When associations were founded, and the pace before and after an event. */
  FOUNDINGS(
      "foundings",
      List.of("years", "around"),
      List.of(
          Setting.indicator("year", Kind.YEAR),
          Setting.indicator("dissolved", Kind.YEAR),
          Setting.base("at_risk"),
          Setting.year("from"),
          Setting.year("event"),
          Setting.number("around", 1, 10)),
      Groups.SOME,
      (plan, groups, table) -> Foundings.columns(table),
      run -> new Foundings(run).output()),
  /** Why institutions have no association, and whether those that are ready close the gap. */
  REASONS_AND_READINESS(
      "reasons-and-readiness",
      List.of("reasons", "readiness", "groups", "closing", "list"),
      List.of(
          Setting.indicator("ranked", Kind.CODES, Kind.CATEGORY).several(),
          Setting.indicator("score", Kind.SCORE),
          Setting.number("classes", 0, 100).several(),
          Setting.number("ready", 0, 100),
          Setting.indicator("planned", Kind.CATEGORY),
          Setting.variable("contact"),
          Setting.codeOf("contacted", "contact"),
          Setting.indicator("rate", Kind.RATE),
          Setting.percent("target"),
          Setting.yesNo("inclusive")),
      Groups.SOME,
      ReasonsAndReadiness::columns,
      run -> new ReasonsAndReadiness(run).output(),
      all(Confidential.INSTITUTIONS, List.of(ResultTable.LIST))),
  /** Pass rates of norms, by strength and by group, an index and what fails together. */
  NORM_BY_NORM(
      "norm-by-norm",
      List.of("norms", "by-group", "readings", "index", "together", "pairs"),
      List.of(Setting.percent("high"), Setting.percent("low")),
      Groups.ANY,
      NormByNorm::columns,
      run -> new NormByNorm(run).output()),
  /** Shares and medians of groups, raw and standardized, with effect sizes. */
  GROUP_PROFILE(
      "group-profile",
      List.of(),
      GroupProfile.TABLES,
      GroupProfile.settings(),
      Groups.SOME,
      (plan, groups, table) -> GroupProfile.columns(groups, table),
      run -> new GroupProfile(run).output()),
  /** A profile, and units of two kinds in pairs that are otherwise alike. */
  MATCHED_PROFILE(
      "matched-profile",
      List.of("pairs", "pair-shares"),
      GroupProfile.TABLES,
      GroupProfile.settings(
          Setting.variable("model"),
          Setting.codeOf("first", "model").several(),
          Setting.codeOf("second", "model").several(),
          Setting.group("match").several(),
          Setting.number("seed", 0, 999_999)),
      Groups.SOME,
      (plan, groups, table) -> MatchedProfile.columns(groups, table),
      run -> new MatchedProfile(run).output()),
  /** A profile, the map of the codes of one question, and who names a code against the rest. */
  CODE_PROFILE(
      "code-profile",
      List.of(CodeProfile.OUTCOMES),
      GroupProfile.tables("heat", "residuals", "axes", "inertia", CodedTexts.TABLE),
      GroupProfile.settings(
          Setting.itemOfAnyUnit(CodedTexts.TABLE).several().optional(),
          Setting.indicator("map_of", Kind.CODES, Kind.CATEGORY),
          Setting.indicator(
                  CodeProfile.OUTCOMES,
                  Kind.COUNT,
                  Kind.SCORE,
                  Kind.PERCENT,
                  Kind.NUMBER,
                  Kind.INDEX)
              .several()),
      Groups.SOME,
      (plan, groups, table) -> CodeProfile.columns(groups, table),
      run -> new CodeProfile(run).output()),
  /** A profile, and how unevenly amounts are spread. */
  RESOURCE_PROFILE(
      "resource-profile",
      List.of("concentration", "lorenz"),
      GroupProfile.tables("held"),
      GroupProfile.settings(Setting.indicator("amounts", Kind.COUNT, Kind.NUMBER).several()),
      Groups.SOME,
      ResourceProfile::columns,
      run -> new ResourceProfile(run).output()),
  /** A profile, and the choices of multiple answers ranked group beside group. */
  RANKED_PROFILE(
      "ranked-profile",
      List.of(RankedLevels.TABLE, CodedTexts.TABLE),
      GroupProfile.tables("ranks"),
      GroupProfile.settings(
          Setting.codesOfAnyUnit(RankedLevels.TABLE).several(),
          Setting.itemOfAnyUnit(CodedTexts.TABLE).several().optional(),
          Setting.base(CodedTexts.BESIDE).several().optional()),
      Groups.SOME,
      RankedProfile::columns,
      run -> new RankedProfile(run).output()),
  /** The pattern of each reporting unit in six scores, its coverage, difficulties and needs. */
  UNIT_PROFILES(
      "unit-profiles",
      UnitProfiles.TABLES,
      List.of(
          Setting.indicator("rate", Kind.RATE),
          Setting.percent("target"),
          Setting.yesNo("inclusive"),
          Setting.ranged("structure").several(),
          Setting.ranged("mechanism").several(),
          Setting.ranged("duties").several(),
          Setting.ranged("levers").several(),
          Setting.indicator("resources", Kind.COUNT, Kind.NUMBER).several(),
          Setting.indicator("difficulties", Kind.CODES),
          Setting.indicator("help", Kind.CODES),
          Setting.base("help_of"),
          Setting.indicatorOf(UnitKind.REPORTING_UNIT, "alliance", Kind.BINARY)),
      Groups.ONE,
      (plan, groups, table) -> UnitProfiles.columns(plan, table),
      run -> new UnitProfiles(run).output(),
      all(Confidential.PLACES, List.of(UnitProfiles.SCORES))),
  /** What reporting units do, and which coverage, foundings and contacts go with it. */
  MEASURES_AND_OUTCOMES(
      "measures-and-outcomes",
      MeasuresAndOutcomes.TABLES,
      List.of(
          Setting.indicator("rate", Kind.RATE),
          Setting.indicator("founded", Kind.YEAR),
          Setting.base("associations"),
          Setting.number("years", 1, 10),
          Setting.indicator("contacted", Kind.RATE),
          Setting.indicatorOf(
                  UnitKind.REPORTING_UNIT, "measures", Kind.BINARY, Kind.COUNT, Kind.SCORE)
              .several(),
          Setting.number("least", 1, 99),
          Setting.variableOf(UnitKind.REPORTING_UNIT, "words"),
          Setting.group("standardize").several(),
          Setting.number("seed", 0, 999_999)),
      Groups.ONE,
      (plan, groups, table) -> MeasuresAndOutcomes.columns(table),
      run -> new MeasuresAndOutcomes(run).output(),
      all(Confidential.WORDS, List.of(MeasuresAndOutcomes.WORDS))),
  /** Types of units around real cases, where any stand apart and come back; else two axes. */
  TYPOLOGY(
      "typology",
      TypologyProfile.TABLES,
      TypologyProfile.BY_GROUP,
      List.of(
          Setting.typology("typology"),
          Setting.number("fewest", 2, 20),
          Setting.numberFrom("most", "fewest", 20),
          Setting.percent("silhouette"),
          Setting.percent("stability"),
          Setting.number("smallest", 1, 50),
          Setting.number("draws", 100, 1000),
          Setting.number("seed", 0, 999_999),
          Setting.indicator("organization", Kind.INDEX, Kind.SCORE, Kind.COUNT),
          Setting.indicator("activity", Kind.INDEX, Kind.SCORE, Kind.COUNT),
          Setting.variable("shown").several()),
      Groups.SOME,
      TypologyProfile::columns,
      run -> new TypologyProfile(run).output(),
      all(Confidential.INSTITUTIONS, List.of(ResultTable.LIST))),
  /** Units that meet every condition of the plan, its counts: how many, where, and which. */
  CANDIDATES(
      "candidates",
      List.of("conditions", "units", "list"),
      List.of(
          Setting.indicator("score", Kind.INDEX, Kind.SCORE), Setting.variable("shown").several()),
      Groups.ONE,
      (plan, groups, table) -> Candidates.columns(plan, table),
      run -> new Candidates(run).output(),
      all(Confidential.INSTITUTIONS, List.of(ResultTable.LIST))),
  /** How far the data can be relied on: returns, items not known, agreement with rosters. */
  DATA_QUALITY(
      "data-quality",
      List.of("response", "groups", "forms", "effort", "items", "agreement"),
      DataQuality.settings(),
      Groups.SOME,
      DataQuality::columns,
      run -> new DataQuality(run).output()),
  /** What has changed since the wave before: in all units, and in those of both waves. */
  CHANGE_BETWEEN_WAVES(
      "change-between-waves",
      List.of("registry", "coverage", "groups", "status", "flow", "shares", "medians", "alliances"),
      List.of(
          Setting.indicator("rate", Kind.RATE),
          Setting.group("status"),
          Setting.base("answers"),
          Setting.norms("norms").several(),
          Setting.indicatorOf(UnitKind.REPORTING_UNIT, "alliances", Kind.BINARY)),
      Groups.SOME,
      ChangeBetweenWaves::columns,
      run -> new ChangeBetweenWaves(run).output()),
  /** Provinces with an alliance and without: coverage now, foundings before and after. */
  ALLIANCE_PROVINCES(
      "alliance-provinces",
      List.of("level", "event", "provinces"),
      AllianceProvinces.settings(),
      Groups.ONE,
      (plan, groups, table) -> AllianceProvinces.columns(plan, table),
      run -> new AllianceProvinces(run).output()),
  /** Members of alliances against others of the same place. */
  MEMBERS_AND_OTHERS(
      "members-and-others",
      List.of("within", "by-province"),
      MembersAndOthers.settings(),
      Groups.ONE,
      (plan, groups, table) -> MembersAndOthers.columns(plan, table),
      run -> new MembersAndOthers(run).output()),
  /**
   * Alliances side by side: what each is, what visits saw, functions, and conditions of success.
   */
  ALLIANCE_MATRIX(
      "alliance-matrix",
      Column.ids(
          AllianceMatrix.BLOCKS,
          List.of("sides", "seen", "said", "agreement", "functions", "conditions")),
      AllianceMatrix.settings(),
      Groups.ANY,
      (plan, groups, table) -> AllianceMatrix.columns(plan, table),
      run -> new AllianceMatrix(run).output(),
      all(Confidential.ALLIANCES, AllianceMatrix.OF_SINGLE_ONES)),
  /** What alliances are to provinces and members, and whether the sides agree. */
  ALLIANCE_POSITION(
      "alliance-position",
      List.of("links", "ratings", "network", "formal", "interviews", "themes"),
      AlliancePosition.settings(),
      Groups.ANY,
      (plan, groups, table) -> AlliancePosition.columns(plan, table),
      run -> new AlliancePosition(run).output(),
      all(Confidential.ALLIANCES, AlliancePosition.OF_SINGLE_ONES)),
  /** Kinds of alliances as visits find them, and problems beside those of members and provinces. */
  ALLIANCE_TYPES(
      "alliance-types",
      List.of("types", "themes", "measures"),
      AllianceTypes.settings(),
      Groups.ANY,
      (plan, groups, table) -> AllianceTypes.columns(plan, table),
      run -> new AllianceTypes(run).output());

  /** Which columns a table of a plan has. */
  @FunctionalInterface
  interface Columns {
    /**
     * Ids in order. A plan is asked before it is known to be faultless: settings and groups may be
     * missing.
     *
     * @param groups of the plan, faultless ones only
     */
    List<String> of(AnalysisPlan plan, List<Group> groups, String table);
  }

  /** Tables of profiles with a row for each number. */
  private static final List<String> NUMBERS = List.of("medians", "spread", "pairs");

  private final String word;
  private final List<String> tables;
  private final List<String> byGroup;
  private final List<Setting> settings;
  private final Groups groups;
  private final Columns columns;
  private final Function<AnalysisRun, AnalysisRun.Output> run;
  private final Map<String, Confidential> confidential;

  AnalysisMethod(
      String word,
      List<String> tables,
      List<Setting> settings,
      Groups groups,
      Columns columns,
      Function<AnalysisRun, AnalysisRun.Output> run) {
    this(word, tables, List.of(), settings, groups, columns, run, Map.of());
  }

  AnalysisMethod(
      String word,
      List<String> tables,
      List<Setting> settings,
      Groups groups,
      Columns columns,
      Function<AnalysisRun, AnalysisRun.Output> run,
      Map<String, Confidential> confidential) {
    this(word, tables, List.of(), settings, groups, columns, run, confidential);
  }

  AnalysisMethod(
      String word,
      List<String> tables,
      List<String> byGroup,
      List<Setting> settings,
      Groups groups,
      Columns columns,
      Function<AnalysisRun, AnalysisRun.Output> run) {
    this(word, tables, byGroup, settings, groups, columns, run, Map.of());
  }

  /**
   * @param byGroup tables that stand once for each way of grouping, named after it where a plan has
   *     several: {@code shares.level}
   * @param confidential tables that are not for everybody, with the rule
   */
  AnalysisMethod(
      String word,
      List<String> tables,
      List<String> byGroup,
      List<Setting> settings,
      Groups groups,
      Columns columns,
      Function<AnalysisRun, AnalysisRun.Output> run,
      Map<String, Confidential> confidential) {
    this.word = word;
    this.tables = tables;
    this.byGroup = byGroup;
    this.settings = settings;
    this.groups = groups;
    this.columns = columns;
    this.run = run;
    this.confidential = confidential;
  }

  private static Map<String, Confidential> all(Confidential rule, List<String> tables) {
    return tables.stream().collect(Collectors.toMap(table -> table, table -> rule));
  }

  @Override
  public String word() {
    return word;
  }

  @Override
  public List<String> tables(List<Group> chosen) {
    Stream<String> own =
        chosen.size() == 1
            ? byGroup.stream()
            : byGroup.stream().flatMap(t -> chosen.stream().map(g -> t + "." + g.id()));
    return Stream.concat(own, tables.stream()).toList();
  }

  @Override
  public List<Setting> settings() {
    return settings;
  }

  @Override
  public Groups groups() {
    return groups;
  }

  @Override
  public List<String> numbers(AnalysisPlan plan, String table) {
    String own = table.contains(".") ? table.substring(0, table.indexOf('.')) : table;
    if (this == CODE_PROFILE && own.equals(CodeProfile.OUTCOMES)) {
      return plan.settings(CodeProfile.OUTCOMES);
    }
    boolean known = byGroup.contains(own) || tables.contains(own);
    boolean ofNumbers =
        byGroup.contains("medians") && NUMBERS.contains(own) || own.equals("medians");
    return plan.indicators().stream()
        .filter(row -> known && ofNumbers && row.shareOf().isEmpty())
        .map(AnalysisPlan.Row::indicator)
        .toList();
  }

  @Override
  public boolean readsAll() {
    return this == DATA_QUALITY;
  }

  @Override
  public boolean looksBack() {
    return this == CHANGE_BETWEEN_WAVES;
  }

  @Override
  public List<String> columns(AnalysisPlan plan, List<Group> chosen, String table) {
    int dot = table.indexOf('.');
    if (dot < 0) {
      return columns.of(plan, chosen, table);
    }
    String group = table.substring(dot + 1);
    List<Group> own = chosen.stream().filter(g -> g.id().equals(group)).toList();
    return columns.of(plan, own, table.substring(0, dot));
  }

  @Override
  public Optional<Confidential> confidential(String table) {
    return Optional.ofNullable(confidential.get(table.split("\\.")[0]));
  }

  /** All its tables, with what is said of them. */
  AnalysisRun.Output run(AnalysisRun of) {
    return run.apply(of);
  }

  /** The method of a plan. */
  static AnalysisMethod of(AnalysisPlan plan) {
    return Stream.of(values())
        .filter(method -> method == plan.method())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no method of ours: " + plan.id()));
  }
}
