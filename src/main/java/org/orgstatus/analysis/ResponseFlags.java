package org.orgstatus.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.orgstatus.analysis.plan.AnalysisDefinitions;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Dataset;
import org.orgstatus.dataset.FrameColumns;
import org.orgstatus.dataset.Variable;
import org.orgstatus.dataset.Variable.ValueLabel;
import org.orgstatus.dataset.WaveData;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;
import org.orgstatus.statistics.Quantile;

/**
 * Responses that a person should look at: filled in too fast, the same choice throughout a scale, a
 * number far from the others', or against the roster. What is too fast and what contradicts the
 * roster is as the comparison of data quality (C27) has it. A flag is a reason to look, never a
 * fault.
 */
public final class ResponseFlags {

  /** Items of one scale, and answers to them, below which sameness says nothing. */
  private static final int LEAST_ITEMS = 5;

  /** Codes of a scale: yes and no are often the same throughout. */
  private static final int LEAST_CODES = 3;

  /** Known numbers below which nothing is far from the others. */
  private static final int LEAST_NUMBERS = 20;

  /** Robust standard deviations of log(1 + x) beyond which a number is far from the others. */
  private static final double FAR = 4;

  /** A normal distribution's standard deviation in median absolute deviations. */
  private static final double NORMAL = 1.4826;

  /** Why a response is flagged. */
  public enum Kind {
    FAST("fast", LocalText.of("填得过快", "Too fast")),
    STRAIGHT("straight", LocalText.of("答案千篇一律", "All answers alike")),
    OUTLIER("outlier", LocalText.of("数值偏离", "Far-off numbers")),
    CONFLICT("conflict", LocalText.of("与省级名单不一致", "Against the roster"));

    private final String word;
    private final LocalText label;

    Kind(String word, LocalText label) {
      this.word = word;
      this.label = label;
    }

    public String word() {
      return word;
    }

    public LocalText label() {
      return label;
    }

    public static Optional<Kind> ofWord(String word) {
      return Stream.of(values()).filter(k -> k.word.equals(word)).findFirst();
    }
  }

  /**
   * A response to look at.
   *
   * @param code of the unit
   * @param item name of the item, or of the first of a scale; empty where it is the whole response
   * @param label what the item asks
   * @param what was found, with its numbers
   */
  public record Flag(
      Kind kind, String code, String name, String item, LocalText label, LocalText what) {}

  private final AnalysisDefinitions definitions;
  private final Dataset dataset;
  private final List<Flag> flags = new ArrayList<>();

  private ResponseFlags(AnalysisDefinitions definitions, Dataset dataset) {
    this.definitions = definitions;
    this.dataset = dataset;
  }

  /**
   * All flags of the units of one kind, by kind of flag and code of unit.
   *
   * @throws java.util.NoSuchElementException when the data have no table of the kind
   */
  public static List<Flag> of(AnalysisDefinitions definitions, WaveData data, UnitKind unit) {
    ResponseFlags flags = new ResponseFlags(definitions, data.find(unit).orElseThrow());
    flags.fast();
    flags.straight();
    flags.outliers();
    flags.conflicts();
    return List.copyOf(flags.flags);
  }

  private Optional<AnalysisPlan> plan() {
    return definitions.plans().stream()
        .filter(plan -> plan.method() == AnalysisMethod.DATA_QUALITY)
        .findFirst();
  }

  private void add(Kind kind, int row, String item, String zh, String en) {
    flags.add(
        new Flag(
            kind,
            dataset.text(row, FrameColumns.UNIT),
            dataset.text(row, FrameColumns.NAME),
            item,
            dataset.codebook().find(item).map(this::label).orElse(LocalText.EMPTY),
            LocalText.of(zh, en)));
  }

  private LocalText label(Variable item) {
    return LocalText.of(
        TableUnits.plain(item.label().zh(), dataset), TableUnits.plain(item.label().en(), dataset));
  }

  private int[] answered() {
    return IntStream.range(0, dataset.size()).filter(dataset::isAnswered).toArray();
  }

  private void fast() {
    // A lock from before the column was kept has none.
    if (plan().isEmpty() || dataset.codebook().find(FrameColumns.MINUTES).isEmpty()) {
      return;
    }
    int limit = plan().get().number("fast");
    for (int row : answered()) {
      double minutes = dataset.number(row, FrameColumns.MINUTES);
      if (minutes < limit) {
        String time = number(minutes);
        add(
            Kind.FAST,
            row,
            "",
            "用时" + time + "分钟，少于" + limit + "分钟",
            time + " minutes, fewer than " + limit);
      }
    }
  }

  /** Items of a form with the same codes are a scale. */
  private void straight() {
    Map<List<String>, List<Variable>> scales = new LinkedHashMap<>();
    for (Variable v : dataset.codebook().variables()) {
      if (v.isItem()
          && !v.isInRepeat()
          && v.type() == Variable.Type.CHOICE
          && v.values().size() >= LEAST_CODES) {
        List<String> key = new ArrayList<>(List.of(v.form()));
        v.values().stream().map(ValueLabel::code).forEach(key::add);
        scales.computeIfAbsent(key, k -> new ArrayList<>()).add(v);
      }
    }
    scales.values().stream().filter(s -> s.size() >= LEAST_ITEMS).forEach(this::straight);
  }

  private void straight(List<Variable> scale) {
    for (int row : answered()) {
      List<String> given =
          scale.stream()
              .map(v -> dataset.text(row, v.name()))
              .filter(code -> !code.isEmpty())
              .toList();
      if (given.size() >= LEAST_ITEMS && given.stream().distinct().count() == 1) {
        Variable first = scale.get(0);
        LocalText label = first.labelOf(given.get(0)).orElse(LocalText.same(given.get(0)));
        String last = scale.get(scale.size() - 1).name();
        add(
            Kind.STRAIGHT,
            row,
            first.name(),
            first.name() + "至" + last + "中答的" + given.size() + "题都是“" + label.zh() + "”",
            "All "
                + given.size()
                + " answers from "
                + first.name()
                + " to "
                + last
                + " are '"
                + label.en()
                + "'");
      }
    }
  }

  private void outliers() {
    dataset.codebook().variables().stream()
        .filter(v -> v.isItem() && !v.isInRepeat() && v.type() == Variable.Type.NUMBER)
        .forEach(this::outliers);
  }

  /** Within a level, where units have one; a zero is far from nothing. */
  private void outliers(Variable item) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    boolean levels = dataset.codebook().find(FrameColumns.LEVEL).isPresent();
    for (int row : answered()) {
      double value = dataset.number(row, item.name());
      if (value > 0) {
        String level = levels ? dataset.text(row, FrameColumns.LEVEL) : "";
        groups.computeIfAbsent(level, l -> new ArrayList<>()).add(row);
      }
    }
    groups.values().stream()
        .filter(rows -> rows.size() >= LEAST_NUMBERS)
        .forEach(rows -> outliers(item, rows));
  }

  private void outliers(Variable item, List<Integer> rows) {
    double[] values = rows.stream().mapToDouble(row -> dataset.number(row, item.name())).toArray();
    double[] logs = Arrays.stream(values).map(StrictMath::log1p).toArray();
    double middle = Quantile.type7(logs, 0.5).orElseThrow();
    double[] apart = Arrays.stream(logs).map(x -> Math.abs(x - middle)).toArray();
    double spread = NORMAL * Quantile.type7(apart, 0.5).orElseThrow();
    if (spread == 0) {
      return;
    }
    String median = number(Quantile.type7(values, 0.5).orElseThrow());
    for (int i = 0; i < logs.length; i++) {
      if (apart[i] > FAR * spread) {
        String value = number(values[i]);
        add(
            Kind.OUTLIER,
            rows.get(i),
            item.name(),
            item.name() + " = " + value + "，同层次的中位数是" + median,
            item.name() + " = " + value + ", the median of its level is " + median);
      }
    }
  }

  private void conflicts() {
    if (dataset.unit() != UnitKind.INSTITUTION || plan().isEmpty()) {
      return;
    }
    AnalysisPlan plan = plan().get();
    Optional<Variable> own = dataset.codebook().find(plan.setting("own"));
    Optional<Variable> roster = dataset.codebook().find(plan.setting("roster"));
    if (own.isEmpty() || roster.isEmpty()) {
      return;
    }
    for (int row : answered()) {
      String said = dataset.text(row, own.get().name());
      String listed = dataset.text(row, roster.get().name());
      boolean ownYes = said.equals(plan.setting("own_yes"));
      boolean rosterYes = listed.equals(plan.setting("roster_yes"));
      if (!said.isEmpty() && !listed.isEmpty() && ownYes != rosterYes) {
        LocalText answer = own.get().labelOf(said).orElse(LocalText.same(said));
        add(
            Kind.CONFLICT,
            row,
            own.get().name(),
            "本校填“" + answer.zh() + "”，省级名单" + (rosterYes ? "列有" : "没有列"),
            "Its own answer is '"
                + answer.en()
                + "', the roster "
                + (rosterYes ? "lists it" : "does not list it"));
      }
    }
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,d", Math.round(value))
        : String.format(Locale.ROOT, "%,.1f", value);
  }
}
