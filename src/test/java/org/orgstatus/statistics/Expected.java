package org.orgstatus.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Numbers that an R script wrote; the script of the same name stands beside the file. */
final class Expected {

  static final Path FOLDER = Path.of("src/test/resources/reference");

  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private final Map<String, Double> differences = new LinkedHashMap<>();
  private final Set<String> compared = new TreeSet<>();

  private Expected() {}

  static Expected read(Path file) {
    Expected expected = new Expected();
    List<String> lines = lines(file);
    for (String line : lines.subList(1, lines.size())) {
      int comma = line.lastIndexOf(',');
      expected.numbers.put(line.substring(0, comma), Double.valueOf(line.substring(comma + 1)));
    }
    return expected;
  }

  static Expected of(String script) {
    return read(FOLDER.resolve(script + ".csv"));
  }

  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keys that begin with this word, as their parts between separators. */
  List<String[]> keys(String first, String separator) {
    List<String[]> found = new ArrayList<>();
    for (String key : numbers.keySet()) {
      String[] parts = key.split(separator);
      if (parts[0].equals(first)) {
        found.add(parts);
      }
    }
    return found;
  }

  /** Relative difference at most 1e-9. */
  void agree(String key, double actual) {
    agree(key, actual, 1e-9);
  }

  void agree(String key, double actual, double relative) {
    double value = value(key);
    double scale = Math.max(1e-3, Math.abs(value));
    differences.put(key, Math.abs(value - actual) / scale);
    assertEquals(value, actual, relative * scale, key);
  }

  /** Relative difference also of the smallest tail. */
  void agreeInTail(String key, double actual, double relative) {
    double value = value(key);
    differences.put(key, value == actual ? 0 : Math.abs(value - actual) / Math.abs(value));
    assertEquals(value, actual, relative * Math.abs(value), key);
  }

  /** What R wrote, for keys whose text says what it is. */
  double value(String key) {
    assertTrue(numbers.containsKey(key), () -> "R wrote no " + key);
    compared.add(key);
    return numbers.get(key);
  }

  /** The largest relative difference seen so far over keys that begin like this. */
  double largestDifference(String prefix) {
    return differences.entrySet().stream()
        .filter(e -> e.getKey().startsWith(prefix))
        .mapToDouble(Map.Entry::getValue)
        .max()
        .orElseThrow(() -> new AssertionError("nothing compared under " + prefix));
  }

  Set<String> keys() {
    return numbers.keySet();
  }

  /** How many numbers of the file were compared so far. */
  int compared() {
    return compared.size();
  }

  /** Every number of the file was compared: none is there for show. */
  void allCompared() {
    Set<String> left = new TreeSet<>(numbers.keySet());
    left.removeAll(compared);
    assertEquals(Set.of(), left);
  }
}
