package org.orgstatus.analysis.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.orgstatus.analysis.definition.Base;
import org.orgstatus.analysis.definition.Clause;
import org.orgstatus.analysis.definition.DerivedVariable;
import org.orgstatus.analysis.definition.Group;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.Norm;
import org.orgstatus.analysis.definition.NormIndex;
import org.orgstatus.analysis.definition.NormTarget;
import org.orgstatus.questionnaire.Questionnaire.UnitKind;

/**
 * What the files of a folder {@code analysis/} define, faultless parts only.
 *
 * @param indicators by dimension, in the order of the files
 * @param version SHA-256 of the files of indicators, norms, clauses and groups
 */
public record AnalysisDefinitions(
    List<DerivedVariable> variables,
    List<Base> bases,
    List<Group> groups,
    List<Indicator> indicators,
    List<Norm> norms,
    List<NormIndex> indices,
    List<NormTarget> targets,
    List<Clause> clauses,
    List<AnalysisPlan> plans,
    String version) {

  public AnalysisDefinitions {
    variables = List.copyOf(variables);
    bases = List.copyOf(bases);
    groups = List.copyOf(groups);
    indicators = List.copyOf(indicators);
    norms = List.copyOf(norms);
    indices = List.copyOf(indices);
    targets = List.copyOf(targets);
    clauses = List.copyOf(clauses);
    plans = List.copyOf(plans);
  }

  public Base base(String id) {
    return only(bases, Base::id, id);
  }

  /** The first base that counts units of a kind: all of them. */
  public Base firstBase(UnitKind unit) {
    return bases.stream().filter(base -> base.unit() == unit).findFirst().orElseThrow();
  }

  public Group group(String id) {
    return only(groups, Group::id, id);
  }

  public Indicator indicator(String id) {
    return only(indicators, Indicator::id, id);
  }

  public Optional<Indicator> findIndicator(String id) {
    return find(indicators, Indicator::id, id);
  }

  public Norm norm(String id) {
    return only(norms, Norm::id, id);
  }

  public Optional<Norm> findNorm(String id) {
    return find(norms, Norm::id, id);
  }

  /** What documents ask of an estimate. */
  public List<NormTarget> targetsOf(String id) {
    return targets.stream().filter(t -> t.id().equals(id)).toList();
  }

  public NormIndex index(String id) {
    return only(indices, NormIndex::id, id);
  }

  public Optional<NormIndex> findIndex(String id) {
    return find(indices, NormIndex::id, id);
  }

  public Optional<DerivedVariable> findVariable(String name) {
    return find(variables, DerivedVariable::name, name);
  }

  public Optional<Clause> findClause(String id) {
    return find(clauses, Clause::id, id);
  }

  private static <T> Optional<T> find(List<T> all, Function<T, String> id, String wanted) {
    return all.stream().filter(t -> id.apply(t).equals(wanted)).findFirst();
  }

  private static <T> T only(List<T> all, Function<T, String> id, String wanted) {
    return find(all, id, wanted)
        .orElseThrow(() -> new IllegalArgumentException("not defined: " + wanted));
  }
}
