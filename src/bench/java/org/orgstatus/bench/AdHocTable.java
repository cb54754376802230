package org.orgstatus.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.orgstatus.analysis.AnalysisReader;
import org.orgstatus.analysis.TableUnits;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.result.Audience;
import org.orgstatus.analysis.table.TableMaker;
import org.orgstatus.analysis.table.TableRequest;
import org.orgstatus.base.DefinitionFolder;
import org.orgstatus.dataset.Codebook;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.SampleCodebook;
import org.orgstatus.dataset.SampleDataset;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * How long tables made on the spot take once the data are loaded: {@code AdHocTable 2631 1000000}.
 * The columns are those of the frame and of the gate; the sheets of the first 2,631 institutions
 * are invented, further ones repeat them. The first round of a request reads its columns; the later
 * ones are what an analyst waits for. Prints milliseconds of wall time and of CPU.
 */
public final class AdHocTable {

  private static final PrintStream OUT = System.out;
  private static final int ROUNDS = 7;

  private static final Map<String, String[]> REQUESTS = new LinkedHashMap<>();

  static {
    REQUESTS.put("number of units by region", words("rows=region", "measure=count"));
    REQUESTS.put(
        "share established, 31 provinces by level",
        words(
            "rows=province", "columns=level", "measure=share", "of=g_status", "code=established"));
    REQUESTS.put(
        "the same with condition, filter and test",
        words(
            "rows=province",
            "columns=level",
            "measure=share",
            "of=g_status",
            "code=established",
            "where=${g_st_workers} >= 100",
            "filter=region=EAST",
            "filter=region=WEST",
            "test=yes"));
    REQUESTS.put(
        "mean of S&T workers, 31 provinces",
        words("rows=province", "measure=mean", "of=g_st_workers"));
    REQUESTS.put(
        "median of S&T workers, four regions",
        words("rows=region", "measure=median", "of=g_st_workers"));
  }

  private AdHocTable() {}

  private static String[] words(String... words) {
    return words;
  }

  public static void main(String[] sizes) {
    Map<UnitKind, Codebook> codebooks = new EnumMap<>(SampleDataset.CODEBOOKS);
    Codebook gate =
        Codebook.of(
            UnitKind.INSTITUTION,
            SampleCodebook.questionnaires().subList(0, 1),
            SampleCodebook.reportingUnits());
    codebooks.put(UnitKind.INSTITUTION, gate);
    AnalysisDefinitions definitions =
        AnalysisReader.read(DefinitionFolder.read(Path.of("."), "analysis"), codebooks)
            .definitions();
    for (String size : sizes) {
      Dataset dataset = new Submitted(Integer.parseInt(size), gate).assemble();
      WaveData data = new WaveData(List.of(dataset));
      TableUnits units = TableUnits.of(definitions, data, UnitKind.INSTITUTION);
      REQUESTS.forEach((name, words) -> time(name, request(words), units));
    }
  }

  private static TableRequest request(String[] words) {
    Map<String, List<String>> map = new LinkedHashMap<>();
    for (String word : words) {
      int at = word.indexOf('=');
      map.computeIfAbsent(word.substring(0, at), w -> new ArrayList<>())
          .add(word.substring(at + 1));
    }
    return TableRequest.of(map, new ArrayList<>());
  }

  private static void time(String name, TableRequest request, TableUnits units) {
    double[] wall = new double[ROUNDS];
    double[] cpu = new double[ROUNDS];
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      long busy = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      TableMaker.make(request, units, Audience.INTERNAL);
      wall[round] = (System.nanoTime() - began) / 1e6;
      cpu[round] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - busy) / 1e6;
    }
    OUT.printf(
        Locale.ROOT,
        "%,9d | %-42s | first %7.0f | later median %7.1f | best %7.1f | CPU %7.1f%n",
        units.size(),
        name,
        wall[0],
        median(wall),
        Arrays.stream(wall).skip(1).min().orElseThrow(),
        median(cpu));
  }

  private static double median(double[] rounds) {
    double[] later = Arrays.copyOfRange(rounds, 1, rounds.length);
    Arrays.sort(later);
    return (later[later.length / 2 - 1] + later[later.length / 2]) / 2;
  }
}
