package org.orgstatus.analysis.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orgstatus.base.LocalText;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * What a table is to show. Names are columns, derived variables, indicators and norms of one kind
 * of unit; {@link TableCheck} says which of them there are.
 *
 * @param unit the kind of unit that is counted
 * @param base id of the base, whose answers are weighted to all its units
 * @param rows name whose codes are the rows; empty for the total alone
 * @param columns name whose codes are the columns; empty for one column
 * @param of name that is measured; empty for counts, and for shares of rows that lie in each column
 * @param codes of {@code of} that are counted in a share; empty for yes
 * @param where a condition in the language of the forms that units meet; empty for all
 * @param filters codes that units have, beside the condition; of several of one name any
 * @param weights whether answers stand for the units that did not answer
 * @param level of intervals, between 0 and 1
 * @param test whether the rows are tested against each other
 */
public record TableRequest(
    UnitKind unit,
    String base,
    String rows,
    String columns,
    Measure measure,
    String of,
    List<String> codes,
    String where,
    List<Choice> filters,
    boolean weights,
    Intervals intervals,
    double level,
    boolean test) {

  /** The words that a request is written with, in an address, a file or JSON. */
  public static final List<String> WORDS =
      List.of(
          "unit",
          "base",
          "rows",
          "columns",
          "measure",
          "of",
          "code",
          "where",
          "filter",
          "weights",
          "interval",
          "level",
          "test");

  private static final int LONGEST_CONDITION = 1000;

  /** What each place of the table says of its units. */
  public enum Measure {
    COUNT("单位数", "Number of units"),
    SHARE("比例", "Share"),
    MEAN("均值", "Mean"),
    TOTAL("合计", "Total"),
    MEDIAN("中位数", "Median");

    private final LocalText label;

    Measure(String zh, String en) {
      this.label = LocalText.of(zh, en);
    }

    public LocalText label() {
      return label;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is taken of numbers. */
    public boolean isOfNumbers() {
      return this == MEAN || this == TOTAL || this == MEDIAN;
    }
  }

  /** How intervals are made. */
  public enum Intervals {
    /** As the study does: logit for shares, Korn–Graubard at 0 and 100%, Student else. */
    STUDY("按本调研的规则", "The study's rule"),
    LOGIT("logit", "Logit"),
    KORN_GRAUBARD("Korn–Graubard", "Korn–Graubard"),
    ARCSINE("反正弦", "Arcsine"),
    LIKELIHOOD("似然比", "Likelihood"),
    STUDENT("t分布", "Student"),
    NONE("不给区间", "None");

    private final LocalText label;

    Intervals(String zh, String en) {
      this.label = LocalText.of(zh, en);
    }

    public LocalText label() {
      return label;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether it is defined for the measure. */
    boolean fits(Measure measure) {
      return switch (this) {
        case STUDY, NONE -> true;
        case STUDENT -> measure != Measure.MEDIAN;
        case LOGIT, KORN_GRAUBARD -> measure == Measure.SHARE || measure == Measure.MEDIAN;
        default -> measure == Measure.SHARE;
      };
    }
  }

  /** A name and a code that units have. */
  public record Choice(String name, String code) {

    /** As addresses and files write it. */
    public String word() {
      return name + "=" + code;
    }
  }

  public TableRequest {
    codes = List.copyOf(codes);
    filters = List.copyOf(filters);
  }

  /**
   * Reads a request from words.
   *
   * @param words values by word; what is left out has its usual value
   * @param faults gets what cannot be read; a request is given all the same, so that a form can be
   *     shown again
   */
  public static TableRequest of(Map<String, List<String>> words, List<TableFault> faults) {
    return new Reader(words, faults).request();
  }

  /** Its words, those of usual value left out: the same request gives the same words. */
  public Map<String, List<String>> words() {
    Map<String, List<String>> words = new LinkedHashMap<>();
    if (unit != UnitKind.INSTITUTION) {
      words.put("unit", List.of(unit.code()));
    }
    put(words, "base", base);
    put(words, "rows", rows);
    put(words, "columns", columns);
    words.put("measure", List.of(measure.word()));
    put(words, "of", of);
    if (!codes.isEmpty()) {
      words.put("code", codes);
    }
    put(words, "where", where);
    if (!filters.isEmpty()) {
      words.put("filter", filters.stream().map(Choice::word).toList());
    }
    put(words, "weights", weights ? "" : "no");
    put(words, "interval", intervals == Intervals.STUDY ? "" : intervals.word());
    put(words, "level", level == 0.95 ? "" : percent());
    put(words, "test", test ? "yes" : "");
    return words;
  }

  private static void put(Map<String, List<String>> words, String word, String value) {
    if (!value.isEmpty()) {
      words.put(word, List.of(value));
    }
  }

  /** The level of intervals in percent, without needless zeros. */
  public String percent() {
    return java.math.BigDecimal.valueOf(100 * level)
        .setScale(1, java.math.RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** Whether every place is the share of its row's units that lie in its column. */
  boolean isOfRows() {
    return measure == Measure.SHARE && of.isEmpty();
  }

  private static final class Reader {

    private final Map<String, List<String>> words;
    private final List<TableFault> faults;

    Reader(Map<String, List<String>> words, List<TableFault> faults) {
      this.words = words;
      this.faults = faults;
    }

    TableRequest request() {
      words.keySet().stream()
          .filter(word -> !WORDS.contains(word))
          .sorted()
          .forEach(word -> faults.add(TableFault.unknownWord(word)));
      return new TableRequest(
          unit(),
          one("base"),
          one("rows"),
          one("columns"),
          measure(),
          one("of"),
          many("code"),
          where(),
          filters(),
          truth("weights", true),
          intervals(),
          level(),
          truth("test", false));
    }

    private List<String> many(String word) {
      return words.getOrDefault(word, List.of()).stream()
          .map(String::strip)
          .filter(value -> !value.isEmpty())
          .distinct()
          .toList();
    }

    private String one(String word) {
      List<String> values = many(word);
      if (values.size() > 1) {
        faults.add(
            TableFault.of(
                word,
                "several-values",
                "“" + word + "”只能写一个值，这里有" + values.size() + "个。",
                "'" + word + "' takes one value; here are " + values.size() + "."));
      }
      return values.isEmpty() ? "" : values.get(0);
    }

    private UnitKind unit() {
      String word = one("unit");
      return word.isEmpty()
          ? UnitKind.INSTITUTION
          : chosen("unit", word, Stream.of(UnitKind.values()).toList(), UnitKind::code)
              .orElse(UnitKind.INSTITUTION);
    }

    private Measure measure() {
      String word = one("measure");
      return word.isEmpty()
          ? Measure.COUNT
          : chosen("measure", word, List.of(Measure.values()), Measure::word).orElse(Measure.COUNT);
    }

    private Intervals intervals() {
      String word = one("interval");
      return word.isEmpty()
          ? Intervals.STUDY
          : chosen("interval", word, List.of(Intervals.values()), Intervals::word)
              .orElse(Intervals.STUDY);
    }

    private <T> Optional<T> chosen(
        String field, String word, List<T> all, java.util.function.Function<T, String> of) {
      Optional<T> found = all.stream().filter(one -> of.apply(one).equals(word)).findFirst();
      if (found.isEmpty()) {
        List<String> known = all.stream().map(of).collect(Collectors.toList());
        faults.add(TableFault.unknown(field, "unknown-word", word, known));
      }
      return found;
    }

    private boolean truth(String word, boolean usual) {
      String value = one(word);
      if (value.isEmpty()) {
        return usual;
      }
      return chosen(word, value, List.of("yes", "no"), x -> x)
          .orElse(usual ? "yes" : "no")
          .equals("yes");
    }

    private String where() {
      String condition = one("where");
      if (condition.length() > LONGEST_CONDITION) {
        faults.add(
            TableFault.of(
                "where",
                "too-long",
                "条件最多" + LONGEST_CONDITION + "字。",
                "A condition has at most " + LONGEST_CONDITION + " characters."));
        return "";
      }
      return condition;
    }

    private List<Choice> filters() {
      List<Choice> choices = new ArrayList<>();
      for (String filter : many("filter")) {
        int at = filter.indexOf('=');
        if (at < 1 || at == filter.length() - 1) {
          faults.add(
              TableFault.of(
                  "filter",
                  "bad-filter",
                  "筛选“" + filter + "”应写成“变量=代码”，例如 region=EAST。",
                  "The filter '" + filter + "' is written name=code, for example region=EAST."));
        } else {
          choices.add(new Choice(filter.substring(0, at), filter.substring(at + 1)));
        }
      }
      return choices;
    }

    private double level() {
      String word = one("level");
      if (word.isEmpty()) {
        return 0.95;
      }
      if (word.matches("[0-9]{2}(\\.[0-9])?")) {
        double level = Double.parseDouble(word) / 100;
        if (level >= 0.5) {
          return level;
        }
      }
      faults.add(
          TableFault.of(
              "level",
              "bad-level",
              "置信水平“" + word + "”应为50至99.9的百分数，最多一位小数。",
              "The level '"
                  + word
                  + "' is a percentage from 50 to 99.9 with one decimal at most."));
      return 0.95;
    }
  }
}
