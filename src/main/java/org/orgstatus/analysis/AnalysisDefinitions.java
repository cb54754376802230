package org.orgstatus.analysis;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the files of a folder {@code analysis/} define, faultless parts only.
 *
 * @param version SHA-256 of the files of indicators, norms and groups
 */
public record AnalysisDefinitions(
    List<DerivedVariable> variables,
    List<Base> bases,
    List<Group> groups,
    List<Indicator> indicators,
    List<Norm> norms,
    List<NormIndex> indices,
    List<AnalysisPlan> plans,
    String version) {

  public AnalysisDefinitions {
    variables = List.copyOf(variables);
    bases = List.copyOf(bases);
    groups = List.copyOf(groups);
    indicators = List.copyOf(indicators);
    norms = List.copyOf(norms);
    indices = List.copyOf(indices);
    plans = List.copyOf(plans);
  }

  Base base(String id) {
    return only(bases, Base::id, id);
  }

  Group group(String id) {
    return only(groups, Group::id, id);
  }

  Indicator indicator(String id) {
    return only(indicators, Indicator::id, id);
  }

  Optional<Indicator> findIndicator(String id) {
    return find(indicators, Indicator::id, id);
  }

  Norm norm(String id) {
    return only(norms, Norm::id, id);
  }

  Optional<Norm> findNorm(String id) {
    return find(norms, Norm::id, id);
  }

  NormIndex index(String id) {
    return only(indices, NormIndex::id, id);
  }

  Optional<NormIndex> findIndex(String id) {
    return find(indices, NormIndex::id, id);
  }

  Optional<DerivedVariable> findVariable(String name) {
    return find(variables, DerivedVariable::name, name);
  }

  private static <T> Optional<T> find(List<T> all, Function<T, String> id, String wanted) {
    return all.stream().filter(t -> id.apply(t).equals(wanted)).findFirst();
  }

  private static <T> T only(List<T> all, Function<T, String> id, String wanted) {
    return find(all, id, wanted)
        .orElseThrow(() -> new IllegalArgumentException("not defined: " + wanted));
  }
}
