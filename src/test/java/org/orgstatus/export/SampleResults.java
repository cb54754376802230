package org.orgstatus.export;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Provenance;
import org.orgstatus.analysis.result.ResultFigure;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.result.ResultTable.Column;
import org.orgstatus.analysis.result.ResultTable.Row;
import org.orgstatus.analysis.result.ResultTable.Unit;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FormRef;

/** Results of the shape and size of real ones, with invented numbers. */
public final class SampleResults {

  public static final LocalText TOO_FEW =
      LocalText.of("基数不足5所，不公布", "fewer than 5 institutions in the base, not published");
  public static final LocalText NO_UNIT = LocalText.of("基数为零，无法计算", "no institution in the base");

  private static final String[][] UNITS = {
    {"北京", "Beijing"},
    {"天津", "Tianjin"},
    {"河北", "Hebei"},
    {"山西", "Shanxi"},
    {"内蒙古", "Inner Mongolia"},
    {"辽宁", "Liaoning"},
    {"吉林", "Jilin"},
    {"黑龙江", "Heilongjiang"},
    {"上海", "Shanghai"},
    {"江苏", "Jiangsu"},
    {"浙江", "Zhejiang"},
    {"安徽", "Anhui"},
    {"福建", "Fujian"},
    {"江西", "Jiangxi"},
    {"山东", "Shandong"},
    {"河南", "Henan"},
    {"湖北", "Hubei"},
    {"湖南", "Hunan"},
    {"广东", "Guangdong"},
    {"广西", "Guangxi"},
    {"海南", "Hainan"},
    {"重庆", "Chongqing"},
    {"四川", "Sichuan"},
    {"贵州", "Guizhou"},
    {"云南", "Yunnan"},
    {"西藏", "Tibet"},
    {"陕西", "Shaanxi"},
    {"甘肃", "Gansu"},
    {"青海", "Qinghai"},
    {"宁夏", "Ningxia"},
    {"新疆", "Xinjiang"},
    {"新疆生产建设兵团", "XPCC"}
  };

  private static final String[][] NORMS = {
    {"由党的隶属关系所在地科协批准成立", "Approved by the association of the Party-affiliation place"},
    {"成为批准地科协团体会员", "Group member of the approving association"},
    {"章程制定及承认《中国科协章程》", "Charter recognizing the Constitution of CAST"},
    {"主席由校级领导或知名专家担任", "Chair is an institution leader or well-known expert"},
    {"副主席设置与资格", "Vice-chairs and their standing"},
    {"秘书长产生程序", "How the secretary-general is appointed"},
    {"入会程序和会员权利义务成文", "Admission rules and rights in writing"},
    {"会员（代表）大会间隔", "Interval between congresses"},
    {"会员（代表）大会按期召开", "Congress not overdue"},
    {"委员会会议每年召开", "Committee meets every year"},
    {"秘书长一人", "One secretary-general"},
    {"团体会员和个人会员并有", "Both kinds of members"},
    {"设有委员会", "Committee exists"},
    {"主席一人", "One chair"},
    {"设有秘书处", "Secretariat exists"},
    {"秘书处设置部门", "Where the secretariat is set"},
    {"常务委员会会议每年一至两次", "Standing committee meets once or twice a year"},
    {"党委领导机制", "Party committee leadership"}
  };

  private static final LocalText[] REGIONS = {
    LocalText.of("东部", "East"),
    LocalText.of("中部", "Central"),
    LocalText.of("西部", "West"),
    LocalText.of("东北", "Northeast")
  };

  private SampleResults() {}

  /** C01: 32 reporting units and the nation, highest rate first, with bounds. */
  public static AnalysisResult coverage() {
    List<Column> columns =
        List.of(
            column("population", "应有高校", "Institutions", Unit.COUNT, 0),
            column("n", "已答", "Answered", Unit.COUNT, 0),
            column("established", "已成立", "Established", Unit.COUNT, 0),
            column("rate", "覆盖率", "Coverage", Unit.PERCENT, 1),
            column("low", "下限", "Lower bound", Unit.PERCENT, 1),
            column("high", "上限", "Upper bound", Unit.PERCENT, 1),
            column("gap", "缺口", "Gap", Unit.COUNT, 0),
            column("state", "达标", "Target", Unit.WORDS, 0));
    List<Row> rows = new ArrayList<>();
    int nationN = 0;
    int nationAnswered = 0;
    int nationEstablished = 0;
    for (int i = 0; i < UNITS.length; i++) {
      int population = i == 31 ? 3 : 18 + (i * 37) % 61;
      int answered = population - (i * 5) % 7 % (population / 3 + 1);
      int established = (int) Math.round(answered * (28 + (i * 23) % 55) / 100.0);
      nationN += population;
      nationAnswered += answered;
      nationEstablished += established;
      rows.add(unit(i, population, answered, established));
    }
    rows.sort(
        (a, b) ->
            Double.compare(
                b.cells().get(3) instanceof Cell.Estimate e ? e.value() : -1,
                a.cells().get(3) instanceof Cell.Estimate f ? f.value() : -1));
    rows.add(
        0,
        row(
            "CN",
            LocalText.of("全国", "Nation"),
            LocalText.EMPTY,
            true,
            coverageCells(nationN, nationAnswered, nationEstablished)));
    ResultTable table =
        new ResultTable(
            "coverage",
            LocalText.of(
                "分省理工农医和综合类高校科协覆盖率", "Coverage of target-type institutions by reporting unit"),
            LocalText.of("填报单位", "Reporting unit"),
            columns,
            rows,
            List.of(
                LocalText.of(
                    "下限把未答高校都算作未成立，上限都算作已成立。下限达到50%为已达标，上限不到50%为未达标，其余待定。",
                    "The lower bound counts every institution without an answer as having none, the"
                        + " upper bound as having one. A unit has reached the target if the lower"
                        + " bound is at least 50, has not if the upper bound is below 50, and is"
                        + " open otherwise.")));
    ResultFigure figure =
        new ResultFigure(
            "coverage",
            LocalText.of(
                "哪些省份达到50%目标，其余还差多少？",
                "Which provinces have reached 50%, and how far are the others?"),
            ResultFigure.Kind.INTERVAL_DOTS,
            "coverage",
            List.of("rate"),
            Optional.of("low"),
            Optional.of("high"),
            Optional.of(50.0),
            true);
    return result(
        "c01",
        LocalText.of("分省覆盖率与50%目标", "Coverage against the 50% target, by province"),
        figure.title(),
        List.of(table),
        List.of(figure));
  }

  private static Row unit(int i, int population, int answered, int established) {
    LocalText name = LocalText.of(UNITS[i][0], UNITS[i][1]);
    if (population < 5) {
      Cell withheld = new Cell.Suppressed(TOO_FEW);
      return row(
          "U" + i,
          name,
          LocalText.EMPTY,
          false,
          List.of(
              new Cell.Count(population),
              new Cell.Count(answered),
              withheld,
              withheld,
              withheld,
              withheld,
              withheld,
              new Cell.Words(LocalText.of("待定", "open"))));
    }
    return row(
        "U" + i, name, LocalText.EMPTY, false, coverageCells(population, answered, established));
  }

  private static List<Cell> coverageCells(int population, int answered, int established) {
    double rate = 100.0 * established / answered;
    double low = 100.0 * established / population;
    double high = 100.0 * (established + population - answered) / population;
    LocalText state =
        low >= 50
            ? LocalText.of("已达标", "reached")
            : high < 50 ? LocalText.of("未达标", "not reached") : LocalText.of("待定", "open");
    return List.of(
        new Cell.Count(population),
        new Cell.Count(answered),
        new Cell.Count(established),
        new Cell.Estimate(rate, Optional.empty(), answered == population, answered, population),
        Cell.Estimate.exact(low, answered, population),
        Cell.Estimate.exact(high, answered, population),
        new Cell.Count(Math.max(0, (population + 1) / 2 - established)),
        new Cell.Words(state));
  }

  /** C07: 18 norms in blocks by strength, nation and four regions. */
  public static AnalysisResult norms() {
    List<Column> columns = new ArrayList<>();
    columns.add(column("nation", "全国", "Nation", Unit.PERCENT, 1));
    for (LocalText region : REGIONS) {
      columns.add(
          new Column(region.en().toLowerCase(java.util.Locale.ROOT), region, Unit.PERCENT, 1));
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < NORMS.length; i++) {
      LocalText block =
          i < 7
              ? LocalText.of("应当（应）", "Must")
              : i < 12
                  ? LocalText.of("一般", "Generally")
                  : i < 16 ? LocalText.of("陈述", "Stated") : LocalText.of("可以（可）", "May");
      List<Cell> cells = new ArrayList<>();
      for (int j = 0; j < 5; j++) {
        cells.add(share(i, j));
      }
      rows.add(row("N" + i, LocalText.of(NORMS[i][0], NORMS[i][1]), block, false, cells));
    }
    ResultTable table =
        new ResultTable(
            "norms",
            LocalText.of("18条组织规范符合率", "Pass rates of 18 organizational norms"),
            LocalText.of("规范", "Norm"),
            columns,
            rows,
            List.of());
    LocalText title =
        LocalText.of("实际做法在多大程度上符合《意见》的组织规范？", "How far does practice follow the Opinion's norms?");
    ResultFigure nation =
        new ResultFigure(
            "nation",
            title,
            ResultFigure.Kind.DOTS,
            "norms",
            List.of("nation"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    ResultFigure regions =
        new ResultFigure(
            "regions",
            LocalText.of("各地区的符合率有何不同？", "How do pass rates differ by region?"),
            ResultFigure.Kind.DOTS,
            "norms",
            List.of("east", "central", "west", "northeast"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    return result(
        "c07",
        LocalText.of("逐条规范符合率", "Norm compliance, norm by norm"),
        title,
        List.of(table),
        List.of(nation, regions));
  }

  /** C10: 20 rows, four regions, raw and standardized. */
  public static AnalysisResult regions() {
    List<Column> columns = new ArrayList<>();
    for (LocalText region : REGIONS) {
      String id = region.en().toLowerCase(java.util.Locale.ROOT);
      columns.add(
          new Column(
              id + "_raw",
              LocalText.of(region.zh() + "原值", region.en() + " raw"),
              Unit.PERCENT,
              1));
      columns.add(
          new Column(
              id + "_std",
              LocalText.of(region.zh() + "标准化", region.en() + " standardized"),
              Unit.PERCENT,
              1));
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      LocalText block =
          i < 7
              ? LocalText.of("机构设置", "Structure")
              : i < 13
                  ? LocalText.of("运行机制", "Operating mechanisms")
                  : LocalText.of("职能任务", "Duties");
      List<Cell> cells = new ArrayList<>();
      for (int j = 0; j < 8; j++) {
        cells.add(share(i + 3, j / 2 + j % 2));
      }
      String[] name = NORMS[(i * 7) % NORMS.length];
      rows.add(row("R" + i, LocalText.of(name[0], name[1]), block, false, cells));
    }
    ResultTable table =
        new ResultTable(
            "regions",
            LocalText.of("四大地区机构设置、运行机制、职能任务", "Structure, mechanisms and duties by region"),
            LocalText.of("指标", "Indicator"),
            columns,
            rows,
            List.of(
                LocalText.of(
                    "标准化按全国层次、科类、隶属构成直接标准化。",
                    "Standardized directly to the national mix of level, type and affiliation.")));
    ResultFigure figure =
        new ResultFigure(
            "regions",
            LocalText.of("东部、中部、西部、东北有何不同？", "How do East, Central, West and Northeast differ?"),
            ResultFigure.Kind.BARS,
            "regions",
            List.of("east_raw", "central_raw", "west_raw", "northeast_raw"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    return result(
        "c10",
        LocalText.of("不同地区机构设置、运行机制、职能任务", "Structure, mechanisms and duties by region"),
        figure.title(),
        List.of(table),
        List.of(figure));
  }

  /** Texts of people who mean harm, wherever a result holds text. */
  public static AnalysisResult hostile() {
    List<Row> rows =
        List.of(
            row(
                "=1+1",
                LocalText.same("=1+1"),
                LocalText.EMPTY,
                false,
                List.of(new Cell.Count(7), new Cell.Words(LocalText.same("@SUM(A1:A9)")))),
            row(
                "x",
                LocalText.same("<script>alert(1)</script>"),
                LocalText.EMPTY,
                false,
                List.of(
                    new Cell.Suppressed(LocalText.same("+cmd|' /C calc'!A0")),
                    new Cell.Words(LocalText.same("say \"hi\", then\u0000 -2+3")))),
            row(
                "y",
                LocalText.same("\t=HYPERLINK(\"http://x\")"),
                LocalText.EMPTY,
                false,
                List.of(
                    new Cell.NotEstimable(LocalText.same("＝1+1")),
                    new Cell.Words(LocalText.same("-2+3")))));
    ResultTable table =
        new ResultTable(
            "hostile",
            LocalText.same("=cmd <b>title</b>"),
            LocalText.same("+corner"),
            List.of(
                column("n", "=n", "=n", Unit.COUNT, 0),
                column("words", "@words", "@words", Unit.WORDS, 0)),
            rows,
            List.of(LocalText.same("=note")));
    ResultFigure figure =
        new ResultFigure(
            "hostile",
            LocalText.same("=figure </script><script>alert(2)</script>"),
            ResultFigure.Kind.BARS,
            "hostile",
            List.of("n"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false);
    return result(
        "c99", LocalText.same("=title"), LocalText.same("@q"), List.of(table), List.of(figure));
  }

  private static Cell share(int i, int j) {
    if (i == 16 && j == 4) {
      return new Cell.Suppressed(TOO_FEW);
    }
    if (i == 10 && j == 3) {
      return new Cell.NotEstimable(NO_UNIT);
    }
    int population = j == 0 ? 612 : 60 + 50 * ((i + j) % 4);
    double value = 25 + (i * 31 + j * 11) % 70;
    if (i % 5 == 2) {
      return Cell.Estimate.exact(value, population, population);
    }
    double half = 60.0 / Math.sqrt(population);
    return new Cell.Estimate(
        value + 0.25,
        Optional.of(new Cell.Interval(Math.max(0, value - half), Math.min(100, value + half))),
        false,
        population - population / 9,
        population);
  }

  private static Column column(String id, String zh, String en, Unit unit, int decimals) {
    return new Column(id, LocalText.of(zh, en), unit, decimals);
  }

  private static Row row(
      String key, LocalText label, LocalText block, boolean total, List<Cell> cells) {
    return new Row(key, label, block, total, cells);
  }

  public static AnalysisResult result(
      String id,
      LocalText title,
      LocalText question,
      List<ResultTable> tables,
      List<ResultFigure> figures) {
    return new AnalysisResult(
        id,
        title,
        question,
        LocalText.of("本结果用于确定2018年工作的重点地区和重点任务。", "It helps to set the priorities of 2018."),
        List.of("WP-0.4", "WP-1.6", "WP-1.2"),
        LocalText.of(
            "本次调查是对名录内全部高校的普查。各率同时给出应有单位数N、有效回答数n和应答率；基数完整时标“全数”，"
                + "不给区间；其余给出按设计计算的95%区间，读作“假如未答单位与已答单位相同”。",
            "The study is a census of the registry. Every rate is given with N, n and the response"
                + " rate; where the base is complete there is no interval, otherwise the design's"
                + " 95% interval, read as if the missing units had been like these."),
        tables,
        figures,
        List.of(
            LocalText.of(
                "新疆生产建设兵团是单独的填报单位。", "XPCC is a reporting unit of its own beside Xinjiang.")),
        new Provenance(
            "W1",
            LocalDate.of(2017, 9, 30),
            LocalText.of("名录内理工农医和综合类高校", "target-type institutions of the registry"),
            LocalText.of("理工农医和综合类高校", "target-type institutions"),
            1523,
            1398,
            125,
            List.of(
                new FormRef(
                    "gate", "G", "2017.1", LocalText.of("登记与分流", "Registration and routing")),
                new FormRef("campus_association", "A", "2017.1", LocalText.of("甲表", "Form A")),
                new FormRef("no_association", "B", "2017.1", LocalText.of("乙表", "Form B"))),
            LocalDate.of(2017, 12, 20),
            "4f1c9a7723b0d5e8aa01",
            "b77d02e19c3f44a1",
            "0a9be31f55c2",
            Optional.of(new Dataset.Lock(50, "final", "9c40d1a2b3c4d5e6f708"))));
  }
}
