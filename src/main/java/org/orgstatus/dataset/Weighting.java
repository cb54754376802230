package org.orgstatus.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orgstatus.statistics.StratumCollapse;
import org.orgstatus.statistics.StratumCollapse.Merge;
import org.orgstatus.statistics.SurveyDesign;

/**
 * The design of one base of a dataset. Strata are province × level, collapsed within region × level
 * and then within the nation where fewer than two answered; the weight is N_h / n_h, N_h being the
 * units that are known to belong to the base.
 *
 * <p>Units that may belong count neither in N_h nor in a weight, but the finite population
 * correction treats them as unseen: where there are any, the base is not complete.
 *
 * @param design one case for each row of the dataset; weight 0 outside the base and where a unit
 *     did not answer; empty where nobody of the base answered
 * @param merges the strata that were collapsed
 * @param population N, units of the base
 * @param answered n, those of them that gave the data
 * @param possible units of which nobody knows whether they belong
 */
public record Weighting(
    Optional<SurveyDesign> design, List<Merge> merges, int population, int answered, int possible) {

  public Weighting {
    merges = List.copyOf(merges);
  }

  /**
   * @param base rows that belong
   * @param answered rows that gave the data; read within the base only
   * @param possible rows that may belong; read outside the base only
   */
  public static Weighting of(
      Dataset dataset, boolean[] base, boolean[] answered, boolean[] possible) {
    List<Integer> rows = new ArrayList<>();
    int population = 0;
    int n = 0;
    for (int row = 0; row < dataset.size(); row++) {
      if (base[row] || possible[row]) {
        rows.add(row);
        population += base[row] ? 1 : 0;
        n += base[row] && answered[row] ? 1 : 0;
      }
    }
    int open = rows.size() - population;
    if (n == 0) {
      return new Weighting(Optional.empty(), List.of(), population, 0, open);
    }
    List<List<String>> paths = rows.stream().map(row -> path(dataset, row)).toList();
    boolean[] gave = new boolean[rows.size()];
    for (int i = 0; i < gave.length; i++) {
      gave[i] = base[rows.get(i)] && answered[rows.get(i)];
    }
    List<Merge> merges = StratumCollapse.census(paths, gave).log();
    int[] stratum = strata(paths, merges);
    return new Weighting(
        Optional.of(design(dataset.size(), rows, stratum, base, gave)),
        merges,
        population,
        n,
        open);
  }

  /**
   * N_h / n_h of every row that answered, with the frame's units as the base; 0 for all others.
   * Branch campuses count in no base.
   */
  static double[] ofAnswers(Dataset dataset) {
    boolean[] base = new boolean[dataset.size()];
    boolean[] answered = new boolean[dataset.size()];
    boolean branches = dataset.codebook().find(FrameColumns.PARENT).isPresent();
    for (int row = 0; row < base.length; row++) {
      base[row] = !branches || dataset.text(row, FrameColumns.PARENT).isEmpty();
      answered[row] = dataset.isAnswered(row);
    }
    double[] weights = new double[base.length];
    of(dataset, base, answered, new boolean[base.length])
        .design()
        .ifPresent(design -> Arrays.setAll(weights, design::weight));
    return weights;
  }

  /** Kinds of unit without levels collapse within the nation only. */
  private static List<String> path(Dataset dataset, int row) {
    if (dataset.codebook().find(FrameColumns.LEVEL).isEmpty()) {
      return List.of(dataset.text(row, FrameColumns.STRATUM), "CN");
    }
    String level = "/" + dataset.text(row, FrameColumns.LEVEL);
    return List.of(
        dataset.text(row, FrameColumns.PROVINCE) + level,
        dataset.text(row, FrameColumns.REGION) + level,
        "CN");
  }

  /** Codes of the strata after merging, by their first unit. */
  private static int[] strata(List<List<String>> paths, List<Merge> merges) {
    Map<String, String> into = new HashMap<>();
    for (Merge merge : merges) {
      String label = String.join(" + ", merge.merged());
      for (String merged : merge.merged()) {
        for (String finest : merged.split(" \\+ ")) {
          into.put(finest, label);
        }
      }
    }
    Map<String, Integer> codes = new LinkedHashMap<>();
    int[] stratum = new int[paths.size()];
    for (int i = 0; i < stratum.length; i++) {
      String finest = paths.get(i).get(0);
      String label = into.getOrDefault(finest, finest);
      codes.putIfAbsent(label, codes.size());
      stratum[i] = codes.get(label);
    }
    return stratum;
  }

  /** Rows outside the base go to a stratum of their own, without units. */
  private static SurveyDesign design(
      int size, List<Integer> rows, int[] stratum, boolean[] base, boolean[] gave) {
    int strata = 0;
    for (int h : stratum) {
      strata = Math.max(strata, h + 1);
    }
    double[] known = new double[strata];
    double[] seen = new double[strata];
    double[] units = new double[strata + 1];
    for (int i = 0; i < stratum.length; i++) {
      known[stratum[i]] += base[rows.get(i)] ? 1 : 0;
      seen[stratum[i]] += gave[i] ? 1 : 0;
      units[stratum[i]]++;
    }
    int[] codes = new int[size];
    double[] weights = new double[size];
    Arrays.fill(codes, strata);
    for (int i = 0; i < stratum.length; i++) {
      codes[rows.get(i)] = stratum[i];
      weights[rows.get(i)] = gave[i] ? known[stratum[i]] / seen[stratum[i]] : 0;
    }
    return SurveyDesign.weighted(codes, units, weights);
  }
}
