package org.orgstatus.analysis.definition;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Indicator.Estimate;
import org.orgstatus.analysis.definition.Indicator.Input;
import org.orgstatus.analysis.definition.Indicator.Kind;
import org.orgstatus.base.DefinitionText;
import org.orgstatus.base.Problems;

/**
 * Checks what shows only when all indicators and norms are read: that the norm or index behind one
 * exists, that what one is made of is faultless, and that none is made of itself.
 */
public final class IndicatorCheck {

  private final IndicatorReader reader;
  private final Declared declared;
  private final NormReader norms;
  private final Problems problems;

  public IndicatorCheck(
      IndicatorReader reader, Declared declared, NormReader norms, Problems problems) {
    this.reader = reader;
    this.declared = declared;
    this.norms = norms;
    this.problems = problems;
  }

  /** Reports every fault and takes the faulty indicators out. */
  public void check() {
    Set<String> faulty = new HashSet<>();
    for (Indicator indicator : reader.indicators()) {
      if (indicator.kind().isGivenByNorms() && !isGiven(indicator)) {
        notGiven(indicator);
        faulty.add(indicator.id());
      }
      if (!isMadeOfTheRightKind(indicator)) {
        faulty.add(indicator.id());
      }
    }
    for (Indicator indicator : reader.indicators()) {
      List<String> loop = new ArrayList<>();
      if (!faulty.contains(indicator.id()) && leadsBack(indicator.id(), indicator.id(), loop)) {
        loop(indicator, loop);
        faulty.addAll(loop);
      }
    }
    reader.leaveOut(i -> faulty.contains(i.id()));
    removeUsersOfFaulty();
  }

  private boolean isGiven(Indicator indicator) {
    return indicator.kind() == Kind.NORM
        ? norms.norms().stream().anyMatch(n -> n.id().equals(indicator.id()))
        : norms.indices().stream().anyMatch(n -> n.id().equals(indicator.id()));
  }

  private void notGiven(Indicator indicator) {
    boolean norm = indicator.kind() == Kind.NORM;
    problems.add(
        "norm-of-indicator-missing",
        place(indicator).place(),
        "“"
            + indicator.id()
            + "”的值由同一编号的"
            + (norm ? "规范（norms）" : "指数（indices）")
            + "给出，但没有找到。请在 norms.yaml 中补上，或改 kind。",
        "The value of '"
            + indicator.id()
            + "' comes from the "
            + (norm ? "norm" : "index")
            + " of the same id, and there is none. Add it to norms.yaml or change the kind.");
  }

  /** A gap and a count of reached units are made of a rate, a median of numbers. */
  private boolean isMadeOfTheRightKind(Indicator indicator) {
    Optional<Kind> of = find(indicator.of()).map(Indicator::kind);
    boolean right =
        of.isEmpty()
            || switch (indicator.kind()) {
              case GAP, REACHED -> of.get() == Kind.RATE;
              case MEDIAN -> of.get().isNumber();
              case RATE, DISTRIBUTION -> of.get().isRow();
              default -> true;
            };
    if (!right) {
      problems.add(
          "type-mismatch",
          place(indicator).place(),
          "“" + indicator.id() + "”由“" + indicator.of() + "”得出，但后者的类型不合适。请改用另一个指标，或改 kind。",
          "'"
              + indicator.id()
              + "' is made of '"
              + indicator.of()
              + "', whose kind does not fit. Name another indicator or change the kind.");
    }
    return right;
  }

  private boolean leadsBack(String from, String to, List<String> path) {
    if (path.contains(from)) {
      return false;
    }
    path.add(from);
    for (String next : readBy(from)) {
      if (next.equals(to) || leadsBack(next, to, path)) {
        return true;
      }
    }
    path.remove(from);
    return false;
  }

  private void loop(Indicator indicator, List<String> path) {
    String circle = String.join(" → ", path) + " → " + indicator.id();
    problems.add(
        "indicator-loop",
        place(indicator).place(),
        "指标互相引用成环：" + circle + "。请改写其中一个，使它不再引用后面的。",
        "Indicators are made of one another: " + circle + ". Write one of them without the next.");
  }

  /** Ids of the indicators that one reads, directly or through its norm or index. */
  private Set<String> readBy(String id) {
    Set<String> read = new LinkedHashSet<>();
    find(id)
        .ifPresent(
            i -> {
              i.rule().ifPresent(r -> read.addAll(r.reads()));
              i.estimate().ifPresent(e -> addTo(read, e));
              if (i.kind().isGivenByNorms()) {
                rulesOfNorms(id).forEach(r -> read.addAll(r.reads()));
              }
            });
    read.retainAll(declared.all());
    return read;
  }

  private static void addTo(Set<String> read, Estimate estimate) {
    read.add(estimate.of());
    estimate.denominator().amount().ifPresent(a -> read.addAll(AnalysisFunctions.reads(a)));
    estimate.inputs().stream().map(Input::indicator).forEach(read::add);
  }

  private Stream<RowRule> rulesOfNorms(String id) {
    List<String> ids =
        norms.indices().stream()
            .filter(x -> x.id().equals(id))
            .findFirst()
            .map(NormIndex::norms)
            .orElse(List.of(id));
    return norms.norms().stream().filter(n -> ids.contains(n.id())).map(Norm::rule);
  }

  /** What is made of a faulty indicator cannot be computed either. */
  private void removeUsersOfFaulty() {
    Optional<Indicator> user;
    do {
      user = reader.indicators().stream().filter(i -> !unsound(i).isEmpty()).findFirst();
      user.ifPresent(
          i -> {
            DefinitionText id = place(i);
            declared.requireSound(unsound(i).iterator().next(), false, id.place(), problems);
            reader.leaveOut(i::equals);
          });
    } while (user.isPresent());
  }

  private Set<String> unsound(Indicator indicator) {
    Set<String> read = readBy(indicator.id());
    read.removeIf(id -> find(id).isPresent());
    return read;
  }

  private Optional<Indicator> find(String id) {
    return reader.indicators().stream().filter(i -> i.id().equals(id)).findFirst();
  }

  private DefinitionText place(Indicator indicator) {
    return reader.places.get(indicator.id());
  }
}
