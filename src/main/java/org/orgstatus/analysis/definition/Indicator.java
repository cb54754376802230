package org.orgstatus.analysis.definition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.expression.Expression;

/**
 * An indicator as its file defines it. One with a value for each unit has a rule; one that is
 * estimated for a group says of what, over which base; one given by a norm or an index has the same
 * id as that.
 *
 * @param partOf id of the indicator that it is a further measure of; empty for indicators proper
 * @param units of what it says something; several only for estimates
 * @param scale what its numbers mean
 * @param rule how a row gets its value, or its share in a rate's numerator
 * @param estimate for those estimated for a group
 * @param values labels of a category's or of multiple codes
 * @param items items it reads, as documented
 * @param disclosure how carefully its values are published
 */
public record Indicator(
    String id,
    String partOf,
    Dimension dimension,
    LocalText name,
    List<MeasuredUnit> units,
    Kind kind,
    Scale scale,
    Optional<RowRule> rule,
    Optional<Estimate> estimate,
    List<ValueLabel> values,
    List<String> clauses,
    List<String> items,
    Disclosure disclosure) {

  public Indicator {
    units = List.copyOf(units);
    values = List.copyOf(values);
    clauses = List.copyOf(clauses);
    items = List.copyOf(items);
  }

  public boolean isPart() {
    return !partOf.isEmpty();
  }

  /** The kind of unit whose rows it counts: institutions for what is estimated. */
  public UnitKind counted() {
    return kind.isRow() ? units.get(0).table().orElse(UnitKind.INSTITUTION) : UnitKind.INSTITUTION;
  }

  /** Id of the indicator that an estimate is made of; empty text where there is none. */
  public String of() {
    return estimate.map(Estimate::of).orElse("");
  }

  /** Whether it is one amount as a share of another, over all units together. */
  public boolean isShareOfTotal() {
    return kind == Kind.RATE
        && estimate.map(Estimate::denominator).flatMap(Denominator::amount).isPresent();
  }

  /** Id of the base of an estimate; empty text where there is none. */
  public String base() {
    return estimate.map(Estimate::base).orElse("");
  }

  /**
   * What one unit's own number says: yes or no; of a hundred with one digit, so that numbers of one
   * column look alike; any other with no more digits than it has.
   */
  public LocalText said(double number) {
    if (kind.isTruth()) {
      return number == 1 ? LocalText.of("是", "Yes") : LocalText.of("否", "No");
    }
    BigDecimal digits = BigDecimal.valueOf(number).setScale(1, RoundingMode.HALF_UP);
    boolean ofHundred = kind == Kind.PERCENT || kind == Kind.INDEX;
    return LocalText.same((ofHundred ? digits : digits.stripTrailingZeros()).toPlainString());
  }

  /** The name with what its numbers mean, such as 书面制度数（0—6） or 校外合作伙伴占比（%）. */
  public LocalText title() {
    if (kind == Kind.PERCENT && scale.measure().isEmpty()) {
      return LocalText.of(name.zh() + "（%）", name.en() + " (%)");
    }
    return scale.after(name);
  }

  /**
   * In what its numbers count, such as 万元, % or points from 0 to 12; numbers of different units
   * share no axis. Empty text where it gives no numbers.
   */
  public LocalText measure() {
    if (!scale.measure().isEmpty()) {
      return scale.measure();
    }
    return switch (kind) {
      case PERCENT, INDEX, RATE -> LocalText.same("%");
      case COUNT, CODES -> LocalText.of("个数", "count");
      case SCORE -> scale.after(LocalText.of("分值", "points"));
      case NUMBER -> LocalText.of("数值", "number");
      case YEAR -> LocalText.of("年份", "year");
      default -> LocalText.EMPTY;
    };
  }

  /** Smallest and largest possible value; empty where there are none. */
  public Optional<Limits> limits() {
    return scale.low().isPresent() && scale.high().isPresent()
        ? Optional.of(new Limits(scale.low().get(), scale.high().get()))
        : Limits.of(kind);
  }

  /** Between which numbers values lie, limits included. */
  public record Limits(double low, double high) {

    /** Of kinds that have limits by what they are. */
    public static Optional<Limits> of(Kind kind) {
      return switch (kind) {
        case BINARY, NORM -> Optional.of(new Limits(0, 1));
        case INDEX -> Optional.of(new Limits(0, 100));
        default -> Optional.empty();
      };
    }

    /** A value on a scale from 0 to 100. */
    public double rescaled(double value) {
      return 100 * (value - low) / (high - low);
    }
  }

  /**
   * What numbers mean.
   *
   * @param low smallest possible value, with {@code high}; empty where there is no limit
   * @param measure the unit of measurement, such as 万元; empty text for plain numbers
   */
  public record Scale(Optional<Integer> low, Optional<Integer> high, LocalText measure) {

    static final Scale NONE = new Scale(Optional.empty(), Optional.empty(), LocalText.EMPTY);

    LocalText after(LocalText name) {
      if (low.isPresent() && high.isPresent()) {
        return LocalText.of(
            name.zh() + "（" + low.get() + "—" + high.get() + "）",
            name.en() + " (" + low.get() + "–" + high.get() + ")");
      }
      return measure.equals(LocalText.EMPTY)
          ? name
          : LocalText.of(
              name.zh() + "（" + measure.zh() + "）", name.en() + " (" + measure.en() + ")");
    }
  }

  /**
   * How a group gets its value.
   *
   * @param of id of the indicator whose values are counted, summed, or taken the median of
   * @param denominator of a rate
   * @param base id of the base
   * @param inputs of a class
   * @param least fewer known units than this: no value; of a class, fewer known inputs
   */
  public record Estimate(
      String of, Denominator denominator, String base, List<Input> inputs, int least) {
    public Estimate {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * What a rate is a share of.
   *
   * @param among which units of the base count
   * @param amount what is summed over them; empty where units are counted
   */
  public record Denominator(Among among, Optional<Expression> amount) {
    static final Denominator ALL = new Denominator(Among.ALL, Optional.empty());
    static final Denominator KNOWN = new Denominator(Among.KNOWN, Optional.empty());
  }

  /** Which units of a base a denominator counts. */
  public enum Among {
    /** Every unit, those of unknown value too. */
    ALL("all"),
    /** Those whose numerator is known. */
    KNOWN("known"),
    /** Those whose numerator and amount are known. */
    AMOUNT("amount");

    private final String word;

    Among(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /**
   * An indicator by which cases are classified.
   *
   * @param log whether its logarithm is taken, as log(1 + x)
   */
  public record Input(String indicator, boolean log) {}

  /** What the values are. */
  public enum Kind {
    BINARY("binary", "是否", "yes or no", Gives.TRUTH),
    /** Whether a norm is met; the norm of the same id says when. */
    NORM("norm", "是否符合规范", "norm met or not", Gives.TRUTH),
    COUNT("count", "个数", "count", Gives.NUMBER),
    SCORE("score", "分值", "score", Gives.NUMBER),
    PERCENT("percent", "百分比", "percent", Gives.NUMBER),
    /** Any other number; the file says in what. */
    NUMBER("number", "数值", "number", Gives.NUMBER),
    YEAR("year", "年份", "year", Gives.NUMBER),
    CATEGORY("category", "单选", "one code", Gives.TEXT),
    /** Several codes for one unit. */
    CODES("codes", "多选", "several codes", Gives.TEXT),
    /** A text in the respondent's words, or a code of the register. */
    TEXT("text", "文字", "text", Gives.TEXT),
    /** Norms passed out of norms that apply, in percent; the index of the same id says which. */
    INDEX("index", "指数", "index", Gives.NUMBER),
    /** A heading over several measures, its parts. */
    SEVERAL("several", "若干项", "several measures", Gives.NOTHING),
    /** Sum of the numerator out of the denominator over a base, in percent. */
    RATE("rate", "比例（按组估计）", "rate, estimated", Gives.GROUPS),
    /** How many units are missing to reach a target. */
    GAP("gap", "缺口（按组估计）", "gap, estimated", Gives.GROUPS),
    /** How many groups have reached it. */
    REACHED("reached", "达到数（按组估计）", "units that reached it, estimated", Gives.GROUPS),
    /** Units of a base by value. */
    DISTRIBUTION("distribution", "构成（按组估计）", "distribution, estimated", Gives.GROUPS),
    /** The middle value of a base. */
    MEDIAN("median", "中位数（按组估计）", "median, estimated", Gives.GROUPS),
    /** A type found by a model from other indicators. */
    CLASS("class", "类型（由模型得出）", "type, from a model", Gives.GROUPS);

    private enum Gives {
      TRUTH,
      NUMBER,
      TEXT,
      GROUPS,
      NOTHING
    }

    private final String word;
    private final LocalText label;
    private final Gives gives;

    Kind(String word, String zh, String en, Gives gives) {
      this.word = word;
      this.label = LocalText.of(zh, en);
      this.gives = gives;
    }

    public LocalText label() {
      return label;
    }

    public String word() {
      return word;
    }

    /** Whether each unit has a value. */
    public boolean isRow() {
      return gives != Gives.GROUPS && gives != Gives.NOTHING;
    }

    /** Whether it is estimated for groups, never stored for a unit. */
    public boolean isEstimated() {
      return gives == Gives.GROUPS;
    }

    /** Whether its values are numbers, of which medians are taken. */
    public boolean isNumber() {
      return gives == Gives.NUMBER;
    }

    public boolean isTruth() {
      return gives == Gives.TRUTH;
    }

    public boolean isText() {
      return gives == Gives.TEXT;
    }

    /** Whether a norm or an index of the same id gives the value. */
    boolean isGivenByNorms() {
      return this == NORM || this == INDEX;
    }
  }
}
