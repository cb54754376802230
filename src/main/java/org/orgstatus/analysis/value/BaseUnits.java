package org.orgstatus.analysis.value;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.orgstatus.analysis.definition.Base;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Weighting;
import org.orgstatus.statistics.Domain;
import org.orgstatus.statistics.LonelyStratum;
import org.orgstatus.statistics.SurveyDesign;

/** The units of a base in one dataset, with the design by which answers stand for them. */
public final class BaseUnits {

  private final Base base;
  private final boolean[] member;
  private final boolean[] possible;
  private final boolean[] answered;
  private final Weighting weighting;
  private final Optional<SurveyDesign> design;
  private final Slice whole;

  private BaseUnits(
      Base base, boolean[] member, boolean[] possible, boolean[] answered, Weighting weighting) {
    this.base = base;
    this.member = member;
    this.possible = possible;
    this.answered = answered;
    this.weighting = weighting;
    // A single answer has no variance; it is suppressed, but must not stop the table.
    this.design = weighting.design().map(d -> d.with(LonelyStratum.ADJUST));
    boolean[] all = new boolean[member.length];
    Arrays.fill(all, true);
    this.whole = new Slice(all, new boolean[all.length]);
  }

  public static BaseUnits of(Base base, RowValues values) {
    boolean[] member = values.where(base.where());
    boolean[] possible = values.where(base.unknown());
    boolean[] answered = base.answered().map(values::where).orElseGet(() -> responded(values));
    for (int row = 0; row < member.length; row++) {
      possible[row] &= !member[row];
      answered[row] &= member[row];
    }
    return new BaseUnits(
        base,
        member,
        possible,
        answered,
        Weighting.of(values.dataset(), member, answered, possible));
  }

  private static boolean[] responded(RowValues values) {
    boolean[] responded = new boolean[values.size()];
    for (int row = 0; row < responded.length; row++) {
      responded[row] =
          values.dataset().text(row, FrameColumns.RESPONSE).equals(FrameColumns.ANSWERED);
    }
    return responded;
  }

  /**
   * The units of this base for which something is true; those of which it is not known may be among
   * them.
   */
  public BaseUnits among(Measured truth, RowValues values) {
    boolean[] in = new boolean[size()];
    boolean[] may = new boolean[size()];
    boolean[] said = new boolean[size()];
    for (int row = 0; row < in.length; row++) {
      in[row] = member[row] && truth.isTrue(row);
      may[row] =
          !in[row]
              && (member[row] || possible[row])
              && (truth.isTrue(row) || truth.state(row) == Measured.State.UNKNOWN);
      said[row] = in[row] && answered[row];
    }
    return new BaseUnits(base, in, may, said, Weighting.of(values.dataset(), in, said, may));
  }

  public Base base() {
    return base;
  }

  public boolean isMember(int row) {
    return member[row];
  }

  public boolean isPossible(int row) {
    return possible[row];
  }

  public boolean isAnswered(int row) {
    return answered[row];
  }

  public int size() {
    return member.length;
  }

  public Weighting weighting() {
    return weighting;
  }

  public Optional<SurveyDesign> design() {
    return design;
  }

  /**
   * The answers that are in {@code in} and have a value, within the design; empty where there is
   * none. The domain knows how many units it should hold: the units of the base that are, or may
   * be, in the group, without those to which the item is known not to apply.
   */
  public Optional<Domain> domain(Slice slice, Measured measured) {
    if (design.isEmpty()) {
      return Optional.empty();
    }
    int[] cases = new int[slice.rows.length];
    int n = 0;
    for (int row : slice.rows) {
      if (answered[row] && measured.has(row)) {
        cases[n++] = row;
      }
    }
    if (n == 0) {
      return Optional.empty();
    }
    return Optional.of(
        design
            .get()
            .domain(Arrays.copyOf(cases, n))
            .holding(Math.max(n, mostUnits(slice, measured))));
  }

  /**
   * How many units could have a value: those of the base that are, or may be, in the slice, those
   * that may belong to the base included, without those known to be exempt.
   */
  public int mostUnits(Slice slice, Measured measured) {
    int most = 0;
    for (int row : slice.rows) {
      most += mayHaveValue(row, measured) ? 1 : 0;
    }
    for (int row : slice.open) {
      most += mayHaveValue(row, measured) ? 1 : 0;
    }
    return most;
  }

  private boolean mayHaveValue(int row, Measured measured) {
    return (member[row] || possible[row]) && !isExempt(row, measured);
  }

  private boolean isExempt(int row, Measured measured) {
    return answered[row] && measured.state(row) == Measured.State.NOT_APPLICABLE;
  }

  /** Units of the base in a slice that should have a value: those not known to be exempt. */
  public int population(Slice slice, Measured measured) {
    int population = 0;
    for (int row : slice.rows) {
      population += member[row] && !isExempt(row, measured) ? 1 : 0;
    }
    return population;
  }

  /** Answers of a slice in one state. */
  public int count(Slice slice, Measured measured, Measured.State state) {
    int count = 0;
    for (int row : slice.rows) {
      count += answered[row] && measured.state(row) == state ? 1 : 0;
    }
    return count;
  }

  /** The numbers of a slice, one for each answer that has a value. */
  public double[] answers(Slice slice, Measured measured) {
    return IntStream.of(slice.rows)
        .filter(row -> answered[row] && measured.has(row))
        .mapToDouble(measured::number)
        .toArray();
  }

  /** Answers of a slice for which a yes/no value is yes. */
  public int countTrue(Slice slice, Measured measured) {
    int count = 0;
    for (int row : slice.rows) {
      count += answered[row] && measured.isTrue(row) ? 1 : 0;
    }
    return count;
  }

  /** All rows, as one group. */
  public Slice whole() {
    return whole;
  }

  /** Rows of one group; rows whose group nobody knows may be in it. */
  public static final class Slice {

    private final boolean[] in;
    private final int[] rows;
    private final int[] open;

    /**
     * @param unknown rows that may be in the group; those that are in it are not asked
     */
    public Slice(boolean[] in, boolean[] unknown) {
      this.in = in;
      this.rows = IntStream.range(0, in.length).filter(row -> in[row]).toArray();
      this.open = IntStream.range(0, in.length).filter(row -> unknown[row] && !in[row]).toArray();
    }

    public static Slice of(String[] codes, String code) {
      boolean[] in = new boolean[codes.length];
      boolean[] unknown = new boolean[codes.length];
      for (int row = 0; row < in.length; row++) {
        in[row] = codes[row].equals(code);
        unknown[row] = codes[row].isEmpty();
      }
      return new Slice(in, unknown);
    }

    public boolean has(int row) {
      return in[row];
    }

    /** For each row whether it is in the group. */
    public boolean[] in() {
      return in;
    }
  }
}
