package org.orgstatus.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.Indicator.Kind;
import org.orgstatus.analysis.definition.MeasuredUnit;
import org.orgstatus.analysis.definition.Norm;
import org.orgstatus.testing.Reference;

/**
 * Compares the definitions with the master list of indicators and of clauses, row by row. The
 * masters are not part of this repository; without them the comparison says so.
 */
class IndicatorsMatchMasterTest {

  private static final Map<String, String> DIMENSIONS =
      Map.of(
          "operating mechanism", "mechanism",
          "activity mode", "modes",
          "work lever", "levers",
          "staff and resources", "resources");

  /** Which kinds a word of the master's column {@code variable_type} can become. */
  private static final Map<String, Set<Kind>> KINDS =
      Map.ofEntries(
          Map.entry("binary", EnumSet.of(Kind.BINARY)),
          Map.entry("percent", EnumSet.of(Kind.PERCENT, Kind.RATE)),
          Map.entry("count", EnumSet.of(Kind.COUNT, Kind.GAP)),
          Map.entry("count and percent", EnumSet.of(Kind.REACHED)),
          Map.entry("distribution", EnumSet.of(Kind.DISTRIBUTION)),
          Map.entry("year", EnumSet.of(Kind.YEAR)),
          Map.entry("count per year", EnumSet.of(Kind.DISTRIBUTION)),
          Map.entry("score", EnumSet.of(Kind.SCORE, Kind.INDEX)),
          Map.entry("multi-response", EnumSet.of(Kind.CODES)),
          Map.entry("categorical", EnumSet.of(Kind.CATEGORY)),
          Map.entry("years", EnumSet.of(Kind.NUMBER)),
          Map.entry("ordinal", EnumSet.of(Kind.SCORE, Kind.CATEGORY, Kind.MEDIAN)),
          Map.entry("ordinal sum", EnumSet.of(Kind.SCORE)),
          Map.entry("weighted", EnumSet.of(Kind.SCORE)),
          Map.entry("class", EnumSet.of(Kind.CLASS)),
          Map.entry("counts", EnumSet.of(Kind.COUNT, Kind.NUMBER)),
          Map.entry("shares", EnumSet.of(Kind.PERCENT, Kind.RATE)),
          Map.entry("decimal", EnumSet.of(Kind.NUMBER)),
          Map.entry("decimal, yuan", EnumSet.of(Kind.NUMBER)),
          Map.entry("institution code", EnumSet.of(Kind.TEXT)),
          Map.entry("text, coded", EnumSet.of(Kind.TEXT)));

  private static final String NORM = "binary norm";
  private static final Pattern RANGE = Pattern.compile("([0-9]+)-([0-9]+)");

  private static List<CSVRecord> master(String file) throws IOException {
    String text = new String(Reference.bytes("domain/" + file), StandardCharsets.UTF_8);
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser parser = CSVParser.parse(text, format)) {
      return parser.getRecords();
    }
  }

  private static List<Indicator> proper() {
    return Shipped.DEFINITIONS.indicators().stream().filter(i -> !i.isPart()).toList();
  }

  /** The indicator and its parts. */
  private static List<Indicator> family(String id) {
    return Shipped.DEFINITIONS.indicators().stream()
        .filter(i -> i.id().equals(id) || i.partOf().equals(id))
        .toList();
  }

  /** One column of the master beside ours, row by row. */
  private static void compare(String column, Function<Indicator, String> ours) throws IOException {
    List<String> expected = new ArrayList<>();
    List<String> actual = new ArrayList<>();
    for (CSVRecord row : master("indicators.csv")) {
      expected.add(row.get("indicator_id") + " " + row.get(column));
    }
    proper().forEach(i -> actual.add(i.id() + " " + ours.apply(i)));
    assertEquals(String.join("\n", expected), String.join("\n", actual), column);
  }

  @Test
  void all128StandInTheOrderOfTheMaster() throws IOException {
    compare("indicator_id", Indicator::id);
    assertEquals(128, proper().size());
  }

  @Test
  void namesClausesAndItemsAreThoseOfTheMaster() throws IOException {
    compare("name_zh", i -> i.name().zh());
    compare("name_en", i -> i.name().en());
    compare("dimension_zh", i -> i.dimension().label().zh());
    compare("clauses", i -> String.join(";", i.clauses()));
    compare("items", i -> String.join(";", i.items()));
  }

  @Test
  void dimensionsAreThoseOfTheMaster() throws IOException {
    for (CSVRecord row : master("indicators.csv")) {
      String word = DIMENSIONS.getOrDefault(row.get("dimension"), row.get("dimension"));
      String id = row.get("indicator_id");
      assertEquals(word, Shipped.DEFINITIONS.indicator(id).dimension().word(), id);
    }
  }

  /** A visit is one for each alliance, of which the master speaks. */
  private static Set<String> units(Stream<Indicator> indicators) {
    return indicators
        .flatMap(i -> i.units().stream())
        .map(u -> u == MeasuredUnit.VISIT ? MeasuredUnit.ALLIANCE : u)
        .map(MeasuredUnit::word)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void unitsAreThoseOfTheMaster() throws IOException {
    for (CSVRecord row : master("indicators.csv")) {
      String id = row.get("indicator_id");
      Set<String> wanted = new TreeSet<>(List.of(row.get("unit_of_observation").split("; ")));
      Set<String> main = units(Stream.of(Shipped.DEFINITIONS.indicator(id)));
      assertTrue(wanted.containsAll(main), id + ": " + main + " for " + wanted);
      assertTrue(units(family(id).stream()).containsAll(wanted), id + " lacks a unit of " + wanted);
    }
  }

  @Test
  void kindsAndRangesAreThoseOfTheMaster() throws IOException {
    for (CSVRecord row : master("indicators.csv")) {
      String id = row.get("indicator_id");
      Set<Kind> main = EnumSet.of(Kind.SEVERAL);
      for (String type : row.get("variable_type").split("; ")) {
        String word = type.replaceAll("[0-9-]*[0-9][0-9,-]* ?", "").trim();
        if (word.equals(NORM)) {
          main.add(Kind.NORM);
          assertTrue(Shipped.DEFINITIONS.findNorm(id).isPresent(), id + " is no norm");
        } else {
          Set<Kind> possible = KINDS.get(word);
          assertTrue(possible != null, id + " has the type " + word);
          main.addAll(possible);
          assertTrue(
              family(id).stream().anyMatch(i -> possible.contains(i.kind())),
              id + " has no measure that is " + word);
        }
        Matcher range = RANGE.matcher(type);
        if (range.find() && Shipped.DEFINITIONS.indicator(id).kind() != Kind.INDEX) {
          String limits = range.group(1) + " " + range.group(2);
          assertTrue(
              family(id).stream().anyMatch(i -> limits(i.scale()).equals(limits)),
              id + " has no measure from " + limits);
        }
      }
      Kind kind = Shipped.DEFINITIONS.indicator(id).kind();
      assertTrue(main.contains(kind), id + " is " + kind + ", not of " + main);
    }
  }

  private static String limits(Indicator.Scale scale) {
    return scale.low().map(Object::toString).orElse("")
        + " "
        + scale.high().map(Object::toString).orElse("");
  }

  @Test
  void everyNormOfTheMasterIsANormOrATarget() throws IOException {
    Set<String> wanted = new TreeSet<>();
    for (CSVRecord row : master("indicators.csv")) {
      if (!row.get("norm_operator").isEmpty()) {
        wanted.add(row.get("indicator_id"));
      }
    }
    Set<String> ours = new TreeSet<>();
    Shipped.DEFINITIONS.norms().stream().filter(n -> !n.isReading()).forEach(n -> ours.add(n.id()));
    Shipped.DEFINITIONS.targets().forEach(t -> ours.add(t.id()));
    assertEquals(wanted, ours);
    assertEquals(
        "50",
        Shipped.DEFINITIONS.targetsOf("COV-02").get(0).value(),
        "the target of every province");
  }

  @Test
  void clausesSayWhatTheMasterSays() throws IOException {
    List<String> expected = new ArrayList<>();
    for (CSVRecord row : master("clauses.csv")) {
      expected.add(
          String.join(
              "|",
              row.get("clause_id"),
              row.get("text_zh"),
              row.get("gloss_en"),
              row.get("force")));
    }
    List<String> ours =
        Shipped.DEFINITIONS.clauses().stream()
            .map(
                c ->
                    String.join(
                        "|",
                        c.id(),
                        c.text().zh(),
                        c.text().en(),
                        c.strength().map(Norm.Strength::word).orElse("")))
            .toList();
    assertEquals(String.join("\n", expected), String.join("\n", ours));
  }
}
