package org.orgstatus.analysis.value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.AnalysisFunctions;
import org.orgstatus.analysis.definition.DerivedVariable;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.Norm;
import org.orgstatus.analysis.definition.NormIndex;
import org.orgstatus.analysis.definition.RowFacts;
import org.orgstatus.analysis.definition.RowRule;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.value.BaseUnits.Slice;
import org.orgstatus.analysis.value.Measured.State;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.Variable;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.questionnaire.MissingReason;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.expression.Expression;
import org.orgstatus.questionnaire.expression.Scope;
import org.orgstatus.questionnaire.expression.Value;
import org.orgstatus.statistics.Quantile;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;

/**
 * Evaluates rules over the rows of a dataset; derived variables, indicators and norms once each.
 * Not safe for use by several threads.
 */
public final class RowValues {

  /** How the value of a rule is stored. */
  private enum As {
    TRUTH,
    NUMBER,
    TEXT
  }

  private final AnalysisDefinitions definitions;
  private final Dataset dataset;
  private final Optional<RowValues> institutions;
  private final ChildRows childRows;
  private final Optional<ChildRows> provinceRows;
  private final Map<String, boolean[]> members = new HashMap<>();
  private final Map<Group, List<Slice>> slices = new HashMap<>();
  private final Map<List<String>, List<Value>> asked = new HashMap<>();
  private final Map<String, Measured> measured = new HashMap<>();
  private final Map<String, Value[]> read = new HashMap<>();
  private final Map<String, MissingReason[]> reasons = new HashMap<>();

  /** Rows that ask nothing of other kinds of unit. */
  RowValues(AnalysisDefinitions definitions, Dataset dataset) {
    this(definitions, dataset, Optional.empty(), Optional.empty());
  }

  /**
   * @param institutions what expressions of other kinds of unit may ask about institutions
   * @param provinces the table of reporting units, whose rows they may ask
   */
  RowValues(
      AnalysisDefinitions definitions,
      Dataset dataset,
      Optional<RowValues> institutions,
      Optional<Dataset> provinces) {
    this.definitions = definitions;
    this.dataset = dataset;
    this.institutions = dataset.unit() == UnitKind.INSTITUTION ? Optional.of(this) : institutions;
    this.childRows = new ChildRows(dataset);
    this.provinceRows = provinces.map(ChildRows::new);
  }

  public Dataset dataset() {
    return dataset;
  }

  public int size() {
    return dataset.size();
  }

  /** The rows for which a condition holds. */
  public boolean[] where(Expression condition) {
    boolean[] rows = new boolean[size()];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = condition.isTrue(new Row(row));
    }
    return rows;
  }

  public boolean[] where(Optional<Expression> condition) {
    return condition.map(this::where).orElseGet(() -> new boolean[size()]);
  }

  /** The codes of a column, a derived variable or an indicator; empty text where a row has none. */
  public String[] codes(String variable) {
    boolean defined =
        definitions.findVariable(variable).isPresent()
            || definitions.findIndicator(variable).isPresent();
    if (!defined) {
      return Stream.of(column(variable)).map(Value::text).toArray(String[]::new);
    }
    Measured derived = values(variable);
    return IntStream.range(0, size()).mapToObj(derived::text).toArray(String[]::new);
  }

  /** The rows of each value of a way of grouping, in the order of its values. */
  public List<Slice> slices(Group group) {
    List<Slice> known = slices.get(group);
    if (known == null) {
      String[] codes = codes(group.variable());
      known = group.values().stream().map(value -> Slice.of(codes, value.code())).toList();
      slices.put(group, known);
    }
    return known;
  }

  /** The codes that a column, a derived variable or an indicator can have. */
  public List<ValueLabel> labels(String variable) {
    return definitions
        .findVariable(variable)
        .map(DerivedVariable::values)
        .or(() -> definitions.findIndicator(variable).map(Indicator::values))
        .orElseGet(() -> dataset.codebook().variable(variable).values());
  }

  /** Whether the variable is a quarter of other units' numbers, unknown where the number is. */
  public boolean isQuarters(String variable) {
    return definitions.findVariable(variable).flatMap(DerivedVariable::quartersOf).isPresent();
  }

  private boolean isColumn(String name) {
    return dataset.codebook().find(name).isPresent();
  }

  private boolean isInRepeat(String name) {
    return dataset.codebook().find(name).filter(Variable::isInRepeat).isPresent();
  }

  /** The known values of a name over the rows of a base whose variable has a value. */
  private List<Value> known(String base, String name, String variable, String equal) {
    List<String> key = List.of(base, name, variable, equal);
    List<Value> known = asked.get(key);
    if (known == null) {
      String[] codes = codes(variable);
      boolean[] member = base.isEmpty() ? new boolean[0] : isMember(base);
      known =
          IntStream.range(0, codes.length)
              .filter(row -> codes[row].equals(equal) && (base.isEmpty() || member[row]))
              .mapToObj(row -> new Row(row).read(name))
              .filter(value -> !value.isEmpty())
              .toList();
      asked.put(key, known);
    }
    return known;
  }

  private boolean[] isMember(String base) {
    boolean[] known = members.get(base);
    if (known == null) {
      known = where(definitions.base(base).where());
      members.put(base, known);
    }
    return known;
  }

  /** A column as expressions see it, equal values being one object. */
  private Value[] column(String name) {
    Value[] known = read.get(name);
    if (known == null) {
      known = new Value[size()];
      if (dataset.table().column(name) instanceof DoubleColumn numbers) {
        for (int row = 0; row < known.length; row++) {
          double value = numbers.getDouble(row);
          known[row] = Double.isNaN(value) ? Value.EMPTY : Value.of(value);
        }
      } else {
        StringColumn texts = (StringColumn) dataset.table().column(name);
        Map<String, Value> kept = new HashMap<>();
        for (int row = 0; row < known.length; row++) {
          known[row] = kept.computeIfAbsent(texts.get(row), Value::of);
        }
      }
      read.put(name, known);
    }
    return known;
  }

  /** Why the values of an item are missing, by row. */
  private IntFunction<Optional<MissingReason>> missing(String item) {
    MissingReason[] known = reasons.get(item);
    if (known == null && isInRepeat(item)) {
      return row -> childRows.missing(row, item);
    }
    MissingReason[] of = reasons(item);
    return row -> Optional.ofNullable(of[row]);
  }

  /** A row with a value has no entry. */
  private MissingReason[] reasons(String item) {
    MissingReason[] known = reasons.get(item);
    if (known == null) {
      known = new MissingReason[size()];
      Optional<Variable> variable = dataset.codebook().find(item).filter(Variable::hasMissing);
      if (variable.isPresent()) {
        StringColumn words = dataset.table().stringColumn(variable.get().missingColumn());
        Map<String, Optional<MissingReason>> kept = new HashMap<>();
        for (int at = 0; at < known.length; at++) {
          known[at] = kept.computeIfAbsent(words.get(at), MissingReason::ofWord).orElse(null);
        }
      }
      reasons.put(item, known);
    }
    return known;
  }

  /** Values of a derived variable, an indicator or an index. */
  public Measured values(String id) {
    Measured known = measured.get(id);
    if (known == null) {
      known = compute(id);
      measured.put(id, known);
    }
    return known;
  }

  /** Met (1), not met (0), not applicable or unknown. */
  public Measured norm(Norm norm) {
    String key = "norm " + norm.id();
    Measured known = measured.get(key);
    if (known == null) {
      known = evaluate(norm.rule(), As.TRUTH);
      measured.put(key, known);
    }
    return known;
  }

  private Measured compute(String id) {
    Optional<DerivedVariable> variable = definitions.findVariable(id);
    if (variable.isPresent()) {
      return variable.get().quartersOf().isPresent()
          ? quarters(variable.get())
          : evaluate(variable.get().rule(), As.TEXT);
    }
    Optional<NormIndex> index = definitions.findIndex(id);
    if (index.isPresent()) {
      return index(index.get());
    }
    Indicator indicator = definitions.indicator(id);
    if (indicator.kind() == Indicator.Kind.NORM) {
      return norm(definitions.norm(id));
    }
    if (indicator.rule().isEmpty()) {
      return values(indicator.of());
    }
    return evaluate(indicator.rule().get(), as(indicator));
  }

  /** The numbers that a variable cuts into quarters. */
  public Measured quartered(String variable) {
    return evaluate(definitions.findVariable(variable).orElseThrow().rule(), As.NUMBER);
  }

  /** The quarter that each row's number lies in; a number on a limit lies in the lower one. */
  private Measured quarters(DerivedVariable variable) {
    Measured numbers = quartered(variable.name());
    boolean[] member = isMember(variable.quartersOf().orElseThrow());
    double[] known =
        IntStream.range(0, size())
            .filter(row -> member[row] && numbers.has(row))
            .mapToDouble(numbers::number)
            .toArray();
    double[] limits =
        DoubleStream.of(0.25, 0.5, 0.75)
            .map(p -> Quantile.type7(known, p).orElse(Double.NaN))
            .toArray();
    Measured result = new Measured(size());
    for (int row = 0; row < size(); row++) {
      if (member[row] && numbers.has(row)) {
        double number = numbers.number(row);
        long above = DoubleStream.of(limits).filter(limit -> number > limit).count();
        result.set(row, Double.NaN, variable.values().get((int) above).code());
      } else {
        result.set(row, member[row] ? numbers.state(row) : State.NOT_APPLICABLE);
      }
    }
    return result;
  }

  /** A rate of counted units has yes or no in its rows, one of sums has the amounts. */
  private static As as(Indicator indicator) {
    if (indicator.kind() == Indicator.Kind.RATE) {
      boolean sums = indicator.estimate().orElseThrow().denominator().amount().isPresent();
      return sums ? As.NUMBER : As.TRUTH;
    }
    if (indicator.kind().isTruth()) {
      return As.TRUTH;
    }
    return indicator.kind().isText() ? As.TEXT : As.NUMBER;
  }

  /** The values of an expression as numbers; where it has none, unknown or not applicable. */
  public Measured numbers(Expression expression) {
    return evaluate(RowRule.of(expression), As.NUMBER);
  }

  /** The values of a column as they stand: numbers, or texts and codes. */
  public Measured columnValues(String name) {
    Value[] values = column(name);
    boolean number = dataset.table().column(name) instanceof DoubleColumn;
    IntPredicate open = open(name);
    Measured result = new Measured(size());
    for (int row = 0; row < values.length; row++) {
      if (values[row].isEmpty()) {
        result.set(row, open.test(row) ? State.UNKNOWN : State.NOT_APPLICABLE);
      } else {
        result.set(
            row, number ? values[row].number() : Double.NaN, number ? "" : values[row].text());
      }
    }
    return result;
  }

  private Measured evaluate(RowRule rule, As as) {
    Measured result = new Measured(size());
    List<IntFunction<Optional<MissingReason>>> needs =
        rule.needs().stream().map(this::missing).toList();
    List<IntPredicate> open =
        AnalysisFunctions.reads(rule.value()).stream().map(this::open).toList();
    for (int row = 0; row < size(); row++) {
      Row scope = new Row(row);
      if (rule.applies().isPresent() && !rule.applies().get().isTrue(scope)) {
        result.set(row, State.NOT_APPLICABLE);
      } else if (lacks(needs, row)
          || rule.unknown().isPresent() && rule.unknown().get().isTrue(scope)) {
        result.set(row, State.UNKNOWN);
      } else {
        store(result, row, rule.value().evaluate(scope), as, open);
      }
    }
    return result;
  }

  /** A unit that did not answer says nothing of what must be known. */
  private static boolean lacks(List<IntFunction<Optional<MissingReason>>> needs, int row) {
    for (IntFunction<Optional<MissingReason>> need : needs) {
      Optional<MissingReason> reason = need.apply(row);
      if (AnalysisFunctions.isUnknown(reason)
          || reason.isPresent() && reason.get() == MissingReason.UNIT_NONRESPONSE) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param open for each name that was read the rows in which it was not known
   */
  private static void store(Measured result, int row, Value value, As as, List<IntPredicate> open) {
    if (as == As.TRUTH) {
      result.set(row, value.truth() ? 1 : 0, "");
    } else if (as == As.NUMBER && Double.isFinite(value.number())) {
      result.set(row, value.number(), "");
    } else if (as == As.TEXT && !value.text().isEmpty()) {
      result.set(row, Double.NaN, value.text());
    } else {
      State state = State.NOT_APPLICABLE;
      for (int i = 0; i < open.size() && state != State.UNKNOWN; i++) {
        state = open.get(i).test(row) ? State.UNKNOWN : state;
      }
      result.set(row, state);
    }
  }

  /** Where what an expression reads is not known, directly or in an indicator that it reads. */
  private IntPredicate open(String name) {
    if (isColumn(name)) {
      IntFunction<Optional<MissingReason>> missing = missing(name);
      return row -> AnalysisFunctions.isUnknown(missing.apply(row));
    }
    return row -> values(name).state(row) == State.UNKNOWN;
  }

  private Measured index(NormIndex index) {
    List<Measured> norms = index.norms().stream().map(n -> norm(definitions.norm(n))).toList();
    Measured result = new Measured(size());
    for (int row = 0; row < size(); row++) {
      int met = 0;
      int known = 0;
      int unknown = 0;
      for (Measured norm : norms) {
        met += norm.isTrue(row) ? 1 : 0;
        known += norm.has(row) ? 1 : 0;
        unknown += norm.state(row) == State.UNKNOWN ? 1 : 0;
      }
      if (known >= index.least()) {
        result.set(row, 100.0 * met / known, "");
      } else {
        result.set(row, known + unknown >= index.least() ? State.UNKNOWN : State.NOT_APPLICABLE);
      }
    }
    return result;
  }

  /** What an expression sees in one row. */
  private final class Row implements Scope, RowFacts {

    private final int row;

    Row(int row) {
      this.row = row;
    }

    @Override
    public Value read(String name) {
      Value[] column = read.get(name);
      if (column == null && isColumn(name)) {
        column = column(name);
      }
      if (column != null) {
        return column[row];
      }
      Measured derived = values(name);
      if (!derived.has(row)) {
        return Value.EMPTY;
      }
      double value = derived.number(row);
      return Double.isNaN(value) ? Value.of(derived.text(row)) : Value.of(value);
    }

    @Override
    public Value self() {
      return Value.EMPTY;
    }

    @Override
    public Value call(String function, List<Value> arguments) {
      return AnalysisFunctions.call(function, arguments, this);
    }

    @Override
    public Optional<MissingReason> missing(String item) {
      return RowValues.this.missing(item).apply(row);
    }

    @Override
    public List<Value> rows(String item) {
      return childRows.values(row, item);
    }

    @Override
    public List<Value> institutions(String base, String item, String variable, String equal) {
      return institutions.map(i -> i.known(base, item, variable, equal)).orElse(List.of());
    }

    @Override
    public Optional<Value> provinceRow(String item, String other, String equal) {
      return provinceRows.flatMap(rows -> rows.first(item, other, equal));
    }
  }
}
