package org.orgstatus.analysis.method;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.orgstatus.analysis.definition.Dimension;
import org.orgstatus.analysis.definition.Disclosure;
import org.orgstatus.analysis.definition.Indicator;
import org.orgstatus.analysis.definition.Indicator.Kind;
import org.orgstatus.analysis.definition.Norm;
import org.orgstatus.analysis.definition.NormIndex;
import org.orgstatus.analysis.plan.AnalysisPlan;
import org.orgstatus.analysis.value.Measured;
import org.orgstatus.analysis.value.Measured.State;
import org.orgstatus.base.LocalText;
import org.orgstatus.dataset.Variable.ValueLabel;

/**
 * One row of a profile: a yes/no value of which shares are taken, or a number of which medians are.
 *
 * @param block dimension of the indicator
 */
public record ProfileMeasure(
    String id,
    LocalText label,
    LocalText block,
    Measured measured,
    boolean share,
    Disclosure disclosure) {

  /** Codes that say "none of these": they count as no choice. */
  private static final String NONE = "none";

  /** The row that a plan's row stands for; empty for categories and for estimates of groups. */
  public static Optional<ProfileMeasure> of(AnalysisRun run, AnalysisPlan.Row row) {
    String id = row.indicator();
    Optional<NormIndex> index = run.definitions().findIndex(id);
    if (index.isPresent()) {
      return Optional.of(
          new ProfileMeasure(
              id,
              labelled(id, row.name().orElse(index.get().name())),
              Dimension.STRUCTURE.label(),
              run.values().values(id),
              false,
              Disclosure.ORDINARY));
    }
    Indicator indicator = run.definitions().indicator(id);
    if (indicator.kind().isEstimated()) {
      return Optional.empty();
    }
    LocalText label = labelled(id, row.name().orElse(indicator.title()));
    LocalText block = indicator.dimension().label();
    Measured values = run.values().values(id);
    Disclosure disclosure = run.disclosure(indicator);
    if (!row.shareOf().isEmpty()) {
      return Optional.of(
          new ProfileMeasure(id, label, block, chosen(values, row.shareOf()), true, disclosure));
    }
    return switch (indicator.kind()) {
      case BINARY, NORM ->
          Optional.of(new ProfileMeasure(id, label, block, values, true, disclosure));
      case CODES ->
          Optional.of(
              new ProfileMeasure(id, breadth(label), block, counted(values), false, disclosure));
      case CATEGORY -> Optional.empty();
      default -> Optional.of(new ProfileMeasure(id, label, block, values, false, disclosure));
    };
  }

  public static LocalText labelled(String id, LocalText name) {
    return LocalText.of(id + " " + name.zh(), id + " " + name.en());
  }

  /** The code of a category's row; the indicator's id for other rows. */
  public String code() {
    return id.substring(id.indexOf('.') + 1);
  }

  private static LocalText breadth(LocalText label) {
    return LocalText.of(label.zh() + "（项数）", label.en() + " (number)");
  }

  /** The values of a category or of multiple codes, one yes/no row each. */
  public static List<ProfileMeasure> categories(AnalysisRun run, Indicator indicator) {
    List<ProfileMeasure> rows = new ArrayList<>();
    Measured values = run.values().values(indicator.id());
    Disclosure disclosure = run.disclosure(indicator);
    for (ValueLabel value : indicator.values()) {
      rows.add(
          new ProfileMeasure(
              indicator.id() + "." + value.code(),
              value.label(),
              labelled(indicator.id(), indicator.name()),
              chosen(values, List.of(value.code())),
              true,
              disclosure));
    }
    return rows;
  }

  public static ProfileMeasure of(AnalysisRun run, Norm norm) {
    return new ProfileMeasure(
        norm.id(),
        norm.label(),
        norm.strength().label(),
        run.values().norm(norm),
        true,
        run.isSensitive(norm.rule()) ? Disclosure.SENSITIVE : Disclosure.ORDINARY);
  }

  /** Whether a code says "none of these". */
  public static boolean isNone(String code) {
    return code.equals(NONE);
  }

  public static boolean hasCategories(Indicator indicator) {
    return indicator.kind() == Kind.CATEGORY || indicator.kind() == Kind.CODES;
  }

  /** Whether a row's codes hold one of those wanted. */
  public static Measured chosen(Measured codes, List<String> wanted) {
    Measured result = new Measured(codes.size());
    Map<String, Boolean> known = new HashMap<>(); // few different answers
    for (int row = 0; row < codes.size(); row++) {
      if (codes.has(row)) {
        boolean yes = known.computeIfAbsent(codes.text(row), text -> holds(text, wanted));
        result.set(row, yes ? 1 : 0, "");
      } else {
        result.set(row, codes.state(row));
      }
    }
    return result;
  }

  private static boolean holds(String text, List<String> wanted) {
    return Stream.of(text.split(" ")).anyMatch(wanted::contains);
  }

  private static Measured counted(Measured codes) {
    Measured result = new Measured(codes.size());
    for (int row = 0; row < codes.size(); row++) {
      if (codes.state(row) == State.VALUE) {
        long count = Stream.of(codes.text(row).split(" ")).filter(c -> !c.equals(NONE)).count();
        result.set(row, count, "");
      } else {
        result.set(row, codes.state(row));
      }
    }
    return result;
  }
}
