package org.orgstatus.analysis.alliance;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.Coverage;
import org.orgstatus.analysis.method.CoverageRows;
import org.orgstatus.analysis.method.FoundingYears;
import org.orgstatus.analysis.method.Standardized;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.Setting;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Estimate;
import org.orgstatus.statistics.Quantile;
import org.orgstatus.statistics.model.EventStudy;

/** C16: provinces with an alliance against the others: coverage now, foundings before and after. */
public final class AllianceProvinces {

  private static final LocalText KIND = LocalText.of("省份", "Provinces");
  private static final LocalText TIME = LocalText.of("联盟成立前后（年）", "Years from the alliance");
  private static final LocalText NOT_COMPARABLE =
      LocalText.of("没有可比的省份", "No province to compare with");
  private static final LocalText BASE_YEAR =
      LocalText.of("联盟成立前一年，为比较的起点", "The year before, from which changes are counted");
  private static final LocalText NO_STRATUM =
      LocalText.of("缺少某一层次的高校，无法标准化", "No institution of one level, so not standardized");

  private static final List<ResultTable.Column> LEVEL =
      List.of(
          Column.counts("provinces", "省份数", "Provinces"),
          Column.counts("population", "高校数 N", "Institutions N"),
          Column.percents("median", "各省覆盖率中位数", "Median coverage of provinces"),
          Column.percents("lowest", "最低", "Lowest"),
          Column.percents("highest", "最高", "Highest"),
          Column.percents("rate", "合计覆盖率", "Coverage, together"),
          Column.percents("standardized", "标准化覆盖率", "Coverage, standardized"));

  private static final List<ResultTable.Column> EVENT =
      List.of(
          Column.counts("provinces", "有联盟的省份数", "Alliance provinces"),
          Column.scores("treated", "有联盟省份每100所成立", "Alliance provinces, per 100"),
          Column.scores("compared", "同年尚无联盟省份每100所成立", "Others in the same years, per 100"),
          Column.scores("effect", "变化之差", "Difference of changes"),
          Column.scores("low", "随机排列下限（2.5%）", "By chance, 2.5%"),
          Column.scores("high", "随机排列上限（97.5%）", "By chance, 97.5%"));

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final Group place;
  private final String[] placeOf;
  private final BaseUnits rated;
  private final Measured established;
  private final BaseUnits institutions;
  private final FoundingYears foundings;
  private final Map<String, Integer> began;
  private final int around;

  public static List<Setting> settings() {
    return List.of(
        Setting.indicator("rate", Indicator.Kind.RATE),
        Setting.group("standardize").several(),
        Setting.indicator("year", Indicator.Kind.YEAR),
        Setting.base("at_risk"),
        Setting.indicatorOf(UnitKind.ALLIANCE, "founded", Indicator.Kind.YEAR),
        Setting.indicatorOf(UnitKind.ALLIANCE, "scope", Indicator.Kind.CATEGORY),
        Setting.indicatorOf(UnitKind.REPORTING_UNIT, "exists", Indicator.Kind.BINARY),
        Setting.indicatorOf(UnitKind.REPORTING_UNIT, "listed", Indicator.Kind.YEAR),
        Setting.number("around", 1, 5),
        Setting.number("draws", 99, 9999),
        Setting.number("seed", 0, 999_999));
  }

  public static List<String> columns(AnalysisPlan plan, String table) {
    return switch (table) {
      case "level" -> Column.idsOf(LEVEL);
      case "event" -> Column.idsOf(EVENT);
      default ->
          Column.ids(
              List.of("since", "coverage"),
              steps(plan.findSetting("around").filter(a -> a.matches("[1-5]")).orElse("3")));
    };
  }

  /** Ids of columns by time: {@code before3} to {@code after3}. */
  private static List<String> steps(String around) {
    int most = Integer.parseInt(around);
    return IntStream.rangeClosed(-most, most).mapToObj(AllianceProvinces::step).toList();
  }

  private static String step(int relative) {
    return relative < 0 ? "before" + -relative : "after" + relative;
  }

  public AllianceProvinces(AnalysisRun run) {
    this.run = run;
    this.plan = run.plan();
    this.place = run.groups().get(0);
    this.placeOf = run.values().codes(place.variable());
    String rate = plan.setting("rate");
    this.rated = run.base(run.definitions().indicator(rate).base());
    this.established = run.values().values(rate);
    this.institutions = run.base(plan.setting("at_risk"));
    this.foundings =
        new FoundingYears(
            institutions, run.base(plan.base()), run.values().values(plan.setting("year")));
    this.began = new AllianceYears(run, place.variable()).byPlace();
    this.around = plan.number("around");
  }

  public AnalysisRun.Output output() {
    List<ResultTable> tables =
        Stream.of(
                run.ifShown("level", this::level),
                run.ifShown("event", this::event),
                run.ifShown("provinces", this::provinces))
            .flatMap(t -> t)
            .toList();
    return AnalysisRun.Output.of(rated, method(), notes(), tables);
  }

  private List<String> places() {
    return place.values().stream().map(ValueLabel::code).toList();
  }

  private ResultTable level() {
    List<ResultTable.Row> rows = new ArrayList<>();
    List<String> with = places().stream().filter(began::containsKey).toList();
    List<String> without = places().stream().filter(p -> !began.containsKey(p)).toList();
    rows.add(row("alliance", LocalText.of("有联盟的省份", "With an alliance"), false, with));
    rows.add(row("none", LocalText.of("没有联盟的省份", "Without an alliance"), false, without));
    Map<Integer, List<String>> byYear =
        with.stream().collect(Collectors.groupingBy(began::get, TreeMap::new, Collectors.toList()));
    byYear.forEach(
        (year, own) ->
            rows.add(
                row(
                    "since." + year,
                    LocalText.of(year + "年成立联盟", "Alliance since " + year),
                    false,
                    own)));
    rows.add(row("nation", CoverageRows.NATION, true, places()));
    return new ResultTable("level", run.title("level"), KIND, LEVEL, rows, List.of());
  }

  private ResultTable.Row row(String key, LocalText label, boolean total, List<String> own) {
    boolean[] in = new boolean[placeOf.length];
    for (int row = 0; row < in.length; row++) {
      in[row] = own.contains(placeOf[row]);
    }
    Coverage together = Coverage.of(rated, established, in);
    double[] rates =
        own.stream()
            .map(this::coverage)
            .filter(c -> c.population() >= 5)
            .mapToDouble(c -> 100.0 * c.established() / c.population())
            .sorted()
            .toArray();
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Count(own.size()));
    cells.add(new Cell.Count(together.population()));
    int n = rates.length;
    if (n == 0) {
      cells.addAll(List.of(Cells.nobody(), Cells.nobody(), Cells.nobody()));
    } else {
      cells.add(Cells.number(Quantile.type7(rates, 0.5).orElseThrow(), true, n, n));
      cells.add(Cells.number(rates[0], true, n, n));
      cells.add(Cells.number(rates[n - 1], true, n, n));
    }
    cells.add(together.rate());
    cells.add(standardized(in, together));
    return new ResultTable.Row(key, label, LocalText.EMPTY, total, cells);
  }

  private Coverage coverage(String code) {
    return Coverage.of(rated, established, Slice.of(placeOf, code).in());
  }

  private Cell standardized(boolean[] in, Coverage together) {
    List<Group> by = plan.settings("standardize").stream().map(run.definitions()::group).toList();
    Optional<Domain> domain = rated.domain(new Slice(in, new boolean[in.length]), established);
    if (domain.isEmpty()) {
      return Cells.noAnswer();
    }
    double[] truths = new double[in.length];
    for (int row = 0; row < truths.length; row++) {
      truths[row] = established.isTrue(row) ? 1 : 0;
    }
    Optional<Estimate> value = new Standardized(rated, run.values(), by).mean(domain.get(), truths);
    return value
        .<Cell>map(
            v -> Cells.number(100 * v.value(), false, domain.get().n(), together.population()))
        .orElseGet(() -> new Cell.NotEstimable(NO_STRATUM));
  }

  /** Foundings per 100 institutions without one, by year and province; NaN where nobody is left. */
  private double[][] paces(int first, int last) {
    List<String> codes = places();
    double[][] paces = new double[Math.max(0, last - first + 1)][codes.size()];
    for (int year = first; year <= last; year++) {
      Measured during = foundings.during(year, year);
      for (int i = 0; i < codes.size(); i++) {
        paces[year - first][i] = pace(during, codes.get(i));
      }
    }
    return paces;
  }

  private double pace(Measured during, String code) {
    Slice slice = Slice.of(placeOf, code);
    int n = institutions.count(slice, during, Measured.State.VALUE);
    return n == 0 ? Double.NaN : 100.0 * institutions.countTrue(slice, during) / n;
  }

  private int lastFull() {
    LocalDate date = run.dataset().wave().referenceDate();
    return date.plusDays(1).getYear() > date.getYear() ? date.getYear() : date.getYear() - 1;
  }

  private Optional<EventStudy> study() {
    List<String> codes = places();
    int[] years =
        codes.stream()
            .mapToInt(code -> began.getOrDefault(code, -1))
            .filter(y -> y > 0 && y <= lastFull())
            .toArray();
    if (years.length == 0) {
      return Optional.empty();
    }
    int first = Arrays.stream(years).min().orElseThrow() - around;
    int[] start =
        codes.stream()
            .mapToInt(code -> began.getOrDefault(code, -1))
            .map(y -> y > 0 ? y - first : -1)
            .toArray();
    return EventStudy.of(
            paces(first, lastFull()), start, around, plan.number("draws"), plan.number("seed"))
        .known();
  }

  private ResultTable event() {
    Optional<EventStudy> study = study();
    List<ResultTable.Row> rows = new ArrayList<>();
    for (int relative = -around; relative <= around; relative++) {
      int at = relative;
      Optional<EventStudy.Step> step =
          study.flatMap(s -> s.steps().stream().filter(x -> x.relative() == at).findFirst());
      LocalText label =
          relative < 0
              ? LocalText.of("前" + -relative + "年", -relative + " before")
              : relative == 0
                  ? LocalText.of("成立当年", "Year founded")
                  : LocalText.of("后" + relative + "年", relative + " after");
      rows.add(
          new ResultTable.Row(
              step(relative), label, LocalText.EMPTY, false, cells(relative, step)));
    }
    return new ResultTable("event", run.title("event"), TIME, EVENT, rows, List.of(summary(study)));
  }

  private static List<Cell> cells(int relative, Optional<EventStudy.Step> step) {
    if (step.isEmpty()) {
      Cell none = new Cell.NotEstimable(NOT_COMPARABLE);
      return List.of(none, none, none, none, none, none);
    }
    EventStudy.Step s = step.get();
    List<Cell> cells = new ArrayList<>();
    cells.add(new Cell.Count(s.units()));
    DoubleStream.of(s.treated(), s.compared())
        .forEach(v -> cells.add(Cells.number(v, false, s.units(), s.units())));
    if (relative == -1) {
      Cell base = new Cell.NotEstimable(BASE_YEAR);
      cells.addAll(List.of(base, base, base));
    } else {
      DoubleStream.of(s.effect(), s.low(), s.high())
          .forEach(v -> cells.add(Cells.number(v, false, s.units(), s.units())));
    }
    return cells;
  }

  private static LocalText summary(Optional<EventStudy> study) {
    return study
        .map(
            s ->
                LocalText.of(
                    String.format(
                        Locale.ROOT,
                        "成立当年及以后平均多成立%.1f所（每100所）；随机排列%d次，同样大或更大的占%.3f。",
                        s.after(),
                        s.draws(),
                        s.p()),
                    String.format(
                        Locale.ROOT,
                        "On average %.1f more per 100 from the year of founding on; of %d"
                            + " permutations a share of %.3f is as large.",
                        s.after(),
                        s.draws(),
                        s.p())))
        .orElseGet(
            () ->
                LocalText.of(
                    "没有可以前后比较的联盟：需要联盟的成立年份，且当时另有尚无联盟的省份。",
                    "No alliance can be compared before and after: this needs its year of founding,"
                        + " and provinces without one at the time."));
  }

  private ResultTable provinces() {
    List<ResultTable.Column> columns = new ArrayList<>();
    columns.add(Column.texts("since", "联盟成立年份", "Alliance since"));
    columns.add(Column.percents("coverage", "覆盖率", "Coverage"));
    LocalText shared =
        LocalText.of("每100所成立：联盟成立前后", "Founded per 100, by years from the alliance");
    for (int relative = -around; relative <= around; relative++) {
      String label = (relative > 0 ? "+" : relative < 0 ? "−" : "") + Math.abs(relative);
      columns.add(Column.scores(step(relative), label, label).under(shared));
    }
    List<ResultTable.Row> rows =
        place.values().stream()
            .filter(v -> began.containsKey(v.code()))
            .map(
                v ->
                    new ResultTable.Row(
                        v.code(), v.label(), LocalText.EMPTY, false, cells(v.code())))
            .toList();
    return new ResultTable(
        "provinces", run.title("provinces"), place.name(), columns, rows, List.of());
  }

  private List<Cell> cells(String code) {
    List<Cell> cells = new ArrayList<>();
    int since = began.get(code);
    cells.add(new Cell.Words(LocalText.same(String.valueOf(since))));
    Coverage coverage = coverage(code);
    cells.add(run.isFew(coverage.population()) ? new Cell.Suppressed(Cells.FEW) : coverage.rate());
    for (int relative = -around; relative <= around; relative++) {
      cells.add(pace(code, since + relative));
    }
    return cells;
  }

  private static final LocalText NOT_OVER = LocalText.of("该年尚未结束", "The year is not over");

  private Cell pace(String code, int year) {
    if (year > lastFull()) {
      return new Cell.NotEstimable(NOT_OVER);
    }
    Measured during = foundings.during(year, year);
    int n = institutions.count(Slice.of(placeOf, code), during, Measured.State.VALUE);
    if (n == 0) {
      return Cells.nobody();
    }
    return n < 5 ? new Cell.Suppressed(Cells.FEW) : Cells.number(pace(during, code), false, n, n);
  }

  private List<LocalText> notes() {
    List<LocalText> notes = new ArrayList<>();
    notes.add(
        LocalText.of(
            "有联盟且知道成立年份的省份" + began.size() + "个；联盟只计覆盖全省的。",
            "Provinces with an alliance of known year: "
                + began.size()
                + "; only alliances of a whole province count."));
    notes.add(
        LocalText.of(
            "甲表成立年份不明的" + foundings.undated() + "所，不进入各年。",
            foundings.undated() + " associations of unknown year enter no year."));
    return notes;
  }

  private LocalText method() {
    return LocalText.of(
        "（1）现状：按省计算覆盖率，列出中位数和最低、最高（分母不足5所的省不参加），合计值和直接标准化到全国构成的值；"
            + "标准化只用已答的高校。（2）前后：各省每年每100所尚无科协的高校成立多少（成立年份取甲表），"
            + "以联盟成立前一年为起点，看有联盟省份的变化减去同年尚无联盟省份的变化（分批的双重差分，"
            + "各批各年分别计算，再按省份数平均，各省权重相同）；联盟成立前各年的差应接近0，否则两类省份本来就不同步。"
            + "随机排列：把各省的联盟年份打乱重排，看仅凭偶然会有多大的差；种子写在方案里。"
            + "联盟年份取丁表，没有丁表的取丙表。",
        "(1) Now: coverage by province, with median, lowest and highest (provinces with fewer than"
            + " five institutions in the denominator take no part), the rate together, and the rate"
            + " directly standardized to the national mix, of those that answered. (2) Before and"
            + " after: foundings a year per 100 institutions without an association (years of form"
            + " A); the change of alliance provinces since the year before the alliance, less that"
            + " of provinces without one in the same years (staggered difference in differences:"
            + " group-time averages, averaged by the number of provinces, provinces having equal"
            + " weights). Differences before the alliance should be about 0; otherwise the two"
            + " kinds did not move alike. Chance is known from permuting the years of alliances"
            + " over provinces, from the seed in the plan. Years of alliances are those of form D,"
            + " else of form C.");
  }
}
