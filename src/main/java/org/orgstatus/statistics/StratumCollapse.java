package org.orgstatus.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Strata with fewer than two answers, merged within ever wider keys until each has two: province ×
 * level within region × level, then within the nation. Complete strata need no merging.
 *
 * <p>Within one parent the strata that fall short are pooled; if the pool still falls short it
 * takes in the sibling with the fewest answers, an incomplete one before a complete one; if there
 * is no sibling it waits for the next parent. The outcome does not depend on the order of cases.
 */
public final class StratumCollapse {

  /**
   * One merging, for the weighting log.
   *
   * @param within the parent key that all have in common
   * @param merged labels of the strata that became one, sorted; a stratum that was merged before
   *     stands with its parts joined by " + "
   * @param answered n_h of the new stratum
   * @param population N_h of the new stratum
   */
  public record Merge(String within, List<String> merged, int answered, int population) {
    public Merge {
      merged = List.copyOf(merged);
    }
  }

  private record Group(String label, List<String> path, List<String> finest, int n, int units) {

    boolean complete() {
      return n == units;
    }

    boolean shortOfAnswers() {
      return n < 2 && !complete();
    }
  }

  private final SurveyDesign design;
  private final List<Merge> log;

  private StratumCollapse(SurveyDesign design, List<Merge> log) {
    this.design = design;
    this.log = List.copyOf(log);
  }

  /**
   * @param pathOfCase for each unit of the census, answered or not, the keys of its stratum from
   *     the finest to the widest, for example (北京-本科, 东部-本科, 全国); a key determines the wider ones
   * @throws IllegalArgumentException where nobody answered, paths differ in length, or a key has
   *     two parents
   */
  public static StratumCollapse census(List<List<String>> pathOfCase, boolean[] answered) {
    Arguments.sameLength("answered", answered.length, pathOfCase.size());
    List<Group> groups = finest(pathOfCase, answered);
    List<Merge> log = new ArrayList<>();
    int depth = groups.isEmpty() ? 0 : groups.get(0).path().size();
    for (int level = 1; level < depth; level++) {
      groups = collapsed(groups, level, log);
    }
    return new StratumCollapse(SurveyDesign.census(codes(pathOfCase, groups), answered), log);
  }

  private static List<Group> finest(List<List<String>> pathOfCase, boolean[] answered) {
    Map<String, Group> byKey = new LinkedHashMap<>();
    for (int i = 0; i < answered.length; i++) {
      List<String> path = List.copyOf(pathOfCase.get(i));
      if (path.isEmpty() || path.size() != pathOfCase.get(0).size()) {
        throw new IllegalArgumentException("the path of case " + i + " is " + path);
      }
      int one = answered[i] ? 1 : 0;
      String key = path.get(0);
      Group before = byKey.getOrDefault(key, new Group(key, path, List.of(key), 0, 0));
      byKey.put(key, new Group(key, path, List.of(key), before.n() + one, before.units() + 1));
      requireOneParent(before.path(), path, 0);
    }
    return byKey.values().stream().sorted(Comparator.comparing(Group::label)).toList();
  }

  private static void requireOneParent(List<String> first, List<String> second, int level) {
    if (!first.subList(level, first.size()).equals(second.subList(level, second.size()))) {
      throw new IllegalArgumentException("one key with two parents: " + first + ", " + second);
    }
  }

  private static List<Group> collapsed(List<Group> groups, int level, List<Merge> log) {
    Map<String, List<Group>> byParent = new LinkedHashMap<>();
    for (Group g : groups) {
      List<Group> siblings = byParent.computeIfAbsent(g.path().get(level), k -> new ArrayList<>());
      siblings.add(g);
      requireOneParent(siblings.get(0).path(), g.path(), level);
    }
    List<Group> after = new ArrayList<>();
    byParent.forEach((parent, siblings) -> after.addAll(pooled(parent, siblings, log)));
    return after;
  }

  private static List<Group> pooled(String parent, List<Group> siblings, List<Merge> log) {
    List<Group> pool = new ArrayList<>();
    List<Group> rest = new ArrayList<>();
    siblings.forEach(g -> (g.shortOfAnswers() ? pool : rest).add(g));
    rest.sort(
        Comparator.comparing(Group::complete)
            .thenComparingInt(Group::n)
            .thenComparing(Group::label));
    while (!pool.isEmpty() && union(pool).n() < 2 && !rest.isEmpty()) {
      pool.add(rest.remove(0));
    }
    if (pool.size() > 1) {
      Group union = union(pool);
      log.add(
          new Merge(
              parent, pool.stream().map(Group::label).sorted().toList(), union.n(), union.units()));
      rest.add(union);
    } else {
      rest.addAll(pool);
    }
    return rest;
  }

  private static Group union(List<Group> pool) {
    List<String> finest = pool.stream().flatMap(g -> g.finest().stream()).sorted().toList();
    return new Group(
        String.join(" + ", finest),
        pool.get(0).path(),
        finest,
        pool.stream().mapToInt(Group::n).sum(),
        pool.stream().mapToInt(Group::units).sum());
  }

  private static int[] codes(List<List<String>> pathOfCase, List<Group> groups) {
    Map<String, Integer> codeOf = new LinkedHashMap<>();
    List<Group> sorted = groups.stream().sorted(Comparator.comparing(Group::label)).toList();
    for (int code = 0; code < sorted.size(); code++) {
      for (String key : sorted.get(code).finest()) {
        codeOf.put(key, code);
      }
    }
    int[] codes = new int[pathOfCase.size()];
    Arrays.setAll(codes, i -> codeOf.get(pathOfCase.get(i).get(0)));
    return codes;
  }

  /** A census over the merged strata, in the order of the cases. */
  public SurveyDesign design() {
    return design;
  }

  /** What was merged, in order; empty where every stratum had two answers or was complete. */
  public List<Merge> log() {
    return log;
  }
}
