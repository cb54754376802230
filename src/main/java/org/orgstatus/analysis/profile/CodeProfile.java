package org.orgstatus.analysis.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.method.AnalysisRun;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.method.Standardized;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Column;
import org.orgstatus.analysis.result.Contrast;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;

/**
 * C13 and C14: a profile of groups, the map of the codes of one question (modes, levers), and how
 * those that name a code stand on further indicators against those that do not.
 */
public final class CodeProfile {

  /** The table, and the setting that names its indicators. */
  public static final String OUTCOMES = "outcomes";

  private static final List<ValueLabel> NAMED_OR_NOT =
      List.of(
          new ValueLabel("named", LocalText.of("选此项的", "Those that name it")),
          new ValueLabel("rest", LocalText.of("未选的", "The rest")));

  private static final LocalText DELTA = LocalText.of("Cliff's delta", "Cliff's delta");
  private static final List<ResultTable.Column> COLUMNS =
      List.of(
          column("named", "median", NAMED_OR_NOT.get(0).label(), ProfileTables.RAW),
          column("rest", "median", NAMED_OR_NOT.get(1).label(), ProfileTables.RAW),
          column("effect", "effect", DELTA, ProfileTables.RAW),
          column("named.std", "median", NAMED_OR_NOT.get(0).label(), ProfileTables.STANDARDIZED),
          column("rest.std", "median", NAMED_OR_NOT.get(1).label(), ProfileTables.STANDARDIZED),
          column("effect.std", "effect", DELTA, ProfileTables.STANDARDIZED),
          Column.of("verdict").under(ProfileTables.STANDARDIZED));

  private static ResultTable.Column column(
      String id, String like, LocalText label, LocalText under) {
    return Column.of(id, like, label).under(under);
  }

  private final AnalysisRun run;
  private final GroupProfile profile;
  private final Indicator indicator;

  public static List<String> columns(List<Group> groups, String table) {
    return switch (table) {
      case "heat", "residuals", "axes", "inertia" -> CodeMap.columns(groups, table);
      case OUTCOMES -> Column.idsOf(COLUMNS);
      case CodedTexts.TABLE -> CodedTexts.columns(groups);
      default -> GroupProfile.columns(groups, table);
    };
  }

  public CodeProfile(AnalysisRun run) {
    this.run = run;
    this.profile = new GroupProfile(run);
    this.indicator = run.definitions().indicator(run.plan().setting("map_of"));
  }

  public AnalysisRun.Output output() {
    return profile.output(
        method(),
        Stream.concat(
            run.groups().stream().flatMap(this::map), run.ifShown(OUTCOMES, this::outcomes)));
  }

  private Stream<ResultTable> map(Group group) {
    CodeMap map = new CodeMap(run, profile.units(), indicator, group);
    return Stream.of(
            run.ifShown("heat", group, map::heat),
            run.ifShown("residuals", group, map::residuals),
            run.ifShown("axes", group, map::axes),
            run.ifShown("inertia", group, map::inertia),
            run.ifShown(CodedTexts.TABLE, group, () -> new CodedTexts(run).byGroup(group)))
        .flatMap(t -> t);
  }

  private List<String> wanted() {
    return run.plan().settings(OUTCOMES);
  }

  private ResultTable outcomes() {
    Standardized standardized = profile.standardized();
    List<ResultTable.Row> rows = new ArrayList<>();
    for (String id : wanted()) {
      AnalysisPlan.Row wanted = new AnalysisPlan.Row(id, List.of(), Optional.empty());
      ProfileMeasure.of(run, wanted)
          .ifPresent(
              measure -> {
                for (ValueLabel code : indicator.values()) {
                  rows.add(row(measure, code, standardized));
                }
              });
    }
    return new ResultTable(
        OUTCOMES, run.title(OUTCOMES), indicator.name(), COLUMNS, rows, List.of());
  }

  private ResultTable.Row row(ProfileMeasure measure, ValueLabel code, Standardized standardized) {
    Measured named =
        ProfileMeasure.chosen(run.values().values(indicator.id()), List.of(code.code()));
    ProfileRow row =
        new ProfileRow(
            profile.units(),
            standardized,
            measure,
            NAMED_OR_NOT,
            List.of(slice(named, true), slice(named, false)));
    Contrast contrast = row.contrast();
    List<Cell> cells = new ArrayList<>(row.groups());
    cells.add(contrast.effectCell());
    cells.addAll(row.standardizedGroups());
    cells.add(contrast.standardizedCell());
    cells.add(contrast.verdictCell());
    return new ResultTable.Row(
        measure.id() + "." + code.code(), code.label(), measure.label(), false, cells);
  }

  private static Slice slice(Measured named, boolean yes) {
    boolean[] in = new boolean[named.size()];
    boolean[] unknown = new boolean[named.size()];
    for (int row = 0; row < in.length; row++) {
      in[row] = named.has(row) && named.isTrue(row) == yes;
      unknown[row] = !named.has(row);
    }
    return new Slice(in, unknown);
  }

  private LocalText method() {
    LocalText map =
        LocalText.of(
            "热力表的每一格是该组选该项的比例；调整残差等于（观察值减期望值）除以其标准误，"
                + "逐项对“选与不选×组”计算（加权后折算为答卷数），绝对值大于2的，列为高于或低于预期的组，"
                + "不足10个单位的组不比较。对应分析用各组选各项的加权次数，“没有”一项和有不显示的格的选项不参加；"
                + "给出前两轴的坐标、质量、对轴的贡献和各轴惯量，坐标的正负号是人为规定的。",
            "Each cell of the heat table is the share of a group that names the code. The adjusted"
                + " residual is observed − expected over its standard error, code by code for"
                + " naming or not by group (weighted, brought to the number of answers); beyond ±2"
                + " a group stands as above or below, and groups of fewer than ten are not"
                + " compared. Correspondence analysis uses the weighted counts of codes by group,"
                + " without \"none\" and codes with a hidden cell; coordinates on two axes, masses,"
                + " contributions and the inertia of every axis are given, and signs of axes are"
                + " arbitrary.");
    LocalText outcomes =
        LocalText.of(
            "选某项的与未选的科协另比中位数，原值与标准化值并列，只表示“伴随”。",
            " Associations that name a code are compared with the rest by medians, raw and"
                + " standardized; it means \"goes with\" only.");
    LocalText coded =
        run.plan().settings(CodedTexts.TABLE).isEmpty()
            ? LocalText.EMPTY
            : LocalText.of(CodedTexts.METHOD.zh(), " " + CodedTexts.METHOD.en());
    LocalText all = LocalText.of(map.zh() + coded.zh(), map.en() + coded.en());
    return wanted().isEmpty()
        ? all
        : LocalText.of(all.zh() + outcomes.zh(), all.en() + outcomes.en());
  }
}
