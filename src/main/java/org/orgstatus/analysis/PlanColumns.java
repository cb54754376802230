package org.orgstatus.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.orgstatus.dataset.Variable.ValueLabel;

/** The ids of the columns that a method gives to a table of a plan, in order. */
final class PlanColumns {

  static final String STANDARDIZED = ".std";

  private static final List<String> COVERAGE =
      List.of(
          "population",
          "answered",
          "response",
          "established",
          "rate",
          "lower",
          "upper",
          "class",
          "gap",
          "gap_least",
          "of_known",
          "unconfirmed",
          "unknown");

  private PlanColumns() {}

  static List<String> of(AnalysisPlan plan, List<Group> groups, String table) {
    return switch (plan.method()) {
      case COVERAGE_AGAINST_TARGET -> coverage(plan, table);
      case NORM_BY_NORM -> norms(plan, groups, table);
      case GROUP_PROFILE -> profile(groups, table);
    };
  }

  private static List<String> coverage(AnalysisPlan plan, String table) {
    List<String> counts = plan.counts().stream().map(AnalysisPlan.Count::id).toList();
    List<String> beside = plan.settings().getOrDefault("beside", List.of());
    return switch (table) {
      case "coverage" -> joined(COVERAGE, counts, beside);
      case "summary" ->
          List.of(
              "population",
              "established",
              "rate",
              "gap",
              "gap_sum",
              "units",
              "reached",
              "not_reached",
              "open",
              "reached_share");
      case "denominators" ->
          joined(plan.settings().getOrDefault("rate", List.of()), beside).stream()
              .flatMap(r -> Stream.of(r + ".population", r + ".established", r + ".rate"))
              .toList();
      case "status" -> joined(List.of("population", "established"), counts, List.of("unknown"));
      default -> List.of("population", "answered", "response");
    };
  }

  private static List<String> norms(AnalysisPlan plan, List<Group> groups, String table) {
    return switch (table) {
      case "norms" ->
          joined(
              List.of("clauses", "rate", "n", "met", "not_applicable", "unknown"),
              plan.besideBase().isEmpty() ? List.of() : List.of("beside"));
      case "by-group" -> {
        List<String> columns = new ArrayList<>(List.of("nation"));
        groups.forEach(g -> g.values().forEach(v -> columns.add(g.id() + "." + v.code())));
        yield columns;
      }
      case "readings" -> List.of("rate", "n", "met", "not_applicable", "unknown");
      case "index" -> List.of("n", "lower_quartile", "median", "upper_quartile", "high", "low");
      case "together" -> plan.indicators().stream().map(AnalysisPlan.Row::indicator).toList();
      default -> List.of("n", "both", "phi");
    };
  }

  private static List<String> profile(List<Group> groups, String table) {
    List<String> values =
        groups.stream().flatMap(g -> g.values().stream()).map(ValueLabel::code).toList();
    List<String> standardized = values.stream().map(v -> v + STANDARDIZED).toList();
    return switch (table) {
      case "shares", "medians" ->
          joined(
              joined(List.of("nation"), values, standardized),
              List.of("effect", "effect.std", "verdict"));
      case "spread" -> List.of("n", "lower_quartile", "median", "upper_quartile", "zero");
      default -> joined(List.of("nation"), values, List.of("effect"));
    };
  }

  private static List<String> joined(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private static List<String> joined(List<String> first, List<String> second, List<String> third) {
    return joined(joined(first, second), third);
  }
}
