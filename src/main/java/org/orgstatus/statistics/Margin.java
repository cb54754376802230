package org.orgstatus.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A classification of all cases of a design with what is known of it from outside.
 *
 * @param name for messages
 * @param category for each case a code, an index into {@code population}
 * @param population units known to be in each category, 0 or greater
 */
public record Margin(String name, int[] category, double[] population) {

  /**
   * One merging of categories, for the weighting log.
   *
   * @param from code that was given up
   * @param into code that took its cases and units
   * @param answers of the category that was given up
   */
  public record Merge(String margin, int from, int into, int answers) {}

  public Margin {
    category = category.clone();
    population = population.clone();
    for (int code : category) {
      Arguments.index("category of " + name, code, population.length);
    }
    for (double units : population) {
      Arguments.notNegative("population of " + name, units);
    }
  }

  @Override
  public int[] category() {
    return category.clone();
  }

  @Override
  public double[] population() {
    return population.clone();
  }

  int of(int index) {
    return category[index];
  }

  int size() {
    return category.length;
  }

  int categories() {
    return population.length;
  }

  double populationOf(int code) {
    return population[code];
  }

  /** Answers by category. */
  int[] answers(SurveyDesign design) {
    Arguments.sameLength("margin " + name, category.length, design.size());
    int[] n = new int[population.length];
    for (int i = 0; i < category.length; i++) {
      n[category[i]] += design.weight(i) > 0 ? 1 : 0;
    }
    return n;
  }

  /**
   * The same margin with categories of few answers merged into their neighbour in code, that with
   * fewer answers first, the lower code in doubt: codes are ordered so that neighbours are alike.
   *
   * @param least answers that a category with units must have, for example 5
   * @param log gets one entry for each merging, in order
   */
  public Margin collapsed(SurveyDesign design, int least, List<Merge> log) {
    int[] answers = answers(design);
    double[] units = population.clone();
    int[] into = new int[units.length];
    Arrays.setAll(into, k -> k);
    List<Integer> left = new ArrayList<>();
    for (int k = 0; k < units.length; k++) {
      left.add(k);
    }
    left.removeIf(k -> units[k] == 0 && answers[k] == 0);
    while (left.size() > 1) {
      int at = smallest(left, answers);
      if (answers[left.get(at)] >= least) {
        break;
      }
      int neighbour = neighbour(left, at, answers);
      int from = left.get(at);
      int to = left.get(neighbour);
      log.add(new Merge(name, from, to, answers[from]));
      answers[to] += answers[from];
      units[to] += units[from];
      units[from] = 0;
      Arrays.setAll(into, k -> into[k] == from ? to : into[k]);
      left.remove(at);
    }
    return new Margin(name, Arrays.stream(category).map(k -> into[k]).toArray(), units);
  }

  private static int smallest(List<Integer> left, int[] answers) {
    int at = 0;
    for (int k = 1; k < left.size(); k++) {
      at = answers[left.get(k)] < answers[left.get(at)] ? k : at;
    }
    return at;
  }

  private static int neighbour(List<Integer> left, int at, int[] answers) {
    if (at == 0 || at == left.size() - 1) {
      return at == 0 ? 1 : at - 1;
    }
    return answers[left.get(at + 1)] < answers[left.get(at - 1)] ? at + 1 : at - 1;
  }
}
