package org.orgstatus.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.analysis.AnalysisReader;
import org.orgstatus.analysis.AnalysisRunner;
import org.orgstatus.analysis.PlanUnits;
import org.orgstatus.analysis.method.Progress;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.result.AnalysisResult;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.ResultTable;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.dataset.Checksums;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.StudyDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.demonstration.InventedStudy;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * Every comparison over an invented study as large as the national one, with provinces, alliances,
 * visits and the wave before: the first run of the process, warm runs, and all of them as one job.
 * Writes what C07 and C10 are computed of, with our numbers, for {@code src/bench/R/comparisons.R}.
 *
 * <p>Run: {@code java -cp <test class path> org.orgstatus.bench.ComparisonsBattery <folder> 2631}.
 * With {@code first c07 2631} in place of the folder one comparison is run as the first of its
 * process, and some times more; with {@code job 20 2631} all that draw no samples are run as one
 * job, twenty times; with {@code checksums} nothing is timed and every table named.
 */
public final class ComparisonsBattery {

  private static final PrintStream OUT = System.out;
  private static final int ROUNDS = 5;

  /** Draw permutations or bootstrap samples. */
  private static final Set<String> SAMPLED = Set.of("c08", "c12", "c16", "c24");

  private final AnalysisDefinitions definitions =
      AnalysisReader.read(DefinitionFolder.read(Path.of("."), "analysis"), SampleDataset.CODEBOOKS)
          .definitions();
  private final WaveData data;
  private final Optional<AnalysisRunner.Before> before;

  private ComparisonsBattery(int institutions) {
    InventedStudy study = StudyDataset.study(2017, institutions);
    this.data =
        SampleDataset.locked(
            Stream.of(UnitKind.values())
                .map(
                    unit ->
                        unit == UnitKind.INSTITUTION
                            ? StudyDataset.of(study)
                            : StudyDataset.of(study, unit))
                .toArray(Dataset[]::new));
    this.before = Optional.of(new AnalysisRunner.Before(definitions, StudyDataset.earlier(study)));
  }

  private AnalysisPlan plan(String id) {
    return definitions.plans().stream().filter(p -> p.id().equals(id)).findFirst().orElseThrow();
  }

  private Optional<AnalysisRunner.Before> before(AnalysisPlan plan) {
    return plan.id().equals("c26") ? before : Optional.empty();
  }

  /** Seconds on the wall and of all cores together. */
  private record Time(double wall, double cpu) {

    static Time of(Runnable work) {
      double before = cpuSeconds();
      long begun = System.nanoTime();
      work.run();
      return new Time((System.nanoTime() - begun) / 1e9, cpuSeconds() - before);
    }

    private static double cpuSeconds() {
      OperatingSystemMXBean system =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      return system.getProcessCpuTime() / 1e9;
    }

    /** Each for itself the median. */
    static Time median(List<Time> times) {
      return new Time(
          middle(times.stream().mapToDouble(Time::wall)),
          middle(times.stream().mapToDouble(Time::cpu)));
    }

    private static double middle(DoubleStream values) {
      double[] sorted = values.sorted().toArray();
      return sorted[sorted.length / 2];
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.2f s (%.2f s CPU)", wall, cpu);
    }
  }

  /** One run alone. */
  private Time alone(AnalysisPlan plan) {
    return Time.of(
        () -> new AnalysisRunner(definitions).run(plan, data, before(plan), Audience.INTERNAL));
  }

  private Time median(AnalysisPlan plan) {
    return Time.median(IntStream.range(0, ROUNDS).mapToObj(i -> alone(plan)).toList());
  }

  /** Plans in one go, as a job runs them. */
  private Time job(List<AnalysisPlan> plans) {
    return Time.of(
        () -> {
          AnalysisRunner.Shared shared = new AnalysisRunner(definitions).over(data);
          for (AnalysisPlan plan : plans) {
            shared.run(plan, before(plan), Audience.INTERNAL, Progress.NONE);
          }
        });
  }

  /** Those that draw no samples as one job, again and again: the first is cold. */
  private void jobs(int rounds) {
    List<AnalysisPlan> plans =
        definitions.plans().stream().filter(plan -> !SAMPLED.contains(plan.id())).toList();
    List<Time> times = IntStream.range(0, rounds).mapToObj(i -> job(plans)).toList();
    times.forEach(time -> OUT.println(plans.size() + " as one job: " + time));
    OUT.println("median of the later half: " + Time.median(times.subList(rounds / 2, rounds)));
  }

  private void all() {
    OUT.println("| comparison | first in this process, in order | median of " + ROUNDS + " |");
    List<Time> first = definitions.plans().stream().map(this::alone).toList();
    for (int p = 0; p < first.size(); p++) {
      AnalysisPlan plan = definitions.plans().get(p);
      OUT.printf("| %s | %s | %s |%n", plan.id(), first.get(p), median(plan));
    }
    OUT.println(
        "all as one job: "
            + Time.median(IntStream.range(0, 3).mapToObj(i -> job(definitions.plans())).toList()));
  }

  /** Names every digit and word of each result: the same before and after a change of speed. */
  private void checksums() {
    AnalysisRunner.Shared shared = new AnalysisRunner(definitions).over(data);
    for (AnalysisPlan plan : definitions.plans()) {
      AnalysisResult result = shared.run(plan, before(plan), Audience.INTERNAL, Progress.NONE);
      OUT.println(plan.id() + " " + Checksums.of(Stream.of(result.tables().toString())));
    }
  }

  // ---- beside R

  private void write(Path folder, String planId) throws IOException {
    AnalysisPlan plan = plan(planId);
    PlanUnits units = PlanUnits.of(plan, definitions, data);
    AnalysisResult result =
        new AnalysisRunner(definitions).run(plan, data, Optional.empty(), Audience.INTERNAL);
    boolean norms = planId.equals("c07");
    List<PlanUnits.Measure> measures =
        norms ? NormAnswers.of(plan, definitions, data, units.units()) : units.measures();
    List<PlanUnits.Figure> figures =
        norms ? rates(result.table("by-group")) : units.figures(result);
    List<String> lines = new ArrayList<>();
    lines.add(
        Stream.of(
                Stream.of("stratum", "stratum_units", "weight"),
                units.groupings().stream().map(g -> "group:" + g.id()),
                measures.stream().map(PlanUnits.Measure::id))
            .flatMap(s -> s)
            .collect(Collectors.joining(",")));
    for (int row = 0; row < units.units().size(); row++) {
      int at = row;
      PlanUnits.Unit unit = units.units().get(row);
      lines.add(
          Stream.of(
                  Stream.of("" + unit.stratum(), "" + unit.stratumUnits(), "" + unit.weight()),
                  units.groupings().stream().map(g -> g.codes().get(at)),
                  measures.stream().map(m -> number(m.values().get(at))))
              .flatMap(s -> s)
              .collect(Collectors.joining(",")));
    }
    print(folder.resolve(planId + "-units.csv"), lines);
    List<String> numbers =
        new ArrayList<>(List.of("group,code,measure,kind,complete,value,low,high"));
    for (PlanUnits.Figure f : figures) {
      DoubleStream limits =
          f.cell()
              .interval()
              .map(i -> DoubleStream.of(i.low(), i.high()))
              .orElseGet(() -> DoubleStream.of(Double.NaN, Double.NaN));
      numbers.add(
          Stream.concat(
                  Stream.of(
                      f.group(),
                      f.code(),
                      f.measure(),
                      f.share() ? "share" : "median",
                      f.cell().complete() ? "yes" : "no",
                      "" + f.cell().value()),
                  limits.mapToObj(ComparisonsBattery::number))
              .collect(Collectors.joining(",")));
    }
    print(folder.resolve(planId + "-numbers.csv"), numbers);
    OUT.printf(
        "%s whole, all its tables: median of %d %s; %d numbers for R%n",
        planId, ROUNDS, median(plan), figures.size());
  }

  /** The shares of norms for all and for each group. */
  private static List<PlanUnits.Figure> rates(ResultTable table) {
    List<PlanUnits.Figure> figures = new ArrayList<>();
    for (ResultTable.Row row : table.rows()) {
      for (int i = 0; i < table.columns().size(); i++) {
        String column = table.columns().get(i).id();
        int dot = column.lastIndexOf('.');
        if (row.cells().get(i) instanceof Cell.Estimate cell) {
          String group = dot < 0 ? "" : column.substring(0, dot);
          String code = dot < 0 ? "" : column.substring(dot + 1);
          figures.add(new PlanUnits.Figure(table.id(), group, code, row.key(), true, cell));
        }
      }
    }
    return figures;
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  private static void print(Path file, List<String> lines) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      lines.forEach(out::println);
    }
  }

  public static void main(String[] args) throws IOException {
    ComparisonsBattery battery = new ComparisonsBattery(Integer.parseInt(args[args.length - 1]));
    if (args[0].equals("checksums")) {
      battery.checksums();
      return;
    }
    if (args[0].equals("job")) {
      battery.jobs(Integer.parseInt(args[1]));
      return;
    }
    if (args[0].equals("first")) {
      AnalysisPlan plan = battery.plan(args[1]);
      OUT.println(plan.id() + " " + battery.alone(plan) + ", then " + battery.median(plan));
      return;
    }
    battery.all();
    for (String planId : List.of("c07", "c10")) {
      battery.write(Path.of(args[0]), planId);
    }
  }
}
