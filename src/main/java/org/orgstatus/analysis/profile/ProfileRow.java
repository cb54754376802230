package org.orgstatus.analysis.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.orgstatus.analysis.method.GroupShares;
import org.orgstatus.analysis.method.Hiding;
import org.orgstatus.analysis.method.ProfileMeasure;
import org.orgstatus.analysis.method.Standardized;
import org.orgstatus.analysis.result.Cell;
import org.orgstatus.analysis.result.Cells;
import org.orgstatus.analysis.result.Contrast;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured.State;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.statistics.CliffsDelta;
import org.orgstatus.statistics.CramersV;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.Estimate;
import org.orgstatus.statistics.Marked;
import org.orgstatus.statistics.Proportion;
import org.orgstatus.statistics.Quantile;
import org.orgstatus.statistics.Suppression;

/** One measure over the groups of a profile. */
public final class ProfileRow {

  private final BaseUnits units;
  private final Standardized standardized;
  private final ProfileMeasure measure;
  private final List<ValueLabel> labels;
  private final List<Slice> slices;
  private final boolean[] truths;
  private final double[] numbers;
  private final int[] n;
  private final Hiding hiding;
  private final List<Optional<Domain>> domains = new ArrayList<>();
  private final Map<Domain, Estimate> shares = new HashMap<>();

  public ProfileRow(
      BaseUnits units,
      Standardized standardized,
      ProfileMeasure measure,
      List<ValueLabel> labels,
      List<Slice> slices) {
    this.units = units;
    this.standardized = standardized;
    this.measure = measure;
    this.labels = labels;
    this.slices = slices;
    this.truths = measure.measured().truths();
    this.numbers = measure.measured().numbers();
    this.n = new int[slices.size()];
    int[] with = new int[slices.size()];
    boolean[] dominated = new boolean[slices.size()];
    for (int i = 0; i < n.length; i++) {
      n[i] = units.count(slices.get(i), measure.measured(), State.VALUE);
      dominated[i] = isDominated(slices.get(i));
      with[i] = measure.share() ? units.countTrue(slices.get(i), measure.measured()) : n[i];
      domains.add(units.domain(slices.get(i), measure.measured()));
    }
    this.hiding = Hiding.of(n, with, dominated, measure.disclosure());
  }

  private boolean isDominated(Slice slice) {
    return !measure.share()
        && measure.disclosure().isDominated(units.answers(slice, measure.measured()));
  }

  Cell nation() {
    if (measure.share()) {
      return new GroupShares(units, measure.measured(), List.of(), measure.disclosure()).total();
    }
    Slice whole = units.whole();
    int all = units.count(whole, measure.measured(), State.VALUE);
    Suppression.Rule rule = measure.disclosure().rule();
    return rule.hides(all, all) || isDominated(whole)
        ? Cells.withheld(all, rule)
        : units
            .domain(whole, measure.measured())
            .map(d -> raw(d, whole))
            .orElseGet(Cells::noAnswer);
  }

  public List<Cell> groups() {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < n.length; i++) {
      Slice slice = slices.get(i);
      cells.add(
          hiding.hides(i)
              ? hiding.cell(i)
              : domains.get(i).map(d -> raw(d, slice)).orElseGet(Cells::noAnswer));
    }
    return cells;
  }

  private Cell raw(Domain domain, Slice slice) {
    int population = units.population(slice, measure.measured());
    if (measure.share()) {
      return Cells.share(share(domain), population, domain.units());
    }
    return Cells.number(median(domain), domain.complete(), domain.n(), population);
  }

  private Estimate share(Domain domain) {
    return shares.computeIfAbsent(domain, d -> Proportion.of(d, truths).orElseThrow());
  }

  private double median(Domain domain) {
    return Quantile.of(domain, numbers, 0.5, Quantile.Rule.HF7).orElseThrow();
  }

  List<Cell> standardizedGroups() {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < n.length; i++) {
      Slice slice = slices.get(i);
      cells.add(
          hiding.hides(i)
              ? hiding.cell(i)
              : domains.get(i).map(d -> standard(d, slice)).orElseGet(Cells::noAnswer));
    }
    return cells;
  }

  private Cell standard(Domain domain, Slice slice) {
    int population = units.population(slice, measure.measured());
    OptionalDouble value = standardValue(domain);
    return value.isEmpty()
        ? new Cell.NotEstimable(Contrast.NO_STRATUM)
        : Cells.number(
            measure.share() ? 100 * value.getAsDouble() : value.getAsDouble(),
            domain.complete(),
            domain.n(),
            population);
  }

  private OptionalDouble standardValue(Domain domain) {
    if (!measure.share()) {
      return standardized.median(domain, numbers);
    }
    Optional<Estimate> mean = standardized.mean(domain, numbers);
    return mean.map(e -> OptionalDouble.of(e.value())).orElse(OptionalDouble.empty());
  }

  /** Groups large enough to be compared, by index. */
  private List<Integer> compared() {
    List<Integer> compared = new ArrayList<>();
    for (int i = 0; i < n.length; i++) {
      if (n[i] >= Marked.STUDY.comparedFrom() && !hiding.hides(i)) {
        compared.add(i);
      }
    }
    return compared;
  }

  Contrast contrast() {
    List<Integer> compared = compared();
    if (compared.size() < 2) {
      return Contrast.NONE;
    }
    return measure.share() ? ofShares(compared) : ofRanks(compared);
  }

  /** Cramér's V of a share, without asking whether it holds after standardization. */
  Contrast associationOnly() {
    List<Integer> compared = compared();
    if (compared.size() < 2) {
      return Contrast.NONE;
    }
    List<Domain> groups = compared.stream().map(i -> domains.get(i).orElseThrow()).toList();
    return new Contrast(
        cramersV(groups).map(CramersV::plain),
        Optional.empty(),
        Contrast.Verdict.NOT_MARKED,
        LocalText.EMPTY,
        answers(compared));
  }

  private Contrast ofShares(List<Integer> compared) {
    int[] pair = widest(compared);
    double raw = shareOf(pair[0]) - shareOf(pair[1]);
    List<Domain> groups = compared.stream().map(i -> domains.get(i).orElseThrow()).toList();
    Optional<Double> v = cramersV(groups).map(CramersV::plain);
    Optional<Double> standardV = standardized.v(groups, truths).map(CramersV::plain);
    OptionalDouble first = standardValue(domains.get(pair[0]).orElseThrow());
    OptionalDouble second = standardValue(domains.get(pair[1]).orElseThrow());
    boolean marked = isMarked(raw, v.orElse(0.0));
    Optional<Boolean> holds = Optional.empty();
    if (first.isPresent() && second.isPresent()) {
      double difference = first.getAsDouble() - second.getAsDouble();
      holds = Optional.of(difference > 0 && isMarked(difference, standardV.orElse(0.0)));
    }
    return new Contrast(v, standardV, verdict(marked, holds), named(pair), answers(compared));
  }

  private int answers(List<Integer> compared) {
    return compared.stream().mapToInt(i -> n[i]).sum();
  }

  private static boolean isMarked(double difference, double v) {
    int enough = Marked.STUDY.comparedFrom();
    return Marked.STUDY.ofShares(difference, enough) == Marked.Verdict.MARKED
        || Marked.STUDY.ofTable(Math.min(1, v), enough) == Marked.Verdict.MARKED;
  }

  /**
   * @param holds whether it is marked after standardization; empty where one of the two groups
   *     cannot be standardized
   */
  private static Contrast.Verdict verdict(boolean marked, Optional<Boolean> holds) {
    if (!marked) {
      return Contrast.Verdict.NOT_MARKED;
    }
    return holds
        .map(still -> still ? Contrast.Verdict.HOLDS : Contrast.Verdict.ONLY_RAW)
        .orElse(Contrast.Verdict.NOT_STANDARDIZED);
  }

  private double shareOf(int group) {
    return share(domains.get(group).orElseThrow()).value();
  }

  /** The group with the largest share and the one with the smallest. */
  private int[] widest(List<Integer> compared) {
    int most = compared.get(0);
    int least = compared.get(0);
    for (int i : compared) {
      most = shareOf(i) > shareOf(most) ? i : most;
      least = shareOf(i) < shareOf(least) ? i : least;
    }
    return new int[] {most, least};
  }

  private Optional<CramersV> cramersV(List<Domain> groups) {
    double[][] table = new double[groups.size()][2];
    int cases = 0;
    for (int g = 0; g < groups.size(); g++) {
      cases += groups.get(g).n();
      for (int k = 0; k < groups.get(g).n(); k++) {
        int row = groups.get(g).member(k);
        table[g][truths[row] ? 1 : 0] += groups.get(g).weight(row);
      }
    }
    return CramersV.of(table, cases);
  }

  private Contrast ofRanks(List<Integer> compared) {
    Map<Integer, CliffsDelta.Side> sides = new HashMap<>();
    compared.forEach(i -> sides.put(i, CliffsDelta.Side.of(domains.get(i).orElseThrow(), numbers)));
    int[] pair = {compared.get(0), compared.get(1)};
    double widest = -1;
    for (int i : compared) {
      for (int j : compared) {
        double delta = i == j ? -1 : CliffsDelta.of(sides.get(i), sides.get(j)).orElseThrow();
        if (delta > widest) {
          widest = delta;
          pair = new int[] {i, j};
        }
      }
    }
    OptionalDouble standard =
        standardized.delta(
            domains.get(pair[0]).orElseThrow(), domains.get(pair[1]).orElseThrow(), numbers);
    boolean marked = isMarked(widest);
    Optional<Boolean> holds =
        standard.isPresent()
            ? Optional.of(isMarked(Math.max(0, standard.getAsDouble())))
            : Optional.empty();
    return new Contrast(
        Optional.of(widest),
        standard.isPresent() ? Optional.of(standard.getAsDouble()) : Optional.empty(),
        verdict(marked, holds),
        named(pair),
        n[pair[0]] + n[pair[1]]);
  }

  private static boolean isMarked(double delta) {
    return Marked.STUDY.ofRanks(delta, Marked.STUDY.comparedFrom()) == Marked.Verdict.MARKED;
  }

  private LocalText named(int[] pair) {
    LocalText high = labels.get(pair[0]).label();
    LocalText low = labels.get(pair[1]).label();
    return LocalText.of(high.zh() + "高于" + low.zh(), high.en() + " above " + low.en());
  }

  /** Whether a group is hidden, and the cell that says so. */
  Optional<Cell> hidden(int group) {
    return hiding.hides(group) ? Optional.of(hiding.cell(group)) : Optional.empty();
  }
}
