package org.orgstatus.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.AnalysisFunctions;
import org.orgstatus.analysis.definition.Base;
import org.orgstatus.analysis.definition.DerivedVariable;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.Names;
import org.orgstatus.analysis.definition.Norm;
import org.orgstatus.analysis.definition.RowRule;
import org.orgstatus.analysis.definition.RuleReader;
import org.orgstatus.analysis.definition.Tables;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.value.BaseUnits;
import org.orgstatus.analysis.value.ItemsRead;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.analysis.value.Measured.State;
import org.orgstatus.analysis.value.RowValues;
import org.orgstatus.analysis.value.WaveValues;
import org.orgstatus.base.LocalText;
import org.orgstatus.base.Place;
import org.orgstatus.base.Problems;
import org.orgstatus.dataset.Codebook;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FormRef;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Variable;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.dataset.Weighting;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.questionnaire.Sensitivity;
import org.orgstatus.questionnaire.expression.Expression;
import org.orgstatus.questionnaire.expression.Function.Kind;

/**
 * The units of one kind in a wave with all that a table made on the spot may ask of them: columns,
 * derived variables, indicators and norms by name, bases, and conditions. Values are computed once
 * each. Not safe for use by several threads.
 */
public final class TableUnits {

  private static final List<ValueLabel> YES_NO =
      List.of(
          new ValueLabel("1", LocalText.of("是", "Yes")),
          new ValueLabel("0", LocalText.of("否", "No")));

  /** Place of a unit that has none of the codes. */
  private static final int NONE = -1;

  /** Place of a unit of which nobody knows. */
  private static final int OPEN = -2;

  /** What a name holds for a unit. */
  public enum Holds {
    /** 1 or 0. */
    YES_NO,
    /** One code. */
    CODE,
    /** Several codes. */
    CODES,
    NUMBER,
    /** Free text, a name, a date: nothing to count by. */
    TEXT
  }

  /** Where a name comes from. */
  public enum Source {
    FRAME,
    FORM,
    DERIVED,
    INDICATOR,
    NORM
  }

  /**
   * Something that can be asked of every unit.
   *
   * @param values the codes it can have, in order; of numbers and texts none
   * @param disclosure how carefully its numbers are published
   * @param identifies whether it tells one unit from all others
   * @param form id of the form that asks it; empty unless the source is FORM
   */
  public record Name(
      String name,
      LocalText label,
      Holds holds,
      List<ValueLabel> values,
      Disclosure disclosure,
      boolean identifies,
      Source source,
      String form) {

    public Name {
      values = List.copyOf(values);
    }

    /** Whether units can be grouped by it. */
    public boolean hasCodes() {
      return holds == Holds.YES_NO || (!values.isEmpty() && holds != Holds.NUMBER);
    }
  }

  /**
   * A base, row by row.
   *
   * @param member those that belong
   * @param possible those of which nobody knows whether they belong
   * @param answered members that gave the data
   */
  public record BaseRows(
      String id,
      LocalText name,
      LocalText denominator,
      boolean[] member,
      boolean[] possible,
      boolean[] answered,
      Weighting weighting) {}

  /** The rows that are in a part, and those that may be: nobody knows. */
  public record Rows(boolean[] in, boolean[] unknown) {

    /** All rows. */
    public static Rows all(int size) {
      boolean[] in = new boolean[size];
      Arrays.fill(in, true);
      return new Rows(in, new boolean[size]);
    }

    public boolean mayHave(int row) {
      return in[row] || unknown[row];
    }

    /** The rows that are in one of both. */
    public Rows or(Rows other) {
      boolean[] either = new boolean[in.length];
      boolean[] open = new boolean[in.length];
      for (int row = 0; row < either.length; row++) {
        either[row] = in[row] || other.in[row];
        open[row] = !either[row] && (unknown[row] || other.unknown[row]);
      }
      return new Rows(either, open);
    }

    /** The rows that are in both. */
    public Rows and(Rows other) {
      boolean[] both = new boolean[in.length];
      boolean[] open = new boolean[in.length];
      for (int row = 0; row < both.length; row++) {
        both[row] = in[row] && other.in[row];
        open[row] = !both[row] && mayHave(row) && other.mayHave(row);
      }
      return new Rows(both, open);
    }
  }

  private final AnalysisDefinitions definitions;
  private final WaveData data;
  private final UnitKind unit;
  private final RowValues values;
  private final Names names;
  private final Map<String, Name> catalogue = new LinkedHashMap<>();
  private final Map<String, Measured> measured = new HashMap<>();
  private final Map<String, BaseRows> bases = new HashMap<>();
  private final Map<String, int[]> placesOf = new HashMap<>();
  private final Map<String, boolean[]> openOf = new HashMap<>();

  private TableUnits(AnalysisDefinitions definitions, WaveData data, UnitKind unit) {
    this.definitions = definitions;
    this.data = data;
    this.unit = unit;
    this.values = new WaveValues(definitions, data).of(unit);
    list();
    this.names = names();
  }

  /**
   * @param definitions read against the codebooks of the data
   * @throws NoSuchElementException when the data have no table of the kind
   */
  public static TableUnits of(AnalysisDefinitions definitions, WaveData data, UnitKind unit) {
    return new TableUnits(definitions, data, unit);
  }

  private Names names() {
    Tables tables = new Tables(withEmpty(data.codebooks()));
    for (Base base : definitions.bases()) {
      tables.bases.known(base.id(), Place.file("groups.yaml"));
      tables.unitOfBase.put(base.id(), base.unit());
    }
    Names own = tables.of(unit);
    catalogue.values().stream()
        .filter(name -> !own.has(name.name()))
        .forEach(name -> own.add(name.name(), kind(name.holds()), codes(name)));
    return own;
  }

  /** A kind that the data do not have has no columns to read. */
  private static Map<UnitKind, Codebook> withEmpty(Map<UnitKind, Codebook> known) {
    Map<UnitKind, Codebook> all = new HashMap<>(known);
    Stream.of(UnitKind.values())
        .forEach(kind -> all.computeIfAbsent(kind, k -> Codebook.of(k, List.of(), List.of())));
    return all;
  }

  private static Kind kind(Holds holds) {
    return switch (holds) {
      case YES_NO -> Kind.TRUTH;
      case NUMBER -> Kind.NUMBER;
      default -> Kind.TEXT;
    };
  }

  /** In conditions yes and no are truths, not codes. */
  private static List<ValueLabel> codes(Name name) {
    return name.holds() == Holds.YES_NO ? List.of() : name.values();
  }

  private void list() {
    Set<String> money = new HashSet<>();
    for (Indicator indicator : definitions.indicators()) {
      if (indicator.disclosure() == Disclosure.MONEY && indicator.kind().isRow()) {
        money.addAll(new ItemsRead(definitions, data).addIndicator(unit, indicator.id()).items());
      }
    }
    values.dataset().codebook().variables().stream()
        .filter(v -> !v.isInRepeat() && v.sensitivity() != Sensitivity.P3)
        .filter(v -> v.role() != Variable.Role.WEIGHT)
        .forEach(v -> add(column(v, money)));
    definitions.variables().stream().filter(v -> isOwn(v.rule())).forEach(v -> add(derived(v)));
    definitions.indicators().stream()
        .filter(i -> i.kind().isRow() && i.counted() == unit)
        .forEach(i -> add(indicator(i)));
    definitions.norms().stream()
        .filter(n -> n.unit().table().filter(t -> t == unit).isPresent())
        .filter(n -> !catalogue.containsKey(n.id()))
        .forEach(n -> add(norm(n)));
    if (unit == UnitKind.INSTITUTION) {
      definitions.indices().stream()
          .filter(i -> !catalogue.containsKey(i.id()))
          .forEach(
              i ->
                  add(
                      new Name(
                          i.id(),
                          i.name(),
                          Holds.NUMBER,
                          List.of(),
                          Disclosure.ORDINARY,
                          false,
                          Source.NORM,
                          "")));
    }
  }

  private void add(Name name) {
    Dataset dataset = values.dataset();
    LocalText plain =
        LocalText.of(plain(name.label().zh(), dataset), plain(name.label().en(), dataset));
    catalogue.put(
        name.name(),
        new Name(
            name.name(),
            plain,
            name.holds(),
            name.values(),
            name.disclosure(),
            name.identifies(),
            name.source(),
            name.form()));
  }

  /** A label without places for values: the reference date is the wave's, others stay open. */
  static String plain(String label, Dataset dataset) {
    return label
        .replace("${ref_date}", dataset.wave().referenceDate().toString())
        .replaceAll("\\$\\{[^}]*}", "…");
  }

  private Name column(Variable v, Set<String> money) {
    Holds holds =
        switch (v.type()) {
          case NUMBER -> Holds.NUMBER;
          case CHOICE -> Holds.CODE;
          case CHOICES -> Holds.CODES;
          default -> Holds.TEXT;
        };
    boolean amount = holds == Holds.NUMBER && money.contains(v.name());
    Disclosure disclosure =
        amount
            ? Disclosure.MONEY
            : v.sensitivity() == Sensitivity.P1 ? Disclosure.ORDINARY : Disclosure.SENSITIVE;
    boolean identifies = v.role() == Variable.Role.IDENTIFIER || holds == Holds.TEXT;
    return new Name(
        v.name(),
        v.label(),
        holds,
        v.values(),
        disclosure,
        identifies,
        v.isItem() ? Source.FORM : Source.FRAME,
        v.form());
  }

  /** Whether a derived variable reads names of this kind of unit only. */
  private boolean isOwn(RowRule rule) {
    return rule.reads().stream()
        .allMatch(
            name ->
                values.dataset().codebook().find(name).isPresent()
                    || definitions.findVariable(name).filter(v -> isOwn(v.rule())).isPresent()
                    || definitions
                        .findIndicator(name)
                        .filter(i -> i.counted() == unit)
                        .isPresent());
  }

  private Name derived(DerivedVariable v) {
    boolean sensitive = new ItemsRead(definitions, data).addRule(unit, v.rule()).isSensitive();
    return new Name(
        v.name(),
        v.label(),
        v.values().isEmpty() ? Holds.TEXT : Holds.CODE,
        v.values(),
        sensitive ? Disclosure.SENSITIVE : Disclosure.ORDINARY,
        v.values().isEmpty(),
        Source.DERIVED,
        "");
  }

  private Name indicator(Indicator i) {
    Holds holds =
        switch (i.kind()) {
          case BINARY, NORM -> Holds.YES_NO;
          case CATEGORY -> Holds.CODE;
          case CODES -> Holds.CODES;
          case TEXT -> Holds.TEXT;
          default -> Holds.NUMBER;
        };
    boolean sensitive =
        i.disclosure() == Disclosure.ORDINARY
            && new ItemsRead(definitions, data).addIndicator(unit, i.id()).isSensitive();
    return new Name(
        i.id(),
        i.title(),
        holds,
        holds == Holds.YES_NO ? YES_NO : i.values(),
        sensitive ? Disclosure.SENSITIVE : i.disclosure(),
        holds == Holds.TEXT,
        Source.INDICATOR,
        "");
  }

  private Name norm(Norm n) {
    boolean sensitive = new ItemsRead(definitions, data).addRule(unit, n.rule()).isSensitive();
    return new Name(
        n.id(),
        n.name(),
        Holds.YES_NO,
        YES_NO,
        sensitive ? Disclosure.SENSITIVE : Disclosure.ORDINARY,
        false,
        Source.NORM,
        "");
  }

  public Dataset dataset() {
    return values.dataset();
  }

  public AnalysisDefinitions definitions() {
    return definitions;
  }

  /** The data that the units are part of. */
  public WaveData data() {
    return data;
  }

  public UnitKind unit() {
    return unit;
  }

  /** All that can be asked: columns of the frame, items, derived variables, indicators, norms. */
  public List<Name> listNames() {
    return List.copyOf(catalogue.values());
  }

  public Optional<Name> findName(String name) {
    return Optional.ofNullable(catalogue.get(name));
  }

  /** Ids of the bases that count units of this kind, all units first. */
  public List<String> listBases() {
    return definitions.bases().stream().filter(b -> b.unit() == unit).map(Base::id).toList();
  }

  /** What a base is called. */
  public LocalText baseName(String id) {
    return definitions.base(id).name();
  }

  /** What shares of a base are shares of. */
  public LocalText baseDenominator(String id) {
    return definitions.base(id).denominator();
  }

  /**
   * @param id one of {@link #listBases}
   */
  public BaseRows base(String id) {
    BaseRows known = bases.get(id);
    if (known == null) {
      BaseUnits units = BaseUnits.of(definitions.base(id), values);
      boolean[] member = new boolean[size()];
      boolean[] possible = new boolean[size()];
      boolean[] answered = new boolean[size()];
      for (int row = 0; row < member.length; row++) {
        member[row] = units.isMember(row);
        possible[row] = units.isPossible(row);
        answered[row] = units.isAnswered(row);
      }
      known =
          new BaseRows(
              id,
              units.base().name(),
              units.base().denominator(),
              member,
              possible,
              answered,
              units.weighting());
      bases.put(id, known);
    }
    return known;
  }

  public int size() {
    return values.size();
  }

  /**
   * The values of a name: 1 or 0, a number, or a text with codes.
   *
   * @throws NoSuchElementException when there is no such name
   */
  public Measured values(String name) {
    Measured known = measured.get(name);
    if (known == null) {
      known = compute(findName(name).orElseThrow());
      measured.put(name, known);
    }
    return known;
  }

  private Measured compute(Name name) {
    if (name.source() == Source.NORM) {
      return definitions
          .findNorm(name.name())
          .map(values::norm)
          .orElseGet(() -> values.values(name.name()));
    }
    if (name.source() == Source.INDICATOR || name.source() == Source.DERIVED) {
      return values.values(name.name());
    }
    return values.columnValues(name.name());
  }

  /** The rows that have a code; of a unit without an answer nobody knows. */
  public Rows having(String name, String code) {
    Name known = findName(name).orElseThrow();
    boolean[] in = new boolean[size()];
    boolean[] unknown = new boolean[size()];
    if (known.holds() == Holds.CODES) {
      Measured of = values(name);
      for (int row = 0; row < in.length; row++) {
        in[row] = of.has(row) && Arrays.asList(of.text(row).split(" ")).contains(code);
      }
      return new Rows(in, open(name));
    }
    int[] places = places(known);
    int wanted = known.values().stream().map(ValueLabel::code).toList().indexOf(code);
    for (int row = 0; row < in.length; row++) {
      in[row] = wanted >= 0 && places[row] == wanted;
      unknown[row] = places[row] == OPEN;
    }
    return wanted < 0 ? byText(known, code, unknown) : new Rows(in, unknown);
  }

  /** Of names without a list of codes. */
  private Rows byText(Name name, String code, boolean[] unknown) {
    Measured of = values(name.name());
    boolean[] in = new boolean[size()];
    for (int row = 0; row < in.length; row++) {
      in[row] = of.has(row) && of.text(row).equals(code);
    }
    return new Rows(in, unknown);
  }

  /** For each row the place of its code among those of the name, {@code NONE} or {@code OPEN}. */
  private int[] places(Name name) {
    int[] known = placesOf.get(name.name());
    if (known == null) {
      Map<String, Integer> place = new HashMap<>();
      name.values().forEach(v -> place.putIfAbsent(v.code(), place.size()));
      Measured of = values(name.name());
      boolean[] open = open(name.name());
      known = new int[size()];
      for (int row = 0; row < known.length; row++) {
        if (of.has(row)) {
          String code = name.holds() == Holds.YES_NO ? (of.isTrue(row) ? "1" : "0") : of.text(row);
          known[row] = place.getOrDefault(code, NONE);
        } else {
          known[row] = open[row] ? OPEN : NONE;
        }
      }
      placesOf.put(name.name(), known);
    }
    return known;
  }

  /** For each row whether nobody knows what its unit has. */
  private boolean[] open(String name) {
    boolean[] known = openOf.get(name);
    if (known == null) {
      Measured of = values(name);
      boolean asked = isAsked(findName(name).orElseThrow());
      known = new boolean[size()];
      for (int row = 0; row < known.length; row++) {
        known[row] =
            of.state(row) == State.UNKNOWN
                || (asked && !of.has(row) && !values.dataset().isAnswered(row));
      }
      openOf.put(name, known);
    }
    return known;
  }

  /** Whether a name rests on what forms ask. */
  private boolean isAsked(Name name) {
    return switch (name.source()) {
      case FRAME -> name.name().equals(FrameColumns.FORM);
      case FORM -> true;
      case DERIVED ->
          !new ItemsRead(definitions, data)
              .addRule(unit, definitions.findVariable(name.name()).orElseThrow().rule())
              .items()
              .isEmpty();
      case INDICATOR, NORM ->
          !new ItemsRead(definitions, data).addIndicator(unit, name.name()).items().isEmpty();
    };
  }

  /** Reads a condition; its faults say where in it they stand. */
  public Optional<Expression> condition(String text, Place place, Problems problems) {
    return new RuleReader(names, problems).condition(text, place);
  }

  /** Names that a condition reads, directly or in what it reads. */
  public List<String> reads(Expression condition) {
    return new ArrayList<>(AnalysisFunctions.reads(condition));
  }

  /** The forms that ask what these names rest on. */
  public List<FormRef> forms(Stream<String> read) {
    ItemsRead items = new ItemsRead(definitions, data);
    read.forEach(name -> items.addName(unit, name));
    return items.forms();
  }

  /**
   * The rows for which a condition holds; where it does not and reads what is not known, or an
   * answer that was never given, nobody knows.
   */
  public Rows where(Expression condition) {
    boolean[] in = values.where(condition);
    boolean[] unknown = new boolean[size()];
    List<String> read = reads(condition).stream().filter(catalogue::containsKey).toList();
    for (String name : read) {
      boolean[] open = open(name);
      for (int row = 0; row < in.length; row++) {
        unknown[row] |= !in[row] && open[row];
      }
    }
    return new Rows(in, unknown);
  }
}
