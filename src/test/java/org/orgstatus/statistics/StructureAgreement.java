package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.statistics.agreement.CronbachAlpha;
import org.orgstatus.statistics.agreement.Kappa;
import org.orgstatus.statistics.multivariate.Concentration;
import org.orgstatus.statistics.multivariate.Correspondence;
import org.orgstatus.statistics.multivariate.Distances;
import org.orgstatus.statistics.multivariate.GroupComparison;
import org.orgstatus.statistics.multivariate.LatentClasses;
import org.orgstatus.statistics.multivariate.Medoids;
import org.orgstatus.statistics.multivariate.MultipleCorrespondence;
import org.orgstatus.statistics.multivariate.PrincipalComponents;
import org.orgstatus.statistics.multivariate.Tree;
import org.orgstatus.statistics.multivariate.Typology;
import org.orgstatus.statistics.network.TwoModeNetwork;

/** Computes what {@code reference/structures.R} computes, and compares. */
final class StructureAgreement {

  private final SampleCensus census;
  private final Expected r;
  private final int n;
  private final double[] x;
  private final double[] y;
  private final int[] b;
  private final int[] c;
  private final int[] k;
  private final int[] region;
  private final int[] owner;

  StructureAgreement(SampleCensus census, Expected r) {
    this.census = census;
    this.r = r;
    this.x = census.numbers("x");
    this.y = census.numbers("y");
    this.n = y.length;
    this.b = census.codes("b");
    this.c = census.codes("c");
    this.k = Arrays.stream(y).mapToInt(v -> Math.min((int) v / 4, 3)).toArray();
    this.region = census.codes("region");
    this.owner = code("owner", "C", "L", "P");
  }

  private int[] code(String column, String... values) {
    return Arrays.stream(census.texts(column)).mapToInt(List.of(values)::indexOf).toArray();
  }

  void check() {
    axes();
    distances();
    classes();
    network();
    agreement();
  }

  private void all(String key, double[] values, double tolerance) {
    for (int i = 0; i < values.length; i++) {
      r.agree(key + "." + i, values[i], tolerance);
    }
  }

  private void all(String key, int[] values) {
    all(key, Arrays.stream(values).asDoubleStream().toArray(), 0);
  }

  /** Column by column, as R lays out a matrix. */
  private static double[] columns(double[][] rows, int count) {
    return IntStream.range(0, count)
        .boxed()
        .flatMapToDouble(j -> Arrays.stream(rows).mapToDouble(row -> row[j]))
        .toArray();
  }

  private static double[] sizes(double[] values) {
    return Arrays.stream(values).map(Math::abs).toArray();
  }

  private void axes() {
    double[] population = census.numbers("N");
    double[][] cases =
        IntStream.range(0, n)
            .mapToObj(i -> new double[] {y[i], x[i], population[i]})
            .toArray(double[][]::new);
    PrincipalComponents pca = PrincipalComponents.of(cases).orElseThrow();
    all("pca.sdev", pca.deviations(), 1e-9);
    double[] rotation = Arrays.stream(pca.loadings()).flatMapToDouble(Arrays::stream).toArray();
    all("pca.rotation", rotation, 1e-9);
    double[][] table = new double[3][4];
    IntStream.range(0, n).forEach(i -> table[region[i]][k[i]]++);
    Correspondence ca = Correspondence.of(table).orElseThrow();
    all("ca.inertia", ca.inertias(), 1e-9);
    all("ca.rows", sizes(columns(ca.rows(), 2)), 1e-9);
    all("ca.columns", sizes(columns(ca.columns(), 2)), 1e-9);
    int[] target = code("target", "O", "T");
    int[] level = code("level", "U", "V");
    int[][] answers =
        IntStream.range(0, n)
            .mapToObj(i -> new int[] {owner[i], target[i], level[i], k[i]})
            .toArray(int[][]::new);
    MultipleCorrespondence mca =
        MultipleCorrespondence.of(answers, new int[] {3, 2, 2, 4}).orElseThrow();
    all("mca.inertia", mca.inertias(), 1e-9);
    all("mca.benzecri", mca.benzecri(), 1e-9);
    all("mca.coord", sizes(columns(mca.categories(), 3)), 1e-8);
    all("mca.contrib", columns(mca.contributions(), 3), 1e-8);
    all("mca.sup", sizes(columns(mca.supplementary(region, 3), 3)), 1e-8);
  }

  private static double[] first60(int[] values) {
    return Arrays.stream(values).limit(60).asDoubleStream().toArray();
  }

  private void distances() {
    Distances gower =
        Distances.gower(
            List.of(
                new Distances.Column(Distances.Kind.NOMINAL, first60(owner), 1),
                new Distances.Column(Distances.Kind.ASYMMETRIC, first60(b), 1),
                new Distances.Column(Distances.Kind.ASYMMETRIC, first60(c), 1),
                new Distances.Column(Distances.Kind.ORDINAL, first60(k), 1),
                new Distances.Column(Distances.Kind.INTERVAL, Arrays.copyOf(x, 60), 1)));
    all(
        "gower",
        IntStream.rangeClosed(1, 50).mapToDouble(i -> gower.between(0, i)).toArray(),
        1e-9);
    double[][] points =
        IntStream.range(0, 60)
            .mapToObj(i -> new double[] {x[i], y[i] + (i + 1) / 97.0})
            .toArray(double[][]::new);
    Distances euclid = Distances.euclidean(points);
    Medoids medoids = Medoids.of(euclid, 3);
    all("pam.medoids", medoids.medoids());
    r.agree("pam.cost", medoids.cost());
    double[] silhouettes = Typology.silhouettes(euclid, medoids.types());
    r.agree("silhouette.mean", Arrays.stream(silhouettes).average().orElseThrow());
    all("silhouette", Arrays.copyOf(silhouettes, 10), 1e-9);
    Map<String, Tree.Linkage> linkages =
        Map.of(
            "average", Tree.Linkage.AVERAGE,
            "complete", Tree.Linkage.COMPLETE,
            "ward.D2", Tree.Linkage.WARD);
    linkages.forEach(
        (name, linkage) -> {
          Tree tree = Tree.of(euclid, linkage);
          all("tree." + name + ".height", Arrays.copyOfRange(tree.heights(), 44, 59), 1e-9);
          all("tree." + name + ".cut", tree.cut(5));
        });
    int[] groups = Arrays.copyOf(region, 60);
    GroupComparison comparison = GroupComparison.of(euclid, groups, 99, 1).orElseThrow();
    r.agree("adonis.f", comparison.f());
    r.agree("adonis.r2", comparison.rSquared());
    r.agree("gini", Concentration.of(y, census.numbers("one")).orElseThrow().gini());
  }

  private void classes() {
    int[] level = code("level", "U", "V");
    int[][] answers =
        IntStream.range(0, n)
            .mapToObj(
                i -> new int[] {b[i], c[i], x[i] % 2 == 0 ? 1 : 0, y[i] > 5 ? 1 : 0, level[i]})
            .toArray(int[][]::new);
    LatentClasses found =
        LatentClasses.of(answers, new int[] {2, 2, 2, 2, 2}, 2, 60, 7).orElseThrow();
    r.agree("lca.logLik", found.logLikelihood(), 1e-8);
    r.agree("lca.share", found.shares()[0], 1e-3);
    assertTrue(found.hits() > 1);
  }

  private void network() {
    int[] stratum = census.codes("stratum");
    int[][] meetings = new int[12][7];
    IntStream.range(0, n).forEach(i -> meetings[stratum[i]][(int) x[i] % 7]++);
    boolean[][] member = new boolean[12][7];
    for (int i = 0; i < 12; i++) {
      for (int j = 0; j < 7; j++) {
        member[i][j] = meetings[i][j] > 1;
      }
    }
    TwoModeNetwork network = new TwoModeNetwork(member);
    r.agree("network.density", network.density());
    List<TwoModeNetwork.Centrality> nodes =
        Stream.concat(network.ofFirst().stream(), network.ofSecond().stream()).toList();
    assertEquals(19, nodes.size());
    r.value("network.components");
    for (int i = 0; i < nodes.size(); i++) {
      TwoModeNetwork.Centrality node = nodes.get(i);
      r.agree("network.degree." + i, node.degree());
      r.agree("network.betweenness." + i, node.betweenness());
      double sum = r.value("network.distance." + i);
      boolean whole = node.reached() == 18;
      double least = i < 12 ? 7 + 2 * 11 : 12 + 2 * 6;
      if (whole) {
        assertEquals(least / sum, node.closeness(), 1e-12);
      }
      assertTrue(node.normedBetweenness() >= 0 && node.normedBetweenness() <= 1);
    }
  }

  private void agreement() {
    int[] two = new int[n];
    int[] three = new int[n];
    int[][] counts = new int[n][4];
    double[][] items = new double[n][];
    for (int i = 0; i < n; i++) {
      two[i] = b[i] == 1 ? k[i] : (k[i] + c[i]) % 4;
      three[i] = c[i] == 1 ? k[i] : 0;
      counts[i][k[i]]++;
      counts[i][two[i]]++;
      counts[i][three[i]]++;
      items[i] = new double[] {b[i], c[i], y[i] > 5 ? 1 : 0, x[i] > 25 ? 1 : 0, x[i] <= 22 ? 1 : 0};
    }
    r.agree("cohen", Kappa.cohen(k, two, 4, Kappa.Weight.NONE).orElseThrow().value());
    r.agree(
        "cohen.quadratic", Kappa.cohen(k, two, 4, Kappa.Weight.QUADRATIC).orElseThrow().value());
    r.agree("cohen.linear", Kappa.cohen(k, two, 4, Kappa.Weight.LINEAR).orElseThrow().value());
    r.agree("fleiss", Kappa.fleiss(counts).orElseThrow().value());
    r.agree("gwet", Kappa.gwet(counts).orElseThrow().value());
    boolean[] reversed = {false, false, false, false, true};
    CronbachAlpha alpha = CronbachAlpha.of(items, reversed).orElseThrow();
    r.agree("alpha", alpha.value());
    for (int j = 0; j < 5; j++) {
      r.agree("alpha.without." + j, alpha.withoutItem().get(j));
      r.agree("alpha.rest." + j, alpha.itemRest().get(j));
    }
  }
}
