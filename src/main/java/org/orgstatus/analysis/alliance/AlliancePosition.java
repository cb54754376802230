package org.orgstatus.analysis.alliance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.method.Weights;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.plan.Setting;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.ChildRows;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.statistics.agreement.Kappa;
import org.orgstatus.statistics.network.TwoModeNetwork;

/**
 * C18: what alliances are to the provincial association and to their members, as each side says:
 * formal links, ratings, the network of links, and whom the visits heard.
 */
public final class AlliancePosition {

  /** Plans name these as the classes of the network. */
  static final LocalText BOTH = LocalText.of("双方都填报", "Both name it");

  static final LocalText ONLY_ALLIANCE = LocalText.of("只有联盟填报", "Only the alliance");
  static final LocalText ONLY_PROVINCE = LocalText.of("只有省级科协填报", "Only the province");
  private static final LocalText NO_LINK = LocalText.of("无", "None");
  private static final LocalText ONE_ANSWER =
      LocalText.of("双方都只有同一种回答，无法计算", "Both sides give one answer only");
  private static final List<ResultTable.Column> LINKS =
      List.of(
          Column.counts("n", "双方都答的联盟 n", "Answered by both sides, n"),
          Column.counts("both", "双方都填报", "Both name it"),
          Column.counts("alliance_only", "只有联盟填报", "Only the alliance"),
          Column.counts("province_only", "只有省级科协填报", "Only the province"),
          Column.counts("neither", "都没有填报", "Neither"),
          Column.percents("agreement", "一致率", "Agreement"),
          Column.effects("kappa", "kappa", "Kappa"));

  private static final List<ResultTable.Column> NETWORK =
      List.of(
          Column.counts("own", "联盟填报的联系项数", "Links by the alliance"),
          Column.counts("province", "省级科协填报的项数", "Links by the province"),
          Column.counts("confirmed", "双方都填报的项数", "Links by both"),
          Column.texts("degree", "度中心度（双方都填报）", "Degree (links by both)"),
          Column.texts("closeness", "接近中心度", "Closeness"),
          Column.texts("betweenness", "中介中心度", "Betweenness"));

  private static final List<ResultTable.Column> INTERVIEWS =
      List.of(
          Column.counts("interviews", "访谈人数", "Interviews"),
          Column.counts("alliances", "涉及的联盟", "Alliances"));

  private static final List<ResultTable.Column> THEMES =
      List.of(
          Column.counts("people", "谈到的人数", "People who spoke of it"),
          Column.counts("heard", "该身份的访谈人数", "Interviews of the role"),
          Column.counts("alliances", "涉及的联盟", "Alliances"));

  /** Tables with a row for each alliance. */
  public static final List<String> OF_SINGLE_ONES = List.of("ratings", "network", "formal");

  /** Codes about position and role. */
  private static final String POSITION = "POS.";

  private final AnalysisRun run;
  private final AnalysisPlan plan;
  private final AllianceCases cases;
  private final VisitEvidence visits;
  private final Indicator own;
  private final Measured ownLinks;
  private final Measured provinceLinks;

  public static List<Setting> settings() {
    return List.of(
        Setting.indicator("own", Indicator.Kind.CODES),
        Setting.indicator("province", Indicator.Kind.CODES),
        Setting.variable("link"),
        Setting.codeOf("kinds", "link").several(),
        Setting.indicator("ratings", Indicator.Kind.SCORE).several(),
        Setting.indicator("by_province", Indicator.Kind.SCORE),
        Setting.indicatorOf(UnitKind.INSTITUTION, "members", Indicator.Kind.MEDIAN),
        Setting.indicatorOf(UnitKind.VISIT, "visited", Indicator.Kind.SCORE));
  }

  public static List<String> columns(AnalysisPlan plan, String table) {
    return switch (table) {
      case "links" -> Column.idsOf(LINKS);
      case "ratings" ->
          Column.ids(
              plan.settings("ratings"),
              MemberRatings.columns(plan.setting("members")),
              plan.settings("by_province"),
              plan.settings("visited"));
      case "network" -> Column.idsOf(NETWORK);
      case "formal" -> plan.settings("kinds");
      case "themes" -> Column.idsOf(THEMES);
      default -> Column.idsOf(INTERVIEWS);
    };
  }

  public AlliancePosition(AnalysisRun run) {
    this.run = run;
    this.plan = run.plan();
    this.cases = new AllianceCases(run);
    this.visits = new VisitEvidence(run);
    this.own = run.definitions().indicator(plan.setting("own"));
    this.ownLinks = run.values().values(own.id());
    this.provinceLinks = run.values().values(plan.setting("province"));
  }

  public AnalysisRun.Output output() {
    List<ResultTable> tables =
        Stream.of(
                run.ifShown("links", this::links),
                run.ifShown("ratings", this::ratings),
                run.ifShown("network", this::network),
                run.ifShown("formal", this::formal),
                run.ifShown("interviews", this::interviews),
                run.ifShown("themes", this::themes))
            .flatMap(t -> t)
            .toList();
    List<LocalText> notes = List.of(Weights.counts(cases.units().weighting()), visits.note());
    return AnalysisRun.Output.of(cases.units(), METHOD, notes, tables);
  }

  /** Kinds of links, without "none". */
  private List<ValueLabel> kinds() {
    return own.values().stream().filter(v -> !ProfileMeasure.isNone(v.code())).toList();
  }

  private ResultTable links() {
    List<ResultTable.Row> rows =
        kinds().stream()
            .map(
                v ->
                    new ResultTable.Row(
                        v.code(), v.label(), LocalText.EMPTY, false, linkCells(v.code())))
            .toList();
    return new ResultTable(
        "links", run.title("links"), LocalText.of("正式联系", "Formal link"), LINKS, rows, List.of());
  }

  private List<Cell> linkCells(String link) {
    Measured says = ProfileMeasure.chosen(ownLinks, List.of(link));
    Measured other = ProfileMeasure.chosen(provinceLinks, List.of(link));
    int[] both =
        IntStream.of(cases.answered()).filter(row -> says.has(row) && other.has(row)).toArray();
    int n = both.length;
    if (n < AnalysisRun.SHOWN_FROM) {
      Cell none = n == 0 ? Cells.noAnswer() : new Cell.Suppressed(Cells.FEW);
      return LINKS.stream().map(c -> none).toList();
    }
    int[] one = IntStream.of(both).map(row -> says.isTrue(row) ? 1 : 0).toArray();
    int[] two = IntStream.of(both).map(row -> other.isTrue(row) ? 1 : 0).toArray();
    int[] counts = new int[4];
    for (int i = 0; i < n; i++) {
      counts[2 * one[i] + two[i]]++;
    }
    Optional<Kappa> kappa = Kappa.cohen(one, two, 2, Kappa.Weight.NONE).known();
    return List.of(
        new Cell.Count(n),
        new Cell.Count(counts[3]),
        new Cell.Count(counts[2]),
        new Cell.Count(counts[1]),
        new Cell.Count(counts[0]),
        Cells.number(100.0 * (counts[0] + counts[3]) / n, true, n, n),
        kappa
            .<Cell>map(k -> Cells.number(k.value(), true, n, n))
            .orElseGet(() -> new Cell.NotEstimable(ONE_ANSWER)));
  }

  private ResultTable ratings() {
    MemberRatings members = new MemberRatings(run, plan.setting("members"));
    List<ResultTable.Column> columns = new ArrayList<>();
    plan.settings("ratings").forEach(id -> columns.add(scores(id)));
    columns.addAll(members.columns());
    columns.add(scores(plan.setting("by_province")));
    columns.add(scores(plan.setting("visited")));
    return cases.table("ratings", columns, row -> ratingCells(row, members));
  }

  private ResultTable.Column scores(String id) {
    LocalText name = run.definitions().indicator(id).title();
    return Column.scores(id, name.zh(), name.en());
  }

  private List<Cell> ratingCells(int row, MemberRatings members) {
    List<Cell> cells = new ArrayList<>();
    plan.settings("ratings").forEach(id -> cells.add(score(id, row)));
    cells.addAll(members.cells(cases.code(row)));
    cells.add(score(plan.setting("by_province"), row));
    double visited = visits.number(plan.setting("visited"), cases.code(row));
    cells.add(Double.isNaN(visited) ? visits.none() : new Cell.Count(Math.round(visited)));
    return cells;
  }

  private Cell score(String id, int row) {
    Measured values = run.values().values(id);
    return values.has(row) ? new Cell.Count(Math.round(values.number(row))) : Cells.noAnswer();
  }

  private ResultTable network() {
    int[] rows = cases.answered();
    List<ValueLabel> kinds = kinds();
    boolean[][] confirmed = new boolean[rows.length][kinds.size()];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < kinds.size(); k++) {
        String link = kinds.get(k).code();
        confirmed[i][k] = has(ownLinks, rows[i], link) && has(provinceLinks, rows[i], link);
      }
    }
    List<TwoModeNetwork.Centrality> of = new TwoModeNetwork(confirmed).ofFirst();
    return cases.table(
        "network",
        NETWORK,
        row -> {
          int at =
              IntStream.range(0, rows.length).filter(i -> rows[i] == row).findFirst().orElse(0);
          TwoModeNetwork.Centrality c = of.get(at);
          List<Cell> cells = new ArrayList<>();
          cells.add(links(ownLinks, row));
          cells.add(links(provinceLinks, row));
          if (!ownLinks.has(row) || !provinceLinks.has(row)) {
            Stream.generate(Cells::noAnswer).limit(4).forEach(cells::add);
            return cells;
          }
          cells.add(new Cell.Count(c.degree()));
          DoubleStream.of(c.normedDegree(), c.closeness(), c.normedBetweenness())
              .forEach(v -> cells.add(hundredths(v)));
          return cells;
        });
  }

  /** Which kinds of links each alliance has, and which side names them. */
  private ResultTable formal() {
    List<ValueLabel> kinds =
        plan.settings("kinds").stream()
            .flatMap(code -> own.values().stream().filter(v -> v.code().equals(code)))
            .toList();
    List<ResultTable.Column> columns =
        kinds.stream().map(k -> Column.texts(k.code(), k.label().zh(), k.label().en())).toList();
    return cases.table(
        "formal", columns, row -> kinds.stream().map(k -> named(row, k.code())).toList());
  }

  private Cell named(int row, String link) {
    if (!ownLinks.has(row) && !provinceLinks.has(row)) {
      return Cells.noAnswer();
    }
    boolean alliance = has(ownLinks, row, link);
    boolean province = has(provinceLinks, row, link);
    if (alliance && province) {
      return new Cell.Words(BOTH);
    }
    return new Cell.Words(alliance ? ONLY_ALLIANCE : province ? ONLY_PROVINCE : NO_LINK);
  }

  private static Cell hundredths(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return Cells.words(text, text);
  }

  private static boolean has(Measured links, int row, String link) {
    return links.has(row) && List.of(links.text(row).split(" ")).contains(link);
  }

  private Cell links(Measured links, int row) {
    return links.has(row)
        ? new Cell.Count(kinds().stream().filter(k -> has(links, row, k.code())).count())
        : Cells.noAnswer();
  }

  /** Whom the visits heard, by role; never who. */
  private ResultTable interviews() {
    List<ResultTable.Row> rows = new ArrayList<>();
    if (!visits.isEmpty()) {
      Dataset table = run.values(UnitKind.VISIT).dataset();
      ChildRows heard = new ChildRows(table);
      for (ValueLabel role : table.codebook().variable("ei_role").values()) {
        int interviews = 0;
        int alliances = 0;
        for (int row = 0; row < table.size(); row++) {
          long here =
              table.isAnswered(row)
                  ? heard.values(row, "ei_role").stream()
                      .filter(v -> v.text().equals(role.code()))
                      .count()
                  : 0;
          interviews += (int) here;
          alliances += here > 0 ? 1 : 0;
        }
        rows.add(
            new ResultTable.Row(
                role.code(),
                role.label(),
                LocalText.EMPTY,
                false,
                List.of(run.count(interviews), run.count(alliances))));
      }
    }
    return new ResultTable(
        "interviews",
        run.title("interviews"),
        LocalText.of("受访者身份", "Role"),
        INTERVIEWS,
        rows,
        visits.isEmpty() ? List.of(VisitEvidence.NONE) : List.of());
  }

  /** What people said of position and role, by code and role: people, never passages. */
  private ResultTable themes() {
    VisitThemes themes = new VisitThemes(run);
    List<ResultTable.Row> rows = new ArrayList<>();
    if (!themes.isEmpty()) {
      Dataset table = run.values(UnitKind.VISIT).dataset();
      ChildRows heard = new ChildRows(table);
      for (ValueLabel code : themes.codes(c -> c.startsWith(POSITION))) {
        for (ValueLabel role : table.codebook().variable("ei_role").values()) {
          int people = themes.people(code.code(), role.code());
          if (people > 0) {
            rows.add(
                new ResultTable.Row(
                    code.code() + "." + role.code(),
                    role.label(),
                    code.label(),
                    false,
                    List.of(
                        run.count(people),
                        run.count(interviewed(table, heard, role.code())),
                        run.count(themes.alliances(code.code(), role.code())))));
          }
        }
      }
    }
    return themes.table(run, LocalText.of("主题与身份", "Theme and role"), THEMES, rows);
  }

  private static int interviewed(Dataset table, ChildRows heard, String role) {
    int people = 0;
    for (int row = 0; row < table.size(); row++) {
      if (table.isAnswered(row)) {
        people +=
            (int) heard.values(row, "ei_role").stream().filter(v -> v.text().equals(role)).count();
      }
    }
    return people;
  }

  private static final LocalText METHOD =
      LocalText.of(
          "正式联系由两方分别填报：联盟填丁表，省级科协在丙表的联盟登记中填（按联盟名称对应）；逐项比较是否一致，"
              + "一致率之外另给扣除偶然一致后的Cohen kappa。评价并列：联盟自评、成员评价的中位数（至少5个成员）、"
              + "省级科协的评价、走访评定，都是1至5。联系的网络是联盟与联系种类的二部图，只计双方都填报的，"
              + "中心度按二部图的最大可能值标准化。访谈只计人数和身份，不涉及个人；谈到的主题取自已锁定的访谈编码，一人谈几次只计一次。",
          "Formal links are told by both sides: the alliance in form D, the provincial association"
              + " where it lists the alliance in form C (matched by name); for each link the share"
              + " that agrees, and Cohen's kappa beyond chance. Ratings stand side by side, all"
              + " from 1 to 5: the alliance's own, the median of its members (five at least), the"
              + " province's, the visit's. The network joins alliances and kinds of links that both"
              + " sides name; centralities are normed by what a two-mode network allows. Interviews"
              + " are counted by role, never by person; themes come from locked coding, and a"
              + " person counts once.");
}
